"""A plan goes through JSON unharmed; JSON that is none is refused with the field named."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import EnumMeta
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaoxin.engines import plan as values
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.text import Text

words = st.text(max_size=12)
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(-(2**62), 2**62),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=4),
    type(None): st.none(),
    Text: st.builds(Text, zh=words, en=words),
    Message: st.builds(Message, words, st.dictionaries(words, st.none() | words, max_size=2)),
}


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that a plan is made of, built from the type alone."""
    if kind in LEAVES:
        return LEAVES[kind]
    if get_origin(kind) in (Union, UnionType):
        return st.one_of([anything(each) for each in get_args(kind)])
    if get_origin(kind) is tuple:
        return st.lists(anything(get_args(kind)[0]), max_size=2).map(tuple)
    if isinstance(kind, EnumMeta):
        return st.sampled_from(list(kind))
    assert issubclass(kind, msgspec.Struct), kind
    return st.builds(kind, **{name: anything(each) for name, each in get_type_hints(kind).items()})


plans = anything(values.Plan)
SAMPLE = values.Plan(
    key="sample-15",
    title=Text("样例规划", "Sample plan"),
    start_year=2026,
    end_year=2030,
    base_year=2025,
    indicators=(values.Indicator("1", Text("甲"), "亿元", span=values.Span(1, 0, 1)),),
    targets=(values.Target("1", "1", values.TargetKind.LEVEL, "亿元", value=Decimal("200.0")),),
)


@settings(max_examples=60, deadline=None)
@given(plans)
def test_every_plan_returns_from_json_as_it_was(plan: values.Plan) -> None:
    written = values.to_json(plan)
    again = values.from_json(written)
    assert again == plan
    assert values.to_json(again) == written
    assert values.content_digest(again) == values.content_digest(plan)


def test_figures_keep_the_digits_they_were_written_with() -> None:
    again = values.from_json(values.to_json(SAMPLE))
    assert str(again.targets[0].value) == "200.0"


def test_the_json_is_readable_text_under_a_versioned_name() -> None:
    document = json.loads(values.to_json(SAMPLE))
    assert set(document) == {"format", "plan"}
    assert document["format"] == "gaoxin-plan/1"
    assert "样例规划" in values.to_json(SAMPLE).decode()


@settings(max_examples=40, deadline=None)
@given(plans, plans)
def test_the_digest_tells_plans_apart(one: values.Plan, other: values.Plan) -> None:
    same = values.to_json(one) == values.to_json(other)
    assert (values.content_digest(one) == values.content_digest(other)) == same


def test_another_key_leaves_the_content() -> None:
    renamed = values.with_key(SAMPLE, "other-15")
    assert (renamed.key, renamed.targets) == ("other-15", SAMPLE.targets)
    assert values.content_digest(renamed) != values.content_digest(SAMPLE)


def spoilt(change: Callable[[Any], object]) -> bytes:
    document = json.loads(values.to_json(SAMPLE))
    change(document)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d["plan"]["targets"][0].update(value="many"), "$.plan.targets[0].value"),
        (lambda d: d["plan"]["targets"][0].update(kind="wish"), "$.plan.targets[0].kind"),
        (lambda d: d["plan"]["indicators"][0]["span"].update(line="x"), "indicators[0].span.line"),
        (lambda d: d["plan"]["indicators"][0].update(name="甲"), "$.plan.indicators[0].name"),
        (lambda d: d["plan"]["targets"][0].pop("unit"), "unit"),
        (lambda d: d["plan"].pop("title"), "title"),
        (lambda d: d["plan"].update(start_year="soon"), "$.plan.start_year"),
        (lambda d: d["plan"].update(known_from="June"), "$.plan.known_from"),
        (lambda d: d["plan"].update(sections={}), "$.plan.sections"),
        (lambda d: d.pop("plan"), "plan"),
        (lambda d: d.pop("format"), "format"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    change: Callable[[Any], object], place: str
) -> None:
    with pytest.raises(Refused) as refused:
        values.from_json(spoilt(change))
    assert refused.value.message.code == "plan.malformed"
    assert place in str(refused.value.message.params["where"])


@pytest.mark.parametrize(
    "data", [b"", b"{", b"plan", b"\xff\xfe\x00", b"\x00" * 9, "规划".encode("gb18030")]
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        values.from_json(data)
    assert refused.value.message.code == "plan.not_json"


@pytest.mark.parametrize("data", [b"{}", b"[]", b"null", b"1", b'"plan"'])
def test_json_that_is_no_plan_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        values.from_json(data)
    assert refused.value.message.code == "plan.malformed"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=40))
def test_no_bytes_bring_it_down(data: bytes) -> None:
    with pytest.raises(Refused):
        values.from_json(data)


def test_a_format_of_another_version_is_refused_by_its_name() -> None:
    with pytest.raises(Refused) as refused:
        values.from_json(spoilt(lambda d: d.update(format="gaoxin-plan/2")))
    assert refused.value.message.code == "plan.format"
    assert refused.value.message.params == {"found": "gaoxin-plan/2", "expected": "gaoxin-plan/1"}


def test_a_format_of_another_version_is_refused_before_its_content_is_read() -> None:
    later = json.dumps({"format": "gaoxin-plan/2", "plan": {"name": "rearranged"}}).encode()
    with pytest.raises(Refused) as refused:
        values.from_json(later)
    assert refused.value.message.code == "plan.format"

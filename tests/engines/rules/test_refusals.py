"""What is no rule: refused with line, column and the remedy's details, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.engines.rules.samples import CHANCES, SCHEMA, Chance, refusal

from gaoxin.engines.rules import Draft, Field, Kind, Schema, compile_predicate, conditions_of
from gaoxin.engines.rules.limits import MAX_LENGTH
from gaoxin.kernel.messages import Refused


@pytest.mark.parametrize(
    ("source", "code", "column"),
    [
        # names
        ("营业收人 > 1万元", "rules.name_misspelt", 1),
        ("失信 and reveune > 1万元", "rules.name_misspelt", 8),
        ("营业收入额 > 1万元", "rules.name_misspelt", 1),
        ("失信了 且 高新技术企业", "rules.name_misspelt", 1),
        ("不动产面机 > 1平方米", "rules.name_misspelt", 2),
        ("__import__('os')", "rules.name_unknown", 1),
        ("lambda: 1", "rules.name_misspelt", 1),
        ("失信 if 失信 else 失信", "rules.name_unknown", 4),
        ("eval('1')", "rules.name_unknown", 1),
        # syntax that Python would take
        ("员工数.__class__", "rules.character", 4),
        ("员工数[0] > 1人", "rules.operator_missing", 4),
        ("员工数(1) > 1人", "rules.operator_missing", 4),
        ("(失信 for 失信 in [1])", "rules.name_unknown", 5),
        ("[失信]", "rules.not_allowed", 1),
        ("失信, 失信", "rules.not_allowed", 1),
        ("(失信 := 1)", "rules.character", 5),
        ("{失信}", "rules.character", 1),
        ("f'{失信}'", "rules.name_unknown", 1),
        ("失信 & 失信", "rules.character", 4),
        ("专利数 % 2 > 1", "rules.character", 5),
        ("专利数 // 2 > 1", "rules.value_missing", 6),
        ("专利数 > 1; 失信", "rules.character", 8),
        ("失信 # 注", "rules.character", 4),
        ("最大(*专利数)", "rules.value_missing", 4),
        ("最大(专利数, key=专利数) > 1", "rules.name_unknown", 9),
        ("\\", "rules.character", 1),
        # order and brackets
        ("", "rules.empty", 1),
        (" \n ", "rules.empty", 1),
        ("专利数 >", "rules.value_missing_after", 5),
        ("> 3", "rules.value_missing", 1),
        ("专利数 > > 3", "rules.value_missing", 7),
        ("专利数 3", "rules.operator_missing", 5),
        ("失信 高新技术企业", "rules.operator_missing", 4),
        ("(专利数 > 3", "rules.bracket_open", 1),
        ("专利数 > 3)", "rules.bracket_stray", 8),
        ("行业 in (“软件”]", "rules.bracket_stray", 12),
        ("()", "rules.not_allowed", 1),
        ("最大(专利数,) > 3", "rules.value_missing", 8),
        ("+专利数 > 3", "rules.value_missing", 1),
        # numbers and units
        ("营业收入 > 2000", "rules.unit_needed", 8),
        ("营业收入 > 20人", "rules.units_differ", 8),
        ("营业收入 + 员工数 > 20人", "rules.units_differ", 8),
        ("营业收入 > 用地", "rules.units_differ", 8),
        ("研发占比 >= 3", "rules.unit_needed", 9),
        ("营业收入 > 3吨重", "rules.unit_unknown", 9),
        ("专利数 > 1e5", "rules.unit_unknown", 8),
        ("专利数 > 1.2.3", "rules.unit_unknown", 10),
        ("专利数 > 3 .5", "rules.character", 9),
        ("专利数 > 0x10", "rules.unit_unknown", 8),
        ("专利数 > 1_000", "rules.unit_unknown", 8),
        ("专利数 > " + "9" * 16, "rules.number_too_long", 7),
        ("专利数 ** 11 > 1", "rules.exponent", 8),
        ("专利数 ** 0 > 1", "rules.exponent", 8),
        ("专利数 ** 1.5 > 1", "rules.exponent", 8),
        ("专利数 ** 专利数 > 1", "rules.exponent", 8),
        ("专利数 ** -1 > 1", "rules.exponent", 8),
        ("用地 ** 7 > 1", "rules.unit_too_large", 7),
        ("(专利数 ** 2 + 1) ** 2 > 1", "rules.power_of_power", 2),
        # kinds
        ("专利数 + 1", "rules.not_a_condition", 1),
        ("行业", "rules.not_a_condition", 1),
        ("是", "rules.not_a_condition", 1),
        ("“软件”", "rules.not_a_condition", 1),
        ("专利数 and 失信", "rules.condition_expected", 1),
        ("非 专利数", "rules.condition_expected", 3),
        ("失信 > 1", "rules.number_expected", 1),
        ("失信 + 1 > 1", "rules.number_expected", 1),
        ("成立日期 + 1 > 1", "rules.number_expected", 1),
        ("成立日期 > 3年", "rules.day_and_number", 8),
        ("行业 = 3", "rules.kinds_differ", 6),
        ("失信 = “软件”", "rules.kinds_differ", 6),
        ("行业 = “软件业”", "rules.value_unknown", 6),
        ("行业 属于 [“软件”, 3]", "rules.text_expected", 14),
        ("失信 属于 [是]", "rules.number_expected", 1),
        ("1 < 专利数 in [3]", "rules.chain", 12),
        ("专利数 介于 3", "rules.between", 8),
        ("专利数 介于 (1, 2, 3)", "rules.between", 8),
        ("专利数 + 1 为空", "rules.field_expected", 1),
        ("专利数 属于 []", "rules.list_length", 8),
        ("最大(专利数) > 1", "rules.arguments", 1),
        ("缺省(专利数 + 1, 0) > 1", "rules.default", 4),
        ("缺省(专利数, 用地) > 1", "rules.default", 4),
        ("缺省(营业收入, 5) > 1万元", "rules.unit_needed", 10),
        ("成立日期 > 日期(“2026-02-30”)", "rules.date", 11),
        ("成立日期 > 2026年13月1日", "rules.date", 8),
        # text and signs
        ("行业 = “软件", "rules.text_open", 6),
        ("行业 = '软件\n'", "rules.text_open", 6),
        ("行业 = '" + "软" * 201 + "'", "rules.text_too_long", 6),
        ("专利数\x00 > 1", "rules.unseen_character", 4),
        ("专利数 \u202e> 1", "rules.unseen_character", 5),
        ("\ufeff专利数 > 1", "rules.unseen_character", 1),
        ("专利\u200b数 > 1", "rules.unseen_character", 3),
        ("专利数 > 1\u2028", "rules.unseen_character", 8),
        ("专利数 > 1\ud800", "rules.unseen_character", 8),
        ("专利数 > 1 🙂", "rules.character", 9),
        # size
        ("(" * 400 + "失信" + ")" * 400, "rules.too_deep", 33),
        ("-" * 400 + "专利数 > 1", "rules.too_deep", 33),
        ("非" * 400 + "失信", "rules.too_deep", 33),
        ("最大(" * 40 + "专利数" + ", 1)" * 40 + " > 1", "rules.too_deep", 99),
        ("+".join(["专利数"] * 200) + " > 1", "rules.too_deep", 1),
        ("+".join(["专利数"] * 999) + " > 1", "rules.too_deep", 1),
        ("失信 且 " * 1500 + "失信", "rules.too_large", 5001),
        ("专利数 属于 [" + ", ".join(["1"] * 501) + "]", "rules.list_length", 8),
        ("专利数 " * 10**6, "rules.too_long", 1),
        ("9" * 10**7, "rules.too_long", 1),
    ],
)
def test_it_is_refused_where_it_stands(source: str, code: str, column: int) -> None:
    message = refusal(source)
    assert (message.code, message.params["line"], message.params["column"]) == (code, 1, column)


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("失信 且\n  营业收人 > 1万元", 2, 3),
        ("失信\r\n且\r\n　　专利数 ＞ 1人", 3, 9),
        ("失信 且 （专利数 ≥ １ 且 研发占比 ≥ ３）", 1, 24),
    ],
)
def test_places_count_in_the_text_as_written(source: str, line: int, column: int) -> None:
    message = refusal(source)
    assert (message.params["line"], message.params["column"]) == (line, column)


@pytest.mark.parametrize(
    ("source", "params"),
    [
        ("营业收人 > 1万元", {"name": "营业收人", "nearest": "营业收入"}),
        ("zzz > 1", {"name": "zzz"}),
        ("行业 = “软件业”", {"text": "软件业", "field": "行业"}),
        ("营业收入 > 2000", {"expected": "万元"}),
        ("研发费用 / 员工数 >= 3%", {"found": "%", "expected": "万元/人"}),
        ("研发费用 / 营业收入 >= 3万元", {"found": "万元", "expected": "—"}),
    ],
)
def test_the_remedy_is_in_the_refusal(source: str, params: dict[str, str]) -> None:
    assert params.items() <= refusal(source).params.items()


def test_what_cannot_be_seen_is_named_by_its_code_point() -> None:
    assert refusal("专利数 \u202e> 1").params["character"] == "U+202E"


def test_nested_chains_do_not_grow_without_end() -> None:
    """Each level repeats its middle: thirty of them would come to a thousand million nodes."""
    source = "专利数"
    for _ in range(30):
        source = f"若(1 < {source} < 9, 1, 2)"
    assert refusal(f"{source} > 1").code == "rules.too_large"


def test_many_units_multiplied_are_refused() -> None:
    assert refusal("*".join(["营业收入"] * 90) + " > 1").code == "rules.unit_too_large"


def test_the_condition_of_a_rule_is_named() -> None:
    with pytest.raises(Refused) as refused:
        conditions_of(SCHEMA, [Draft("失信"), Draft("失言", key="信用")])
    assert refused.value.message.params["condition"] == "信用"
    assert refused.value.message.params["column"] == 1


WORDS = """
( ) [ ] , ， 、 . : = == >= ≥ < > ** * / - + % 且 或 非 不 not in 属于 介于 为空 is missing 是 否
若( max( 日期( 缺省( 营业收入 revenue 员工数 失信 行业 成立日期 研发占比 2000万元 3% 5人 12 1.5亿
万 元 年 2026年1月1日 “软件” ' " “ lambda for 99999999999999999 １ ＞
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\x00", "\u202e"])


def broken(chance: Chance, at: int, piece: str) -> str:
    """A good rule with something put into it."""
    source = chance.rule()
    return source[:at] + piece + source[at:]


TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=20).map(" ".join),
    st.lists(PIECES, max_size=20).map("".join),
    st.builds(broken, CHANCES, st.integers(0, 100), PIECES),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("(" * MAX_LENGTH)
@example("9" * MAX_LENGTH)
@example("不" * MAX_LENGTH)
@example("a" * MAX_LENGTH)
@example("万" * MAX_LENGTH)
@example("1万" * (MAX_LENGTH // 2))
@example("专利数<" * 1000 + "专利数")
@example("专利数 属于 [" * 30 + "1" + "]" * 30)
@example("“" * MAX_LENGTH)
@example("1/" * (MAX_LENGTH // 2))
def test_any_text_is_read_or_refused_with_its_place(source: str) -> None:
    try:
        compile_predicate(source, SCHEMA)
    except Refused as refused:
        params = refused.message.params
        lines = source.replace("\r\n", "\n").split("\n")
        line, column = params["line"], params["column"]
        assert isinstance(line, int)
        assert isinstance(column, int)
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


# -- schemas ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "field",
    [
        Field("and", "甲"),
        Field("a", "且"),
        Field("a", "营业 收入"),
        Field("a", "3年收入"),
        Field("a", "ＧＤＰ"),
        Field("a.b", "甲"),
        Field("", "甲"),
        Field("revenue", "甲"),
        Field("a", "甲", aliases=("营业收入",)),
    ],
)
def test_a_name_must_be_writable_and_used_once(field: Field) -> None:
    with pytest.raises(Refused) as refused:
        Schema([*SCHEMA, field])
    assert refused.value.message.code == "rules.field_name"


@pytest.mark.parametrize(
    "field",
    [
        Field("a", "甲", Kind.CATEGORY),
        Field("a", "甲", Kind.CATEGORY, values=("x", "x")),
        Field("a", "甲", Kind.CATEGORY, values=("x\n",)),
        Field("a", "甲", values=("x",)),
    ],
)
def test_a_category_needs_values_that_can_be_written(field: Field) -> None:
    with pytest.raises(Refused) as refused:
        Schema([field])
    assert refused.value.message.code == "rules.field_values"

"""Plans are kept as editions: whole or not at all, never changed, in force from their day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from tests.apps.samples import PLAN, at_work, changed

from gaoxin.apps.audit.models import Entry
from gaoxin.apps.people.rights import Role
from gaoxin.apps.people.viewer import Forbidden, Viewer
from gaoxin.apps.plans import access, actions
from gaoxin.apps.plans.models import Edition, Item, Plan, SourceText, Stage
from gaoxin.engines.plan import Span
from gaoxin.faces.shipped import load_shipped_zones
from gaoxin.kernel.messages import Refused
from gaoxin.kernel.text import Text, digest

pytestmark = pytest.mark.django_db
At = Callable[[str], Viewer]
LATER = changed(title=Text("试验规划（调整）"))
PLAN_DAY = PLAN.known_from or date.min
LATER_DAY = date(2028, 2, 1)


@pytest.fixture
def planner() -> Viewer:
    return at_work(Role.PLANNER)


@pytest.fixture
def two_editions(planner: Viewer) -> Plan:
    actions.load_plan(planner, PLAN)
    loaded = actions.load_plan(planner, LATER, reason="mid-term", known_from=LATER_DAY)
    return loaded.edition.plan


def refusal(function: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as refused:
        function(*args, **more)
    return refused.value.message.code


def held() -> tuple[int, ...]:
    """How many rows there are of everything that loading writes."""
    return tuple(model.objects.count() for model in (Plan, Edition, Item, SourceText, Entry))


def test_loading_keeps_the_plan_as_its_first_edition(planner: Viewer) -> None:
    loaded = actions.load_plan(planner, PLAN)
    assert loaded.created
    assert (loaded.edition.number, loaded.edition.stage) == (1, "adopted")
    found = access.in_force(planner, PLAN_DAY)
    assert found is not None
    assert found.value == PLAN
    keys = set(Item.objects.filter(plan=found.row).values_list("kind", "key"))
    assert keys == {("indicator", "1"), ("indicator", "2"), ("project", "p1")}
    assert Entry.objects.latest("id").subject == "probe-15@1"


def test_loading_again_changes_nothing(planner: Viewer) -> None:
    first = actions.load_plan(planner, PLAN)
    before = held()
    again = actions.load_plan(planner, PLAN)
    assert (again.created, again.edition) == (False, first.edition)
    assert held() == before


def test_the_shipped_zones_load_again_without_change() -> None:
    before = held()
    load_shipped_zones(demo=True)
    assert held() == before


def test_changed_content_without_a_reason_is_refused_and_nothing_is_written(
    planner: Viewer,
) -> None:
    actions.load_plan(planner, PLAN)
    before = held()
    assert refusal(actions.load_plan, planner, LATER) == "plan.changed"
    assert held() == before


def test_with_a_reason_it_becomes_the_next_edition(two_editions: Plan) -> None:
    kept = Edition.objects.filter(plan=two_editions).order_by("number")
    assert [(e.number, e.reason, e.known_from) for e in kept] == [
        (1, "", PLAN_DAY),
        (2, "mid-term", LATER_DAY),
    ]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (PLAN_DAY - timedelta(days=1), None),
        (PLAN_DAY, 1),
        (LATER_DAY - timedelta(days=1), 1),
        (LATER_DAY, 2),
        (date(2099, 1, 1), 2),
    ],
)
def test_the_edition_in_force_is_that_of_the_day(
    day: date, number: int | None, planner: Viewer, two_editions: Plan
) -> None:
    found = access.in_force(planner, day, "probe-15")
    assert (found.edition.number if found else None) == number
    assert access.first_day(planner) == PLAN_DAY
    assert [edition.number for edition in access.editions(planner, two_editions.key)] == [2, 1]


def test_an_edition_is_never_changed(two_editions: Plan) -> None:
    edition = Edition.objects.filter(plan=two_editions).earliest("number")
    edition.reason = "rewritten"
    with pytest.raises(TypeError):
        edition.save()
    with pytest.raises(TypeError):
        edition.delete()


def test_a_key_outlives_its_edition(planner: Viewer) -> None:
    first = actions.load_plan(planner, PLAN).edition
    one = changed(indicators=PLAN.indicators[:1], targets=PLAN.targets[:1])
    actions.load_plan(planner, one, reason="one dropped")
    actions.load_plan(planner, LATER, reason="back again")
    since = Item.objects.filter(plan=first.plan, kind="indicator").values_list("key", "since")
    assert set(since) == {("1", first.pk), ("2", first.pk)}


def test_a_draft_is_seen_by_the_planner_alone(planner: Viewer) -> None:
    actions.load_plan(planner, PLAN, stage=Stage.DRAFT)
    found = access.in_force(planner, PLAN_DAY)
    assert found is not None
    assert found.edition.stage == "draft"
    for role in (Role.LEADER, Role.REPORTER, Role.ASSESSOR):
        assert access.in_force(at_work(role, "first"), PLAN_DAY) is None
    assert access.in_force(planner, PLAN_DAY, right="observation.add") is None


def test_a_draft_beside_an_adopted_edition_is_not_in_force(planner: Viewer) -> None:
    actions.load_plan(planner, PLAN)
    actions.load_plan(planner, LATER, stage=Stage.DRAFT)
    found = access.in_force(planner, PLAN_DAY)
    assert found is not None
    assert (found.edition.number, found.value.title) == (1, PLAN.title)


def test_adopting_makes_the_draft_an_edition_that_counts_from_its_day(planner: Viewer) -> None:
    actions.load_plan(planner, PLAN, stage=Stage.DRAFT)
    edition = actions.adopt(planner, "probe-15", reason="by the assembly")
    assert (edition.stage, edition.known_from) == ("adopted", PLAN_DAY)
    found = access.in_force(at_work(Role.LEADER), PLAN_DAY)
    assert found is not None
    assert found.edition == edition


def test_there_is_nothing_to_adopt_without_a_draft(planner: Viewer) -> None:
    assert refusal(actions.adopt, planner, "probe-15", reason="x") == "plan.no_draft"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PLANNER}))
def test_only_the_planner_loads_and_adopts(role: Role) -> None:
    somebody = at_work(role)
    with pytest.raises(Forbidden):
        actions.load_plan(somebody, PLAN)
    with pytest.raises(Forbidden):
        actions.adopt(somebody, "probe-15", reason="x")
    with pytest.raises(Forbidden):
        actions.attach_document(somebody, "probe-15", "plan.txt", b"")


def test_a_plan_without_a_day_is_refused(planner: Viewer) -> None:
    undated = changed(known_from=None)
    before = held()
    assert refusal(actions.load_plan, planner, undated) == "plan.no_day"
    assert held() == before
    loaded = actions.load_plan(planner, undated, known_from=LATER_DAY)
    assert loaded.edition.known_from == LATER_DAY


def test_the_key_of_another_zones_plan_is_refused(planner: Viewer) -> None:
    before = held()
    stolen = changed(key="yunqiao-15")
    assert refusal(actions.load_plan, planner, stolen, reason="x") == "plan.of_other_zone"
    assert held() == before


@pytest.mark.parametrize("model", [Item, Edition])
def test_what_fails_in_the_middle_leaves_nothing(
    model: type[Item] | type[Edition], planner: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError("disk full")

    before = held()
    with monkeypatch.context() as broken:
        broken.setattr(model.objects, "bulk_create" if model is Item else "create", fail)
        with pytest.raises(OSError, match="disk full"):
            actions.load_plan(planner, PLAN)
    assert held() == before
    assert actions.load_plan(planner, PLAN).created


SENSELESS = [
    changed(indicators=PLAN.indicators * 2),
    changed(projects=PLAN.projects * 2),
    changed(indicators=(*PLAN.indicators, msgspec.structs.replace(PLAN.indicators[0], key=""))),
    changed(targets=(msgspec.structs.replace(PLAN.targets[0], indicator="99"),)),
    changed(base_year=2030),
    changed(end_year=2025),
    changed(start_year=0),
    changed(end_year=10_000),
    changed(key="a/b"),
    changed(key="k" * 49),
]


@pytest.mark.parametrize(
    "plan",
    SENSELESS,
    ids=[
        "indicator twice", "project twice", "empty key", "target of nothing", "no years at all",
        "ends before it starts", "year 0", "year 10000", "key that no address holds", "long key",
    ],
)  # fmt: skip
def test_a_plan_that_makes_no_sense_is_refused(plan: Any, planner: Viewer) -> None:
    assert refusal(actions.load_plan, planner, plan)


def test_starting_again_leaves_the_zones_own_edition_in_force(viewer: At) -> None:
    planner = viewer("limei")
    shipped = access.in_force(planner, date(2028, 6, 30))
    assert shipped is not None
    own = msgspec.structs.replace(shipped.value, title=Text("调整后的规划"))
    actions.load_plan(planner, own, reason="mid-term adjustment")
    load_shipped_zones(demo=False)
    found = access.in_force(planner, date(2028, 6, 30))
    assert found is not None
    assert found.value.title.zh == "调整后的规划"


TEXT = "标题\n第一句。力争达到２００亿元。第三句。\n末行\n"
SENTENCE = "力争达到２００亿元。"


def span(line: int, text: str = TEXT) -> Span:
    start = text.index(SENTENCE)
    return Span(line, start, start + len(SENTENCE), digest(SENTENCE))


def attach(planner: Viewer, text: str | bytes) -> SourceText:
    data = text.encode() if isinstance(text, str) else text
    return actions.attach_document(planner, "probe-15", "plan.txt", data)


@pytest.fixture
def plan_row(planner: Viewer) -> Plan:
    return actions.load_plan(planner, PLAN).edition.plan


def test_a_span_quotes_the_document(planner: Viewer, plan_row: Plan) -> None:
    assert access.quote(planner, plan_row, span(2)) is None
    attach(planner, TEXT)
    assert access.quote(planner, plan_row, span(2)) == SENTENCE
    assert access.quote(planner, plan_row, None) is None


@pytest.mark.parametrize(
    "copy",
    [
        "\ufeff" + TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("标题", "较长的标题"),
        TEXT.replace("２００", "200"),
        TEXT.replace("第一句。", "第一句多几个字。"),
        TEXT.replace("达到", " 达 到 "),
    ],
)
def test_another_copy_binds_by_the_words(copy: str, planner: Viewer, plan_row: Plan) -> None:
    attach(planner, copy)
    quoted = access.quote(planner, plan_row, span(2))
    assert quoted is not None
    assert digest(quoted) == digest(SENTENCE)


@pytest.mark.parametrize(
    "copy", ["\n\n" + TEXT, "\n".join(TEXT.split("\n")[1:])], ids=["down", "up"]
)
def test_another_copy_binds_where_lines_have_moved(
    copy: str, planner: Viewer, plan_row: Plan
) -> None:
    attach(planner, copy)
    assert access.quote(planner, plan_row, span(2)) == SENTENCE


def test_a_copy_with_other_words_is_not_quoted(planner: Viewer, plan_row: Plan) -> None:
    attach(planner, TEXT.replace("２００", "３００"))
    assert access.quote(planner, plan_row, span(2)) is None
    assert access.quote(planner, plan_row, Span(99, 10**6, 10**6 + 5, "0" * 16)) is None


def test_the_same_copy_is_kept_once(planner: Viewer, plan_row: Plan) -> None:
    attach(planner, TEXT)
    before = held()
    attach(planner, TEXT)
    assert held() == before


def test_a_document_that_is_no_text_or_of_no_plan_is_refused(
    planner: Viewer, plan_row: Plan
) -> None:
    assert refusal(attach, planner, b"\x89PNG\r\n\x1a\n" + bytes(60)) == "document.binary"
    unknown = refusal(actions.attach_document, planner, "yunqiao-15", "plan.txt", b"")
    assert unknown == "plan.unknown"

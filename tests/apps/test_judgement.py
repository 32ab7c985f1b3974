"""The shipped zones, judged through the same functions that pages call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.apps.samples import PLAN, at_work, figure

from gaoxin.apps.evidence.actions import add_observations
from gaoxin.apps.judgement import access
from gaoxin.apps.judgement.access import Judged, Row
from gaoxin.apps.people.rights import Role
from gaoxin.apps.people.viewer import Forbidden, Viewer
from gaoxin.apps.plans.access import in_force
from gaoxin.apps.plans.actions import load_plan
from gaoxin.engines.plan import Origin, TargetKind
from gaoxin.engines.standing import Standing, Verdict, roll_up

pytestmark = pytest.mark.django_db
At = Callable[[str], Viewer]


def rows_of(planner: Viewer, day: date) -> list[Row]:
    plan = in_force(planner, day)
    assert plan is not None
    return access.rows(planner, plan, day)


@pytest.fixture
def jinan(viewer: At) -> Callable[[str, date], Row]:
    """An indicator of Jinan by its key on a day."""

    def row(key: str, day: date) -> Row:
        return next(row for row in rows_of(viewer("jn-planner"), day) if row.indicator.key == key)

    return row


Jinan = Callable[[str, date], Row]


def main(row: Row) -> Standing:
    assert row.main is not None
    return row.main.standing


def of_kind(row: Row, kind: TargetKind) -> Judged:
    (found,) = [judged for judged in row.judged if judged.target.kind is kind]
    return found


def percent(share: float | None) -> float:
    assert share is not None
    return round(100 * share, 1)


def test_gdp_of_2023_is_ahead_of_its_level_while_growth_lags(jinan: Jinan) -> None:
    row = jinan("1", date(2024, 12, 31))
    level = of_kind(row, TargetKind.LEVEL).standing
    way = (1767.3 - 1291.5) / (2000 - 1291.5)  # 67.2 %
    assert (level.verdict, percent(level.progress)) == (Verdict.AHEAD, percent(way))
    assert percent(level.path_share) == 60
    growth = of_kind(row, TargetKind.GROWTH).standing
    assert growth.verdict is Verdict.BEHIND
    assert growth.actual == pytest.approx(100 * ((1.093 * 1.033) ** 0.5 - 1))  # 2021 and 2022
    assert row.main is not None
    assert row.main.target.kind is TargetKind.GROWTH  # the table's own target comes first


def test_public_revenue_of_2024_lags(jinan: Jinan) -> None:
    standing = main(jinan("3", date(2025, 12, 1)))
    path = (130.2 * (200 / 130.2) ** (4 / 5) - 130.2) / (200 - 130.2)  # the row states 9.0 %
    assert (standing.verdict, standing.severe) == (Verdict.BEHIND, False)
    assert percent(standing.progress) == percent((177.2 - 130.2) / (200 - 130.2)) == 67.3
    assert percent(standing.path_share) == percent(path) == 76.4


def test_imports_and_exports_of_2023_lag_badly(jinan: Jinan) -> None:
    standing = main(jinan("18", date(2024, 12, 31)))
    path = (701.3 * (2140 / 701.3) ** (3 / 5) - 701.3) / (2140 - 701.3)  # the row states 25 %
    assert (standing.verdict, standing.severe) == (Verdict.BEHIND, True)
    assert percent(standing.progress) == percent((1088.5 - 701.3) / (2140 - 701.3)) == 26.9
    assert percent(standing.path_share) == percent(path) == 46.5


def test_after_the_plan_public_revenue_awaits_its_last_year(jinan: Jinan) -> None:
    standing = main(jinan("3", date(2026, 11, 23)))
    assert standing.verdict is Verdict.PENDING_FINAL
    assert standing.last is not None
    assert standing.last.verdict is Verdict.BEHIND


def test_an_indicator_without_figures_cannot_be_judged(viewer: At) -> None:
    judged = access.counted(rows_of(viewer("jn-planner"), date(2025, 12, 1)))
    silent = [row for row in judged if not row.observations]
    assert silent
    assert {main(row).verdict for row in silent} <= {Verdict.CANNOT_JUDGE}


def test_few_rows_of_jinan_have_figures_after_2020(viewer: At) -> None:
    rows = access.counted(rows_of(viewer("jn-planner"), date(2025, 12, 31)))
    assert len(rows) == 31
    published = [r for r in rows if any(seen.period.year > 2020 for seen in r.observations)]
    assert len(published) == 7


def test_the_roll_up_counts_the_table_alone(viewer: At) -> None:
    rows = rows_of(viewer("limei"), date(2028, 6, 30))
    table = access.counted(rows)
    assert {row.indicator.origin for row in table} == {Origin.TABLE}
    counts = roll_up([main(row) for row in table])
    assert counts.total == len(table) == sum(counts[verdict] for verdict in Verdict)


def test_every_indicator_stands_once_and_in_the_plans_order(viewer: At) -> None:
    planner = viewer("limei")
    plan = in_force(planner, date(2028, 6, 30))
    assert plan is not None
    keys = [row.indicator.key for row in access.rows(planner, plan, date(2028, 6, 30))]
    assert keys == [indicator.key for indicator in plan.value.indicators]


def test_one_indicator_is_judged_as_in_the_list(viewer: At) -> None:
    planner, day = viewer("limei"), date(2028, 6, 30)
    plan = in_force(planner, day)
    assert plan is not None
    assert access.row(planner, plan, "3", day) == next(
        row for row in access.rows(planner, plan, day) if row.indicator.key == "3"
    )
    assert access.row(planner, plan, "nothing", day) is None


def test_the_probe_plan_by_hand() -> None:
    """100 → 200 in five years, linear: after two years 40 % of the way; 150 is 50 %."""
    planner = at_work(Role.PLANNER)
    load_plan(planner, PLAN)
    plan = in_force(planner, date(2028, 6, 30))
    assert plan is not None
    add_observations(planner, plan, [figure("2027", "150")], source_name="probe")
    first, second = access.rows(planner, plan, date(2028, 6, 30))
    standing = main(first)
    assert (standing.verdict, percent(standing.progress)) == (Verdict.AHEAD, 50.0)
    assert percent(standing.path_share) == 40
    assert (standing.actual, standing.expected) == (150, pytest.approx(140))
    assert standing.remaining == pytest.approx(50)
    assert main(second).verdict is Verdict.CANNOT_JUDGE


@pytest.mark.parametrize("role", [Role.SYSTEM, Role.SECURITY, Role.AUDIT])
def test_administrators_read_no_judgement(role: Role) -> None:
    planner = at_work(Role.PLANNER)
    load_plan(planner, PLAN)
    plan = in_force(planner, date(2028, 6, 30))
    assert plan is not None
    with pytest.raises(Forbidden):
        access.rows(at_work(role), plan, date(2028, 6, 30))
    with pytest.raises(Forbidden):
        access.row(at_work(role), plan, "1", date(2028, 6, 30))

"""Figures are added, never replaced; each counts from the day it was published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.apps.samples import PLAN, at_work, figure

from gaoxin.apps.audit.models import Entry
from gaoxin.apps.evidence import access, actions
from gaoxin.apps.evidence.bridge import observation_fields, observation_value
from gaoxin.apps.evidence.models import Batch, Observation
from gaoxin.apps.judgement import access as judgement
from gaoxin.apps.people.rights import Role
from gaoxin.apps.people.viewer import Forbidden, Viewer
from gaoxin.apps.plans.access import InForce, in_force
from gaoxin.apps.plans.actions import load_plan
from gaoxin.apps.plans.models import Item
from gaoxin.engines import quality
from gaoxin.engines.plan import Measure
from gaoxin.kernel.periods import PeriodKind, parse_period

pytestmark = pytest.mark.django_db
TODAY = date(2028, 6, 30)


@pytest.fixture
def planner() -> Viewer:
    return at_work(Role.PLANNER)


@pytest.fixture
def plan(planner: Viewer) -> InForce:
    load_plan(planner, PLAN)
    found = in_force(planner, TODAY)
    assert found is not None
    return found


@pytest.fixture
def add(planner: Viewer, plan: InForce) -> Callable[..., int]:
    return lambda *figures: actions.add_observations(planner, plan, figures, source_name="probe")


Add = Callable[..., int]


def known(planner: Viewer, plan: InForce, day: date = TODAY) -> list[str]:
    return [str(each.value) for each in access.by_indicator(planner, plan, day).get("1", [])]


def test_a_figure_is_kept_as_it_was_published(planner: Viewer, plan: InForce, add: Add) -> None:
    told = figure(
        "2026Q1-Q3", "120.50", kind=PeriodKind.YTD, known_from=date(2026, 10, 31),
        known_from_precision="month", price_basis="current", status=quality.Status.PRELIMINARY,
        bound=quality.Bound.LOWER, page="第3页", confidence="official text",
    )  # fmt: skip
    assert add(told) == 1
    (kept,) = access.by_indicator(planner, plan, TODAY)["1"]
    for name in quality.Observation.__dataclass_fields__:
        if name != "key":
            assert str(getattr(kept, name)) == str(getattr(told, name)), name


def test_adding_the_same_again_adds_nothing(planner: Viewer, plan: InForce, add: Add) -> None:
    assert add(figure("2026", "110"), figure("2027", "120")) == 2
    counts = Observation.objects.count(), Batch.objects.count(), Entry.objects.count()
    assert add(figure("2026", "110"), figure("2027", "120")) == 0
    assert (Observation.objects.count(), Batch.objects.count(), Entry.objects.count()) == counts
    assert add(figure("2026", "110"), figure("2027", "121")) == 1


def test_what_is_given_twice_in_one_batch_is_kept_once(add: Add) -> None:
    assert add(figure("2026", "110"), figure("2026", "110")) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"measure": Measure.GROWTH, "unit": "%"},
        {"unit": "万元"},
        {"status": quality.Status.REVISED},
        {"source": "另一来源"},
        {"known_from": date(2027, 3, 1)},
        {"kind": PeriodKind.POINT},
        {"price_basis": "comparable"},
        {"bound": quality.Bound.LOWER},
    ],
)
def test_a_figure_that_says_something_else_is_another(other: dict[str, object], add: Add) -> None:
    """In the base year, say, a figure at current and at comparable prices is the same number."""
    assert add(figure("2026", "110"), figure("2026", "110", **other)) == 2


def test_one_act_stands_in_the_record_for_the_batch(planner: Viewer, add: Add) -> None:
    add(figure("2026", "110"), figure("2027", "120"))
    entry = Entry.objects.latest("id")
    assert (entry.action, entry.actor, entry.zone) == ("observation.add", planner.actor, "probe")
    assert entry.detail == {"count": 2, "source": "probe"}
    assert entry.subject == f"batch/{Batch.objects.latest('id').pk}"


def test_a_reporter_adds_for_his_own_body_alone(plan: InForce) -> None:
    reporter = at_work(Role.REPORTER, "first")
    assert actions.add_observations(reporter, plan, [figure("2026", "110")], source_name="x") == 1
    mixed = [figure("2027", "120"), figure("2027", "130", indicator="2")]
    with pytest.raises(Forbidden):
        actions.add_observations(reporter, plan, mixed, source_name="x")
    assert Observation.objects.filter(indicator__plan=plan.row).count() == 1


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PLANNER, Role.REPORTER}))
def test_others_add_nothing(role: Role, plan: InForce) -> None:
    with pytest.raises(Forbidden):
        actions.add_observations(at_work(role), plan, [figure("2026", "1")], source_name="x")


def test_a_revision_stands_beside_the_first_figure(
    planner: Viewer, plan: InForce, add: Add
) -> None:
    first, revised = date(2027, 2, 1), date(2027, 11, 30)
    add(figure("2026", "110", known_from=first, status=quality.Status.PRELIMINARY))
    add(figure("2026", "108.2", known_from=revised, status=quality.Status.REVISED))
    assert known(planner, plan, first - timedelta(days=1)) == []
    assert known(planner, plan, first) == ["110"]
    assert known(planner, plan, revised - timedelta(days=1)) == ["110"]
    assert known(planner, plan, revised) == ["110", "108.2"]


def test_the_judgement_takes_the_vintage_of_its_day(
    planner: Viewer, plan: InForce, add: Add
) -> None:
    add(figure("2026", "110", known_from=date(2027, 2, 1)))
    add(figure("2026", "108.2", known_from=date(2027, 11, 30), status=quality.Status.REVISED))

    def actual(day: date) -> float | None:
        row = judgement.row(planner, plan, "1", day)
        assert row is not None
        assert row.main is not None
        return row.main.standing.actual

    assert actual(date(2027, 6, 1)) == 110
    assert actual(date(2027, 12, 1)) == pytest.approx(108.2)


def test_figures_of_an_unpublished_batch_are_hidden(planner: Viewer, plan: InForce) -> None:
    batch = Batch.objects.create(zone=planner.zone, source_name="staged", recorded_by="u1")
    item = Item.objects.get(plan=plan.row, kind="indicator", key="1")
    fields = observation_fields(figure("2026", "110"))
    Observation.objects.create(batch=batch, indicator=item, **fields)
    assert not access.observations(planner, TODAY).exists()
    assert known(planner, plan) == []
    batch.published_at = batch.recorded_at
    batch.save()
    assert known(planner, plan) == ["110"]


def test_figures_of_another_zone_are_hidden(viewer: Callable[[str], Viewer]) -> None:
    zones = {row.indicator.plan.zone.key for row in access.observations(viewer("limei"), TODAY)}
    assert zones == {"yunqiao"}


@pytest.mark.parametrize("role", [Role.SYSTEM, Role.SECURITY, Role.AUDIT])
def test_administrators_read_no_figures(role: Role) -> None:
    with pytest.raises(Forbidden):
        access.observations(at_work(role), TODAY)


def test_a_figure_is_never_changed(plan: InForce, add: Add) -> None:
    add(figure("2026", "110"))
    row = Observation.objects.get(indicator__plan=plan.row)
    row.value = Decimal(1)
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()


def test_rows_and_values_are_the_same_both_ways(plan: InForce, add: Add) -> None:
    add(figure("2026", "110"))
    row = Observation.objects.get(indicator__plan=plan.row)
    again = observation_fields(observation_value(row))
    assert {name: str(getattr(row, name)) for name in again} == {
        **{name: str(value) for name, value in again.items()},
        "value": str(row.value),
    }
    assert row.period_end == parse_period(row.period).end

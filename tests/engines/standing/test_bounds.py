"""Figures that only bound the truth: "more than 2000", "fewer than 5"."""

from datetime import date

import pytest
from tests.engines.standing.samples import YEARS, end_of, fewer_than, level, more_than, seen

from gaoxin.engines.plan import Comparator, Direction
from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing import Standing, Verdict, judge
from gaoxin.engines.standing.aim import Bar

GOAL = level("2000", "1000")
SPRING_AFTER = date(2026, 3, 1)


def in_2023(*known: Observation, as_of: date = date(2023, 12, 31)) -> Standing:
    return judge(GOAL, known, years=YEARS, as_of=as_of)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("2000", Verdict.ACHIEVED_EARLY),
        ("1600", Verdict.AHEAD),
        ("1550", Verdict.ON_TRACK),
        ("1300", Verdict.CANNOT_JUDGE),
    ],
)
def test_more_than_proves_at_least_so_well(value: str, verdict: Verdict) -> None:
    assert in_2023(more_than("2023", value)).verdict is verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("2000", Verdict.CANNOT_JUDGE),
        ("1600", Verdict.CANNOT_JUDGE),
        ("1550", Verdict.CANNOT_JUDGE),
        ("1300", Verdict.BEHIND),
    ],
)
def test_fewer_than_proves_at_most_so_well(value: str, verdict: Verdict) -> None:
    assert in_2023(fewer_than("2023", value)).verdict is verdict


def test_a_bound_that_proves_nothing_says_so() -> None:
    standing = in_2023(more_than("2023", "1300"))
    assert standing.reason.code == "standing.only_a_bound"
    assert standing.reason.params == {"period": "2023", "actual": 1300.0, "bound": "lower"}


def test_an_older_exact_figure_serves_where_a_newer_bound_proves_nothing() -> None:
    standing = in_2023(seen("2022", "1390"), more_than("2023", "1300"))
    assert standing.verdict is Verdict.ON_TRACK
    assert standing.inputs == ("2022=1390",)
    passed = next(m for m in standing.reasons if m.code == "standing.bound_passed_over")
    assert passed.params["period"] == "2023"


def test_a_newer_exact_figure_is_never_passed_over() -> None:
    standing = in_2023(seen("2022", "1400"), seen("2023", "1300"))
    assert standing.verdict is Verdict.BEHIND


def test_where_less_is_better_the_bounds_change_sides() -> None:
    dust = level("30", "40", comparator=Comparator.AT_MOST)

    def verdict(item: Observation) -> Verdict:
        known = [item]
        return judge(
            dust,
            known,
            years=YEARS,
            as_of=end_of(2023),
            direction=Direction.DOWN,
        ).verdict

    assert verdict(fewer_than("2023", "34")) is Verdict.AHEAD
    assert verdict(fewer_than("2023", "39")) is Verdict.CANNOT_JUDGE
    assert verdict(more_than("2023", "39")) is Verdict.BEHIND
    assert verdict(more_than("2023", "30")) is Verdict.CANNOT_JUDGE


def test_after_the_end_a_bound_decides_only_what_it_proves() -> None:
    assert in_2023(more_than("2025", "2000"), as_of=SPRING_AFTER).verdict is Verdict.ACHIEVED
    assert in_2023(more_than("2025", "1990"), as_of=SPRING_AFTER).verdict is Verdict.PENDING_FINAL
    assert in_2023(fewer_than("2025", "1990"), as_of=SPRING_AFTER).verdict is Verdict.MISSED
    assert in_2023(fewer_than("2025", "2000"), as_of=SPRING_AFTER).verdict is Verdict.PENDING_FINAL


def test_a_level_to_keep_with_bounds() -> None:
    keep = level("1000", "1000")

    def verdict(item: Observation) -> Verdict:
        return judge(keep, [item], years=YEARS, as_of=end_of(2023)).verdict

    assert verdict(more_than("2023", "1000")) is Verdict.ON_TRACK
    assert verdict(more_than("2023", "900")) is Verdict.CANNOT_JUDGE
    assert verdict(fewer_than("2023", "900")) is Verdict.BEHIND
    assert verdict(fewer_than("2023", "1100")) is Verdict.CANNOT_JUDGE


def test_a_bound_proves_nothing_about_a_range() -> None:
    between = level("20", "10", high="30")
    standing = judge(
        between, [more_than("2023", "17")],
        years=YEARS, as_of=end_of(2023), direction=Direction.RANGE,
    )  # fmt: skip
    assert standing.verdict is Verdict.CANNOT_JUDGE


@pytest.mark.parametrize(
    ("bar", "value", "bound", "met"),
    [
        (Bar(low=5), 5, Bound.EXACT, True),
        (Bar(low=5, strict=True), 5, Bound.EXACT, False),
        (Bar(low=5), 5, Bound.LOWER, True),
        (Bar(low=5), 4, Bound.LOWER, None),
        (Bar(low=5), 4, Bound.UPPER, False),
        (Bar(low=5), 6, Bound.UPPER, None),
        (Bar(5, 5), 5, Bound.LOWER, None),
        (Bar(5, 5), 6, Bound.LOWER, False),
        (Bar(high=5), 4, Bound.UPPER, True),
        (Bar(high=5), 6, Bound.LOWER, False),
        (Bar(), -1, Bound.EXACT, True),
        (Bar(low=0), -1e-12, Bound.EXACT, False),
    ],
)
def test_three_valued_comparison(bar: Bar, value: float, bound: Bound, met: bool | None) -> None:
    assert bar.holds(value, bound) is met

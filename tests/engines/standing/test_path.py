"""The path: worked numbers of the agreement, and the shapes of every kind."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.standing.samples import YEARS, growth_target, level, target

from gaoxin.engines.plan import TargetKind
from gaoxin.engines.standing import PathPoint, path, path_at
from gaoxin.engines.standing.path import Course, Term


def share_of_way(base: str, goal: str, rate: str | None, year: int) -> float:
    """Independent of the engine's own share: from the value on the path."""
    value = path_at(level(goal, base, rate), YEARS, date(year, 12, 31))
    assert value is not None
    return (value - float(base)) / (float(goal) - float(base))


def test_revenue_has_76_4_per_cent_of_its_way_after_four_years() -> None:
    assert share_of_way("130.2", "200", "9.0", 2024) == pytest.approx(0.764, abs=0.0005)


def test_imports_have_46_4_per_cent_of_their_way_after_three_years() -> None:
    assert share_of_way("701.3", "2140", "25.0", 2023) == pytest.approx(0.464, abs=0.001)


def test_a_target_without_a_rate_has_60_per_cent_after_three_years() -> None:
    assert share_of_way("1291.5", "2000", None, 2023) == pytest.approx(0.6)


def test_a_geometric_path_is_fitted_through_both_ends_not_rolled_forward_at_the_stated_rate() -> (
    None
):
    steep = level("200", "130.2", "50")  # a misprinted rate bends nothing
    points = path(steep, YEARS)
    assert points[0] == PathPoint(2020, 130.2)
    assert points[-1].value == pytest.approx(200)
    growths = [later.value / earlier.value for earlier, later in pairwise(points)]
    assert growths == pytest.approx([(200 / 130.2) ** 0.2] * 5)


def test_a_rate_without_a_possible_ratio_falls_back_to_the_straight_line() -> None:
    assert share_of_way("-10", "40", "5", 2022) == pytest.approx(0.4)


def test_a_path_has_the_end_of_each_year_from_the_base_year() -> None:
    assert path(level("2000", "1000"), YEARS) == (
        PathPoint(2020, 1000),
        PathPoint(2021, 1200),
        PathPoint(2022, 1400),
        PathPoint(2023, 1600),
        PathPoint(2024, 1800),
        PathPoint(2025, 2000),
    )


def test_a_cumulative_path_grows_from_nothing_whatever_the_base_year_brought() -> None:
    values = [point.value for point in path(target(TargetKind.CUMULATIVE, "125", base="28"), YEARS)]
    assert values == [0, 25, 50, 75, 100, 125]


def test_a_growth_target_asks_for_its_rate_in_every_year_of_the_plan() -> None:
    assert [(p.year, p.value) for p in path(growth_target("10"), YEARS)] == [
        (2021, 10), (2022, 10), (2023, 10), (2024, 10), (2025, 10),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [TargetKind.RANK, TargetKind.STATE, TargetKind.COUNT])
def test_what_can_only_be_met_has_no_path(kind: TargetKind) -> None:
    assert path(target(kind, "5", base="11"), YEARS) == ()


def test_a_level_without_a_base_has_no_path() -> None:
    assert path(level("2000"), YEARS) == ()
    assert path_at(level("2000"), YEARS, date(2023, 12, 31)) is None


def test_there_is_no_path_outside_the_term() -> None:
    assert path_at(level("2000", "1000"), YEARS, date(2019, 12, 31)) is None
    assert path_at(level("2000", "1000"), YEARS, date(2026, 1, 1)) is None


def test_a_target_with_a_later_deadline_has_a_longer_path() -> None:
    points = path(level("2000", "500", deadline=date(2035, 12, 31)), YEARS)
    assert [points[0], points[5], points[-1]] == [
        PathPoint(2020, 500), PathPoint(2025, 1000), PathPoint(2035, 2000),
    ]  # fmt: skip


def test_a_deadline_within_a_year_ends_the_path_there() -> None:
    halfway = level("40", "10", deadline=date(2022, 6, 30))
    assert path_at(halfway, YEARS, date(2021, 12, 31)) == pytest.approx(30)
    assert path(halfway, YEARS)[-1] == PathPoint(2022, 40)


def test_months_of_a_year_count_alike() -> None:
    term = Term(2020, 2021, date(2025, 12, 31))
    assert term.elapsed(date(2024, 9, 30)) == 3.75
    assert term.share(date(2024, 9, 30)) == 0.75
    assert term.elapsed(date(2020, 12, 31)) == 0


ends = st.floats(min_value=0.01, max_value=1e6)


@given(base=ends, goal=ends, geometric=st.booleans())
def test_every_course_passes_through_base_and_target(
    base: float, goal: float, geometric: bool
) -> None:
    course = Course(base, goal, geometric and base != goal)
    assert course.value(0) == pytest.approx(base)
    assert course.value(1) == pytest.approx(goal)


@given(base=ends, goal=ends, geometric=st.booleans(), share=st.floats(0, 1), more=st.floats(0, 1))
def test_every_course_moves_one_way_only(
    base: float, goal: float, geometric: bool, share: float, more: float
) -> None:
    course = Course(base, goal, geometric and base != goal)
    earlier, later = sorted((share, more))
    rise = course.value(later) - course.value(earlier)
    assert rise * (goal - base) >= -1e-6 * abs(goal - base) * max(base, goal)


def test_a_target_without_a_number_or_without_time_has_no_path() -> None:
    assert path(target(TargetKind.LEVEL, None, base="5"), YEARS) == ()
    assert path(level("2000", "1000", deadline=date(2020, 12, 31)), YEARS) == ()


def test_a_path_from_nothing_is_straight_even_where_a_rate_is_stated() -> None:
    assert path_at(level("50", "0", "20"), YEARS, date(2021, 12, 31)) == pytest.approx(10)

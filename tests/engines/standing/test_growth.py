"""Growth rates: the compound average so far and what the remaining years must bring."""

from datetime import date

import pytest
from tests.engines.standing.samples import YEARS, end_of, grew, growth_target, seen

from gaoxin.engines.plan import Comparator, Direction
from gaoxin.engines.quality import Bound
from gaoxin.engines.standing import Requirement, Verdict, judge


def test_two_years_of_9_3_and_3_3_against_ten() -> None:
    known = [grew("2021", "9.3"), grew("2022", "3.3")]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=end_of(2022))
    assert standing.actual == pytest.approx(6.26, abs=0.005)
    assert standing.required == pytest.approx(12.6, abs=0.05)
    assert standing.required_as is Requirement.GROWTH
    assert (standing.expected, standing.verdict) == (10, Verdict.BEHIND)
    assert standing.gap == pytest.approx(-3.74, abs=0.005)
    assert standing.inputs == ("2021=9.3", "2022=3.3")


@pytest.mark.parametrize(
    ("rate", "verdict", "severe"),
    [
        ("12", Verdict.AHEAD, False),
        ("10", Verdict.AHEAD, False),
        ("9.9", Verdict.ON_TRACK, False),
        ("9", Verdict.ON_TRACK, False),
        ("8.9", Verdict.BEHIND, False),
        ("7.5", Verdict.BEHIND, False),
        ("7.4", Verdict.BEHIND, True),
        ("-2", Verdict.BEHIND, True),
    ],
)
def test_bands_of_the_average(rate: str, verdict: Verdict, severe: bool) -> None:
    known = [grew("2021", rate), grew("2022", rate)]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=end_of(2022))
    assert (standing.verdict, standing.severe) == (verdict, severe)


# Less than zero, or not to be exceeded: differences in percentage points decide.
@pytest.mark.parametrize(
    ("goal", "direction", "rate", "verdict", "severe"),
    [
        ("0", Direction.UP, "0", Verdict.AHEAD, False),
        ("0", Direction.UP, "-1", Verdict.ON_TRACK, False),
        ("0", Direction.UP, "-1.1", Verdict.BEHIND, False),
        ("0", Direction.UP, "-2.5", Verdict.BEHIND, False),
        ("0", Direction.UP, "-2.6", Verdict.BEHIND, True),
        ("-3", Direction.DOWN, "-3.5", Verdict.AHEAD, False),
        ("-3", Direction.DOWN, "-2.5", Verdict.ON_TRACK, False),
        ("-3", Direction.DOWN, "0", Verdict.BEHIND, True),
        ("5", Direction.DOWN, "4", Verdict.AHEAD, False),
        ("5", Direction.DOWN, "7", Verdict.BEHIND, False),
    ],
)
def test_rates_without_a_meaningful_ratio_are_compared_by_difference(
    goal: str, direction: Direction, rate: str, verdict: Verdict, severe: bool
) -> None:
    standing = judge(
        growth_target(goal), [grew("2021", rate)],
        years=YEARS, as_of=end_of(2021), direction=direction,
    )  # fmt: skip
    assert (standing.verdict, standing.severe) == (verdict, severe)


def test_the_chain_stops_at_the_first_missing_year_and_names_what_lies_beyond() -> None:
    known = [grew("2021", "12"), grew("2023", "1"), grew("2024", "2")]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=end_of(2024))
    assert standing.verdict is Verdict.AHEAD
    assert standing.inputs == ("2021=12",)
    gap = next(m for m in standing.reasons if m.code == "standing.growth_gap")
    assert gap.params == {"missing": 2022, "later": "2023, 2024"}


def test_without_the_first_year_there_is_nothing_to_chain() -> None:
    known = [grew("2022", "12"), grew("2023", "1")]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=end_of(2024))
    assert standing.verdict is Verdict.CANNOT_JUDGE
    assert standing.reason.code == "standing.first_year_missing"
    assert standing.reason.params == {"year": 2021, "later": "2022, 2023"}


def test_growth_so_far_in_a_year_is_information_only() -> None:
    known = [grew("2021", "12"), grew("2022Q1-Q3", "-5")]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=end_of(2022))
    assert standing.verdict is Verdict.AHEAD
    assert "standing.partial_year" in {message.code for message in standing.reasons}


def test_growth_is_never_derived_from_levels() -> None:
    known = [seen("2020", "100"), seen("2021", "150"), seen("2022", "200")]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=end_of(2022))
    assert (standing.verdict, standing.reason.code) == (
        Verdict.CANNOT_JUDGE, "standing.no_observation",
    )  # fmt: skip


def test_five_years_at_exactly_the_target_achieve_it() -> None:
    known = [grew(str(year), "10") for year in YEARS_OF_PLAN]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=date(2026, 3, 1))
    assert standing.verdict is Verdict.ACHIEVED
    strictly = growth_target("10", comparator=Comparator.MORE_THAN)
    assert judge(strictly, known, years=YEARS, as_of=date(2026, 3, 1)).verdict is Verdict.MISSED


def test_the_compound_average_of_all_years_decides_in_the_end() -> None:
    # 1.2·1.2·1.05·1.05·1.02 = 1.619; the fifth root is 1.1012
    known = [
        grew(str(y), g) for y, g in zip(YEARS_OF_PLAN, ("20", "20", "5", "5", "2"), strict=True)
    ]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=date(2026, 3, 1))
    assert standing.verdict is Verdict.ACHIEVED
    assert standing.actual == pytest.approx(10.12, abs=0.005)


def test_a_missing_year_leaves_the_end_open_even_if_the_last_year_is_known() -> None:
    known = [grew("2021", "12"), grew("2023", "10"), grew("2025", "10")]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=date(2026, 3, 1))
    assert standing.verdict is Verdict.PENDING_FINAL
    assert standing.last is not None
    assert standing.last.verdict is Verdict.AHEAD


def test_a_bounded_year_makes_a_bounded_average() -> None:
    at_least = [grew("2021", "12"), grew("2022", "11", bound=Bound.LOWER)]
    ahead = judge(growth_target("10"), at_least, years=YEARS, as_of=end_of(2022))
    assert ahead.verdict is Verdict.AHEAD
    assert ahead.inputs == ("2021=12", "2022=11")
    too_little = [grew("2021", "12"), grew("2022", "2", bound=Bound.LOWER)]
    standing = judge(growth_target("10"), too_little, years=YEARS, as_of=end_of(2022))
    assert standing.inputs == ("2021=12",)  # back to the exact year before
    assert "standing.bound_passed_over" in {message.code for message in standing.reasons}


def test_a_fall_to_nothing_leaves_nothing_to_require() -> None:
    standing = judge(growth_target("10"), [grew("2021", "-100")], years=YEARS, as_of=end_of(2021))
    assert (standing.verdict, standing.severe) == (Verdict.BEHIND, True)
    assert standing.actual == pytest.approx(-100)
    assert standing.required is None


def test_a_fall_of_more_than_everything_is_refused() -> None:
    standing = judge(growth_target("10"), [grew("2021", "-130")], years=YEARS, as_of=end_of(2021))
    assert (standing.verdict, standing.reason.code) == (
        Verdict.CANNOT_JUDGE, "standing.impossible_growth",
    )  # fmt: skip


YEARS_OF_PLAN = range(2021, 2026)

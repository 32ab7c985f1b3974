"""Amounts within each year, and amounts summed over the plan."""

from dataclasses import replace
from datetime import date

import pytest
from tests.engines.standing.samples import YEARS, end_of, fewer_than, more_than, seen, target

from gaoxin.engines.plan import Comparator, Direction, TargetKind
from gaoxin.engines.standing import Requirement, Standing, Verdict, judge
from gaoxin.kernel.periods import PeriodKind

JOBS = target(TargetKind.FLOW, "2.26", base="1.77", rate="5.0", unit="万人")
CLINICS = target(TargetKind.CUMULATIVE, "125", base="28", unit="个")


def jobs(year: int, value: str) -> Standing:
    item = [seen(str(year), value, unit="万人")]
    return judge(JOBS, item, years=YEARS, as_of=end_of(year))


def test_a_year_of_a_flow_is_held_against_the_paths_amount_of_that_year() -> None:
    # 1.77·(2.26/1.77)^(2/5) = 1.9518
    standing = jobs(2022, "1.9")
    assert standing.expected == pytest.approx(1.9518, abs=0.0001)
    assert standing.verdict is Verdict.ON_TRACK
    assert standing.method == "flow.year/1"


@pytest.mark.parametrize(
    ("value", "verdict", "severe"),
    [
        ("1.96", Verdict.AHEAD, False),
        ("1.76", Verdict.ON_TRACK, False),  # 0.9017 of the path, though below the base
        ("1.75", Verdict.BEHIND, False),
        ("1.46", Verdict.BEHIND, True),
    ],
)
def test_bands_of_a_flow(value: str, verdict: Verdict, severe: bool) -> None:
    standing = jobs(2022, value)
    assert (standing.verdict, standing.severe) == (verdict, severe)


def test_a_flow_that_reaches_its_last_amount_early_is_ahead_since_each_year_begins_anew() -> None:
    assert jobs(2022, "2.5").verdict is Verdict.AHEAD


def test_the_newest_year_of_a_flow_is_judged_and_what_is_left_is_growth_a_year() -> None:
    items = [seen("2021", "2.2", unit="万人"), seen("2023", "1.8", unit="万人")]
    standing = judge(JOBS, items, years=YEARS, as_of=end_of(2023))
    assert standing.inputs == ("2023=1.8",)
    # 1.8 → 2.26 in two years: the square root of 1.25556 is 1.12052
    assert standing.required == pytest.approx(12.052, abs=0.001)
    assert standing.required_as is Requirement.GROWTH
    assert standing.remaining == pytest.approx(0.46)


def test_a_flow_from_nothing_or_to_nothing_has_no_growth_to_require() -> None:
    from_nothing = judge(JOBS, [seen("2021", "0", unit="万人")], years=YEARS, as_of=end_of(2021))
    assert (from_nothing.severe, from_nothing.required) == (True, None)
    none_left = target(TargetKind.FLOW, "0", base="5", unit="件")
    items = [seen("2025", "0", unit="件")]
    down = judge(none_left, items, years=YEARS, as_of=end_of(2025), direction=Direction.DOWN)
    assert down.verdict is Verdict.AHEAD
    some_left = judge(
        none_left,
        [seen("2023", "3", unit="件")],
        years=YEARS,
        as_of=end_of(2023),
        direction=Direction.DOWN,
    )
    assert (some_left.verdict, some_left.required, some_left.progress) == (
        Verdict.BEHIND, None, None,
    )  # fmt: skip


def test_a_flow_without_a_base_asks_for_its_amount_every_year() -> None:
    yearly = target(TargetKind.FLOW, "5000", unit="人")
    item = [seen("2021", "0.45", unit="万人")]
    standing = judge(yearly, item, years=YEARS, as_of=end_of(2021))
    assert (standing.actual, standing.expected) == (4500, 5000)
    assert standing.verdict is Verdict.ON_TRACK


def test_a_flow_that_should_shrink() -> None:
    accidents = target(TargetKind.FLOW, "50", base="100", unit="件")

    def verdict(value: str) -> Verdict:
        item = [seen("2023", value, unit="件")]
        return judge(
            accidents, item, years=YEARS, as_of=end_of(2023), direction=Direction.DOWN
        ).verdict

    assert verdict("70") is Verdict.AHEAD  # path: 100 − 0.6·50
    assert verdict("77") is Verdict.ON_TRACK
    assert verdict("80") is Verdict.BEHIND


def test_the_last_years_amount_decides_a_flow() -> None:
    item = [seen("2025", "2.3", unit="万人")]
    assert judge(JOBS, item, years=YEARS, as_of=date(2026, 3, 1)).verdict is Verdict.ACHIEVED


def clinics(*known: tuple[str, str], as_of: date) -> Standing:
    items = [seen(period, value, unit="个") for period, value in known]
    return judge(CLINICS, items, years=YEARS, as_of=as_of)


def test_a_sum_is_held_against_the_share_of_the_time_and_leaves_the_base_year_out() -> None:
    standing = clinics(("2020", "28"), ("2021", "20"), ("2022", "26"), as_of=end_of(2022))
    assert standing.actual == 46
    assert standing.expected == pytest.approx(50)  # 125 · 2/5
    assert standing.verdict is Verdict.ON_TRACK
    assert standing.progress == pytest.approx(0.368)
    assert standing.inputs == ("2021=20", "2022=26")
    assert standing.required == pytest.approx(79 / 3)
    assert standing.required_as is Requirement.AMOUNT


def test_the_running_year_enters_at_its_share_of_the_time() -> None:
    standing = clinics(("2021", "20"), ("2022Q1-Q3", "15"), as_of=date(2022, 10, 20))
    assert standing.actual == 35
    assert standing.expected == pytest.approx(125 * 0.35)  # 1.75 of 5 years
    assert standing.verdict is Verdict.BEHIND


def test_of_several_parts_of_a_year_the_longest_counts_until_the_year_is_known() -> None:
    known = (("2021Q1", "5"), ("2021H1", "9"))
    assert clinics(*known, as_of=end_of(2021)).actual == 9
    assert clinics(*known, ("2021", "25"), as_of=end_of(2021)).actual == 25


def test_only_what_runs_from_january_enters_a_sum() -> None:
    spring, second_quarter = seen("2022Q1", "6", unit="个"), seen("2022Q2", "9", unit="个")
    known = [seen("2021", "20", unit="个"), spring, replace(second_quarter, kind=PeriodKind.PART)]
    assert judge(CLINICS, known, years=YEARS, as_of=end_of(2022)).actual == 26
    alone = replace(spring, kind=PeriodKind.PART)
    assert judge(CLINICS, [*known[:1], alone], years=YEARS, as_of=end_of(2022)).actual == 20


def test_a_missing_year_makes_the_sum_a_lower_bound() -> None:
    enough = clinics(("2021", "40"), ("2023", "40"), as_of=end_of(2023))
    assert (enough.actual, enough.verdict) == (80, Verdict.AHEAD)
    hole = next(m for m in enough.reasons if m.code == "standing.sum_incomplete")
    assert hole.params == {"missing": "2022"}


def test_a_lower_bound_of_the_sum_never_proves_it_behind() -> None:
    standing = clinics(("2021", "20"), ("2023", "5"), as_of=end_of(2023))
    assert standing.actual == 20  # back to the year that is known completely
    assert standing.verdict is Verdict.BEHIND
    headless = clinics(("2022", "5"), as_of=end_of(2023))
    assert (headless.verdict, headless.reason.code) == (
        Verdict.CANNOT_JUDGE, "standing.only_a_bound",
    )  # fmt: skip


def test_a_sum_can_be_complete_before_the_end() -> None:
    standing = clinics(("2021", "100"), ("2022", "25"), as_of=end_of(2022))
    assert standing.verdict is Verdict.ACHIEVED_EARLY


def test_the_full_sum_decides_in_the_end() -> None:
    four = [(str(year), "25") for year in range(2021, 2025)]
    spring = date(2026, 3, 1)
    assert clinics(*four, ("2025", "25"), as_of=spring).verdict is Verdict.ACHIEVED
    assert clinics(*four, ("2025", "24"), as_of=spring).verdict is Verdict.MISSED
    assert clinics(*four, as_of=spring).verdict is Verdict.PENDING_FINAL
    assert clinics(*four[1:], ("2025", "24"), as_of=spring).verdict is Verdict.PENDING_FINAL
    assert clinics(*four[1:], ("2025", "60"), as_of=spring).verdict is Verdict.ACHIEVED


def test_a_sum_that_must_stay_small_is_never_achieved_early() -> None:
    budget = target(TargetKind.CUMULATIVE, "100", unit="吨", comparator=Comparator.AT_MOST)

    def standing(value: str, as_of: date, year: str = "2021") -> Standing:
        item = [seen(year, value, unit="吨")]
        return judge(budget, item, years=YEARS, as_of=as_of, direction=Direction.DOWN)

    assert standing("15", end_of(2021)).verdict is Verdict.AHEAD
    assert standing("40", end_of(2021)).verdict is Verdict.BEHIND
    assert standing("150", end_of(2023), "2023").verdict is Verdict.BEHIND  # two years unknown


def test_bounds_of_both_sides_in_one_sum_say_nothing() -> None:
    known = [fewer_than("2022", "60", unit="个")]  # and nothing of 2021: at least 0, at most …
    for as_of, verdict in (
        (end_of(2022), Verdict.CANNOT_JUDGE),
        (date(2026, 3, 1), Verdict.PENDING_FINAL),
    ):
        standing = judge(CLINICS, known, years=YEARS, as_of=as_of)
        assert standing.verdict is verdict
        assert "standing.bounds_mixed" in {message.code for message in standing.reasons}


def test_a_bounded_year_bounds_the_sum() -> None:
    items = [more_than("2021", "60", unit="个")]
    standing = judge(CLINICS, items, years=YEARS, as_of=end_of(2021))
    assert standing.verdict is Verdict.AHEAD

"""Levels and shares: progress against the path, in both directions."""

from datetime import date

import pytest
from tests.engines.standing.samples import YEARS, at, end_of, level, seen, target

from gaoxin.engines.plan import Comparator, Direction, TargetKind
from gaoxin.engines.standing import Requirement, Standing, Verdict, judge
from gaoxin.kernel.periods import PeriodKind


def after(year: int, value: str, *, base: str = "1000", goal: str = "2000") -> Standing:
    return judge(level(goal, base), [seen(str(year), value)], years=YEARS, as_of=end_of(year))


# Base 1000, target 2000, year three: the path has 60 % of the way, 1600.
@pytest.mark.parametrize(
    ("value", "verdict", "severe"),
    [
        ("2000", Verdict.ACHIEVED_EARLY, False),
        ("1600", Verdict.AHEAD, False),  # exactly on the path
        ("1599", Verdict.ON_TRACK, False),
        ("1540", Verdict.ON_TRACK, False),  # 54 % / 60 % = 0.9 exactly
        ("1539", Verdict.BEHIND, False),
        ("1450", Verdict.BEHIND, False),  # 45 % / 60 % = 0.75 exactly
        ("1449", Verdict.BEHIND, True),
        ("900", Verdict.BEHIND, True),  # below the base
    ],
)
def test_bands_in_the_third_of_five_years(value: str, verdict: Verdict, severe: bool) -> None:
    standing = after(2023, value)
    assert (standing.verdict, standing.severe) == (verdict, severe)


def test_the_figures_of_a_standing() -> None:
    standing = after(2023, "1540")
    assert standing.method == "level.linear/1"
    assert standing.actual == 1540
    assert standing.expected == pytest.approx(1600)
    assert standing.progress == pytest.approx(0.54)
    assert standing.path_share == standing.time_share == pytest.approx(0.6)
    assert standing.gap == pytest.approx(-60)
    assert standing.remaining == pytest.approx(460)
    # 1540 → 2000 in two years: the square root of 2000/1540 is 1.13961
    assert standing.required == pytest.approx(13.961, abs=0.001)
    assert standing.required_as is Requirement.GROWTH
    assert standing.inputs == ("2023=1540",)


def test_a_standing_says_how_it_was_reached() -> None:
    codes = [message.code for message in after(2023, "1540").reasons]
    assert codes == [
        "standing.observed",
        "standing.path_linear",
        "standing.progress",
        "standing.on_track_ratio",
    ]


def test_what_qualifies_a_figure_is_named_with_it() -> None:
    item = seen("2023", "1540", price_basis="current", source="bulletin")
    standing = judge(level("2000", "1000"), [item], years=YEARS, as_of=end_of(2023))
    params = standing.reasons[0].params
    assert (params["price_basis"], params["status"], params["source"], params["unit"]) == (
        "current", "published", "bulletin", "亿元",
    )  # fmt: skip


def test_a_row_that_states_a_rate_is_held_against_the_geometric_path() -> None:
    # 100 → 200: after two of five years 100·2^0.4 = 131.95, on the straight line 140
    item = [seen("2022", "135")]
    linear = judge(level("200", "100"), item, years=YEARS, as_of=end_of(2022))
    geometric = judge(level("200", "100", "14.9"), item, years=YEARS, as_of=end_of(2022))
    assert (linear.verdict, linear.method) == (Verdict.BEHIND, "level.linear/1")
    assert (geometric.verdict, geometric.method) == (Verdict.AHEAD, "level.geometric/1")
    assert geometric.expected == pytest.approx(131.951, abs=0.001)


def test_a_target_below_its_base_is_approached_from_above() -> None:
    dust = level("35", "45", unit="微克/立方米", comparator=Comparator.AT_MOST)

    def verdict(value: str) -> Verdict:
        item = [seen("2023", value, unit="微克/立方米")]
        standing = judge(dust, item, years=YEARS, as_of=end_of(2023), direction=Direction.DOWN)
        return standing.verdict

    assert verdict("39") is Verdict.AHEAD  # path: 45 − 0.6·10 = 39
    assert verdict("39.5") is Verdict.ON_TRACK
    assert verdict("41") is Verdict.BEHIND
    assert verdict("46") is Verdict.BEHIND
    assert verdict("35") is Verdict.ACHIEVED_EARLY


def test_at_least_means_at_least_as_good_for_an_indicator_that_should_fall() -> None:
    dust = level("35", "45")  # the comparator is left at its default, >=
    standing = judge(
        dust, [seen("2023", "44")], years=YEARS, as_of=end_of(2023), direction=Direction.DOWN
    )
    assert standing.verdict is Verdict.BEHIND


def test_a_ceiling_is_approached_from_above_whatever_direction_is_noted() -> None:
    capped = level("0.5", "0.8", comparator=Comparator.AT_MOST)
    standing = judge(capped, [seen("2023", "0.7")], years=YEARS, as_of=end_of(2023))
    assert standing.verdict is Verdict.BEHIND  # a third of the way where 60 % are due


def test_a_share_asks_for_an_amount_each_year_not_for_growth() -> None:
    share = target(TargetKind.SHARE, "25", base="15", unit="%")
    item = [seen("2023", "19", unit="%")]
    standing = judge(share, item, years=YEARS, as_of=end_of(2023))
    assert standing.verdict is Verdict.BEHIND  # 40 % where 60 % are due
    assert standing.required == pytest.approx(3)
    assert standing.required_as is Requirement.AMOUNT


@pytest.mark.parametrize("goal", ["1000", "900"])
def test_a_level_that_the_base_already_meets_is_to_be_kept(goal: str) -> None:
    kept = after(2023, "1000", goal=goal)
    lost = after(2023, "880", goal=goal)
    assert (kept.verdict, kept.reason.code) == (Verdict.ON_TRACK, "standing.kept")
    assert (lost.verdict, lost.reason.code) == (Verdict.BEHIND, "standing.not_kept")
    assert not lost.severe
    assert after(2023, "600", goal=goal).severe
    assert kept.method == "level.kept/1"


def test_a_state_within_a_year_is_held_against_the_path_at_its_day() -> None:
    standing = judge(level("2000", "1000"), [at("2024M9", "1750")], years=YEARS, as_of=end_of(2024))
    assert standing.verdict is Verdict.AHEAD
    assert standing.path_share == pytest.approx(0.75)


def test_part_of_a_year_is_information_only() -> None:
    known = [seen("2022", "1400"), seen("2023Q1-Q3", "900")]
    standing = judge(level("2000", "1000"), known, years=YEARS, as_of=end_of(2023))
    assert standing.observation == known[0]
    assert standing.verdict is Verdict.AHEAD
    note = next(m for m in standing.reasons if m.code == "standing.partial_year")
    assert note.params == {"period": "2023Q1-Q3", "value": 900.0, "unit": "亿元"}


def test_nothing_but_parts_of_years_cannot_be_judged() -> None:
    known = [seen("2022Q1-Q3", "1500"), seen("2023Q1-Q3", "1900")]
    standing = judge(level("2000", "1000"), known, years=YEARS, as_of=end_of(2023))
    assert standing.verdict is Verdict.CANNOT_JUDGE
    assert standing.reason.code == "standing.only_partial_year"
    assert standing.reason.params["period"] == "2023Q1-Q3"  # the newest


def test_without_a_base_only_reaching_the_target_can_be_judged() -> None:
    short = judge(level("2000"), [seen("2023", "1900")], years=YEARS, as_of=end_of(2023))
    there = judge(level("2000"), [seen("2023", "2000")], years=YEARS, as_of=end_of(2023))
    assert (short.verdict, short.reason.code) == (Verdict.CANNOT_JUDGE, "standing.no_base")
    assert there.verdict is Verdict.ACHIEVED_EARLY


def test_a_figure_of_the_base_year_can_serve_as_base() -> None:
    known = [seen("2020", "1000"), seen("2023", "1500")]
    standing = judge(level("2000"), known, years=YEARS, as_of=end_of(2023))
    assert standing.progress == pytest.approx(0.5)
    assert "standing.base_from_observation" in {message.code for message in standing.reasons}


def test_a_base_that_was_revised_since_is_pointed_out_and_the_printed_one_kept() -> None:
    known = [seen("2020", "1100"), seen("2023", "1500")]
    standing = judge(level("2000", "1000"), known, years=YEARS, as_of=end_of(2023))
    note = next(m for m in standing.reasons if m.code == "standing.base_differs")
    assert (note.params["base"], note.params["published"]) == (1000, 1100)
    assert standing.progress == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("comparator", "value", "verdict"),
    [
        (Comparator.AT_LEAST, "2000", Verdict.ACHIEVED_EARLY),
        (Comparator.MORE_THAN, "2000", Verdict.AHEAD),
        (Comparator.MORE_THAN, "2000.1", Verdict.ACHIEVED_EARLY),
        (Comparator.ABOUT, "1900", Verdict.ACHIEVED_EARLY),  # within 5 %
        (Comparator.ABOUT, "1899", Verdict.AHEAD),
        (Comparator.EQUAL, "2000", Verdict.ACHIEVED_EARLY),
        (Comparator.EQUAL, "1999", Verdict.AHEAD),
        (Comparator.EQUAL, "2001", Verdict.BEHIND),  # past what was to be exact
    ],
)
def test_each_comparator_has_its_own_idea_of_reached(
    comparator: Comparator, value: str, verdict: Verdict
) -> None:
    goal = level("2000", "1000", comparator=comparator)
    standing = judge(goal, [seen("2023", value)], years=YEARS, as_of=end_of(2023))
    assert standing.verdict is verdict


def test_an_exact_value_is_approached_from_the_side_of_the_base() -> None:
    exact = level("10", "20", comparator=Comparator.EQUAL)

    def verdict(value: str) -> Verdict:
        return judge(exact, [seen("2023", value)], years=YEARS, as_of=end_of(2023)).verdict

    assert verdict("13") is Verdict.AHEAD  # 70 % of the way down
    assert verdict("10") is Verdict.ACHIEVED_EARLY
    assert verdict("9") is Verdict.BEHIND


def test_a_level_that_is_to_vanish_asks_for_an_amount_each_year() -> None:
    gone = level("0", "10", unit="件")
    known = [seen("2023", "6", unit="件")]
    standing = judge(gone, known, years=YEARS, as_of=end_of(2023), direction=Direction.DOWN)
    assert (standing.required, standing.required_as) == (-3, Requirement.AMOUNT)


@pytest.mark.parametrize(
    ("base", "value", "verdict"),
    [
        ("10", "20", Verdict.ACHIEVED_EARLY),
        ("10", "14", Verdict.BEHIND),  # 40 % of the way to 20 where 60 % are due
        ("10", "31", Verdict.BEHIND),  # past the range
        ("40", "30", Verdict.ACHIEVED_EARLY),
        ("40", "34", Verdict.AHEAD),  # 60 % of the way down to 30
        ("25", "22", Verdict.ON_TRACK),  # was in the range and still is
        ("25", "19", Verdict.BEHIND),
    ],
)
def test_a_range_is_approached_from_the_side_of_the_base(
    base: str, value: str, verdict: Verdict
) -> None:
    between = level("20", base, high="30")
    standing = judge(
        between, [seen("2023", value)], years=YEARS, as_of=end_of(2023), direction=Direction.RANGE
    )
    assert standing.verdict is verdict


def test_a_target_with_an_earlier_deadline_is_due_earlier() -> None:
    soon = level("2000", "1000", deadline=date(2023, 12, 31))
    known = [seen("2022", "1600"), seen("2023", "1990")]
    on_the_way = judge(soon, known, years=YEARS, as_of=end_of(2022))
    assert on_the_way.verdict is Verdict.ON_TRACK  # 60 % of the way where two thirds are due
    assert judge(soon, known, years=YEARS, as_of=date(2024, 2, 1)).verdict is Verdict.MISSED


def test_a_target_with_a_later_deadline_is_not_over_with_the_plan() -> None:
    far = level("2500", "1000", deadline=date(2035, 12, 31))
    standing = judge(far, [seen("2025", "1500")], years=YEARS, as_of=date(2026, 6, 1))
    assert standing.verdict is Verdict.AHEAD


def test_about_a_value_in_both_directions_is_a_range() -> None:
    about = level("40", "20", comparator=Comparator.ABOUT)

    def verdict(value: str) -> Verdict:
        known = [seen("2025", value)]
        return judge(
            about, known, years=YEARS, as_of=date(2026, 3, 1), direction=Direction.RANGE
        ).verdict

    assert [verdict(v) for v in ("37.9", "38", "42", "42.1")] == [
        Verdict.MISSED, Verdict.ACHIEVED, Verdict.ACHIEVED, Verdict.MISSED,
    ]  # fmt: skip


def test_a_level_of_nothing_that_is_kept_or_lost() -> None:
    spotless = level("0", "0", unit="件")

    def standing(value: str) -> Standing:
        known = [seen("2022", value, unit="件")]
        return judge(spotless, known, years=YEARS, as_of=end_of(2022), direction=Direction.DOWN)

    assert standing("0").verdict is Verdict.ON_TRACK
    assert (standing("1").verdict, standing("1").severe) == (Verdict.BEHIND, True)


def test_a_deadline_at_the_end_of_the_base_year_leaves_no_way() -> None:
    overdue = level("2000", "1000", deadline=end_of(2020))
    standing = judge(overdue, [seen("2021", "1500")], years=YEARS, as_of=end_of(2021))
    assert standing.verdict is Verdict.CANNOT_JUDGE
    assert standing.time_share is None


def test_a_running_total_of_a_whole_year_is_still_not_the_years_figure() -> None:
    running = seen("2023", "1900", kind=PeriodKind.YTD)
    standing = judge(level("2000", "1000"), [running], years=YEARS, as_of=end_of(2023))
    assert standing.reason.code == "standing.only_partial_year"

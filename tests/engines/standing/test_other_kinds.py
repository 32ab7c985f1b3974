"""Relative targets, ranks, states, counts, and figures handed down each year."""

from datetime import date
from typing import Any

import pytest
from tests.engines.standing.samples import (
    YEARS,
    at,
    end_of,
    for_year,
    grew,
    more_than,
    seen,
    target,
)

from gaoxin.engines.plan import (
    Comparator,
    Direction,
    Measure,
    TargetKind,
    YearTarget,
    YearTargetKind,
)
from gaoxin.engines.standing import Standing, Verdict, judge

FASTER = target(TargetKind.RELATIVE, "50", unit="%", measure=Measure.GROWTH)


def against_city(own: list[str], city: list[str], **more: Any) -> Standing:
    """Growth of the zone and of its city from 2021 on; "50 % above the city"."""
    return judge(
        more.pop("target", FASTER),
        [grew(str(2021 + i), rate) for i, rate in enumerate(own)],
        reference=[grew(str(2021 + i), rate) for i, rate in enumerate(city)],
        years=YEARS,
        as_of=more.pop("as_of", end_of(2024)),
        **more,
    )


@pytest.mark.parametrize(
    ("own", "verdict"),
    [("9", Verdict.AHEAD), ("8.2", Verdict.ON_TRACK), ("8", Verdict.BEHIND), ("5", Verdict.BEHIND)],
)
def test_half_again_as_fast_as_the_city(own: str, verdict: Verdict) -> None:
    standing = against_city([own], ["6"])
    assert standing.expected == pytest.approx(9)
    assert standing.verdict is verdict


def test_only_years_that_both_series_know_are_compared() -> None:
    standing = against_city(["9", "9", "1"], ["6", "6"])
    assert standing.actual == pytest.approx(9)
    assert standing.observation is not None
    assert str(standing.observation.period) == "2022"


def test_a_shrinking_city_is_still_to_be_surpassed() -> None:
    standing = against_city(["-3"], ["-2"])
    assert standing.expected == pytest.approx(-1)  # half of 2 better than −2
    assert standing.verdict is Verdict.BEHIND


def test_without_the_citys_series_there_is_no_verdict() -> None:
    standing = against_city(["9"], [])
    assert (standing.verdict, standing.reason.code) == (
        Verdict.CANNOT_JUDGE, "standing.reference_missing",
    )  # fmt: skip


def test_series_that_share_no_first_year_cannot_be_compared() -> None:
    own, city = [grew("2022", "9")], [grew("2021", "6")]
    standing = judge(FASTER, own, reference=city, years=YEARS, as_of=end_of(2024))
    assert standing.reason.code == "standing.no_common_period"


def test_in_step_allows_for_about() -> None:
    in_step = target(
        TargetKind.RELATIVE, "0", unit="%", measure=Measure.GROWTH, comparator=Comparator.ABOUT
    )
    five = ["6"] * 5
    spring = date(2026, 3, 1)
    assert against_city(["5.8"] * 5, five, target=in_step, as_of=spring).verdict is Verdict.ACHIEVED
    assert against_city(["5.6"] * 5, five, target=in_step, as_of=spring).verdict is Verdict.MISSED


def test_levels_are_compared_at_the_newest_common_period_and_in_one_unit() -> None:
    doctors = target(TargetKind.RELATIVE, "10", unit="%")
    own = [seen("2022", "3.5", unit="万人"), seen("2023", "4.4", unit="万人")]
    city = [seen("2023", "40000", unit="人")]
    standing = judge(doctors, own, reference=city, years=YEARS, as_of=end_of(2024))
    assert standing.actual == 4.4
    assert standing.expected == pytest.approx(4.4)
    assert standing.verdict is Verdict.AHEAD


def rank(place: str, as_of: date = date(2023, 12, 31), period: str = "2022") -> Standing:
    top_five = target(TargetKind.RANK, "5", base="11", unit="位")  # comparator left at >=
    return judge(top_five, [seen(period, place, unit="位")], years=YEARS, as_of=as_of)


def test_a_rank_is_met_or_has_no_path() -> None:
    assert rank("4").verdict is Verdict.ACHIEVED_EARLY
    eighth = rank("8")
    assert (eighth.verdict, eighth.reason.code) == (Verdict.CANNOT_JUDGE, "standing.no_path")
    assert eighth.remaining == eighth.reason.params["remaining"] == 3


def test_a_rank_after_the_end() -> None:
    spring = date(2026, 3, 1)
    assert rank("5", spring, "2025").verdict is Verdict.ACHIEVED
    assert rank("6", spring, "2025").verdict is Verdict.MISSED
    assert rank("6", spring, "2024").verdict is Verdict.PENDING_FINAL


@pytest.mark.parametrize("kind", [TargetKind.STATE, TargetKind.COUNT])
def test_a_state_is_judged_by_a_recorded_observation_only(kind: TargetKind) -> None:
    covered = target(kind, "100", unit="%")

    def standing(*values: str) -> Standing:
        known = [at("2022", value, unit="%") for value in values]
        return judge(covered, known, years=YEARS, as_of=end_of(2023))

    assert standing("100").verdict is Verdict.ACHIEVED_EARLY
    assert standing("80").reason.code == "standing.no_path"
    assert standing().reason.code == "standing.no_observation"


def test_a_target_without_a_number_says_so() -> None:
    standing = judge(
        target(TargetKind.STATE, None, raw="基本形成"), [], years=YEARS, as_of=end_of(2023)
    )
    assert (standing.verdict, standing.reason.code) == (
        Verdict.CANNOT_JUDGE, "standing.no_value",
    )  # fmt: skip


def test_a_state_that_the_base_year_had_is_to_be_kept() -> None:
    none_at_all = target(TargetKind.STATE, "0", base="0", unit="件", comparator=Comparator.AT_MOST)

    def standing(value: str) -> Standing:
        known = [seen("2022", value, unit="件")]
        return judge(none_at_all, known, years=YEARS, as_of=end_of(2022), direction=Direction.DOWN)

    assert standing("0").verdict is Verdict.ON_TRACK
    assert standing("1").verdict is Verdict.BEHIND


AIR = target(TargetKind.HANDED_DOWN, None, unit="%")


def handed(year: int, value: str, **more: Any) -> YearTarget:
    return for_year(year, value, **{"unit": "%", "kind": YearTargetKind.HANDED_DOWN, **more})


def air(*figures: YearTarget, value: str = "63", as_of: date = date(2023, 6, 1)) -> Standing:
    known = [seen("2022", value, unit="%")]
    return judge(AIR, known, year_targets=figures, years=YEARS, as_of=as_of)


def test_a_handed_down_figure_decides_its_own_year() -> None:
    met, missed = air(handed(2022, "63")), air(handed(2022, "64"))
    assert (met.verdict, met.reason.code) == (Verdict.ON_TRACK, "standing.year_met")
    assert (missed.verdict, missed.reason.code) == (Verdict.BEHIND, "standing.year_missed")
    assert missed.expected == 64
    assert air(handed(2022, "90")).severe


def test_without_the_handed_down_figure_there_is_no_verdict() -> None:
    assert air().reason.code == "standing.handed_down_missing"
    unpublished = handed(2022, "60", known_from=date(2023, 7, 1))
    assert air(unpublished).reason.code == "standing.handed_down_missing"
    other_kind = for_year(2022, "60", unit="%")
    assert air(other_kind).verdict is Verdict.CANNOT_JUDGE
    other_indicator = handed(2022, "60", indicator="j")
    assert air(other_indicator).verdict is Verdict.CANNOT_JUDGE


def test_the_newest_year_with_both_figures_is_judged_and_the_lack_named() -> None:
    known = [seen("2021", "62", unit="%"), seen("2022", "63", unit="%")]
    standing = judge(AIR, known, year_targets=[handed(2021, "60")], years=YEARS, as_of=end_of(2022))
    assert standing.verdict is Verdict.ON_TRACK
    lack = next(m for m in standing.reasons if m.code == "standing.handed_down_missing")
    assert lack.params == {"year": 2022}


def test_a_handed_down_ceiling_for_something_that_should_fall() -> None:
    dust = target(TargetKind.HANDED_DOWN, None, unit="微克/立方米")
    figure = handed(2022, "40", unit="μg/m³")

    def verdict(value: str) -> Verdict:
        known = [seen("2022", value, unit="微克/立方米")]
        return judge(
            dust, known, year_targets=[figure],
            years=YEARS, as_of=end_of(2022), direction=Direction.DOWN,
        ).verdict  # fmt: skip

    assert verdict("39") is Verdict.ON_TRACK
    assert verdict("41") is Verdict.BEHIND


def test_the_last_years_figure_decides_in_the_end() -> None:
    spring = date(2026, 3, 1)
    known = [seen("2025", "65", unit="%")]
    figures = [handed(2024, "60"), handed(2025, "66")]
    standing = judge(AIR, known, year_targets=figures, years=YEARS, as_of=spring)
    assert standing.verdict is Verdict.MISSED


def test_a_bound_may_meet_a_rank_less_state() -> None:
    schools = target(TargetKind.COUNT, "10", unit="个")
    known = [more_than("2022", "10", unit="个")]
    standing = judge(schools, known, years=YEARS, as_of=end_of(2022))
    assert standing.verdict is Verdict.ACHIEVED_EARLY

"""Targets decided for single years, beside the path."""

from datetime import date

from tests.engines.standing.samples import (
    YEARS,
    at,
    end_of,
    for_year,
    grew,
    level,
    more_than,
    seen,
)

from gaoxin.engines.plan import Comparator, Direction, Measure
from gaoxin.engines.standing import Verdict, annual_target_verdicts, judge


def test_each_year_is_compared_with_its_own_figure() -> None:
    asked = [for_year(2022, "1200"), for_year(2021, "1100"), for_year(2023, "1300")]
    known = [seen("2021", "1100"), seen("2022", "1150")]
    verdicts = annual_target_verdicts(asked, known, end_of(2023))
    assert [(v.year_target.year, v.met) for v in verdicts] == [
        (2021, True), (2022, False), (2023, None),
    ]  # fmt: skip
    assert [v.reasons[-1].code for v in verdicts] == [
        "standing.year_met", "standing.year_missed", "standing.no_annual_figure",
    ]  # fmt: skip


def test_targets_and_figures_count_from_their_publication() -> None:
    asked = [
        for_year(2022, "1200"),
        for_year(2022, "1100", key="lowered", known_from=date(2022, 9, 1)),
    ]
    known = [seen("2022", "1150", known_from=date(2023, 2, 1))]
    (spring,) = annual_target_verdicts(asked, known, date(2022, 6, 1))
    assert (spring.year_target.key, spring.met) == ("y2022", None)
    (later,) = annual_target_verdicts(asked, known, date(2023, 2, 1))
    assert (later.year_target.key, later.met) == ("lowered", True)
    assert annual_target_verdicts(asked, known, date(2022, 1, 1)) == ()


def test_of_two_targets_for_a_year_published_on_one_day_the_later_in_the_sequence_counts() -> None:
    asked = [for_year(2022, "1200", key="a"), for_year(2022, "1100", key="b")]
    (verdict,) = annual_target_verdicts(asked, [], end_of(2022))
    assert verdict.year_target.key == "b"


def test_growth_targets_are_compared_with_growth() -> None:
    asked = [for_year(2022, "8", unit="%", measure=Measure.GROWTH)]
    (verdict,) = annual_target_verdicts(
        asked, [seen("2022", "1200"), grew("2022", "7.5")], end_of(2022)
    )
    assert (verdict.met, verdict.actual) == (False, 7.5)


def test_part_of_a_year_leaves_the_year_open() -> None:
    (verdict,) = annual_target_verdicts(
        [for_year(2022, "1000")], [seen("2022Q1-Q3", "1200")], end_of(2022)
    )
    assert verdict.met is None


def test_bounds_units_and_directions() -> None:
    bounded = more_than("2022", "900")
    (open_verdict,) = annual_target_verdicts([for_year(2022, "1000")], [bounded], end_of(2022))
    assert (open_verdict.met, open_verdict.reasons[-1].code) == (None, "standing.year_open")
    foreign = seen("2022", "900", unit="亿美元")
    (mismatch,) = annual_target_verdicts([for_year(2022, "1000")], [foreign], end_of(2022))
    assert (mismatch.met, mismatch.reasons[-1].code) == (None, "standing.unit_mismatch")
    (falling,) = annual_target_verdicts(
        [for_year(2022, "40")], [at("2022M12", "39")], end_of(2022), direction=Direction.DOWN
    )
    assert falling.met is True


def warned(*years: str, known: dict[str, str]) -> bool:
    asked = [for_year(int(year), value) for year, value in (pair.split("=") for pair in years)]
    standing = judge(
        level("2000", "1000"),
        [seen(period, value) for period, value in known.items()],
        year_targets=asked,
        years=YEARS,
        as_of=end_of(2022),
    )
    assert standing.verdict is Verdict.BEHIND
    assert standing.reason.code != "standing.annual_met_plan_missed"  # the rule stays last
    return "standing.annual_met_plan_missed" in {message.code for message in standing.reasons}


def test_every_annual_target_met_and_the_plan_still_behind_is_a_warning() -> None:
    modest = {"2021": "1050", "2022": "1100"}
    assert warned("2021=1040", "2022=1090", known=modest)
    assert warned("2022=1090", known=modest)
    assert not warned("2021=1040", "2022=1110", known=modest)
    assert not warned("2023=1000", known=modest)  # not yet known to be met
    assert not warned(known=modest)


def test_the_warning_also_stands_beside_a_missed_plan() -> None:
    standing = judge(
        level("2000", "1000", comparator=Comparator.AT_LEAST),
        [seen("2025", "1200")],
        year_targets=[for_year(2025, "1150")],
        years=YEARS,
        as_of=date(2026, 3, 1),
    )
    assert standing.verdict is Verdict.MISSED
    assert standing.reasons[-2].code == "standing.annual_met_plan_missed"

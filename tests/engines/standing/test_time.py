"""What was known when: before, within and after the plan."""

from datetime import date

import pytest
from tests.engines.standing.samples import YEARS, at, end_of, grew, level, seen

from gaoxin.engines.plan import Measure
from gaoxin.engines.standing import Verdict, judge

GOAL = level("2000", "1000")
SPRING_AFTER = date(2026, 3, 1)


def test_before_the_plan_nothing_can_be_judged() -> None:
    standing = judge(GOAL, [seen("2020", "1000")], years=YEARS, as_of=end_of(2020))
    assert (standing.verdict, standing.reason.code) == (
        Verdict.CANNOT_JUDGE, "standing.not_started",
    )  # fmt: skip


@pytest.mark.parametrize("as_of", [date(2021, 1, 1), end_of(2025), SPRING_AFTER])
def test_no_observation_is_not_zero(as_of: date) -> None:
    standing = judge(GOAL, [seen("2020", "1000")], years=YEARS, as_of=as_of)
    assert (standing.verdict, standing.reason.code) == (
        Verdict.CANNOT_JUDGE, "standing.no_observation",
    )  # fmt: skip
    assert standing.actual is None
    assert standing.reason.params["plan_ended"] is (as_of == SPRING_AFTER)


def test_a_figure_counts_from_the_day_it_was_published() -> None:
    item = [seen("2023", "1800", known_from=date(2024, 2, 20))]
    assert judge(GOAL, item, years=YEARS, as_of=date(2024, 2, 19)).verdict is Verdict.CANNOT_JUDGE
    assert judge(GOAL, item, years=YEARS, as_of=date(2024, 2, 20)).verdict is Verdict.AHEAD


def test_the_newest_vintage_known_on_the_day_is_judged() -> None:
    known = [
        seen("2023", "1500", key="revised", known_from=date(2025, 1, 10)),
        seen("2023", "1700", key="first", known_from=date(2024, 2, 1)),
    ]
    assert judge(GOAL, known, years=YEARS, as_of=end_of(2024)).inputs == ("first",)
    assert judge(GOAL, known, years=YEARS, as_of=date(2025, 1, 10)).inputs == ("revised",)


def test_of_two_vintages_of_one_day_the_later_in_the_sequence_counts() -> None:
    known = [seen("2023", "1500", key="a"), seen("2023", "1700", key="b")]
    assert judge(GOAL, known, years=YEARS, as_of=end_of(2023)).inputs == ("b",)
    assert judge(GOAL, known[::-1], years=YEARS, as_of=end_of(2023)).inputs == ("a",)


def test_an_older_period_published_later_does_not_replace_a_newer_one() -> None:
    known = [seen("2023", "1700"), seen("2022", "1100", known_from=date(2024, 6, 1))]
    standing = judge(GOAL, known, years=YEARS, as_of=end_of(2024))
    assert standing.inputs == ("2023=1700",)


def test_a_figure_for_a_year_that_is_not_over_is_no_observation() -> None:
    forecast = seen("2023", "1800", known_from=date(2023, 6, 1))
    assert judge(GOAL, [forecast], years=YEARS, as_of=date(2023, 7, 1)).observation is None


def test_growth_does_not_enter_the_judgement_of_a_level() -> None:
    known = [seen("2022", "1400"), grew("2023", "99")]
    assert judge(GOAL, known, years=YEARS, as_of=end_of(2023)).inputs == ("2022=1400",)


def test_a_level_target_may_measure_growth() -> None:
    goal = level("8", "5", unit="%", measure=Measure.GROWTH)
    standing = judge(goal, [grew("2025", "8.1")], years=YEARS, as_of=SPRING_AFTER)
    assert standing.verdict is Verdict.ACHIEVED


def test_the_last_day_of_the_plan_still_belongs_to_it() -> None:
    known = [seen("2024", "1900")]
    assert judge(GOAL, known, years=YEARS, as_of=end_of(2025)).verdict is Verdict.AHEAD
    assert judge(GOAL, known, years=YEARS, as_of=date(2026, 1, 1)).verdict is Verdict.PENDING_FINAL


@pytest.mark.parametrize(
    ("value", "verdict"), [("2000", Verdict.ACHIEVED), ("1999", Verdict.MISSED)]
)
def test_after_the_end_the_last_year_decides(value: str, verdict: Verdict) -> None:
    known = [seen("2024", "1900"), seen("2025", value, known_from=date(2026, 2, 10))]
    standing = judge(GOAL, known, years=YEARS, as_of=SPRING_AFTER)
    assert standing.verdict is verdict
    assert standing.last is None
    assert standing.reason.params["actual"] == float(value)


@pytest.mark.parametrize("period", ["2025", "2025M12", "2025Q4"])
def test_a_state_at_the_end_of_the_plan_decides_too(period: str) -> None:
    standing = judge(GOAL, [at(period, "2100")], years=YEARS, as_of=SPRING_AFTER)
    assert standing.verdict is Verdict.ACHIEVED


def test_while_the_last_year_is_unpublished_the_last_standing_is_kept_at_hand() -> None:
    known = [seen("2023", "1100"), at("2025M9", "1200"), seen("2025Q1-Q3", "1999")]
    standing = judge(GOAL, known, years=YEARS, as_of=SPRING_AFTER)
    assert standing.verdict is Verdict.PENDING_FINAL
    assert standing.last is not None
    assert standing.last.as_of == end_of(2025)
    assert (standing.last.verdict, standing.last.severe) == (Verdict.BEHIND, True)
    assert standing.last.inputs == standing.inputs == ("2025M9=1200",)
    assert standing.as_of == SPRING_AFTER
    assert not standing.severe


def test_the_last_standing_uses_what_is_known_now() -> None:
    late = [seen("2024", "1900", known_from=date(2026, 2, 1))]
    standing = judge(GOAL, late, years=YEARS, as_of=SPRING_AFTER)
    assert standing.last is not None
    assert standing.last.verdict is Verdict.AHEAD


def test_nothing_but_part_of_the_last_year_awaits_the_final_figure() -> None:
    standing = judge(GOAL, [seen("2025Q1-Q3", "1999")], years=YEARS, as_of=SPRING_AFTER)
    assert standing.verdict is Verdict.PENDING_FINAL
    assert standing.last is not None
    assert standing.last.reason.code == "standing.only_partial_year"


def test_years_after_the_plan_do_not_judge_it() -> None:
    known = [seen("2024", "1900"), seen("2026", "2500")]
    standing = judge(GOAL, known, years=YEARS, as_of=date(2027, 3, 1))
    assert standing.verdict is Verdict.PENDING_FINAL
    assert standing.inputs == ("2024=1900",)


def test_figures_in_another_multiple_of_the_unit_are_converted() -> None:
    known = [seen("2023", "16000000", unit="万元")]
    standing = judge(GOAL, known, years=YEARS, as_of=end_of(2023))
    assert (standing.actual, standing.verdict) == (1600, Verdict.AHEAD)


@pytest.mark.parametrize("as_of", [end_of(2023), SPRING_AFTER])
def test_figures_in_a_unit_that_does_not_fit_give_no_verdict(as_of: date) -> None:
    known = [seen("2022", "1700"), seen("2023", "1700", unit="亿美元")]
    standing = judge(GOAL, known, years=YEARS, as_of=as_of)
    assert (standing.verdict, standing.reason.code) == (
        Verdict.CANNOT_JUDGE, "standing.unit_mismatch",
    )  # fmt: skip
    assert standing.reason.params == {"period": "2023", "unit": "亿美元", "expected": "亿元"}


def test_an_older_figure_in_a_unit_that_does_not_fit_does_no_harm() -> None:
    known = [seen("2022", "1700", unit="亿美元"), seen("2025", "2100")]
    standing = judge(GOAL, known, years=YEARS, as_of=SPRING_AFTER)
    assert standing.verdict is Verdict.ACHIEVED

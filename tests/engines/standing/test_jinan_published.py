"""The published figures of Jinan's zone, judged as its planning office would have to."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.engines.standing.samples import YEARS, growth_target, level

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality import Observation, Series, check_rows
from gaoxin.engines.standing import PlanYears, Standing, Verdict, judge

AFTERWARDS = date(2026, 11, 23)


@pytest.fixture(scope="module")
def published(shared: Path) -> Callable[[str], list[Observation]]:
    """The published observations of an indicator, through the checks of the quality engine."""
    with (shared / "observations" / "jinan-hightech.csv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    catalogue = {
        row["indicator"]: (
            Series(row["indicator"], "家" if row["unit"] == "家" else "亿元"),
            Series(row["indicator"], "%", Measure.GROWTH),
        )
        for row in rows
    }
    checked = check_rows(rows, catalogue, today=AFTERWARDS)
    assert checked.refused == ()
    assert len(checked.good) == len(rows)
    return lambda name: [item for item in checked.good if item.indicator == name]


def percent(share: float | None) -> float:
    assert share is not None
    return round(100 * share, 1)


def test_gdp_2023_is_ahead_of_its_level(published: Callable[[str], list[Observation]]) -> None:
    standing = judge(
        level("2000", "1291.5"), published("地区生产总值"), years=YEARS, as_of=date(2024, 12, 31)
    )
    assert standing.verdict is Verdict.AHEAD
    assert (round(percent(standing.progress)), percent(standing.path_share)) == (67, 60)


def test_gdp_growth_lags_at_the_same_time(published: Callable[[str], list[Observation]]) -> None:
    standing = judge(
        growth_target("10"), published("地区生产总值"), years=YEARS, as_of=date(2024, 12, 31)
    )
    assert standing.verdict is Verdict.BEHIND
    assert standing.actual == pytest.approx(6.26, abs=0.005)
    assert standing.required == pytest.approx(12.6, abs=0.05)
    assert [m.params["period"] for m in standing.reasons if m.code == "standing.partial_year"] == [
        "2024Q1-Q3"
    ]


def revenue(known: list[Observation], as_of: date) -> Standing:
    return judge(level("200", "130.2", "9.0"), known, years=YEARS, as_of=as_of)


def test_public_revenue_2024_lags(published: Callable[[str], list[Observation]]) -> None:
    standing = revenue(published("一般公共预算收入"), date(2025, 12, 1))
    assert (standing.verdict, standing.severe) == (Verdict.BEHIND, False)
    assert (round(percent(standing.progress)), percent(standing.path_share)) == (67, 76.4)


def test_public_revenue_awaits_its_final_figure(
    published: Callable[[str], list[Observation]],
) -> None:
    standing = revenue(published("一般公共预算收入"), AFTERWARDS)
    assert standing.verdict is Verdict.PENDING_FINAL
    assert standing.last is not None
    assert standing.last.verdict is Verdict.BEHIND


def test_imports_and_exports_2023_lag_badly(
    published: Callable[[str], list[Observation]],
) -> None:
    standing = judge(
        level("2140", "701.3", "25.0"),
        published("进出口总额"),
        years=YEARS,
        as_of=date(2024, 12, 31),
    )
    assert (standing.verdict, standing.severe) == (Verdict.BEHIND, True)
    assert (round(percent(standing.progress)), round(percent(standing.path_share))) == (27, 46)


def test_high_tech_firms_are_ahead_by_a_lower_bound(
    published: Callable[[str], list[Observation]],
) -> None:
    standing = judge(
        level("2500", "1214", unit="家"),
        published("高新技术企业数"),
        years=YEARS,
        as_of=date(2024, 12, 31),
    )
    assert standing.verdict is Verdict.AHEAD
    assert (round(percent(standing.progress)), percent(standing.path_share)) == (92, 75)
    assert "standing.bound_proves" in {message.code for message in standing.reasons}


def test_an_indicator_without_figures_cannot_be_judged(
    published: Callable[[str], list[Observation]],
) -> None:
    standing = judge(
        level("14.5", "8.6", "11.0", unit="亿美元"),
        published("实际使用外资"),
        years=PlanYears(2020, 2021, 2025),
        as_of=AFTERWARDS,
    )
    assert standing.verdict is Verdict.CANNOT_JUDGE


def test_before_a_figure_was_public_it_was_unknown(
    published: Callable[[str], list[Observation]],
) -> None:
    """Known only as "2024", the figure for 2023 counts from the end of 2024."""
    known = published("地区生产总值")
    standing = judge(level("2000", "1291.5"), known, years=YEARS, as_of=date(2024, 12, 30))
    assert standing.observation is not None
    assert standing.observation.period.year == 2022

"""What is drawn against a path."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gaoxin.apps.judgement.access import Judged
from gaoxin.engines.plan import Measure, Plan, Target, TargetKind
from gaoxin.engines.quality import Observation
from gaoxin.engines.standing import PlanYears, judge
from gaoxin.faces.desk.charts import known_points
from gaoxin.kernel.periods import Period, PeriodKind
from gaoxin.kernel.text import Text

PLAN = Plan(key="p", title=Text("规划"), start_year=2026, end_year=2030, base_year=2025)
RATE = Target(
    "t", "i", TargetKind.GROWTH, "%", measure=Measure.GROWTH, value=Decimal("6.5")
)  # fmt: skip


def grew(year: int, value: str, basis: str, known_from: date) -> Observation:
    return Observation(
        key=f"{year}/{basis}",
        indicator="i",
        measure=Measure.GROWTH,
        period=Period(year),
        kind=PeriodKind.ANNUAL,
        value=Decimal(value),
        unit="%",
        known_from=known_from,
        price_basis=basis,
    )


def test_one_line_is_drawn_at_one_kind_of_prices() -> None:
    spring, summer = date(2028, 2, 1), date(2028, 7, 1)
    known = [
        grew(2026, "6.2", "comparable", date(2027, 2, 1)),
        grew(2027, "5.9", "comparable", spring),
        grew(2027, "9.9", "current", summer),
    ]
    years = PlanYears(PLAN.base_year, PLAN.start_year, PLAN.end_year)
    judged = Judged(RATE, judge(RATE, known, years=years, as_of=summer))
    assert known_points(judged, known, PLAN) == [(2026.0, 6.2), (2027.0, 5.9)]

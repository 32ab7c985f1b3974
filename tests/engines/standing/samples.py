"""Short ways to write targets and observations, shared by the tests of this folder."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from gaoxin.engines.plan import Measure, Target, TargetKind, YearTarget, YearTargetKind
from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing import PlanYears
from gaoxin.kernel.periods import PeriodKind, parse_period

YEARS = PlanYears(base=2020, start=2021, end=2025)


def target(kind: TargetKind, value: str | None, **more: Any) -> Target:
    """A target in 亿元 unless told otherwise; figures are given as text."""
    for figure in ("base", "rate", "high"):
        if more.get(figure) is not None:
            more[figure] = Decimal(more[figure])
    number = None if value is None else Decimal(value)
    fields: dict[str, Any] = {"key": "t", "indicator": "i", "unit": "亿元", **more}
    return Target(kind=kind, value=number, **fields)


def level(value: str, base: str | None = None, rate: str | None = None, **more: Any) -> Target:
    return target(TargetKind.LEVEL, value, base=base, rate=rate, **more)


def growth_target(value: str, **more: Any) -> Target:
    more = {"unit": "%", "measure": Measure.GROWTH, **more}
    return target(TargetKind.GROWTH, value, **more)


def seen(period: str, value: str, **more: Any) -> Observation:
    """A level in 亿元, for a whole year and known from the end of its period unless told."""
    span = parse_period(period)
    fields: dict[str, Any] = {
        "key": f"{period}={value}",
        "indicator": "i",
        "measure": Measure.LEVEL,
        "kind": PeriodKind.ANNUAL if span.is_year else PeriodKind.YTD,
        "unit": "亿元",
        "known_from": span.end,
        **more,
    }
    return Observation(period=span, value=Decimal(value), **fields)


def grew(period: str, value: str, **more: Any) -> Observation:
    return seen(period, value, **{"measure": Measure.GROWTH, "unit": "%", **more})


def at(period: str, value: str, **more: Any) -> Observation:
    """A state at the end of the period."""
    return seen(period, value, kind=PeriodKind.POINT, **more)


def more_than(period: str, value: str, **more: Any) -> Observation:
    return seen(period, value, bound=Bound.LOWER, **more)


def fewer_than(period: str, value: str, **more: Any) -> Observation:
    return seen(period, value, bound=Bound.UPPER, **more)


def for_year(year: int, value: str, **more: Any) -> YearTarget:
    """A target decided for one year, known from its 1 March."""
    fields: dict[str, Any] = {
        "key": f"y{year}",
        "indicator": "i",
        "kind": YearTargetKind.ANNUAL,
        "unit": "亿元",
        "document": "work report",
        "known_from": date(year, 3, 1),
        **more,
    }
    return YearTarget(year=year, value=Decimal(value), **fields)


def end_of(year: int) -> date:
    return date(year, 12, 31)

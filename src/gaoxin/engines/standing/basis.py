"""On which prices a judgement speaks: growth at current and at comparable prices are two facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality import Observation
from gaoxin.engines.standing.path import PlanYears
from gaoxin.kernel.periods import PeriodKind

_USUAL: Final = {Measure.GROWTH: "comparable", Measure.LEVEL: "current"}
"""Growth is meant in real terms, amounts are published at the prices of their year."""


def basis_of(
    observations: Iterable[Observation], measure: Measure, years: PlanYears | None = None
) -> str:
    """The price basis on which a series is judged; empty where none of its figures states one.

    The first year of the plan settles it, so that nothing published for a later year can change
    it. Where that year states none (or ``years`` are not known), the whole plan does, else all
    that is known. Of several bases the usual one is taken: comparable prices for growth, current
    prices for levels.
    """
    stated = (item for item in observations if item.measure is measure and item.price_basis)

    def precedence(item: Observation) -> tuple[int, bool, str]:
        return _distance(item, years), item.price_basis != _USUAL[measure], item.price_basis

    decisive = min(stated, key=precedence, default=None)
    return decisive.price_basis if decisive else ""


def one_basis(
    observations: Iterable[Observation], measure: Measure, years: PlanYears | None = None
) -> tuple[Observation, ...]:
    """The figures of a measure that may stand in one line, in the order given.

    They share one price basis (``basis_of``); those that state none go with any.
    """
    series = [item for item in observations if item.measure is measure]
    basis = basis_of(series, measure, years)
    return tuple(item for item in series if item.price_basis in ("", basis))


def _distance(item: Observation, years: PlanYears | None) -> int:
    """0 for a whole year or a state in the plan's first year, 1 within the plan, 2 elsewhere."""
    if years is None or not years.start <= item.period.year <= years.end:
        return 2
    first = item.period.year == years.start
    return 0 if first and item.kind in (PeriodKind.ANNUAL, PeriodKind.POINT) else 1

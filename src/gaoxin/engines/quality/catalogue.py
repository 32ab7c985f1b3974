"""Which series a row may belong to: the names that an indicator goes by, and its units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gaoxin.engines.plan import Indicator, Measure, Plan, Target

PER_CENT = "%"


@dataclass(frozen=True, slots=True)
class Series:
    """One series of an indicator: its key, what is measured, and the unit it is kept in."""

    indicator: str
    unit: str
    measure: Measure = Measure.LEVEL


Catalogue = Mapping[str, Sequence[Series]]
"""Every name or key that a row may use, with the series behind it: one for each measure.

Level and growth of one name may belong to different indicators of a plan.
"""


def catalogue_of(plan: Plan) -> Catalogue:
    """The indicators of a plan by key and by Chinese and English name.

    Growth is kept in per cent. A level is kept in the unit of the indicator's level target, or in
    its own unit; one that is itself a rate of growth keeps no level. An indicator named for its
    growth (地区生产总值增速) also goes by the name of what grows. A name that two indicators
    share stands for the first.
    """
    names: dict[str, Sequence[Series]] = {}
    for indicator in plan.indicators:
        series = tuple(
            _series(indicator, [t for t in plan.targets if t.indicator == indicator.key])
        )
        for name in _names(indicator):
            names.setdefault(name, series)
    return names


def _series(indicator: Indicator, targets: Sequence[Target]) -> Iterator[Series]:
    yield Series(indicator.key, PER_CENT, Measure.GROWTH)
    levels = [target.unit for target in targets if target.measure is Measure.LEVEL]
    if levels or indicator.unit != PER_CENT or not targets:
        yield Series(indicator.key, levels[0] if levels else indicator.unit)


def _names(indicator: Indicator) -> Iterator[str]:
    full = (indicator.key, indicator.name.zh, indicator.name.en)
    yield from (name for name in (*full, full[1].removesuffix("增速")) if name)

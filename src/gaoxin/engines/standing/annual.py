"""Targets decided for single years. They stand beside the path and are never merged with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gaoxin.engines.plan import Direction, YearTarget
from gaoxin.engines.quality import Observation
from gaoxin.engines.standing.aim import bar_for
from gaoxin.engines.standing.evidence import Evidence, observed, other_basis, value_in
from gaoxin.engines.standing.path import PlanYears
from gaoxin.engines.standing.say import say
from gaoxin.engines.standing.scheme import DEFAULT, Scheme
from gaoxin.kernel.messages import Message, Refused


@dataclass(frozen=True, slots=True)
class AnnualVerdict:
    """Whether one year's target was met; ``met`` is None where that cannot be said.

    ``actual`` is in the unit of the year's target. The last reason is the rule that decided.
    """

    year_target: YearTarget
    met: bool | None
    reasons: tuple[Message, ...]
    observation: Observation | None = None
    actual: float | None = None


def annual_target_verdicts(
    year_targets: Iterable[YearTarget],
    observations: Sequence[Observation],
    as_of: date,
    *,
    years: PlanYears | None = None,
    direction: Direction = Direction.UP,
    scheme: Scheme = DEFAULT,
) -> tuple[AnnualVerdict, ...]:
    """Each year's target known on ``as_of`` against the figure of that year, in order of years.

    Of several for one year, kind and measure, the one published last counts. ``observations``
    are all of the indicator, in any measure and vintage; the ``years`` of the plan settle on which
    price basis they are read.
    """
    return tuple(
        _verdict(item, Evidence.known(observations, item.measure, as_of, years), direction, scheme)
        for item in newest_year_targets(year_targets, as_of)
    )


def newest_year_targets(year_targets: Iterable[YearTarget], as_of: date) -> list[YearTarget]:
    """The newest known one for each year, kind and measure, in order of years."""
    newest: dict[tuple[int, str, str], YearTarget] = {}
    for item in year_targets:
        place = (item.year, item.kind.value, item.measure.value)
        older = newest.get(place)
        if item.known_from <= as_of and (older is None or older.known_from <= item.known_from):
            newest[place] = item
    return [newest[place] for place in sorted(newest)]


def year_rule(asked: YearTarget, actual: float, met: bool | None) -> Message:
    """What the comparison with a year's target came to."""
    codes = {True: "standing.year_met", False: "standing.year_missed", None: "standing.year_open"}
    return say(
        codes[met],
        year=asked.year,
        actual=actual,
        target=float(asked.value),
        comparator=asked.comparator.value,
        unit=asked.unit,
        document=asked.document,
    )


def _verdict(
    asked: YearTarget, evidence: Evidence, direction: Direction, scheme: Scheme
) -> AnnualVerdict:
    figure = evidence.at_year_end(asked.year)
    if figure is None:
        elsewhere = (other_basis(item) for item in evidence.other if item.period.year == asked.year)
        missing = say("standing.no_annual_figure", year=asked.year)
        return AnnualVerdict(asked, None, (*elsewhere, missing))
    try:
        actual = value_in(asked.unit, figure)
    except Refused as mismatch:
        return AnnualVerdict(asked, None, (observed(figure), mismatch.message), figure)
    bar = bar_for(asked.comparator, float(asked.value), direction, scheme.about)
    met = bar.holds(actual, figure.bound)
    reasons = (observed(figure), year_rule(asked, actual, met))
    return AnnualVerdict(asked, met, reasons, figure, actual)

"""Against a reference series: "50 % above the city's average", "in step with growth".

Growth: compound averages over the years that both series know from the first year on. Levels:
the newest period that both know. The bar is R + |R|·x/100 for a value of x per cent, so that
"above" also holds for a shrinking reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing.aim import Aim, bar_for, sense_of
from gaoxin.engines.standing.evidence import Evidence, observed, value_in
from gaoxin.engines.standing.kinds.growth import chains
from gaoxin.engines.standing.pace import amount_pace, growth_pace
from gaoxin.engines.standing.reading import Case, NotYet, Reading
from gaoxin.engines.standing.say import say
from gaoxin.kernel.messages import Refused
from gaoxin.kernel.periods import Period, PeriodKind

METHOD = "relative.reference/1"
_RATE = "%"


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both series over the same time, in the same unit."""

    own: tuple[Observation, ...]
    other: tuple[Observation, ...]
    actual: float
    reference: float


def read(case: Case) -> Iterator[Reading]:
    """One reading: the longest time that both series know exactly.

    Raises ``Refused`` (``standing.reference_missing``) without a reference series.
    """
    above = case.value
    if not case.reference.observations:
        raise Refused(say("standing.reference_missing"))
    growing = case.target.measure is Measure.GROWTH
    pair = _growth(case) if growing else _level(case)
    expected = pair.reference + abs(pair.reference) * above / 100
    comparator, direction = case.target.comparator, case.direction
    bar = bar_for(comparator, expected, direction, case.scheme.about)
    aim = Aim(bar, expected, sense_of(comparator, direction))
    pace = growth_pace if growing else amount_pace
    compared = say(
        "standing.relative_growth" if growing else "standing.relative_level",
        actual=pair.actual,
        reference=pair.reference,
        above=above,
        expected=expected,
        years=len(pair.own),
    )
    end = pair.own[-1].period.end
    yield Reading(
        method=METHOD,
        inputs=(*pair.other, *pair.own),
        bound=Bound.EXACT,
        aim=aim,
        actual=pair.actual,
        met=bar.holds(pair.actual),
        complete=end == case.term.last,
        pace=pace(pair.actual, expected, aim.sense, case.scheme),
        expected=expected,
        remaining=None if growing else aim.remaining(pair.actual),
        steps=(
            *(observed(item) for item in (*pair.own, *pair.other)),
            compared,
            *case.notes(after=end),
        ),
    )


def _growth(case: Case) -> _Pair:
    own, other = _exact_years(case.evidence), _exact_years(case.reference)
    common = own.keys() & other.keys()
    if case.term.start not in common:
        raise NotYet(say("standing.no_common_period", year=case.term.start))
    mine, theirs = (
        next(chains({year: series[year] for year in common}, case.term.years, _RATE))
        for series in (own, other)
    )
    return _Pair(mine.observations, theirs.observations, mine.average, theirs.average)


def _exact_years(evidence: Evidence) -> dict[int, Observation]:
    return {year: o for year, o in evidence.annual.items() if o.bound is Bound.EXACT}


def _level(case: Case) -> _Pair:
    own, other = _exact_states(case.evidence), _exact_states(case.reference)
    common = own.keys() & other.keys()
    if not common:
        raise NotYet(say("standing.no_common_period", year=case.term.start))
    newest = max(common, key=lambda place: place[0].end)
    mine, theirs = own[newest], other[newest]
    return _Pair((mine,), (theirs,), value_in(mine.unit, mine), value_in(mine.unit, theirs))


def _exact_states(evidence: Evidence) -> dict[tuple[Period, PeriodKind], Observation]:
    return {(o.period, o.kind): o for o in evidence.states if o.bound is Bound.EXACT}

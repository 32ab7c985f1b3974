"""A rate to keep up each year: compound average so far against the target rate.

ḡ = (∏(1 + gᵢ))^(1/k) − 1 over the first k years of the plan, and the rate that the remaining
n − k years must bring: ((1 + G)^n / ∏(1 + gᵢ))^(1/(n − k)) − 1. Growth is never derived from
levels: the two are separate facts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing.aim import aim_at
from gaoxin.engines.standing.evidence import observed, value_in
from gaoxin.engines.standing.pace import growth_pace
from gaoxin.engines.standing.reading import Case, NotYet, Reading
from gaoxin.engines.standing.say import say
from gaoxin.engines.standing.verdict import Requirement
from gaoxin.kernel.messages import Message, Refused

METHOD = "growth.average/1"


@dataclass(frozen=True, slots=True)
class Chain:
    """Growth of consecutive years from the first year of the plan, in per cent."""

    observations: tuple[Observation, ...]
    rates: tuple[float, ...]
    bound: Bound

    @property
    def factor(self) -> float:
        """By how much the whole grew: ∏(1 + gᵢ)."""
        return math.prod(1 + rate / 100 for rate in self.rates)

    @property
    def average(self) -> float:
        """The compound average, per cent a year."""
        return 100 * (math.pow(self.factor, 1 / len(self.rates)) - 1)


def read(case: Case) -> Iterator[Reading]:
    """The longest chain first; where a bound in it proves nothing, the exact years before it."""
    annual, first = case.annual_figures(), case.term.start
    if first not in annual:
        later = ", ".join(str(year) for year in sorted(annual))
        raise NotYet(say("standing.first_year_missing", year=first, later=later))
    for chain in chains(annual, case.term.years, case.target.unit):
        yield _read_one(case, chain)


def chains(annual: Mapping[int, Observation], years: range, unit: str) -> Iterator[Chain]:
    """The chain until the first missing year, then the same until its first bound.

    Bounds of both sides say nothing together: the chain stops where they would mix.
    Raises ``Refused``: ``standing.unit_mismatch``, ``standing.impossible_growth``.
    """
    links: list[Observation] = []
    sides: set[Bound] = set()
    for year in years:
        if year not in annual:
            break
        sides |= {annual[year].bound} - {Bound.EXACT}
        if len(sides) > 1:
            break
        links.append(annual[year])
    exact = next((i for i, o in enumerate(links) if o.bound is not Bound.EXACT), len(links))
    for length in dict.fromkeys((len(links), exact)):
        if length:
            yield _chain(links[:length], unit)


def _chain(links: list[Observation], unit: str) -> Chain:
    rates = tuple(value_in(unit, item) for item in links)
    for item, rate in zip(links, rates, strict=True):
        if rate < -100:
            raise Refused(say("standing.impossible_growth", period=str(item.period), value=rate))
    bound = next((o.bound for o in links if o.bound is not Bound.EXACT), Bound.EXACT)
    return Chain(tuple(links), rates, bound)


def _read_one(case: Case, chain: Chain) -> Reading:
    aim = aim_at(case.target, case.direction, case.scheme.about)
    goal, average, newest = case.value, chain.average, chain.observations[-1]
    done = len(chain.rates)
    left = len(case.term.years) - done
    required = _required(goal, left, chain)
    steps = [
        *(observed(item) for item in chain.observations),
        say("standing.growth_average", years=done, average=average, target=goal),
        *_unstated(case, chain),
        *_gap(case, newest.period.year),
        *case.notes(after=newest.period.end),
    ]
    if required is not None:
        steps.append(say("standing.growth_required", required=required, years_left=left))
    return Reading(
        method=METHOD,
        inputs=chain.observations,
        bound=chain.bound,
        aim=aim,
        actual=average,
        met=aim.bar.holds(average, chain.bound),
        complete=newest.period.end == case.term.last,
        pace=growth_pace(average, goal, aim.sense, case.scheme),
        expected=goal,
        required=required,
        required_as=None if required is None else Requirement.GROWTH,
        steps=tuple(steps),
    )


def _required(goal: float, left: int, chain: Chain) -> float | None:
    """Per cent a year in each of the years left; None where none is left or none would do."""
    if left <= 0 or chain.factor <= 0 or goal <= -100:
        return None
    whole = math.pow(1 + goal / 100, left + len(chain.rates))
    return 100 * (math.pow(whole / chain.factor, 1 / left) - 1)


def _unstated(case: Case, chain: Chain) -> Iterator[Message]:
    """Years that do not say at which prices they grew, in a chain of others that do."""
    unstated = [str(item.period) for item in chain.observations if not item.price_basis]
    if unstated and len(unstated) < len(chain.observations):
        yield say(
            "standing.basis_unstated", years=", ".join(unstated), price_basis=case.evidence.basis
        )


def _gap(case: Case, last: int) -> Iterator[Message]:
    """Later years that are known but cannot be chained over a missing one."""
    later = sorted(year for year in case.evidence.annual if year > last)
    if later:
        listed = ", ".join(str(year) for year in later)
        yield say("standing.growth_gap", missing=last + 1, later=listed)

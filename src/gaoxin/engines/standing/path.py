"""The path: what a target asks for on the way, from the base year to its deadline."""

from __future__ import annotations

import math
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from gaoxin.engines.plan import Target, TargetKind

_STEERED = (TargetKind.LEVEL, TargetKind.SHARE, TargetKind.FLOW)


@dataclass(frozen=True, slots=True)
class PlanYears:
    """The base year of a plan, its first and its last year."""

    base: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """The time that one target has: from the end of the base year to ``last``, its deadline."""

    base: int
    start: int
    last: date

    @classmethod
    def of(cls, target: Target, years: PlanYears) -> Term:
        """The plan's years, or those until the target's own deadline."""
        return cls(years.base, years.start, target.deadline or date(years.end, 12, 31))

    @property
    def first(self) -> date:
        return date(self.start, 1, 1)

    @property
    def years(self) -> range:
        """The calendar years of the term, without the base year."""
        return range(self.start, self.last.year + 1)

    @property
    def length(self) -> float:
        """Years from the end of the base year to the deadline."""
        return self.elapsed(self.last)

    def elapsed(self, day: date) -> float:
        """Years from the end of the base year to the end of ``day``; months count alike."""
        month = day.month - 1 + day.day / monthrange(day.year, day.month)[1]
        return day.year - self.base - 1 + month / 12

    def share(self, day: date) -> float:
        """Share of the term that has passed at the end of ``day`` (序时进度)."""
        return self.elapsed(day) / self.length


@dataclass(frozen=True, slots=True)
class Course:
    """A curve through ``base`` (share of time 0) and ``goal`` (share of time 1).

    Linear, or geometric: equal growth in equal times, B·(T/B)^s, fitted through both ends.
    """

    base: float
    goal: float
    geometric: bool = False

    @classmethod
    def of(cls, target: Target, base: float, goal: float) -> Course:
        """Geometric where the target's row states a rate and both ends allow a ratio."""
        steady = target.rate is not None and base * goal > 0 and base != goal
        return cls(base, goal, geometric=steady)

    def way(self, share: float) -> float:
        """Share of the way at a share of the time."""
        if not self.geometric:
            return share
        growth = math.log(self.goal / self.base)
        return math.expm1(share * growth) / math.expm1(growth)

    def value(self, share: float) -> float:
        return self.base + (self.goal - self.base) * self.way(share)


@dataclass(frozen=True, slots=True)
class PathPoint:
    """The path at the end of a year, in the target's unit."""

    year: int
    value: float


def path(target: Target, years: PlanYears) -> tuple[PathPoint, ...]:
    """The path year by year, the base year first; empty for a target without one.

    A growth target asks for its rate in every year of the plan, a cumulative one for an even
    share of its amount, an annual flow without a base for its amount in every year.
    """
    term = Term.of(target, years)
    ends = [min(date(year, 12, 31), term.last) for year in (term.base, *term.years)]
    points = ((day.year, path_at(target, years, day)) for day in ends)
    return tuple(PathPoint(year, value) for year, value in points if value is not None)


def path_at(target: Target, years: PlanYears, day: date) -> float | None:
    """The path at the end of ``day``; None outside the target's term or without a path."""
    term = Term.of(target, years)
    if target.value is None or term.length <= 0 or not 0 <= term.elapsed(day) <= term.length:
        return None
    goal, share = float(target.value), term.share(day)
    if target.kind is TargetKind.CUMULATIVE:
        return goal * share
    if target.kind in _STEERED and target.base is not None:
        return Course.of(target, float(target.base), goal).value(share)
    if target.kind in (TargetKind.GROWTH, TargetKind.FLOW):
        return goal if day >= term.first else None
    return None

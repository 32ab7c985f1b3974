"""What meets a target, and from which side it is approached."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gaoxin.engines.plan import Comparator, Direction, Target
from gaoxin.engines.quality import Bound

SLACK = 1e-9
"""Relative noise of float64 results: far below any published digit, so that equal stays equal."""

_MIRROR = {Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.MORE_THAN: Comparator.LESS_THAN}
_STRICT = (Comparator.MORE_THAN, Comparator.LESS_THAN)
_CEILING = (Comparator.AT_MOST, Comparator.LESS_THAN)


@dataclass(frozen=True, slots=True)
class Bar:
    """The values that meet a target: an interval, its ends excluded where ``strict``."""

    low: float = -math.inf
    high: float = math.inf
    strict: bool = False

    @property
    def two_sided(self) -> bool:
        return math.isfinite(self.low) and math.isfinite(self.high)

    def holds(self, value: float, bound: Bound = Bound.EXACT) -> bool | None:
        """Whether the truth meets the bar; None where ``value`` only bounds the truth."""
        least = -math.inf if bound is Bound.UPPER else value
        most = math.inf if bound is Bound.LOWER else value
        if self._over(least) and self._under(most):
            return True
        return None if self._over(most) and self._under(least) else False

    def _over(self, value: float) -> bool:
        return _clears(value, self.low, self.strict)

    def _under(self, value: float) -> bool:
        return _clears(-value, -self.high, self.strict)


def _clears(value: float, edge: float, strict: bool) -> bool:
    if math.isinf(edge):
        return True
    slack = SLACK * abs(edge)
    return value > edge + slack if strict else value >= edge - slack


@dataclass(frozen=True, slots=True)
class Aim:
    """A target seen from its base.

    ``edge`` is the value that the path leads to, ``sense`` +1 where more is better and −1 where
    less is, ``held`` says that the base already meets the target: then it is a level to keep.
    """

    bar: Bar
    edge: float
    sense: int
    held: bool = False

    def helped_by(self, bound: Bound) -> bool:
        """Whether the truth can only be better than a figure with this bound."""
        return bound is (Bound.LOWER if self.sense > 0 else Bound.UPPER)

    def remaining(self, actual: float) -> float:
        """How far ``actual`` is from the edge on the wrong side; 0 when it is past it."""
        return max(0.0, self.sense * (self.edge - actual))

    def overshot(self, actual: float) -> bool:
        """Whether ``actual`` has left a two-sided bar on the far side."""
        far = self.bar.high if self.sense > 0 else self.bar.low
        return self.bar.two_sided and self.sense * (actual - far) > SLACK * abs(far)


def sense_of(comparator: Comparator, direction: Direction) -> int:
    """−1 where less is better: the indicator should fall, or the target is a ceiling."""
    return -1 if direction is Direction.DOWN or comparator in _CEILING else 1


def bar_for(comparator: Comparator, value: float, direction: Direction, about: float) -> Bar:
    """The values that meet ``comparator value``.

    For an indicator that should fall, "at least" means at least as good: at most. "About" has a
    tolerance on the side of the shortfall only: more of a good thing still meets it.
    """
    down = direction is Direction.DOWN
    facing = _MIRROR.get(comparator, comparator) if down else comparator
    slack = abs(value) * about if facing is Comparator.ABOUT else 0.0
    strict = facing in _STRICT
    if facing is Comparator.EQUAL:
        return Bar(value, value)
    if facing in _CEILING or (facing is Comparator.ABOUT and down):
        return Bar(high=value + slack, strict=strict)
    return Bar(low=value - slack, strict=strict)


def aim_at(target: Target, direction: Direction, about: float, base: float | None = None) -> Aim:
    """The aim of a target that has a value, seen from ``base`` where that is known."""
    assert target.value is not None
    value = float(target.value)
    if direction is Direction.RANGE:
        return _aim_at_range(target, value, about, base)
    bar = bar_for(target.comparator, value, direction, about)
    sense = sense_of(target.comparator, direction)
    if target.comparator is Comparator.EQUAL and base is not None:
        sense = -1 if base > value else 1
    held = base is not None and (base == value or bar.holds(base) is True)
    return Aim(bar, value, sense, held)


def _aim_at_range(target: Target, value: float, about: float, base: float | None) -> Aim:
    """A range is approached from the side on which the base lies."""
    slack = abs(value) * about if target.comparator is Comparator.ABOUT else 0.0
    low, high = (value - slack, value + slack) if target.high is None else (value, target.high)
    bar = Bar(low, float(high))
    if base is not None and base > bar.high:
        return Aim(bar, bar.high, -1)
    return Aim(bar, bar.low, 1, held=base is not None and bar.holds(base) is True)

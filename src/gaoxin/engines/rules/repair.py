"""The smallest repairs: which leaves would have to hold so that a condition does.

A *way* is a set of leaves that together make the condition hold: one leaf of each part of a
conjunction, any one of a disjunction. Ways that contradict themselves (``x > 3`` with ``x < 2``)
are no ways. The smallest repair is a way with the fewest failing leaves and, among those, the
fewest unknown ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gaoxin.engines.rules.agreement import agree, claim_of
from gaoxin.engines.rules.leaves import leaves
from gaoxin.engines.rules.tree import All, Some, Test

MAX_WAYS = 64
"""Ways kept at every step, cheapest first; more only matter where one leaf serves many parts."""

Way = int
"""A set of leaves: bit ``i`` stands for leaf ``i``."""


def smallest_repairs(
    affirmed: Test, outcome: Callable[[Test], bool | None]
) -> tuple[tuple[Test, ...], ...]:
    """The smallest sets of leaves that do not hold and would have to.

    ``affirmed`` has its negations at the leaves, ``outcome`` says what each leaf came to. Empty
    where nothing needs repair, and where nothing could repair it.
    """
    return _Search(affirmed, outcome).smallest()


class _Search:
    def __init__(self, affirmed: Test, outcome: Callable[[Test], bool | None]) -> None:
        self._affirmed = affirmed
        self._leaves = leaves(affirmed)
        self._bit = {leaf: 1 << place for place, leaf in enumerate(self._leaves)}
        self._claims = [claim_of(leaf) for leaf in self._leaves]
        outcomes = [outcome(leaf) for leaf in self._leaves]
        self._failing = sum(1 << place for place, held in enumerate(outcomes) if held is False)
        self._unknown = sum(1 << place for place, held in enumerate(outcomes) if held is None)

    def smallest(self) -> tuple[tuple[Test, ...], ...]:
        ways = self._ways(self._affirmed)
        least = min(map(self._cost, ways), default=(0, 0))
        open_ = self._failing | self._unknown
        repairs = dict.fromkeys(way & open_ for way in ways if self._cost(way) == least)
        return tuple(self._leaves_of(repair) for repair in repairs if repair)

    def _ways(self, test: Test) -> list[Way]:
        """The cheapest ways to make the test hold."""
        match test:
            case All(operands):
                ways = [0]
                for operand in operands:
                    more = self._ways(operand)
                    ways = self._cheapest(one | other for one in ways for other in more)
                return ways
            case Some(operands):
                return self._cheapest(way for each in operands for way in self._ways(each))
            case _:
                return [self._bit[test]]

    def _cheapest(self, ways: Iterable[Way]) -> list[Way]:
        kept: list[Way] = []
        for way in sorted(dict.fromkeys(ways), key=self._cost):
            if len(kept) == MAX_WAYS:
                break
            if agree([self._claims[place] for place in _places(way)]):
                kept.append(way)
        return kept

    def _cost(self, way: Way) -> tuple[int, int]:
        return (way & self._failing).bit_count(), (way & self._unknown).bit_count()

    def _leaves_of(self, way: Way) -> tuple[Test, ...]:
        return tuple(self._leaves[place] for place in _places(way))


def _places(way: Way) -> Iterable[int]:
    return (place for place in range(way.bit_length()) if way >> place & 1)

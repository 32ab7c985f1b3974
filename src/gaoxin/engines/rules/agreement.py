"""Whether leaves can hold together: what they ask of one thing must leave it some value."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from gaoxin.engines.rules.leaves import bar_of
from gaoxin.engines.rules.single import closure_of_term
from gaoxin.engines.rules.tree import (
    Choice,
    Comparator,
    Compare,
    Flag,
    Member,
    Missing,
    Not,
    Test,
    fields_of,
    walk,
)


@dataclass(frozen=True, slots=True)
class Room:
    """The values that are left for one number: an interval, ends excluded where ``open``."""

    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False

    def above(self, edge: float, *, strict: bool) -> Room:
        if edge < self.low:
            return self
        return replace(self, low=edge, low_open=strict or (edge == self.low and self.low_open))

    def below(self, edge: float, *, strict: bool) -> Room:
        if edge > self.high:
            return self
        return replace(self, high=edge, high_open=strict or (edge == self.high and self.high_open))

    @property
    def is_empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))


@dataclass(frozen=True, slots=True)
class Claim:
    """What one leaf asks for, worked out once.

    ``number`` is a formula with its unit, a comparator and an edge; ``known`` are the fields that
    have to be known for the leaf to hold.
    """

    number: tuple[Hashable, Comparator, float] | None = None
    wanted: tuple[str, frozenset[str]] | None = None
    unwanted: tuple[str, frozenset[str]] | None = None
    flag: tuple[str, bool] | None = None
    missing: str | None = None
    known: frozenset[str] = frozenset()


def claim_of(leaf: Test) -> Claim:
    """The claim of a leaf of an affirmed condition."""
    known = frozenset(_known_for(leaf))
    match leaf:
        case Compare():
            return Claim(number=_number(leaf), known=known)
        case Member(key, values):
            return Claim(wanted=(key, frozenset(values)), known=known)
        case Not(Member(key, values)):
            return Claim(unwanted=(key, frozenset(values)), known=known)
        case Flag(key):
            return Claim(flag=(key, True), known=known)
        case Not(Flag(key)):
            return Claim(flag=(key, False), known=known)
        case Missing(key):
            return Claim(missing=key)
        case _:
            return Claim(known=known)


def agree(claims: Sequence[Claim]) -> bool:
    """False where the claims contradict each other; True where no contradiction is seen.

    Seen are contradictions within one number (or one formula), category or flag, and between a
    field that has to be missing and one that has to be known. Several fields of one equation are
    not solved for.
    """
    flags = {claim.flag for claim in claims if claim.flag}
    missing = {claim.missing for claim in claims if claim.missing}
    known = {key for claim in claims for key in claim.known}
    if missing & known or len({key for key, _ in flags}) < len(flags):
        return False
    return _numbers_agree(claims) and _categories_agree(claims)


def _numbers_agree(claims: Sequence[Claim]) -> bool:
    rooms: dict[Hashable, Room] = defaultdict(Room)
    barred: dict[Hashable, set[float]] = defaultdict(set)
    for subject, comparator, edge in (claim.number for claim in claims if claim.number):
        if comparator is Comparator.UNEQUAL:
            barred[subject].add(edge)
        rooms[subject] = _narrowed(rooms[subject], comparator, edge)
    return not any(
        room.is_empty or (room.low == room.high and room.low in barred[subject])
        for subject, room in rooms.items()
    )


def _narrowed(room: Room, comparator: Comparator, edge: float) -> Room:
    if comparator in (Comparator.AT_LEAST, Comparator.MORE, Comparator.EQUAL):
        room = room.above(edge, strict=comparator is Comparator.MORE)
    if comparator in (Comparator.AT_MOST, Comparator.LESS, Comparator.EQUAL):
        room = room.below(edge, strict=comparator is Comparator.LESS)
    return room


def _categories_agree(claims: Sequence[Claim]) -> bool:
    left: dict[str, frozenset[str]] = {}
    for key, values in (claim.wanted for claim in claims if claim.wanted):
        left[key] = left.get(key, values) & values
    for key, values in (claim.unwanted for claim in claims if claim.unwanted):
        if key in left:
            left[key] -= values
    return all(left.values())


def _number(compare: Compare) -> tuple[Hashable, Comparator, float] | None:
    bar = bar_of(compare)
    edge = None if fields_of(bar.threshold) else closure_of_term(bar.threshold)({})
    return None if edge is None else ((bar.subject, compare.unit), bar.comparator, edge)


def _known_for(leaf: Test) -> tuple[str, ...]:
    """The fields that have to be known for the leaf to hold."""
    match leaf:
        case Missing():
            return ()
        case Compare() if any(isinstance(node, Choice) for node in walk(leaf)):
            return ()
        case _:
            return fields_of(leaf)

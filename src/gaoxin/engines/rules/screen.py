"""Many rules over many records: who meets which, who fails or lacks what, what to ask first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from gaoxin.engines.rules.batch import Masks, outcomes
from gaoxin.engines.rules.blame import Blame
from gaoxin.engines.rules.explain import Question, in_order
from gaoxin.engines.rules.rule import Rule
from gaoxin.engines.rules.table import Mask, Table
from gaoxin.engines.rules.tree import Test

BLOCK = 16_384
"""Rows at a time: the arrays of a block stay in the processor's cache."""

Bits = npt.NDArray[Any]
"""One unsigned integer a record; bit ``i`` speaks of condition ``i`` of the rule."""


@dataclass(frozen=True, slots=True)
class Screened:
    """One rule over the records ``start`` to ``stop``: which of its conditions fail or are open."""

    rule: Rule
    start: int
    stop: int
    fails: Bits
    unknown: Bits

    @property
    def holds(self) -> Mask:
        return np.equal(self.fails | self.unknown, 0)

    @property
    def undetermined(self) -> Mask:
        """No condition fails, at least one is unknown."""
        return np.equal(self.fails, 0) & np.not_equal(self.unknown, 0)


def screen(rules: Sequence[Rule], table: Table, day: date) -> Iterator[Screened]:
    """Each rule in force on the day over the table, block by block.

    A condition that several rules share is evaluated once a block. Rules that are not in force do
    not appear.
    """
    rules = [rule for rule in rules if rule.in_force(day)]
    for start in range(0, table.rows, BLOCK):
        block = table.block(start, min(start + BLOCK, table.rows))
        yield from _screened(rules, block, start)


def ask_next_of_all(rules: Sequence[Rule], table: Table, day: date) -> tuple[Question, ...]:
    """Which missing field would settle most pairs of a record and a rule that are undetermined."""
    settles: Counter[str] = Counter()
    involved: Counter[str] = Counter()
    rules = [rule for rule in rules if rule.in_force(day)]
    for start in range(0, table.rows, BLOCK):
        block = table.block(start, min(start + BLOCK, table.rows))
        for each in _screened(rules, block, start):
            blame = Blame(block)
            for condition in each.rule.conditions:
                blame.test(condition.predicate.tree, each.undetermined)
            alone = blame.alone()
            for key, mask in blame.missing.items():
                involved[key] += int(np.count_nonzero(mask))
                settles[key] += int(np.count_nonzero(mask & alone))
    return in_order(settles, involved)


def _screened(rules: Sequence[Rule], block: Table, start: int) -> Iterator[Screened]:
    met: dict[Test, Masks] = {}
    for rule in rules:
        width = _width(len(rule.conditions))
        fails, unknown = np.zeros((2, block.rows), dtype=width)
        for bit, condition in enumerate(rule.conditions):
            tree = condition.predicate.tree
            masks = met.get(tree) or met.setdefault(tree, outcomes(tree, block))
            fails |= masks.fails.astype(width) << width(bit)
            unknown |= masks.unknown.astype(width) << width(bit)
        yield Screened(rule, start, start + block.rows, fails, unknown)


def _width(conditions: int) -> type[np.unsignedinteger[Any]]:
    """The smallest integer with a bit for each condition."""
    widths = ((8, np.uint8), (16, np.uint16), (32, np.uint32), (64, np.uint64))
    return next(width for bits, width in widths if conditions <= bits)

"""The meaning of a tree over many records at once.

A number that is unknown is NaN, which every operation of IEEE 754 passes on. A test is two masks,
where it holds and where it fails; it is unknown where neither is set, and to negate it is to
exchange them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce

import numpy as np

from gaoxin.engines.rules.expression import Formula, Predicate
from gaoxin.engines.rules.table import Floats, Mask, Table
from gaoxin.engines.rules.tree import (
    SLACK,
    Comparator,
    Operation,
    Test,
    fold_term,
    fold_test,
)

_COMPARE = {
    Comparator.AT_LEAST: np.greater_equal,
    Comparator.MORE: np.greater,
    Comparator.AT_MOST: np.less_equal,
    Comparator.LESS: np.less,
    Comparator.EQUAL: np.equal,
}
_ARITHMETIC = {
    Operation.ADD: np.add,
    Operation.SUBTRACT: np.subtract,
    Operation.MULTIPLY: np.multiply,
    Operation.DIVIDE: np.divide,
}


@dataclass(frozen=True, slots=True)
class Masks:
    """Where a test holds and where it fails, one entry a record; unknown where neither."""

    holds: Mask
    fails: Mask

    @property
    def unknown(self) -> Mask:
        return ~(self.holds | self.fails)


@dataclass(frozen=True, slots=True)
class Figures:
    """Values of a formula in its unit, and which of them are known; the others are NaN."""

    value: Floats
    known: Mask


def outcomes(predicate: Predicate | Test, table: Table) -> Masks:
    """Where a condition holds, fails and is unknown."""
    tree = predicate.tree if isinstance(predicate, Predicate) else predicate
    with np.errstate(all="ignore"):
        return fold_test(tree, Batch(table))


def figures(formula: Formula, table: Table) -> Figures:
    """The values of a formula."""
    with np.errstate(all="ignore"):
        value = np.broadcast_to(fold_term(formula.tree, Batch(table)), (table.rows,))
    return Figures(value, ~np.isnan(value))


@dataclass(frozen=True, slots=True)
class Batch:
    """The algebra of a table: terms are arrays (a single figure for a literal), tests are masks."""

    table: Table

    def number(self, value: Decimal) -> Floats:
        return np.float64(value)  # type: ignore[return-value]  # broadcasts like an array

    def day(self, value: date) -> Floats:
        return np.float64(value.toordinal())  # type: ignore[return-value]

    def column(self, key: str) -> Floats:
        return self.table.numbers[key]

    def convert(self, operand: Floats, power: int) -> Floats:
        factor = np.float64(10.0 ** abs(power))
        return _finite(operand * factor if power > 0 else operand / factor)

    def negative(self, operand: Floats) -> Floats:
        return -operand

    def absolute(self, operand: Floats) -> Floats:
        return np.abs(operand)

    def arithmetic(self, operation: Operation, left: Floats, right: Floats) -> Floats:
        return _finite(_ARITHMETIC[operation](left, right))

    def extreme(self, largest: bool, operands: Sequence[Floats]) -> Floats:
        return reduce(np.maximum if largest else np.minimum, operands)

    def choice(self, condition: Masks, then: Floats, otherwise: Floats) -> Floats:
        either = np.where(np.equal(then, otherwise), then, np.nan)
        return np.where(condition.holds, then, np.where(condition.fails, otherwise, either))

    def flag(self, key: str) -> Masks:
        return Masks(*self.table.flags[key])

    def compare(self, by: Comparator, left: Floats, right: Floats, close: bool) -> Masks:
        if by is Comparator.UNEQUAL:
            return self.not_(self.compare(Comparator.EQUAL, left, right, close))
        if close:
            left, right = _beyond_noise(left, right), np.float64(0)  # type: ignore[assignment]
        holds = _COMPARE[by](left, right)
        if by is Comparator.EQUAL:
            fails = (left < right) | (left > right)
        else:
            fails = _COMPARE[by.opposite](left, right)
        return Masks(self._whole(holds), self._whole(fails))

    def member(self, key: str, values: tuple[str, ...]) -> Masks:
        allowed = self.table.schema[key].values
        within = np.array([False, *(each in values for each in allowed)])
        without = np.array([False, *(each not in values for each in allowed)])
        codes = self.table.categories[key]
        return Masks(within[codes], without[codes])

    def missing(self, key: str) -> Masks:
        missing = self.table.missing(key)
        return Masks(missing, ~missing)

    def not_(self, operand: Masks) -> Masks:
        return Masks(operand.fails, operand.holds)

    def all_(self, operands: Sequence[Masks]) -> Masks:
        return Masks(_and([each.holds for each in operands]), _or([e.fails for e in operands]))

    def some(self, operands: Sequence[Masks]) -> Masks:
        return Masks(_or([each.holds for each in operands]), _and([e.fails for e in operands]))

    def _whole(self, mask: Mask) -> Mask:
        """A comparison of two literals, for every record."""
        return mask if mask.ndim else np.full(self.table.rows, mask)


def _beyond_noise(left: Floats, right: Floats) -> Floats:
    """The difference of two sides, 0 where rounding alone could make it."""
    difference = left - right
    noise = SLACK * np.maximum(np.abs(left), np.abs(right))
    return np.where(np.abs(difference) <= noise, 0.0, difference)


def _finite(values: Floats) -> Floats:
    """What is infinite is unknown: division by zero, or beyond float64."""
    return np.where(np.isinf(values), np.nan, values)


def _and(masks: Sequence[Mask]) -> Mask:
    return reduce(np.logical_and, masks)


def _or(masks: Sequence[Mask]) -> Mask:
    return reduce(np.logical_or, masks)

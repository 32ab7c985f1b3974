"""The smallest parts of a condition, each as something asked of one record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gaoxin.engines.rules.dimension import PURE, Unit, unit_of
from gaoxin.engines.rules.needs import needed
from gaoxin.engines.rules.single import Record, closure_of_term, closure_of_test
from gaoxin.engines.rules.tree import (
    All,
    Comparator,
    Compare,
    Convert,
    Flag,
    Member,
    Missing,
    Negative,
    Not,
    Number,
    Some,
    Term,
    Test,
    every,
    fields_of,
    some,
)

DAY = "天"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one leaf of a condition came to for a record.

    A comparison has the ``value`` found and the ``threshold``, both in ``unit``, and where it
    fails the ``gap``: by how much the value would have to move (0: it only just is not enough;
    None for ``!=``). A category has the values that are ``wanted``, or ``unwanted``. ``missing``
    names the fields whose absence leaves the leaf unknown; where it is unknown without any, the
    value is undefined, such as a division by zero.
    """

    test: Test
    outcome: bool | None
    value: float | str | bool | date | None = None
    comparator: Comparator | None = None
    threshold: float | date | None = None
    unit: str = ""
    gap: float | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def undefined(self) -> bool:
        return self.outcome is None and not self.missing


@dataclass(frozen=True, slots=True)
class Bar:
    """A comparison as people put it: what is measured, and what it is held against."""

    subject: Term
    comparator: Comparator
    threshold: Term


def affirmed(test: Test, *, negated: bool = False) -> Test:
    """The same condition with every negation at a leaf: ``非 (a 且 b)`` → ``非 a 或 非 b``.

    De Morgan's laws hold in three values too, so nothing about unknowns is lost.
    """
    match test:
        case Not(operand):
            return affirmed(operand, negated=not negated)
        case All(operands) | Some(operands):
            join = every if isinstance(test, All) is not negated else some
            return join([affirmed(each, negated=negated) for each in operands])
        case Compare(by, left, right, unit) if negated:
            return Compare(by.opposite, left, right, unit)
        case _:
            return Not(test) if negated else test


def leaves(test: Test) -> tuple[Test, ...]:
    """The leaves of an affirmed condition, each once, in order."""
    match test:
        case All(operands) | Some(operands):
            return tuple(dict.fromkeys(leaf for each in operands for leaf in leaves(each)))
        case _:
            return (test,)


def bar_of(compare: Compare) -> Bar:
    """The side without fields is the threshold; where both have some, the right one."""
    if fields_of(compare.right) and not fields_of(compare.left):
        return Bar(compare.right, compare.comparator.mirrored, compare.left)
    return Bar(compare.left, compare.comparator, compare.right)


def finding(test: Test, record: Record) -> Finding:
    """What a leaf, or a negated one, comes to."""
    held = closure_of_test(test)(record)
    missing = needed(test, record) if held is None else ()
    match test:
        case Compare():
            return _compared(test, held, missing, record)
        case Not(Member(key, values)):
            return Finding(test, held, record[key], unwanted=values, missing=missing)
        case Member(key, values):
            return Finding(test, held, record[key], wanted=values, missing=missing)
        case Flag(key) | Missing(key) | Not(Flag(key) | Missing(key)):
            return Finding(test, held, record[key], missing=missing)
        case _:
            return Finding(test, held, missing=missing)


def _compared(
    test: Compare, held: bool | None, missing: tuple[str, ...], record: Record
) -> Finding:
    bar = bar_of(test)
    found, asked = closure_of_term(bar.subject)(record), closure_of_term(bar.threshold)(record)
    if test.unit is None:
        days = _gap(bar.comparator, found, asked, held)
        return Finding(
            test, held, _day(found), bar.comparator, _day(asked), DAY, days, missing=missing
        )
    unit = _shown_in(bar.threshold, test.unit)
    power = test.unit.shift_to(unit_of(unit)) or 0
    found, asked = _scaled(found, power), _scaled(asked, power)
    gap = _gap(bar.comparator, found, asked, held)
    return Finding(test, held, found, bar.comparator, asked, unit, gap, missing=missing)


def _gap(
    comparator: Comparator, value: float | None, threshold: float | None, held: bool | None
) -> float | None:
    """How far a value that fails is from the threshold; in decimals, as people subtract."""
    if held is not False or value is None or threshold is None:
        return None
    if comparator is Comparator.UNEQUAL:
        return None
    return float(abs(Decimal(repr(threshold)) - Decimal(repr(value))))


def _day(ordinal: float | None) -> date | None:
    return None if ordinal is None else date.fromordinal(int(ordinal))


def _scaled(value: float | None, power: int) -> float | None:
    """By way of decimals, so that 0.29 shows as 29 %, not as 28.999…"""
    return None if value is None else float(Decimal(repr(value)).scaleb(power))


def _shown_in(threshold: Term, unit: Unit) -> str:
    """The unit that the threshold was written in, or else that of the comparison."""
    while isinstance(threshold, Convert | Negative):
        threshold = threshold.operand
    if isinstance(threshold, Number) and threshold.unit:
        return threshold.unit
    return str(unit if unit.over or unit.under else PURE)

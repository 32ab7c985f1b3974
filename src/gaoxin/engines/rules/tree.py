"""A checked rule as a tree of values, and the one way to give it a meaning.

``fold`` walks the tree and hands every node, with what its parts came to, to an ``Algebra``. The
arrays of a batch, the closures of a record, the printed text and the SQL of another program are
algebras; a new backend is one more class of sixteen short methods.

Two kinds of node: a *term* is a number or a day, a *test* is true, false or unknown. Units are
settled before a tree exists: wherever two terms meet, both are in the same unit, if need be by
``Convert``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from gaoxin.engines.rules.dimension import Unit

Term_ = TypeVar("Term_")
Test_ = TypeVar("Test_")


class Comparator(StrEnum):
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    UNEQUAL = "!="

    @property
    def opposite(self) -> Comparator:
        """What holds exactly where this one fails."""
        return _OPPOSITE[self]

    @property
    def mirrored(self) -> Comparator:
        """The same with its sides exchanged."""
        return _MIRRORED[self]


_OPPOSITE = {
    Comparator.AT_LEAST: Comparator.LESS,
    Comparator.LESS: Comparator.AT_LEAST,
    Comparator.MORE: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.MORE,
    Comparator.EQUAL: Comparator.UNEQUAL,
    Comparator.UNEQUAL: Comparator.EQUAL,
}
_MIRRORED = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.MORE: Comparator.LESS,
    Comparator.LESS: Comparator.MORE,
    Comparator.EQUAL: Comparator.EQUAL,
    Comparator.UNEQUAL: Comparator.UNEQUAL,
}


class Operation(StrEnum):
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


# -- terms -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as written, never negative, with its canonical unit."""

    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    value: date


@dataclass(frozen=True, slots=True)
class Column:
    """The field of this key, a number or a date."""

    key: str


@dataclass(frozen=True, slots=True)
class Convert:
    """The operand times ten to the ``power``: the same quantity in another unit."""

    operand: Term
    power: int


@dataclass(frozen=True, slots=True)
class Negative:
    operand: Term


@dataclass(frozen=True, slots=True)
class Absolute:
    operand: Term


@dataclass(frozen=True, slots=True)
class Arithmetic:
    operation: Operation
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Power:
    base: Term
    exponent: int  # at least 1


@dataclass(frozen=True, slots=True)
class Extreme:
    """The largest, or the smallest, of at least two terms; unknown if one of them is."""

    largest: bool
    operands: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """``then`` where the condition holds, ``otherwise`` where it fails.

    Where it is unknown the choice is unknown too, unless both come to the same.
    """

    condition: Test
    then: Term
    otherwise: Term


# -- tests -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Flag:
    """The yes-or-no field of this key."""

    key: str


@dataclass(frozen=True, slots=True)
class Compare:
    """Two terms, both in ``unit``; without one, both are days."""

    comparator: Comparator
    left: Term
    right: Term
    unit: Unit | None

    @property
    def exact(self) -> bool:
        """Whether both sides are as they were recorded or written, so that none is rounded."""
        return _is_plain(self.left) and _is_plain(self.right)


@dataclass(frozen=True, slots=True)
class Member:
    """The category of this key is one of the values."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing is recorded in the field of this key. Itself never unknown."""

    key: str


@dataclass(frozen=True, slots=True)
class Not:
    operand: Test


@dataclass(frozen=True, slots=True)
class All:
    """True if all are, false if one is: at least two operands, none of them ``All``."""

    operands: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """True if one is, false if all are: at least two operands, none of them ``Some``."""

    operands: tuple[Test, ...]


Term = Number | Day | Column | Convert | Negative | Absolute | Arithmetic | Power | Extreme | Choice
Leaf = Flag | Compare | Member | Missing
Test = Leaf | Not | All | Some
Node = Term | Test


def every(operands: Sequence[Test]) -> Test:
    """The conjunction; nested ones are laid flat."""
    flat = [p for each in operands for p in (each.operands if isinstance(each, All) else (each,))]
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def some(operands: Sequence[Test]) -> Test:
    """The disjunction; nested ones are laid flat."""
    flat = [p for each in operands for p in (each.operands if isinstance(each, Some) else (each,))]
    return flat[0] if len(flat) == 1 else Some(tuple(flat))


def _is_plain(term: Term) -> bool:
    match term:
        case Number() | Day() | Column():
            return True
        case Convert(Number()):
            return True
        case Negative(operand):
            return _is_plain(operand)
        case _:
            return False


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes directly below."""
    match node:
        case Convert(operand) | Negative(operand) | Absolute(operand) | Power(operand):
            return (operand,)
        case Arithmetic(_, left, right) | Compare(_, left, right):
            return left, right
        case Extreme(_, operands):
            return operands
        case Choice(condition, then, otherwise):
            return condition, then, otherwise
        case Not(operand):
            return (operand,)
        case All(tests) | Some(tests):
            return tests
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    yield node
    for part in parts(node):
        yield from walk(part)


def fields_of(node: Node) -> tuple[str, ...]:
    """The keys of the fields that a tree reads, in order of appearance."""
    keys = (n.key for n in walk(node) if isinstance(n, Column | Flag | Member | Missing))
    return tuple(dict.fromkeys(keys))


# -- meaning ---------------------------------------------------------------------------------------


class Algebra(Protocol[Term_, Test_]):
    """What each node means, given the meaning of its parts.

    A backend has to keep: unknown in, unknown out, for terms; ``x / 0`` and what is not finite is
    unknown; a comparison with an unknown side is unknown; ``not``, ``all`` and ``some`` are
    Kleene's. A ``close`` comparison takes sides within ``SLACK`` of each other, relative to the
    larger, for equal: float64 arithmetic has rounded them.
    """

    def number(self, value: Decimal) -> Term_: ...
    def day(self, value: date) -> Term_: ...
    def column(self, key: str) -> Term_: ...
    def convert(self, operand: Term_, power: int) -> Term_: ...
    def negative(self, operand: Term_) -> Term_: ...
    def absolute(self, operand: Term_) -> Term_: ...
    def arithmetic(self, operation: Operation, left: Term_, right: Term_) -> Term_: ...
    def extreme(self, largest: bool, operands: Sequence[Term_]) -> Term_: ...
    def choice(self, condition: Test_, then: Term_, otherwise: Term_) -> Term_: ...
    def flag(self, key: str) -> Test_: ...
    def compare(self, by: Comparator, left: Term_, right: Term_, close: bool) -> Test_: ...
    def member(self, key: str, values: tuple[str, ...]) -> Test_: ...
    def missing(self, key: str) -> Test_: ...
    def not_(self, operand: Test_) -> Test_: ...
    def all_(self, operands: Sequence[Test_]) -> Test_: ...
    def some(self, operands: Sequence[Test_]) -> Test_: ...


SLACK = 1e-12
"""Relative rounding noise of computed sides: a few thousand times that of one operation."""


def fold_term(node: Term, algebra: Algebra[Term_, Test_]) -> Term_:
    """The meaning of a term."""

    def of(term: Term) -> Term_:
        return fold_term(term, algebra)

    match node:
        case Number(value):
            return algebra.number(value)
        case Convert(Number(value), power):
            return algebra.number(value.scaleb(power))
        case Day(value):
            return algebra.day(value)
        case Column(key):
            return algebra.column(key)
        case Convert(operand, power):
            return algebra.convert(of(operand), power)
        case Negative(operand):
            return algebra.negative(of(operand))
        case Absolute(operand):
            return algebra.absolute(of(operand))
        case Arithmetic(operation, left, right):
            return algebra.arithmetic(operation, of(left), of(right))
        case Power(base, exponent):
            return _power(of(base), exponent, algebra)
        case Extreme(largest, operands):
            return algebra.extreme(largest, [of(each) for each in operands])
        case Choice(condition, then, otherwise):
            return algebra.choice(fold_test(condition, algebra), of(then), of(otherwise))


def fold_test(node: Test, algebra: Algebra[Term_, Test_]) -> Test_:
    """The meaning of a test."""
    match node:
        case Flag(key):
            return algebra.flag(key)
        case Compare(by, left, right):
            sides = fold_term(left, algebra), fold_term(right, algebra)
            return algebra.compare(by, *sides, close=not node.exact)
        case Member(key, values):
            return algebra.member(key, values)
        case Missing(key):
            return algebra.missing(key)
        case Not(operand):
            return algebra.not_(fold_test(operand, algebra))
        case All(operands):
            return algebra.all_([fold_test(each, algebra) for each in operands])
        case Some(operands):
            return algebra.some([fold_test(each, algebra) for each in operands])


def _power(base: Term_, exponent: int, algebra: Algebra[Term_, Test_]) -> Term_:
    """By multiplication from the left, so that every backend rounds alike."""
    product = base
    for _ in range(exponent - 1):
        product = algebra.arithmetic(Operation.MULTIPLY, product, base)
    return product

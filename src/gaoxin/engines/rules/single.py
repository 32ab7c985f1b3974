"""The meaning of a tree for one record at a time, as closures over plain Python values."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from gaoxin.engines.rules.schema import Schema
from gaoxin.engines.rules.tree import (
    SLACK,
    Comparator,
    Operation,
    Term,
    Test,
    fold_term,
    fold_test,
)
from gaoxin.engines.rules.values import Value, read_value

Record = Mapping[str, Value]
"""Every field of a schema by key, None where unknown: what ``read_record`` returns."""
Figure = Callable[[Record], float | None]
Outcome = Callable[[Record], bool | None]

_COMPARE: dict[Comparator, Callable[[float, float], bool]] = {
    Comparator.AT_LEAST: operator.ge,
    Comparator.MORE: operator.gt,
    Comparator.AT_MOST: operator.le,
    Comparator.LESS: operator.lt,
    Comparator.EQUAL: operator.eq,
    Comparator.UNEQUAL: operator.ne,
}
_ARITHMETIC: dict[Operation, Callable[[float, float], float]] = {
    Operation.ADD: operator.add,
    Operation.SUBTRACT: operator.sub,
    Operation.MULTIPLY: operator.mul,
    Operation.DIVIDE: operator.truediv,
}


def read_record(schema: Schema, values: Mapping[str, object]) -> Record:
    """One record, under any names of its fields; what is not given is unknown.

    Raises ``Refused`` (``rules.column_unknown``, ``rules.value_kind``,
    ``rules.value_not_allowed``).
    """
    record: dict[str, Value] = dict.fromkeys(each.key for each in schema)
    for name, value in values.items():
        field = schema.find(name)
        record[field.key] = read_value(field, value)
    return record


def closure_of_test(test: Test) -> Outcome:
    """A function from a record to true, false or None."""
    return fold_test(test, CLOSURES)


def closure_of_term(term: Term) -> Figure:
    """A function from a record to a number or None."""
    return fold_term(term, CLOSURES)


class Closures:
    """The algebra of one record: every node becomes a function of the record."""

    def number(self, value: Decimal) -> Figure:
        figure = float(value)
        return lambda _: figure

    def day(self, value: date) -> Figure:
        return self.number(Decimal(value.toordinal()))

    def column(self, key: str) -> Figure:
        return operator.itemgetter(key)

    def convert(self, operand: Figure, power: int) -> Figure:
        factor = 10.0 ** abs(power)
        scale = operator.mul if power > 0 else operator.truediv

        def converted(record: Record) -> float | None:
            value = operand(record)
            return None if value is None else _finite(scale(value, factor))

        return converted

    def negative(self, operand: Figure) -> Figure:
        return _mapped(operand, operator.neg)

    def absolute(self, operand: Figure) -> Figure:
        return _mapped(operand, abs)

    def arithmetic(self, operation: Operation, left: Figure, right: Figure) -> Figure:
        combine, divides = _ARITHMETIC[operation], operation is Operation.DIVIDE

        def combined(record: Record) -> float | None:
            one, other = left(record), right(record)
            if one is None or other is None or (divides and other == 0):
                return None
            return _finite(combine(one, other))

        return combined

    def extreme(self, largest: bool, operands: Sequence[Figure]) -> Figure:
        choose = max if largest else min

        def chosen(record: Record) -> float | None:
            values = [each(record) for each in operands]
            known = [value for value in values if value is not None]
            return choose(known) if len(known) == len(values) else None

        return chosen

    def choice(self, condition: Outcome, then: Figure, otherwise: Figure) -> Figure:
        def chosen(record: Record) -> float | None:
            held = condition(record)
            if held is not None:
                return then(record) if held else otherwise(record)
            one, other = then(record), otherwise(record)
            return one if one == other else None

        return chosen

    def flag(self, key: str) -> Outcome:
        return operator.itemgetter(key)

    def compare(self, by: Comparator, left: Figure, right: Figure, close: bool) -> Outcome:
        compare = _COMPARE[by]

        def compared(record: Record) -> bool | None:
            one, other = left(record), right(record)
            if one is None or other is None:
                return None
            return compare(_beyond_noise(one, other), 0.0) if close else compare(one, other)

        return compared

    def member(self, key: str, values: tuple[str, ...]) -> Outcome:
        within = frozenset(values)

        def belongs(record: Record) -> bool | None:
            value = record[key]
            return None if value is None else value in within

        return belongs

    def missing(self, key: str) -> Outcome:
        return lambda record: record[key] is None

    def not_(self, operand: Outcome) -> Outcome:
        def negated(record: Record) -> bool | None:
            held = operand(record)
            return None if held is None else not held

        return negated

    def all_(self, operands: Sequence[Outcome]) -> Outcome:
        return _until(False, tuple(operands))

    def some(self, operands: Sequence[Outcome]) -> Outcome:
        return _until(True, tuple(operands))


CLOSURES = Closures()


def _until(decisive: bool, operands: tuple[Outcome, ...]) -> Outcome:
    """The decisive outcome where one operand has it; else unknown where one is unknown."""

    def joined(record: Record) -> bool | None:
        result: bool | None = not decisive
        for each in operands:
            held = each(record)
            if held is decisive:
                return decisive
            if held is None:
                result = None
        return result

    return joined


def _mapped(operand: Figure, change: Callable[[float], float]) -> Figure:
    def mapped(record: Record) -> float | None:
        value = operand(record)
        return None if value is None else change(value)

    return mapped


def _beyond_noise(left: float, right: float) -> float:
    """The difference of two sides, 0 where rounding alone could make it."""
    difference = left - right
    noise = SLACK * max(abs(left), abs(right))
    return 0.0 if abs(difference) <= noise else difference


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None

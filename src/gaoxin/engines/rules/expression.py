"""A text of the language as a checked expression over a schema."""

from __future__ import annotations

from dataclasses import dataclass, field

from gaoxin.engines.rules.build import Builder
from gaoxin.engines.rules.dimension import Unit
from gaoxin.engines.rules.kinds import Checked, Quantity, Truth
from gaoxin.engines.rules.refusing import refusal
from gaoxin.engines.rules.schema import Schema
from gaoxin.engines.rules.single import (
    Figure,
    Outcome,
    Record,
    closure_of_term,
    closure_of_test,
)
from gaoxin.engines.rules.syntax import parse
from gaoxin.engines.rules.tokens import tokenise
from gaoxin.engines.rules.tree import Term, Test


@dataclass(frozen=True, slots=True)
class Formula:
    """Arithmetic: its tree, and the unit of its result."""

    source: str
    schema: Schema
    tree: Term
    unit: Unit
    closure: Figure = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "closure", closure_of_term(self.tree))


@dataclass(frozen=True, slots=True)
class Predicate:
    """Something that holds, fails or is unknown."""

    source: str
    schema: Schema
    tree: Test
    closure: Outcome = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "closure", closure_of_test(self.tree))


def compile_predicate(source: str, schema: Schema) -> Predicate:
    """Read a condition, such as ``营业收入 >= 2000万元 且 研发费用 / 营业收入 >= 3%``.

    Raises ``Refused`` with ``line`` and ``column`` for any text that is not one; the codes are
    those of ``gaoxin.faces.sentences_of.rules``.
    """
    match _check(source, schema):
        case Truth(test):
            return Predicate(source, schema, test)
        case _:
            raise refusal("rules.not_a_condition", source, 0)


def compile_formula(source: str, schema: Schema) -> Formula:
    """Read a formula, such as ``研发费用 / 营业收入``. Raises ``Refused`` as above."""
    match _check(source, schema):
        case Quantity(term, Unit() as unit):
            return Formula(source, schema, term, unit)
        case _:
            raise refusal("rules.not_a_formula", source, 0)


def outcome(predicate: Predicate, record: Record) -> bool | None:
    """Whether a condition holds for a record; None where that is unknown."""
    return predicate.closure(record)


def figure(formula: Formula, record: Record) -> float | None:
    """The value of a formula in its unit; None where it is unknown."""
    return formula.closure(record)


def _check(source: str, schema: Schema) -> Checked:
    return Builder(parse(source, tokenise(source, schema)), schema).build()

"""The functions of the language: what each takes and what it becomes in the tree."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from gaoxin.engines.rules.dimension import Unit, named
from gaoxin.engines.rules.kinds import Checked, Quantity, Truth, YesOrNo, plain_number
from gaoxin.engines.rules.limits import MAX_LIST
from gaoxin.engines.rules.refusing import shown
from gaoxin.engines.rules.tree import (
    Absolute,
    Choice,
    Column,
    Day,
    Extreme,
    Flag,
    Missing,
    Not,
    Term,
    Test,
    every,
    some,
)
from gaoxin.kernel.messages import Refused

Nodes = Sequence[ast.expr]


class Checking(Protocol):
    """What a function needs of the builder that meets it."""

    def part(self, node: ast.expr) -> Checked: ...
    def test(self, node: ast.expr) -> Test: ...
    def number(self, node: ast.expr) -> Quantity: ...
    def quoted(self, node: ast.expr) -> str: ...
    def aligned(
        self, quantities: Sequence[Quantity], nodes: Nodes
    ) -> tuple[list[Term], Unit | None]: ...
    def refusal(self, code: str, node: ast.expr, **params: str | int) -> Refused: ...


def _smallest(check: Checking, nodes: Nodes) -> Quantity:
    terms, unit = check.aligned([check.number(each) for each in nodes], nodes)
    return Quantity(Extreme(False, tuple(terms)), unit)


def _largest(check: Checking, nodes: Nodes) -> Quantity:
    terms, unit = check.aligned([check.number(each) for each in nodes], nodes)
    return Quantity(Extreme(True, tuple(terms)), unit)


def _absolute(check: Checking, nodes: Nodes) -> Quantity:
    quantity = plain_number(check.number(nodes[0]))
    return Quantity(Absolute(quantity.term), quantity.unit)


def _choice(check: Checking, nodes: Nodes) -> Quantity:
    condition, *branches = nodes
    test = check.test(condition)
    (then, otherwise), unit = check.aligned([check.number(n) for n in branches], branches)
    return Quantity(Choice(test, then, otherwise), unit)


def _default(check: Checking, nodes: Nodes) -> Checked:
    """A field, with the value that the text of a policy gives to a missing one.

    For a flag this is ``flag 且 flag 不为空`` or ``flag 或 flag 为空``, for a number a choice.
    """
    field, value = check.part(nodes[0]), check.part(nodes[1])
    match field, value:
        case Truth(Flag(key) as flag), YesOrNo(yes):
            missing = Missing(key)
            return Truth(some([flag, missing]) if yes else every([flag, Not(missing)]))
        case Quantity(Column(key), Unit() as unit), Quantity(_, Unit()) if value.is_literal:
            if value.is_bare and not value.is_zero and field.is_kept_scaled:
                raise check.refusal("rules.unit_needed", nodes[1], expected=named(unit))
            (then, otherwise), _ = check.aligned([value, field], [nodes[1], nodes[0]])
            return Quantity(Choice(Missing(key), then, otherwise), unit)
        case _:
            raise check.refusal("rules.default", nodes[0])


def _date(check: Checking, nodes: Nodes) -> Quantity:
    text = check.quoted(nodes[0])
    try:
        if len(text) != len("2026-01-01"):
            raise ValueError(text)
        return Quantity(Day(date.fromisoformat(text)), None)
    except ValueError:
        raise check.refusal("rules.date", nodes[0], text=shown(text)) from None


FUNCTIONS: dict[str, tuple[Callable[[Checking, Nodes], Checked], int, int]] = {
    "min": (_smallest, 2, MAX_LIST),
    "max": (_largest, 2, MAX_LIST),
    "abs": (_absolute, 1, 1),
    "when": (_choice, 3, 3),
    "default": (_default, 2, 2),
    "date": (_date, 1, 1),
}
"""Each function with the least and the most arguments that it takes."""

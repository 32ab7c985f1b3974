"""From Python's syntax tree to a checked tree: only what is listed here may occur."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from gaoxin.engines.rules.dimension import Unit, named, unit_of
from gaoxin.engines.rules.functions import FUNCTIONS
from gaoxin.engines.rules.kinds import (
    Category,
    Checked,
    Quantity,
    Quoted,
    Truth,
    YesOrNo,
    converted,
    key_of,
    plain_number,
)
from gaoxin.engines.rules.limits import (
    MAX_DEPTH,
    MAX_EXPONENT,
    MAX_LIST,
    MAX_NODES,
    MAX_POWER,
    MAX_UNITS,
)
from gaoxin.engines.rules.refusing import shown
from gaoxin.engines.rules.schema import Field, Kind, Schema
from gaoxin.engines.rules.syntax import Syntax
from gaoxin.engines.rules.tokens import Sort
from gaoxin.engines.rules.tree import (
    Arithmetic,
    Column,
    Comparator,
    Compare,
    Day,
    Flag,
    Member,
    Missing,
    Negative,
    Not,
    Number,
    Operation,
    Power,
    Term,
    Test,
    every,
    some,
    walk,
)
from gaoxin.kernel.messages import Refused

_OPERATIONS: dict[type[ast.operator], Operation] = {
    ast.Add: Operation.ADD,
    ast.Sub: Operation.SUBTRACT,
    ast.Mult: Operation.MULTIPLY,
    ast.Div: Operation.DIVIDE,
}
_COMPARATORS: dict[type[ast.cmpop], Comparator] = {
    ast.GtE: Comparator.AT_LEAST,
    ast.Gt: Comparator.MORE,
    ast.LtE: Comparator.AT_MOST,
    ast.Lt: Comparator.LESS,
    ast.Eq: Comparator.EQUAL,
    ast.NotEq: Comparator.UNEQUAL,
}


Tree = TypeVar("Tree", bound=Term | Test)
_Side = tuple[Checked, ast.expr]


class Builder:
    """Checks one expression against a schema and builds its tree."""

    def __init__(self, syntax: Syntax, schema: Schema) -> None:
        self._syntax = syntax
        self._schema = schema
        self._depth = 0

    def build(self) -> Checked:
        """The whole expression. Raises ``Refused`` with line and column."""
        root = self._syntax.root
        checked = self.part(root)
        match checked:
            case Quantity(term):
                self._within_size(term, root)
            case Truth(test):
                self._within_size(test, root)
        return checked

    def part(self, node: ast.expr) -> Checked:
        """One part, whatever it is."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self.refusal("rules.too_deep", node, limit=MAX_DEPTH)
        try:
            return self._dispatch(node)
        finally:
            self._depth -= 1

    def _dispatch(self, node: ast.expr) -> Checked:
        match node:
            case ast.Name():
                return self._value(node)
            case ast.Constant(bool() as value):
                return YesOrNo(value)
            case ast.BoolOp(op, values):
                join = every if isinstance(op, ast.And) else some
                return Truth(join([self.test(each) for each in values]))
            case ast.UnaryOp(ast.Not(), operand):
                return Truth(Not(self.test(operand)))
            case ast.UnaryOp(ast.USub(), operand):
                quantity = self.number(operand)
                return Quantity(Negative(quantity.term), quantity.unit)
            case ast.BinOp(left, ast.Pow(), right):
                return self._power(left, right)
            case ast.BinOp(left, op, right) if type(op) in _OPERATIONS:
                return self._arithmetic(_OPERATIONS[type(op)], left, right)
            case ast.Compare(left, ops, rights):
                return self._comparison(left, ops, rights)
            case ast.Call(ast.Name() as function, arguments, []):
                return self._call(function, arguments)
            case _:
                raise self.refusal("rules.not_allowed", node, text=self._written(node))

    # -- values ------------------------------------------------------------------------------------

    def _value(self, node: ast.Name) -> Checked:
        token = self._syntax.token(node)
        match token.sort:
            case Sort.NUMBER:
                return Quantity(Number(token.number, token.text), unit_of(token.text))
            case Sort.TEXT:
                return Quoted(token.text)
            case Sort.DAY:
                return Quantity(Day(token.day), None)
            case _:
                return self._field(self._schema[token.text])

    @staticmethod
    def _field(field: Field) -> Checked:
        match field.kind:
            case Kind.NUMBER:
                return Quantity(Column(field.key), field.measured_in)
            case Kind.DATE:
                return Quantity(Column(field.key), None)
            case Kind.FLAG:
                return Truth(Flag(field.key))
            case Kind.CATEGORY:
                return Category(field)

    def test(self, node: ast.expr) -> Test:
        match self.part(node):
            case Truth(test):
                return test
            case _:
                raise self.refusal("rules.condition_expected", node, text=self._written(node))

    def quantity(self, node: ast.expr) -> Quantity:
        match self.part(node):
            case Quantity() as quantity:
                return quantity
            case _:
                raise self.refusal("rules.number_expected", node, text=self._written(node))

    def number(self, node: ast.expr) -> Quantity:
        """A quantity that one can calculate with: not a day."""
        quantity = self.quantity(node)
        if quantity.unit is None:
            raise self.refusal("rules.number_expected", node, text=self._written(node))
        return quantity

    # -- arithmetic --------------------------------------------------------------------------------

    def _arithmetic(self, operation: Operation, left: ast.expr, right: ast.expr) -> Quantity:
        one, other = self.number(left), self.number(right)
        if operation in (Operation.ADD, Operation.SUBTRACT):
            (first, second), unit = self.aligned([one, other], [left, right])
            return Quantity(Arithmetic(operation, first, second), unit)
        one, other = plain_number(one), plain_number(other)
        assert one.unit is not None
        assert other.unit is not None
        combine = one.unit.times if operation is Operation.MULTIPLY else one.unit.divided_by
        return self._settled(
            Arithmetic(operation, one.term, other.term), combine(other.unit), right
        )

    def _power(self, left: ast.expr, right: ast.expr) -> Quantity:
        base, exponent = plain_number(self.number(left)), self.number(right)
        if any(isinstance(node, Power) for node in walk(base.term)):
            raise self.refusal("rules.power_of_power", left)
        match exponent.term:
            case Number(value, "") if value == int(value) and 1 <= value <= MAX_EXPONENT:
                assert base.unit is not None
                power = Power(base.term, int(value))
                return self._settled(power, base.unit.to_the(int(value)), right)
            case _:
                raise self.refusal("rules.exponent", right, limit=MAX_EXPONENT)

    def _settled(self, term: Term, unit: Unit, node: ast.expr) -> Quantity:
        """A product in a unit without a power of ten: a ratio of 万元 to 亿元 is a pure number."""
        if abs(unit.power) > MAX_POWER or len(unit.over + unit.under) > MAX_UNITS:
            raise self.refusal("rules.unit_too_large", node, limit=MAX_UNITS)
        return Quantity(converted(term, unit.power), replace(unit, power=0))

    def aligned(
        self, quantities: Sequence[Quantity], nodes: Sequence[ast.expr]
    ) -> tuple[list[Term], Unit | None]:
        """All in the unit of the first that is no literal, or else of the first with a unit.

        Literals adapt to fields, never the reverse: their conversion is exact.
        """
        days = [each for each in quantities if each.unit is None]
        if days:
            if len(days) < len(quantities):
                raise self.refusal("rules.day_and_number", nodes[-1])
            return [each.term for each in quantities], None
        if all(each.is_literal for each in quantities):
            quantities = [plain_number(each) for each in quantities]
        leading = min(quantities, key=lambda each: (each.is_literal, each.is_bare))
        aligned = [
            self._in_unit(leading, each, node) for each, node in zip(quantities, nodes, strict=True)
        ]
        return aligned, leading.unit

    def _in_unit(self, leading: Quantity, quantity: Quantity, node: ast.expr) -> Term:
        if quantity.is_zero:
            return quantity.term
        assert leading.unit is not None
        assert quantity.unit is not None
        power = quantity.unit.shift_to(leading.unit)
        if power is None and quantity.is_bare:
            raise self.refusal("rules.unit_needed", node, expected=named(leading.unit))
        if power is None:
            raise self.refusal(
                "rules.units_differ", node, found=named(quantity.unit), expected=named(leading.unit)
            )
        return converted(quantity.term, power)

    # -- comparisons -------------------------------------------------------------------------------

    def _comparison(
        self, left: ast.expr, ops: Sequence[ast.cmpop], rights: Sequence[ast.expr]
    ) -> Truth:
        match ops, rights:
            case [ast.In()], [right]:
                return Truth(self._in_list(left, right))
            case [ast.NotIn()], [right]:
                return Truth(Not(self._in_list(left, right)))
            case [ast.Is()], [ast.Constant(None)]:
                return Truth(self._missing(left))
            case [ast.IsNot()], [ast.Constant(None)]:
                return Truth(Not(self._missing(left)))
            case [ast.Is()], [ast.Tuple([low, high]) | ast.List([low, high])]:
                return self._chain((low, left, high), (ast.LtE(), ast.LtE()))
            case [ast.Is() | ast.IsNot()], [right]:
                raise self.refusal("rules.between", right)
            case _:
                return self._chain((left, *rights), ops)

    def _chain(self, nodes: Sequence[ast.expr], ops: Sequence[ast.cmpop]) -> Truth:
        """``a < b <= c`` is ``a < b 且 b <= c``."""
        signs = [self._comparator(op, node) for op, node in zip(ops, nodes[1:], strict=True)]
        sides = [(self.part(node), node) for node in nodes]
        compared = [self._compared(*pair) for pair in zip(signs, sides, sides[1:], strict=False)]
        return Truth(self._within_size(every(compared), nodes[0]))

    def _comparator(self, op: ast.cmpop, right: ast.expr) -> Comparator:
        if type(op) not in _COMPARATORS:
            raise self.refusal("rules.chain", right)
        return _COMPARATORS[type(op)]

    def _compared(self, by: Comparator, left: _Side, right: _Side) -> Test:
        match left[0], right[0]:
            case Quantity() as one, Quantity() as other:
                return self._compared_quantities(by, (one, other), (left[1], right[1]))
            case _ if by not in (Comparator.EQUAL, Comparator.UNEQUAL):
                raise self.refusal("rules.number_expected", left[1], text=self._written(left[1]))
            case (Category(field), Quoted(text)) | (Quoted(text), Category(field)):
                equal: Test = self._member(field, [(text, right[1])])
            case (Truth(test), YesOrNo(value)) | (YesOrNo(value), Truth(test)):
                equal = test if value else Not(test)
            case _:
                raise self.refusal("rules.kinds_differ", right[1], text=self._written(right[1]))
        return equal if by is Comparator.EQUAL else Not(equal)

    def _compared_quantities(
        self,
        by: Comparator,
        quantities: tuple[Quantity, Quantity],
        nodes: tuple[ast.expr, ast.expr],
    ) -> Compare:
        for each, other, node in zip(quantities, quantities[::-1], nodes, strict=True):
            if each.is_bare and not each.is_zero and other.is_kept_scaled:
                raise self.refusal("rules.unit_needed", node, expected=named(other.unit))
        (left, right), unit = self.aligned(quantities, nodes)
        return Compare(by, left, right, unit)

    def _in_list(self, left: ast.expr, right: ast.expr) -> Test:
        entries = right.elts if isinstance(right, ast.List | ast.Tuple) else [right]
        if not 1 <= len(entries) <= MAX_LIST:
            raise self.refusal("rules.list_length", right, limit=MAX_LIST)
        match self.part(left):
            case Category(field):
                return self._member(field, [(self.quoted(each), each) for each in entries])
            case Quantity() as quantity:
                sides = [(self.part(each), each) for each in entries]
                same = [self._compared(Comparator.EQUAL, (quantity, left), side) for side in sides]
                return self._within_size(some(same), left)
            case _:
                raise self.refusal("rules.number_expected", left, text=self._written(left))

    def _member(self, field: Field, values: Sequence[tuple[str, ast.expr]]) -> Member:
        for text, node in values:
            if text not in field.values:
                allowed = shown(", ".join(field.values))
                raise self.refusal(
                    "rules.value_unknown", node, text=text, field=field.name, allowed=allowed
                )
        return Member(field.key, tuple(dict.fromkeys(text for text, _ in values)))

    def quoted(self, node: ast.expr) -> str:
        match self.part(node):
            case Quoted(text):
                return text
            case _:
                raise self.refusal("rules.text_expected", node, text=self._written(node))

    def _missing(self, node: ast.expr) -> Missing:
        key = key_of(self.part(node)) if isinstance(node, ast.Name) else None
        if key is None:
            raise self.refusal("rules.field_expected", node, text=self._written(node))
        return Missing(key)

    # -- functions ---------------------------------------------------------------------------------

    def _call(self, function: ast.Name, arguments: Sequence[ast.expr]) -> Checked:
        name = self._syntax.token(function).text
        make, least, most = FUNCTIONS[name]
        if not least <= len(arguments) <= most:
            raise self.refusal(
                "rules.arguments", function, text=self._written(function), least=least
            )
        return make(self, arguments)

    # -- refusals ----------------------------------------------------------------------------------

    def _within_size(self, tree: Tree, node: ast.expr) -> Tree:
        if sum(1 for _ in islice(walk(tree), MAX_NODES + 1)) > MAX_NODES:
            raise self.refusal("rules.too_large", node, limit=MAX_NODES)
        return tree

    def _written(self, node: ast.expr) -> str:
        token = self._syntax.token(node)
        return shown(self._syntax.source[token.start : token.end])

    def refusal(self, code: str, node: ast.expr, **params: str | int) -> Refused:
        return self._syntax.refusal(code, node, **params)

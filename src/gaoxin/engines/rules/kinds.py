"""What a part of a rule is, while it is being checked, and how two quantities meet in one unit."""

from __future__ import annotations

from dataclasses import dataclass

from gaoxin.engines.rules.dimension import PURE, Unit
from gaoxin.engines.rules.schema import Field
from gaoxin.engines.rules.tree import (
    Column,
    Convert,
    Negative,
    Number,
    Term,
    Test,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a unit; a day where there is no unit."""

    term: Term
    unit: Unit | None

    @property
    def is_literal(self) -> bool:
        return isinstance(self.term, Number | Convert | Negative) and _number(self.term) is not None

    @property
    def is_bare(self) -> bool:
        """A number written without unit."""
        number = _number(self.term)
        return number is not None and number.unit == ""

    @property
    def is_zero(self) -> bool:
        """Zero without unit: the same in every unit."""
        number = _number(self.term)
        return self.is_bare and number is not None and number.value == 0

    @property
    def is_kept_scaled(self) -> bool:
        """A pure number kept in per cent or the like, so that a bare number beside it misleads."""
        if self.unit is None or self.unit.over or self.unit.under:
            return False
        return self.unit.power != 0 and not self.is_literal


@dataclass(frozen=True, slots=True)
class Truth:
    test: Test


@dataclass(frozen=True, slots=True)
class Category:
    field: Field


@dataclass(frozen=True, slots=True)
class Quoted:
    text: str


@dataclass(frozen=True, slots=True)
class YesOrNo:
    value: bool


Checked = Quantity | Truth | Category | Quoted | YesOrNo


def converted(term: Term, power: int) -> Term:
    """The term times ten to the power, with the sign outside and one conversion at most."""
    match term:
        case _ if power == 0:
            return term
        case Negative(operand):
            return Negative(converted(operand, power))
        case Convert(operand, before):
            return converted(operand, before + power)
        case _:
            return Convert(term, power)


def plain_number(quantity: Quantity) -> Quantity:
    """A literal such as ``3%`` as a pure number, for products."""
    unit = quantity.unit
    if unit is None or not quantity.is_literal or unit.over or unit.under:
        return quantity
    return Quantity(converted(quantity.term, unit.power), PURE)


def key_of(checked: Checked) -> str | None:
    """The field that this is, and nothing else."""
    match checked:
        case Quantity(Column(key)):
            return key
        case Category(field):
            return field.key
        case Truth(test):
            return getattr(test, "key", None)
        case _:
            return None


def _number(term: Term) -> Number | None:
    """The number that a literal was written as."""
    while isinstance(term, Negative | Convert):
        term = term.operand
    return term if isinstance(term, Number) else None

"""A tree as text in its canonical form, with Chinese or English words.

Reading the text again gives the same tree.
"""

from __future__ import annotations

from dataclasses import dataclass

from gaoxin.engines.rules.schema import Schema
from gaoxin.engines.rules.tree import (
    Absolute,
    All,
    Arithmetic,
    Choice,
    Column,
    Comparator,
    Compare,
    Convert,
    Day,
    Extreme,
    Flag,
    Member,
    Missing,
    Negative,
    Not,
    Number,
    Operation,
    Power,
    Some,
    Term,
    Test,
)
from gaoxin.engines.rules.words import quoted

_CHINESE = {
    "and": "且", "or": "或", "not": "非", "in": "属于", "not in": "不属于",
    "is missing": "为空", "is not missing": "不为空",
    "min": "最小", "max": "最大", "abs": "绝对值", "when": "若", "default": "缺省",
}  # fmt: skip
_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)


def written(node: Term | Test, schema: Schema, language: str = "zh") -> str:
    """The tree in canonical form; ``language`` is "zh…" or "en…"."""
    return _Printer(schema, not language.startswith("en")).node(node)


@dataclass(frozen=True)
class _Printer:
    schema: Schema
    chinese: bool

    def node(self, node: Term | Test) -> str:
        match node:
            case Flag() | Compare() | Member() | Missing() | Not() | All() | Some():
                return self._test(node)
            case _:
                return self._term(node)

    # -- terms -------------------------------------------------------------------------------------

    def _term(self, term: Term, least: int = _SUM) -> str:
        """The term, in brackets where it binds less than ``least``."""
        text = self._unbracketed(term)
        return text if _binding(term) >= least else f"({text})"

    def _unbracketed(self, term: Term) -> str:
        match term:
            case Number(value, unit):
                return f"{value:f}{unit}"
            case Day(day) if self.chinese:
                return f"{day.year:04}年{day.month}月{day.day}日"
            case Day(day):
                return f'date("{day.isoformat()}")'
            case Column(key):
                return self._name(key)
            case Convert(operand):
                return self._unbracketed(operand)
            case Negative(operand):
                return f"-{self._term(operand, _SIGN)}"
            case Arithmetic(operation, left, right):
                level = _binding(term)
                return f"{self._term(left, level)} {operation} {self._term(right, level + 1)}"
            case Power(base, exponent):
                return f"{self._term(base, _ATOM)} ** {exponent}"
            case Absolute(operand):
                return self._call("abs", operand)
            case Extreme(largest, operands):
                return self._call("max" if largest else "min", *operands)
            case Choice(Missing(key), then, Column(same)) if key == same:
                return self._call("default", Column(key), then)
            case Choice(condition, then, otherwise):
                return self._call("when", condition, then, otherwise)

    def _call(self, function: str, *arguments: Term | Test) -> str:
        return f"{self._word(function)}({', '.join(self.node(each) for each in arguments)})"

    # -- tests -------------------------------------------------------------------------------------

    def _test(self, test: Test) -> str:
        match test:
            case Flag(key):
                return self._name(key)
            case Compare(by, left, right):
                return f"{self._term(left)} {by} {self._term(right)}"
            case Member():
                return self._member(test, Comparator.EQUAL, "in")
            case Missing(key):
                return f"{self._name(key)} {self._word('is missing')}"
            case Not(Member() as member):
                return self._member(member, Comparator.UNEQUAL, "not in")
            case Not(Missing(key)):
                return f"{self._name(key)} {self._word('is not missing')}"
            case Not(operand):
                return f"{self._word('not')} {self._inner(operand)}"
            case All(operands):
                return f" {self._word('and')} ".join(map(self._inner, operands))
            case Some(operands):
                return f" {self._word('or')} ".join(map(self._inner, operands))

    def _inner(self, test: Test) -> str:
        """A test inside another, in brackets where that is easier to read."""
        text = self._test(test)
        bare = isinstance(test, Flag | Compare | Member | Missing | Not)
        return text if bare else f"({text})"

    def _member(self, member: Member, single: Comparator, several: str) -> str:
        values = [quoted(each, chinese=self.chinese) for each in member.values]
        if len(values) == 1:
            return f"{self._name(member.key)} {single} {values[0]}"
        return f"{self._name(member.key)} {self._word(several)} [{', '.join(values)}]"

    # -- words -------------------------------------------------------------------------------------

    def _name(self, key: str) -> str:
        return self.schema[key].name if self.chinese else key

    def _word(self, english: str) -> str:
        return _CHINESE[english] if self.chinese else english


def _binding(term: Term) -> int:
    match term:
        case Convert(operand):
            return _binding(operand)
        case Arithmetic(Operation.ADD | Operation.SUBTRACT):
            return _SUM
        case Arithmetic():
            return _PRODUCT
        case Negative():
            return _SIGN
        case Power():
            return _POWER
        case _:
            return _ATOM

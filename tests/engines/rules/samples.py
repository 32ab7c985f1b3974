"""A schema of fictional firms, random rules over it and random records, shared by these tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from gaoxin.engines.rules import (
    Field,
    Formula,
    Kind,
    Predicate,
    Schema,
    compile_formula,
    compile_predicate,
    outcome,
    read_record,
)
from gaoxin.kernel.messages import Message, Refused

INDUSTRIES = ("软件", "生物医药", "智能装备", '带"引号"的')
SCHEMA = Schema(
    [
        Field("revenue", "营业收入", unit="万元"),
        Field("last_revenue", "上年营业收入", unit="万元"),
        Field("rd", "研发费用", unit="万元", aliases=("研发投入",)),
        Field("assets", "资产总额", unit="亿元"),
        Field("profit", "利润", unit="元"),
        Field("staff", "员工数", unit="人"),
        Field("tax_per_mu", "亩均税收", unit="万元/亩"),
        Field("land", "用地", unit="亩"),
        Field("share", "研发占比", unit="%"),
        Field("patents", "专利数"),
        Field("years", "成立年限", unit="年"),
        Field("industry", "行业", Kind.CATEGORY, values=INDUSTRIES),
        Field("high_tech", "高新技术企业", Kind.FLAG),
        Field("dishonest", "失信", Kind.FLAG),
        Field("founded", "成立日期", Kind.DATE),
        Field("estate", "不动产面积", unit="平方米"),
    ]
)


def rule(source: str) -> Predicate:
    return compile_predicate(source, SCHEMA)


def formula(source: str) -> Formula:
    return compile_formula(source, SCHEMA)


def holds(source: str, **values: object) -> bool | None:
    return outcome(rule(source), read_record(SCHEMA, values))


def refusal(source: str) -> Message:
    """Why a text is refused. Fails where it is not."""
    try:
        compile_predicate(source, SCHEMA)
    except Refused as refused:
        return refused.message
    raise AssertionError(f"not refused: {source[:80]}")


# -- random texts and records ----------------------------------------------------------------------


class Chance:
    """Random rules and records from one seed, which hypothesis chooses and shrinks."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self.of = self._random.choice

    def rule(self, *, strict: bool = False, depth: int = 2) -> str:
        """A condition; a ``strict`` one never turns unknown into something known."""
        shape = self.of(["leaf", "and", "or", "not"]) if depth else "leaf"
        if shape == "leaf":
            return self._leaf(strict=strict)
        if shape == "not":
            return f"{self.of(['非', 'not'])} ({self.rule(strict=strict, depth=depth - 1)})"
        word = self.of([" 且 ", " and ", "并且"] if shape == "and" else [" 或 ", " or "])
        parts = [self.rule(strict=strict, depth=depth - 1) for _ in range(self.of([2, 2, 3]))]
        return f"({word.join(f'({part})' for part in parts)})"

    def formula(self, *, strict: bool = False) -> str:
        return self._amount(self._money_leaf, strict=strict, depth=3)

    def record(self, *, complete: bool = False) -> dict[str, Any]:
        values = {field.key: self._value(field) for field in SCHEMA}
        absent = [] if complete else [key for key in values if self._random.random() < 0.3]
        return {**values, **dict.fromkeys(absent)}

    def records(self, count: int, *, complete: bool = False) -> list[dict[str, Any]]:
        return [self.record(complete=complete) for _ in range(count)]

    # texts

    def _leaf(self, *, strict: bool) -> str:
        if self._random.random() < 0.6:
            return self._comparison(self.of([self._money_leaf, self._pure]), strict)
        doors = ["营业收入 为空", "行业 不为空", "缺省(失信, 否)", "失信 is missing"]
        values = self._random.sample(["“软件”", '"生物医药"', "「智能装备」"], self.of([1, 2, 3]))
        plain = [
            f"研发占比 >= {self._digits()}%",
            f"员工数 < {self._digits()}人",
            f"行业 {self.of(['属于', '不属于', 'in'])} [{'、'.join(values)}]",
            self.of(["行业 != “软件”", "成立日期 >= 2020年1月1日", "高新技术企业 = 否"]),
            self.of(FLAGS),
        ]
        return str(self.of(plain if strict else [*plain, self.of(doors)]))

    def _comparison(self, leaf: Callable[[bool], str], strict: bool) -> str:
        one, two, three = (self._amount(leaf, strict=strict) for _ in range(3))
        sign = self.of([">=", "＞", "<=", "<", "=", "!=", "≥", "不超过", "小于"])
        between, chain = f"{one} 介于 ({two}，{three})", f"{one} < {two} <= {three}"
        return str(self.of([f"{one} {sign} {two}", between, chain]))

    def _amount(self, leaf: Callable[[bool], str], *, strict: bool, depth: int = 2) -> str:
        if not depth or self._random.random() < 0.5:
            return leaf(strict)
        one, other = (self._amount(leaf, strict=strict, depth=depth - 1) for _ in range(2))
        shapes = [
            f"({one} + {other})", f"({one} - {other})", f"最大({one}，{other})",
            f"min({one}, {other})", f"绝对值({one})", f"(-{one})", f"{one} * {self._pure(strict)}",
            f"{one} / {self._pure(strict)}", f"若({self.of(FLAGS)}, {one}, {other})",
        ]  # fmt: skip
        return str(self.of(shapes))

    def _money_leaf(self, strict: bool) -> str:
        names = ["营业收入", "revenue", "上年营业收入", "研发投入", "资产总额", "profit"]
        figure = f"{self._digits()}{self.of(['万元', '亿元', '元', '千元'])}"
        door = names if strict else [f"缺省(营业收入, {figure})"]
        return str(self.of([self.of(names), self.of(names), figure, self.of(door)]))

    def _pure(self, strict: bool) -> str:
        ratios = ["研发费用 / 营业收入", "研发费用 / 资产总额", "专利数", "亩均税收 * 用地 / 利润"]
        power = f"(营业收入 / 上年营业收入) ** {self.of([1, 2, 3])}"
        return f"({self.of([*ratios, power, self._digits(), self._digits() + '%'])})"

    def _digits(self) -> str:
        return self.of(["0", "0.1", "0.2", "0.3", "1", "2", "2000", f"{self._random.random():.3f}"])

    # values

    def _value(self, field: Field) -> Any:
        match field.kind:
            case Kind.NUMBER:
                wild = self._random.uniform(-1e9, 1e9), float(self._random.randint(-3, 3))
                return self.of([0.0, 1.0, -1.0, 2000.0, 0.1, 0.2, 0.3, *wild])
            case Kind.CATEGORY:
                return self.of(INDUSTRIES)
            case Kind.FLAG:
                return self.of([True, False])
            case Kind.DATE:
                return date(2015, 1, 1) + timedelta(days=self._random.randint(0, 4000))


FLAGS = ["高新技术企业", "dishonest", "非失信"]
CHANCES = st.integers(0, 2**32).map(Chance)

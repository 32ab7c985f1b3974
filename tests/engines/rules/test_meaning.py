"""What conditions come to: three values, units, rounding, days."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from itertools import product

import numpy as np
import pytest
from tests.engines.rules.samples import SCHEMA, formula, holds, rule

from gaoxin.engines.rules import figure, outcome, outcomes, read_record, table_of
from gaoxin.kernel.messages import Refused

T, F, U = True, False, None

# Kleene, Introduction to Metamathematics, §64: the strong connectives, as printed.
AND = {
    (T, T): T, (T, F): F, (T, U): U,
    (F, T): F, (F, F): F, (F, U): F,
    (U, T): U, (U, F): F, (U, U): U,
}  # fmt: skip
OR = {
    (T, T): T, (T, F): T, (T, U): T,
    (F, T): T, (F, F): F, (F, U): U,
    (U, T): T, (U, F): U, (U, U): U,
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), list(product([T, F, U], repeat=2)))
def test_the_connectives_are_kleenes(one: bool | None, other: bool | None) -> None:
    record = {"失信": one, "高新技术企业": other}
    assert holds("失信 且 高新技术企业", **record) is AND[one, other]
    assert holds("失信 或 高新技术企业", **record) is OR[one, other]
    assert holds("非 失信", **record) is {T: F, F: T, U: U}[one]


@pytest.mark.parametrize(
    ("source", "record", "expected"),
    [
        ("营业收入 >= 2000万元", {"revenue": 2000}, T),
        ("营业收入 > 2000万元", {"revenue": 2000}, F),
        ("营业收入 >= 0.2亿元", {"revenue": 1999.99}, F),
        ("营业收入 = 20000000元", {"revenue": 2000}, T),
        ("营业收入 > 利润", {"revenue": 1, "profit": 9999.99}, T),
        ("资产总额 >= 营业收入", {"revenue": 10_000, "assets": 1}, T),
        ("研发费用 / 营业收入 >= 3%", {"rd": 60, "revenue": 2000}, T),
        ("研发费用 / 资产总额 >= 3%", {"rd": 300, "assets": 1}, T),
        ("研发费用 / 资产总额 >= 3.01%", {"rd": 300, "assets": 1}, F),
        ("研发占比 >= 研发费用 / 营业收入", {"rd": 6, "revenue": 200, "share": 3}, T),
        ("亩均税收 * 用地 > 10万元", {"tax_per_mu": 4, "land": 3}, T),
        ("亩均税收 > 50000元/亩", {"tax_per_mu": 4}, F),
        ("营业收入 / 上年营业收入 - 1 >= 20%", {"revenue": 120, "last_revenue": 100}, T),
        ("上年营业收入 * (1 + 20%) ** 2 <= 营业收入", {"revenue": 144, "last_revenue": 100}, T),
        ("专利数 ** 3 = 8", {"patents": 2}, T),
        ("-专利数 ** 2 = -4", {"patents": 2}, T),
        ("专利数 > 1万", {"patents": 10_001}, T),
        ("最大(专利数, 3) = 3", {"patents": 2}, T),
        ("绝对值(利润) > 5元", {"profit": -6}, T),
        ("若(失信, 0, 100万元) < 营业收入", {"dishonest": True, "revenue": 1}, T),
        ("成立日期 < 2020年1月1日", {"founded": date(2019, 12, 31)}, T),
        ("成立日期 < 2020年1月1日", {"founded": date(2020, 1, 1)}, F),
        ("行业 属于 [“软件”, “智能装备”]", {"industry": "软件"}, T),
        ("行业 != “软件”", {"industry": "软件"}, F),
        # unknown
        ("营业收入 >= 2000万元", {}, U),
        ("研发费用 / 营业收入 >= 3%", {"rd": 60}, U),
        ("研发费用 / 营业收入 >= 3%", {"rd": 60, "revenue": 0}, U),
        ("专利数 / 0 > 1", {"patents": 3}, U),
        ("专利数 * 0 = 0", {}, U),
        ("最大(专利数, 3) >= 3", {}, U),
        ("行业 属于 [“软件”]", {}, U),
        ("专利数 > 1", {"patents": math.nan}, U),
        ("专利数 > 1", {"patents": math.inf}, U),
        ("行业 = “软件”", {"industry": math.nan}, U),
        ("失信 或 失信 为空", {"dishonest": math.nan}, T),
        ("专利数 > 1", {"patents": 10**400}, U),
        ("专利数 ** 10 > 1", {"patents": 1e200}, U),
        ("若(失信, 1, 2) > 0", {}, U),
        # known although something is missing
        ("若(失信, 2, 2) > 0", {}, T),
        ("营业收入 > 1万元 且 失信", {"dishonest": False}, F),
        ("研发费用 / 营业收入 >= 3% 或 失信", {"rd": 1, "revenue": 0, "dishonest": True}, T),
        ("专利数 为空", {}, T),
        ("专利数 不为空", {"patents": 0}, T),
        ("缺省(专利数, 0) > 1", {}, F),
        ("缺省(失信, 否)", {}, F),
        ("缺省(失信, 是)", {}, T),
        ("缺省(失信, 是)", {"dishonest": False}, F),
    ],
)  # fmt: skip
def test_what_a_record_comes_to(
    source: str, record: dict[str, object], expected: bool | None
) -> None:
    assert holds(source, **record) is expected
    columns = {key: np.array([value], dtype=object) for key, value in record.items()}
    masks = outcomes(rule(source), table_of(SCHEMA, columns, rows=1))
    assert masks.holds.tolist() == [expected is True]
    assert masks.fails.tolist() == [expected is False]
    assert masks.unknown.tolist() == [expected is None]


@pytest.mark.parametrize("sign", ["=", "<=", ">="])
@pytest.mark.parametrize(
    ("source", "record"),
    [
        ("营业收入 + 研发费用 {} 0.3万元", {"revenue": 0.1, "rd": 0.2}),
        ("专利数 * 3 {} 0.3", {"patents": 0.1}),
        ("研发费用 / 营业收入 {} 7%", {"rd": 0.7, "revenue": 10}),
        ("营业收入 {} 资产总额", {"revenue": 700, "assets": 0.07}),
        ("营业收入 * 1.1 {} 上年营业收入", {"revenue": 3, "last_revenue": 3.3}),
    ],
)
def test_equal_stays_equal_although_float64_rounds(
    source: str, record: dict[str, float], sign: str
) -> None:
    """Equal in decimals; in binary the sides differ in the last bit."""
    assert holds(source.format(sign), **record) is True
    assert holds(source.format("<"), **record) is False
    assert holds(source.format(">"), **record) is False


def test_recorded_figures_are_compared_exactly() -> None:
    """No tolerance where nothing was calculated: a 分 below a hundred million is below it."""
    assert holds("营业收入 >= 1亿元", revenue=Decimal("9999.999999")) is False
    assert holds("利润 >= 9999亿元", profit=999899999999.99) is False


def test_formulas() -> None:
    def value(source: str, **record: object) -> float | None:
        return figure(formula(source), read_record(SCHEMA, record))

    assert value("营业收入 + 利润", revenue=1, profit=5000) == 1.5  # 万元 and 元
    assert value("研发费用 / 资产总额", rd=300, assets=1) == pytest.approx(0.03)
    assert value("若(高新技术企业, 100万元, 50万元)", high_tech=False) == 50
    assert value("若(高新技术企业, 100万元, 50万元)") is None


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"revenue": "2000"}, "rules.value_no_number"),
        ({"revenue": True}, "rules.value_no_number"),
        ({"high_tech": 1}, "rules.value_no_flag"),
        ({"founded": "2020-01-01"}, "rules.value_no_date"),
        ({"industry": 3}, "rules.value_no_category"),
        ({"industry": "软件业"}, "rules.value_not_allowed"),
        ({"reveneu": 1}, "rules.column_misspelt"),
        ({"zzz": 1}, "rules.column_unknown"),
    ],
)
def test_a_record_that_does_not_fit_its_schema(values: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_record(SCHEMA, values)
    assert refused.value.message.code == code
    with pytest.raises(Refused) as refused:
        table_of(SCHEMA, {key: np.array([v], dtype=object) for key, v in values.items()})
    assert refused.value.message.code == code


def test_a_field_may_be_given_under_any_of_its_names() -> None:
    for name in ("rd", "研发费用", "研发投入"):
        assert outcome(rule("研发费用 > 1万元"), read_record(SCHEMA, {name: 2})) is True

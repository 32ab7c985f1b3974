"""Units against their definitions: 万 is 10⁴, 亿 is 10⁸; what cannot be compared is refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaoxin.kernel.messages import Refused
from gaoxin.kernel.units import canonical, comparable, convert

POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
BASES = ("元", "美元", "人", "人次", "个", "户", "件", "吨", "亩", "平方米", "千瓦时")
powers = st.sampled_from(list(POWERS))
figures = st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("1", "亿元", "万元", "10000"),
        ("1", "万亿元", "亿元", "10000"),
        ("1291.5", "亿元", "元", "129150000000"),
        ("0.45", "万人", "人", "4500"),
        ("3.9", "亿美元", "万美元", "39000"),
        ("2.5", "万元/亩", "元/亩", "25000"),
        ("8", "万亩", "亩", "80000"),
        ("12", "家", "个", "12"),
        ("7", "名", "人", "7"),
        ("95", "％", "%", "95"),
        ("1.5", "百分点", "个百分点", "1.5"),
        ("35", "µg/m³", "微克/立方米", "35"),
    ],
)
def test_a_figure_in_another_unit(value: str, unit: str, to: str, expected: str) -> None:
    assert convert(Decimal(value), unit, to) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        ("亿元", "亿美元"),  # no exchange rate is ever assumed
        ("人", "人次"),
        ("元/亩", "元"),
        ("%", "个百分点"),
        ("平方米", "亩"),
        ("亿元", "%"),
        ("吨标准煤", "吨"),
        ("岁", "年"),
    ],
)
def test_different_things_are_not_converted(unit: str, to: str) -> None:
    assert not comparable(unit, to)
    with pytest.raises(Refused) as refused:
        convert(Decimal(1), unit, to)
    assert refused.value.message.code == "unit.mismatch"
    assert refused.value.message.params == {"unit": unit, "expected": to}


@given(st.text(max_size=6))
def test_a_unit_of_its_own_kind_is_comparable_with_itself(unit: str) -> None:
    assert comparable(unit, unit)
    assert convert(Decimal("12.5"), unit, unit) == Decimal("12.5")


@given(figures, st.sampled_from(BASES), powers, powers)
def test_conversion_is_exact(value: Decimal, base: str, one: str, other: str) -> None:
    converted = convert(value, one + base, other + base)
    assert Fraction(converted) == Fraction(value) * Fraction(10) ** (POWERS[one] - POWERS[other])
    assert convert(converted, other + base, one + base) == value


@given(st.sampled_from(BASES), st.sampled_from(BASES), powers)
def test_two_bases_are_never_comparable(one: str, other: str, power: str) -> None:
    assert comparable(power + one, other) == (one == other)


@pytest.mark.parametrize(
    ("written", "plain"),
    [(" 亿 元 ", "亿元"), ("％", "%"), ("名", "人"), ("百分点", "个百分点"), ("ｋｍ", "km")],
)
def test_widths_and_white_space_make_no_unit(written: str, plain: str) -> None:
    assert canonical(written) == plain

"""Units multiplied, divided, cancelled and converted, as a textbook would."""

from __future__ import annotations

import pytest

from gaoxin.engines.rules.dimension import PURE, unit_of


@pytest.mark.parametrize(
    ("unit", "to", "power"),
    [
        ("亿元", "万元", 4),
        ("元", "亿元", -8),
        ("%", "", -2),
        ("", "%", 2),
        ("‰", "%", -1),
        ("亿", "万", 4),
        ("万元/亩", "元/亩", 4),
        ("件/万人", "件/人", -4),
        ("件/人", "件/万人", 4),
        ("万元/万人", "元/人", 0),
        ("家", "个", 0),
        ("名", "人", 0),
        ("年", "年", 0),
        ("人", "元", None),
        ("元", "美元", None),
        ("元/亩", "元", None),
        ("元/亩", "亩/元", None),
        ("年", "月", None),
        ("人", "", None),
        ("标准箱", "标准箱", 0),
        ("标准箱", "吨", None),
    ],
)
def test_conversion(unit: str, to: str, power: int | None) -> None:
    assert unit_of(unit).shift_to(unit_of(to)) == power


@pytest.mark.parametrize(
    ("one", "other", "product", "power"),
    [
        ("万元/亩", "亩", "万元", 0),
        ("件/万人", "人", "件", -4),
        ("元", "元", "元·元", 0),
        ("万元", "%", "万元", -2),
    ],
)
def test_products(one: str, other: str, product: str, power: int) -> None:
    unit = unit_of(one).times(unit_of(other))
    assert (str(unit), unit.power) == (product, power)


def test_quotients() -> None:
    assert unit_of("万元").divided_by(unit_of("万元")) == PURE
    assert unit_of("亿元").divided_by(unit_of("万元")).shift_to(PURE) == 4
    assert str(unit_of("万元").divided_by(unit_of("人"))) == "万元/人"
    assert unit_of("元/亩").divided_by(unit_of("元/亩")) == PURE

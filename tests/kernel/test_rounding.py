"""四舍五入: the digit five goes up, away from zero, as figures are read from paper."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaoxin.kernel.rounding import half_up


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),  # banker's rounding says 2
        (-2.5, 0, "-3"),
        (2.675, 2, "2.68"),  # as a binary float it lies just below
        (1.005, 2, "1.01"),
        (0.125, 2, "0.13"),
        (2.4999, 0, "2"),
        (76.35, 1, "76.4"),
        (1e-7, 2, "0.00"),
        (1234567.0, -3, "1235000"),
        (Decimal("0.4449"), 2, "0.44"),
        (7, 1, "7.0"),
    ],
)
def test_examples(value: float | Decimal, digits: int, expected: str) -> None:
    assert half_up(value, digits) == Decimal(expected)


@given(st.decimals(-(10**6), 10**6, places=6, allow_nan=False), st.integers(0, 5))
def test_the_definition(value: Decimal, digits: int) -> None:
    scale = 10**digits
    size = floor(abs(Fraction(value)) * scale + Fraction(1, 2))
    assert Fraction(half_up(value, digits)) == Fraction(size if value >= 0 else -size, scale)


@given(st.floats(-1e9, 1e9), st.integers(0, 6))
def test_a_float_rounds_as_it_is_written(value: float, digits: int) -> None:
    assert half_up(value, digits) == half_up(Decimal(repr(value)), digits)


@given(st.decimals(-(10**6), 10**6, places=4, allow_nan=False), st.integers(0, 4))
def test_rounding_twice_changes_nothing(value: Decimal, digits: int) -> None:
    once = half_up(value, digits)
    assert half_up(once, digits) == once

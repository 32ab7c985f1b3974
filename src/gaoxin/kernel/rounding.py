"""Rounding half up (四舍五入), the one rule for every figure that is displayed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def half_up(value: float | Decimal, digits: int = 0) -> Decimal:
    """Round to ``digits`` decimal places, halves away from zero.

    Floats go through their shortest decimal form, so that 2.675 rounds as it is written.
    Bands and comparisons use unrounded values; only display rounds.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)

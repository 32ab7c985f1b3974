"""How large a rule may be. A clause of a policy is far smaller; hostile text is not."""

from __future__ import annotations

MAX_LENGTH = 10_000
"""Characters of source."""

MAX_TOKENS = 2_000
"""Names, values, operators and brackets of one source."""

MAX_BRACKETS = 32
"""Brackets, or signs and negations in a row, inside one another."""

MAX_DEPTH = 100
"""Levels of the tree: a sum of a hundred terms still fits."""

MAX_NODES = 2_000
"""Nodes of the tree; a chain such as ``1 < x < 3`` repeats its middle."""

MAX_LIST = 500
"""Entries of a list, or arguments of a function."""

MAX_DIGITS = 15
"""Digits of a number: as many as float64 keeps exactly."""

MAX_TEXT = 200
"""Characters of a text in quotation marks."""

MAX_EXPONENT = 10
"""The largest power."""

MAX_CONDITIONS = 64
"""Conditions of one rule: one bit each in a mask."""

MAX_UNITS = 6
"""Units multiplied and divided in one product, after cancelling."""

MAX_POWER = 48
"""The power of ten of such a product."""

"""One recorded value as tests see it."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from numbers import Real
from typing import assert_never

import numpy as np

from gaoxin.engines.rules.schema import Field, Kind
from gaoxin.kernel.messages import Message, Refused

Value = float | str | bool | None
"""A number in its field's unit or a day as its ordinal, a category, yes or no; None is unknown."""


def read_value(field: Field, value: object, row: int = 0) -> Value:
    """The value of a field. NaN and infinities are unknown, and so is None.

    Raises ``Refused``: ``rules.value_no_number`` (``_date``, ``_flag``, ``_category``) for
    a value of another kind than the field's,
    ``rules.value_not_allowed`` for a category that the field does not have.
    """
    if is_nothing(value):
        return None
    match field.kind:
        case Kind.NUMBER:
            return _number(field, value, row)
        case Kind.DATE:
            if isinstance(value, date):
                return float(value.toordinal())
        case Kind.FLAG:
            if isinstance(value, bool | np.bool_):
                return bool(value)
        case Kind.CATEGORY:
            if isinstance(value, str):
                return _category(field, value, row)
        case _:
            assert_never(field.kind)
    raise wrong_kind(field, value, row)


def is_nothing(value: object) -> bool:
    """None, and NaN in whatever kind of field: data frames write it for missing texts, too."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def wrong_kind(field: Field, value: object, row: int) -> Refused:
    codes = {
        Kind.NUMBER: "rules.value_no_number",
        Kind.DATE: "rules.value_no_date",
        Kind.FLAG: "rules.value_no_flag",
        Kind.CATEGORY: "rules.value_no_category",
    }
    found = type(value).__name__
    return Refused(Message(codes[field.kind], {"field": field.key, "found": found, "row": row}))


def not_allowed(field: Field, value: str, row: int) -> Refused:
    return Refused(
        Message("rules.value_not_allowed", {"field": field.key, "text": value, "row": row})
    )


def _number(field: Field, value: object, row: int) -> float | None:
    if isinstance(value, bool | np.bool_) or not isinstance(value, Real | Decimal):
        raise wrong_kind(field, value, row)
    try:
        number = float(value)
    except (OverflowError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _category(field: Field, value: str, row: int) -> str:
    if value not in field.values:
        raise not_allowed(field, value, row)
    return value

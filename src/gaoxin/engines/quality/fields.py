"""The cells of a row, each read by one function that either understands it or refuses it.

Every function raises ``Refused``, with a code that says what is wrong with the cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality.catalogue import Catalogue, Series
from gaoxin.engines.quality.observation import Bound, Status
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.periods import Period, PeriodKind, parse_known_from, parse_period
from gaoxin.kernel.text import normalise
from gaoxin.kernel.units import comparable

FIRST_YEAR = 1949
"""No official statistics of the People's Republic speak of an earlier year: it is a slip."""

LONGEST = {"source": 200, "page": 300, "confidence": 200, "unit": 24}
"""Characters that each field of words may have."""

# Up to 18 digits before the point and 8 behind it: what the store keeps without rounding.
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,8})?")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3}){1,5}(\.[0-9]{1,8})?")
_STATUS_BOUND = re.compile(r"(lower|upper) bound\s*(\(.*\))?")
_PRICE_BASES = ("", "current", "comparable")
_Choice = TypeVar("_Choice", bound=Enum)


def plain(cell: str) -> str:
    """The cell in half width and without surrounding space; the mathematical minus is a hyphen."""
    return unicodedata.normalize("NFKC", cell).replace("\N{MINUS SIGN}", "-").strip()


def number(cell: str) -> Decimal:
    """A decimal number as written; thousands may be grouped by commas (``1,234.5``).

    Anything that could be read in two ways (``12,34``) is refused, as are NaN, infinity,
    exponents, and units or signs of percentage inside the cell.
    """
    text = plain(cell)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    raise Refused(Message("quality.not_a_number", {"text": cell}))


def series(name: str, measure: Measure, catalogue: Catalogue) -> Series:
    """The series of that name and measure; an unknown name is answered with the nearest one."""
    known = catalogue.get(name) or _in_other_widths(name, catalogue)
    if known is None:
        nearest = next(iter(get_close_matches(name, catalogue, n=1)), "")
        params = {"text": name, "nearest": nearest}
        raise Refused(Message("quality.unknown_indicator", params))
    for candidate in known:
        if candidate.measure is measure:
            return candidate
    params = {"text": name, "measure": measure.value}
    raise Refused(Message("quality.measure_not_kept", params))


def _in_other_widths(name: str, catalogue: Catalogue) -> Sequence[Series] | None:
    """The series of a name that differs only in the width of its characters or in white space."""
    wanted = normalise(name)
    return next((found for key, found in catalogue.items() if normalise(key) == wanted), None)


def words(cell: str, field: str) -> str:
    """Free words, within the length that is kept and without control characters."""
    if len(cell) > LONGEST[field]:
        raise Refused(Message("quality.too_long", {"field": field, "limit": LONGEST[field]}))
    if any(unicodedata.category(character) == "Cc" for character in cell):
        raise Refused(Message("quality.control_character", {"field": field}))
    return cell


def unit(cell: str, expected: str) -> str:
    """The unit as written, if figures in it can be compared with those in ``expected``."""
    text = words(plain(cell), "unit")
    if not comparable(text, expected):
        raise Refused(Message("quality.unit_mismatch", {"text": cell, "expected": expected}))
    return text


def period(cell: str) -> Period:
    """A period (``gaoxin.kernel.periods``) of the years in which statistics exist."""
    text = plain(cell)
    try:
        parsed = parse_period(text)
    except Refused as unreadable:
        raise Refused(Message("quality.period_unreadable", {"text": cell})) from unreadable
    if parsed.year < FIRST_YEAR:
        raise Refused(Message("quality.period_unreadable", {"text": cell}))
    return parsed


def agree(span: Period, kind: PeriodKind) -> None:
    """Refuse a period that the kind of figure cannot speak of."""
    one_part = span.months in (1, 3, 6) and span.last_month % span.months == 0
    possible = {
        PeriodKind.ANNUAL: span.is_year,
        PeriodKind.YTD: span.starts_the_year and not span.is_year,
        PeriodKind.PART: one_part,
        PeriodKind.POINT: one_part or span.is_year,
    }
    if not possible[kind]:
        params = {"period": str(span), "period_kind": kind.value}
        raise Refused(Message("quality.period_kind_disagrees", params))


def known_from(cell: str, precision: str) -> tuple[date, str]:
    """The day from which the figure counts as known, and the precision it is given in."""
    text = plain(cell)
    try:
        day, found = parse_known_from(text)
    except Refused as unreadable:
        raise Refused(Message("quality.date_unreadable", {"text": cell})) from unreadable
    if not day.isoformat().startswith(text):
        raise Refused(Message("quality.date_unreadable", {"text": cell}))
    said = plain(precision) or found
    if said != found:
        params = {"text": cell, "precision": said, "found": found}
        raise Refused(Message("quality.precision_disagrees", params))
    return day, found


def not_in_future(day: date, precision: str, today: date) -> None:
    """Refuse a day of publication after ``today``; a month or year that has begun is allowed."""
    begins = {"year": day.replace(month=1, day=1), "month": day.replace(day=1), "day": day}
    if begins[precision] > today:
        params = {"known_from": day.isoformat(), "today": today.isoformat()}
        raise Refused(Message("quality.known_in_future", params))


def after_the_end(span: Period, day: date) -> None:
    """Refuse a figure that was published before its period was over: it is a forecast."""
    if day < span.end:
        params = {"period": str(span), "known_from": day.isoformat()}
        raise Refused(Message("quality.published_before_end", params))


def status(cell: str, bound_cell: str) -> tuple[Status, Bound]:
    """Status and bound. ``lower bound (>2000)`` as a status means published, and a lower bound."""
    text, said = plain(cell).lower(), plain(bound_cell).lower()
    bounded = _STATUS_BOUND.fullmatch(text)
    stated = choice(Bound, said or "exact", "bound")
    if not bounded:
        return choice(Status, text or "published", "status"), stated
    implied = Bound(bounded[1])
    if said and stated is not implied:
        raise Refused(Message("quality.bound_disagrees", {"text": cell, "bound": said}))
    return Status.PUBLISHED, implied


def price_basis(cell: str) -> str:
    """``current``, ``comparable``, or nothing where the figure is no amount of money."""
    return _one_of(_PRICE_BASES, plain(cell).lower(), "price_basis")


def choice(options: type[_Choice], cell: str, field: str) -> _Choice:
    """The member of an enumeration that the cell names."""
    return options(_one_of([option.value for option in options], plain(cell).lower(), field))


def _one_of(options: Sequence[str], text: str, field: str) -> str:
    if text in options:
        return text
    allowed = ", ".join(option for option in options if option)
    params = {"field": field, "text": text, "allowed": allowed}
    raise Refused(Message("quality.word_unknown", params))

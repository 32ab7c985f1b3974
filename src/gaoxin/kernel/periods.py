"""Statistical periods: what span of time a figure speaks of.

Written forms::

    2024            the year
    2024H1 2024Q3 2024M9        a half, a quarter, a month
    2025Q1-Q3 2025M1-M7         from the start of the year to the end of that part
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gaoxin.kernel.messages import Message, Refused


class PeriodKind(StrEnum):
    """How a figure relates to its period."""

    ANNUAL = "annual"  # the whole year
    YTD = "ytd"  # cumulated from 1 January
    PART = "part"  # one half, quarter or month alone
    POINT = "point"  # the state at the end of the period


_PARTS = {"H": 2, "Q": 4, "M": 12}
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_FORM = re.compile(r"(\d{4})(?:([HQM])(\d{1,2})(?:-([HQM])(\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A span of whole months within one year, with both ends included."""

    year: int
    first_month: int = 1
    last_month: int = 12

    @property
    def start(self) -> date:
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        """The last day of the period."""
        return date(self.year, self.last_month, monthrange(self.year, self.last_month)[1])

    @property
    def months(self) -> int:
        return self.last_month - self.first_month + 1

    @property
    def is_year(self) -> bool:
        return self.months == 12

    @property
    def starts_the_year(self) -> bool:
        return self.first_month == 1

    def __str__(self) -> str:
        if self.is_year:
            return str(self.year)
        for letter, parts in _PARTS.items():
            size = 12 // parts
            if self.months == size and self.last_month % size == 0:
                return f"{self.year}{letter}{self.last_month // size}"
        letter = "Q" if self.first_month % 3 == 1 and self.last_month % 3 == 0 else "M"
        size = 12 // _PARTS[letter]
        first, last = (self.first_month - 1) // size + 1, self.last_month // size
        return f"{self.year}{letter}{first}-{letter}{last}"


def parse_period(text: str) -> Period:
    """Read a period from its written form.

    Raises ``Refused`` (``period.unreadable``) for anything else, such as ``2024Q5``.
    """
    refused = Refused(Message("period.unreadable", {"text": text}))
    match = _FORM.fullmatch(text.strip())
    if not match:
        raise refused
    year, letter, first, until_letter, until = match.groups()
    if int(year) < 1:
        raise refused
    if letter is None:
        return Period(int(year))
    size = 12 // _PARTS[letter]
    first_part = int(first)
    last_part = int(until) if until else first_part
    orderly = 1 <= first_part <= last_part <= _PARTS[letter]
    if not orderly or until_letter not in (None, letter):
        raise refused
    return Period(int(year), (first_part - 1) * size + 1, last_part * size)


def parse_known_from(text: str) -> tuple[date, str]:
    """The day from which something counts as known, and the precision it was given in.

    ``2024-12-27`` → that day, ``2025-11`` → the end of the month, ``2022`` → the end of the year:
    where only a month or a year is known, nothing is treated as known before it is over.
    Raises ``Refused`` (``date.unreadable``).
    """
    match = _DAY.fullmatch(text)
    try:
        if match:
            year, month, day = match.groups()
            if month is None:
                return date(int(year), 12, 31), "year"
            if day is None:
                first = date(int(year), int(month), 1)
                return Period(first.year, 1, first.month).end, "month"
            return date(int(year), int(month), int(day)), "day"
    except ValueError:  # no such month or day
        pass
    raise Refused(Message("date.unreadable", {"text": text}))

"""Working days: weekends, public holidays, make-up days, and how sure a year is.

A working day lasts the 24 hours of its date and a day of rest lasts nothing, so that a moment is
a position on a line of working time: what starts at 15:00 with one working day ends at 15:00 of
the next, and pausing and resuming at the same instant changes nothing.

The calendar holds no dates of its own. A year that nobody entered counts as Monday to Friday and
is unknown; every deadline that touches such a year says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from itertools import accumulate

from gaoxin.kernel.messages import Message, Refused

CHINA = timezone(timedelta(hours=8))
"""China's one time; there has been no summer time since 1991."""

WORKING_DAY = timedelta(days=1)
"""Working time is counted so that a whole working day is one day."""

_DAY_END = time(23, 59, 59)
_ALL_DAYS = range(1, date.max.toordinal())


class YearStatus(StrEnum):
    OFFICIAL = "official"  # arranged by the State Council
    PROVISIONAL = "provisional"  # entered before the arrangement was published
    UNKNOWN = "unknown"  # nobody entered it: Monday to Friday


@dataclass(frozen=True)
class CalendarYear:
    """One year's arrangement: days of rest beside the weekends, and weekend days worked (调休).

    Days of rest that fall on a weekend may be listed, as notices do. A notice may also name days
    of the December before. Raises ``Refused``: ``calendar.day_outside_year``,
    ``calendar.makeup_on_weekday``.
    """

    year: int
    status: YearStatus
    holidays: frozenset[date] = frozenset()
    makeup_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        for day in sorted(self.holidays | self.makeup_days):
            if day.year != self.year and (day.year, day.month) != (self.year - 1, 12):
                raise _refused("calendar.day_outside_year", day, self.year)
        for day in sorted(self.makeup_days):
            if _is_weekday(day):
                raise _refused("calendar.makeup_on_weekday", day, self.year)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment in working time. ``open_years`` are those it depends on that are not official."""

    at: datetime
    open_years: tuple[int, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether no later arrangement of a year can move it."""
        return not self.open_years


@dataclass(frozen=True)
class WorkCalendar:
    """The working days of all years, known and unknown, in one time zone.

    Raises ``Refused`` (``calendar.year_twice``, ``calendar.rest_and_work``).
    """

    years: tuple[CalendarYear, ...] = ()
    zone: tzinfo = CHINA
    _status: Mapping[int, YearStatus] = field(init=False, repr=False, compare=False)
    _exceptions: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _corrections: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        status = {known.year: known.status for known in self.years}
        if len(status) < len(self.years):
            raise Refused(Message("calendar.year_twice", {"year": _first_repeated(self.years)}))
        changes = _changes(self.years)
        days = sorted(changes)
        object.__setattr__(self, "_status", status)
        object.__setattr__(self, "_exceptions", tuple(day.toordinal() for day in days))
        sums = accumulate((changes[day] for day in days), initial=0)
        object.__setattr__(self, "_corrections", tuple(sums))

    def status_of(self, year: int) -> YearStatus:
        return self._status.get(year, YearStatus.UNKNOWN)

    def is_working_day(self, day: date) -> bool:
        return self._before(day.toordinal() + 1) > self._before(day.toordinal())

    def add_working_days(self, day: date, count: int) -> date:
        """The working day that is ``count`` of them after ``day``, which itself is not counted.

        From a Friday, 1 leads to Monday; from a Saturday too. ``count`` is at least 1.
        Raises ``Refused`` (``calendar.count``) for less, and beyond the year 9999.
        """
        if count < 1:
            raise Refused(Message("calendar.count", {"count": count}))
        return self._nth(self._before(day.toordinal() + 1) + count - 1)

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days come after ``first`` up to and with ``last``.

        The inverse of ``add_working_days``; below 0 where ``last`` is the earlier.
        """
        return self._before(last.toordinal() + 1) - self._before(first.toordinal() + 1)

    def worked(self, start: datetime, end: datetime) -> timedelta:
        """The working time from ``start`` to ``end``; below 0 where ``end`` is the earlier."""
        return self._position(end) - self._position(start)

    def after(self, start: datetime, span: timedelta) -> Deadline:
        """The moment at which ``span`` (0 or more) of working time has passed since ``start``.

        It is expressed in the calendar's zone. What starts on a day of rest counts from the next
        working day; where it ends with a whole day, that is the last second of the day.
        """
        local = self._local(start)
        days, rest = divmod(self._position(start) + span, WORKING_DAY)
        if rest == timedelta(0) and not self.is_working_day(local.date()) and span > rest:
            at = datetime.combine(self._nth(days - 1), _DAY_END, self.zone)
        else:
            at = datetime.combine(self._nth(days), time(), self.zone) + rest
        return Deadline(at, self.open_years(local.date(), at.date()))

    def open_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years from ``first`` to ``last`` whose arrangement is not official."""
        spanned = range(first.year, last.year + 1)
        return tuple(year for year in spanned if self.status_of(year) is not YearStatus.OFFICIAL)

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise ValueError("a moment without its time zone has no place in a calendar")
        return moment.astimezone(self.zone)

    def _position(self, moment: datetime) -> timedelta:
        """All the working time before ``moment``."""
        local = self._local(moment)
        whole = self._before(local.toordinal()) * WORKING_DAY
        if not self.is_working_day(local.date()):
            return whole
        return whole + (local - datetime.combine(local.date(), time(), self.zone))

    def _before(self, ordinal: int) -> int:
        """How many working days precede the day: weekdays, corrected by a prefix sum."""
        weeks, weekday = divmod(ordinal - 1, 7)  # the first ordinal is a Monday
        corrected = self._corrections[bisect_left(self._exceptions, ordinal)]
        return weeks * 5 + min(weekday, 5) + corrected

    def _nth(self, count: int) -> date:
        """The working day that ``count`` working days precede."""
        ordinal = bisect_right(_ALL_DAYS, count, key=self._before)
        if ordinal == len(_ALL_DAYS):
            raise Refused(Message("calendar.count", {"count": count}))
        return date.fromordinal(ordinal)


def _changes(years: Iterable[CalendarYear]) -> dict[date, int]:
    """What each exceptional day adds to the count of weekdays: +1 or −1."""
    rests = {day: known.year for known in years for day in known.holidays}
    worked = {day: known.year for known in years for day in known.makeup_days}
    for day in sorted(rests.keys() & worked.keys()):
        raise _refused("calendar.rest_and_work", day, worked[day])
    return {day: -1 for day in rests if _is_weekday(day)} | dict.fromkeys(worked, 1)


def _first_repeated(years: Iterable[CalendarYear]) -> int:
    seen: set[int] = set()
    for known in years:
        if known.year in seen:
            return known.year
        seen.add(known.year)
    raise AssertionError("no year is repeated")


def _is_weekday(day: date) -> bool:
    return day.weekday() < 5


def _refused(code: str, day: date, year: int) -> Refused:
    return Refused(Message(code, {"day": day.isoformat(), "year": year}))

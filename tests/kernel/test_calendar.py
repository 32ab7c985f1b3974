"""Working days against the arrangements of the State Council for 2024 to 2026.

Sources: the notices 国办发明电〔2023〕7号, 〔2024〕12号 and 〔2025〕7号, each on the year after it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaoxin.kernel.calendar import CHINA, CalendarYear, Deadline, WorkCalendar, YearStatus
from gaoxin.kernel.messages import Refused

# Spans of rest and weekend days worked, as the notices give them.
NOTICES = {
    2024: (
        "01-01 02-10:02-17 04-04:04-06 05-01:05-05 06-10 09-15:09-17 10-01:10-07",
        "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    ),
    2025: (
        "01-01 01-28:02-04 04-04:04-06 05-01:05-05 05-31:06-02 10-01:10-08",
        "01-26 02-08 04-27 09-28 10-11",
    ),
    2026: (
        "01-01:01-03 02-15:02-23 04-04:04-06 05-01:05-05 06-19:06-21 09-25:09-27 10-01:10-07",
        "01-04 02-14 02-28 05-09 09-20 10-10",
    ),
}
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))
MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2028, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=CHINA)
)
SPANS = st.timedeltas(timedelta(0), timedelta(days=60))


def arranged(year: int, status: YearStatus = YearStatus.OFFICIAL) -> CalendarYear:
    rest, work = (
        frozenset(day for span in notice.split() for day in days_of(year, span))
        for notice in NOTICES[year]
    )
    return CalendarYear(year, status, rest, work)


def days_of(year: int, span: str) -> list[date]:
    first, _, last = span.partition(":")
    day, end = (date.fromisoformat(f"{year}-{part}") for part in (first, last or first))
    return [day + timedelta(days=ahead) for ahead in range((end - day).days + 1)]


CALENDAR = WorkCalendar(tuple(arranged(year) for year in NOTICES))


REST = {day for year in CALENDAR.years for day in year.holidays}
WORKED = {day for year in CALENDAR.years for day in year.makeup_days}


def works(day: date) -> bool:
    """The notices read day by day."""
    return day in WORKED or (day.weekday() < 5 and day not in REST)


def at(day: str, clock: str = "15:00:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}+08:00")


@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248)])
def test_working_days_of_a_year(year: int, count: int) -> None:
    # 2024: 262 weekdays − 19 of them at rest + 8 made up; New Year's Eve was recommended, not given
    assert CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == count


@given(DAYS)
def test_every_day_is_as_the_notices_say(day: date) -> None:
    assert CALENDAR.is_working_day(day) is works(day)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-09-20", 10, "2026-10-10"),  # from a make-up Sunday over two holidays to another
        ("2026-02-13", 1, "2026-02-14"),  # a Saturday that is worked
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-10-03", 1, "2026-10-08"),  # from within a holiday
        ("2024-02-08", 1, "2024-02-09"),
    ],
)
def test_days_added_over_holidays(day: str, count: int, expected: str) -> None:
    start, end = date.fromisoformat(day), date.fromisoformat(expected)
    assert CALENDAR.add_working_days(start, count) == end
    assert CALENDAR.working_days_between(start, end) == count


@given(DAYS, st.integers(1, 300))
def test_adding_is_walking_day_by_day(day: date, count: int) -> None:
    walked, left = day, count
    while left:
        walked += timedelta(days=1)
        left -= works(walked)
    assert CALENDAR.add_working_days(day, count) == walked


@given(DAYS, DAYS)
def test_counting_is_walking_day_by_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    walked = sum(works(first + timedelta(days=n + 1)) for n in range((last - first).days))
    assert CALENDAR.working_days_between(first, last) == walked
    assert CALENDAR.working_days_between(last, first) == -walked


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (at("2026-11-23"), 1, at("2026-11-24")),
        (at("2026-11-23", "00:00:00"), 1, at("2026-11-24", "00:00:00")),
        (at("2026-11-20"), 1, at("2026-11-23")),  # Friday → Monday
        (at("2026-09-20"), 10, at("2026-10-10")),
        (at("2026-11-21"), 1, at("2026-11-23", "23:59:59")),  # Saturday: the whole of Monday
        (at("2026-11-23"), 0, at("2026-11-23")),
        (datetime(2026, 11, 23, 7, tzinfo=UTC), 1, at("2026-11-24")),  # 15:00 in China
        (datetime(2026, 11, 22, 17, tzinfo=UTC), 1, at("2026-11-24", "01:00:00")),
    ],
)
def test_a_clock_keeps_its_time_of_day(start: datetime, days: int, end: datetime) -> None:
    assert CALENDAR.after(start, timedelta(days=days)).at == end


def test_working_time_stands_still_on_days_of_rest() -> None:
    assert CALENDAR.worked(at("2026-10-01"), at("2026-10-07")) == timedelta(0)
    assert CALENDAR.worked(at("2026-09-30"), at("2026-10-08", "03:00:00")) == timedelta(hours=12)
    assert CALENDAR.worked(at("2026-11-24"), at("2026-11-23")) == timedelta(days=-1)


@given(MOMENTS, SPANS)
def test_a_deadline_has_its_span_before_it(start: datetime, span: timedelta) -> None:
    missing = span - CALENDAR.worked(start, CALENDAR.after(start, span).at)
    assert timedelta(0) <= missing <= timedelta(seconds=1)


@given(MOMENTS, MOMENTS, MOMENTS)
def test_working_time_adds_up(one: datetime, two: datetime, three: datetime) -> None:
    whole = CALENDAR.worked(one, three)
    assert CALENDAR.worked(one, two) + CALENDAR.worked(two, three) == whole


@given(MOMENTS, SPANS, SPANS)
def test_a_longer_span_never_ends_earlier(start: datetime, one: timedelta, two: timedelta) -> None:
    shorter, longer = sorted((one, two))
    assert CALENDAR.after(start, shorter).at <= CALENDAR.after(start, longer).at


def test_a_deadline_names_the_years_that_may_still_move_it() -> None:
    assert CALENDAR.after(at("2026-11-23"), timedelta(days=10)).firm
    crossing = CALENDAR.after(at("2026-12-28"), timedelta(days=10))
    assert crossing == Deadline(at("2027-01-11"), (2027,))  # Monday to Friday: 1 January too
    assert not crossing.firm
    draft = CalendarYear(2027, YearStatus.PROVISIONAL, frozenset({date(2027, 1, 1)}))
    provisional = WorkCalendar((*CALENDAR.years, draft))
    assert provisional.after(at("2026-12-28"), timedelta(days=10)) == Deadline(
        at("2027-01-12"), (2027,)
    )
    assert provisional.status_of(2027) is YearStatus.PROVISIONAL
    assert provisional.status_of(2028) is YearStatus.UNKNOWN


def test_a_notice_may_name_days_of_the_december_before() -> None:
    # The notice for 2019 let 2018-12-29, a Saturday, be worked for 2018-12-31.
    year = CalendarYear(
        2019,
        YearStatus.OFFICIAL,
        frozenset({date(2018, 12, 31), date(2019, 1, 1)}),
        frozenset({date(2018, 12, 29)}),
    )
    calendar = WorkCalendar((year,))
    assert calendar.add_working_days(date(2018, 12, 28), 1) == date(2018, 12, 29)
    assert calendar.add_working_days(date(2018, 12, 29), 1) == date(2019, 1, 2)


def refusal(*years: CalendarYear) -> str:
    with pytest.raises(Refused) as refused:
        WorkCalendar(years)
    return refused.value.message.code


def test_slips_in_an_arrangement_are_refused() -> None:
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    official = YearStatus.OFFICIAL
    for holidays, makeup, code in [
        ({date(2025, 11, 3)}, set(), "calendar.day_outside_year"),
        ({date(2027, 1, 1)}, set(), "calendar.day_outside_year"),
        (set(), {monday}, "calendar.makeup_on_weekday"),
        ({sunday}, {sunday}, "calendar.rest_and_work"),
    ]:
        with pytest.raises(Refused) as refused:
            WorkCalendar((CalendarYear(2026, official, frozenset(holidays), frozenset(makeup)),))
        assert refused.value.message.code == code
    assert refusal(arranged(2026), arranged(2026)) == "calendar.year_twice"
    december = CalendarYear(2027, official, makeup_days=frozenset({date(2026, 12, 26)}))
    rested = CalendarYear(2026, official, holidays=frozenset({date(2026, 12, 26)}))
    assert refusal(rested, december) == "calendar.rest_and_work"


@pytest.mark.parametrize("count", [0, -3, 10_000_000])
def test_a_count_that_leads_nowhere_is_refused(count: int) -> None:
    with pytest.raises(Refused) as refused:
        CALENDAR.add_working_days(date(2026, 1, 1), count)
    assert refused.value.message.code == "calendar.count"


def test_a_moment_must_say_its_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.worked(datetime(2026, 1, 1), at("2026-01-02"))  # noqa: DTZ001

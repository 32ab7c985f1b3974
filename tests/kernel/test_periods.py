"""Periods against the calendar: Gregorian leap years, quarters, halves, days of publication."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaoxin.kernel.messages import Refused
from gaoxin.kernel.periods import Period, parse_known_from, parse_period

periods = st.builds(
    lambda year, months: Period(year, *sorted(months)),
    year=st.integers(1000, 9998),
    months=st.tuples(st.integers(1, 12), st.integers(1, 12)),
)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024H1", "2024-01-01", "2024-06-30"),
        ("2024H2", "2024-07-01", "2024-12-31"),
        ("2023Q1", "2023-01-01", "2023-03-31"),
        ("2023Q2", "2023-04-01", "2023-06-30"),
        ("2023Q3", "2023-07-01", "2023-09-30"),
        ("2023Q4", "2023-10-01", "2023-12-31"),
        ("2024M2", "2024-02-01", "2024-02-29"),  # a leap year
        ("2023M2", "2023-02-01", "2023-02-28"),
        ("2000M2", "2000-02-01", "2000-02-29"),  # a century that is one
        ("2100M2", "2100-02-01", "2100-02-28"),  # a century that is none
        ("2024M12", "2024-12-01", "2024-12-31"),
        ("2025Q1-Q3", "2025-01-01", "2025-09-30"),
        ("2025M1-M7", "2025-01-01", "2025-07-31"),
        ("2021M1-M11", "2021-01-01", "2021-11-30"),
        ("2025Q2-Q3", "2025-04-01", "2025-09-30"),
        (" 2024 ", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_written_period_has_its_days_of_the_calendar(written: str, first: str, last: str) -> None:
    period = parse_period(written)
    assert (period.start.isoformat(), period.end.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "", "24", "20245", "2024Q5", "2024Q0", "2024H3", "2024M13", "2024M0", "2024Q3-Q1",
        "2024Q1-M6", "2024-Q1", "2024 Q1", "Q1 2024", "2024Q1-Q5", "2024A1", "全年", "2024Q",
        "0000Q1", "0000",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_period(text)
    assert refused.value.message.code == "period.unreadable"
    assert refused.value.message.params == {"text": text}


@given(periods)
def test_what_is_written_is_read_again(period: Period) -> None:
    assert parse_period(str(period)) == period


@given(periods)
def test_both_ends_are_days_of_the_calendar(period: Period) -> None:
    assert period.start == date(period.year, period.first_month, 1)
    days = calendar.monthrange(period.year, period.last_month)[1]
    assert period.end == date(period.year, period.last_month, days)


@given(st.integers(1000, 9998), st.sampled_from([("H", 2), ("Q", 4), ("M", 12)]))
def test_the_parts_of_a_year_leave_no_gap(year: int, part: tuple[str, int]) -> None:
    letter, parts = part
    spans = [parse_period(f"{year}{letter}{n}") for n in range(1, parts + 1)]
    assert spans[0].start == date(year, 1, 1)
    assert spans[-1].end == date(year, 12, 31)
    for one, following in pairwise(spans):
        assert one.end + timedelta(days=1) == following.start


@given(periods)
def test_a_year_is_twelve_months_from_january(period: Period) -> None:
    covered = {date(period.year, month, 1) for month in range(1, 13)}
    covered = {day for day in covered if period.start <= day <= period.end}
    assert period.months == len(covered)
    assert period.is_year == (len(covered) == 12)
    assert period.starts_the_year == (date(period.year, 1, 1) in covered)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2024-12-27", date(2024, 12, 27), "day"),
        ("2025-11", date(2025, 11, 30), "month"),
        ("2024-02", date(2024, 2, 29), "month"),
        ("2025-12", date(2025, 12, 31), "month"),
        ("2022", date(2022, 12, 31), "year"),
    ],
)
def test_nothing_is_known_before_its_month_or_year_is_over(
    text: str, day: date, precision: str
) -> None:
    assert parse_known_from(text) == (day, precision)


@given(st.dates(date(1000, 1, 1)))
def test_any_day_is_known_from_that_day(day: date) -> None:
    assert parse_known_from(day.isoformat()) == (day, "day")


@pytest.mark.parametrize("text", ["", "24-12", "2024-12-32", "2023-02-29", "yesterday", "2024-1x"])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_known_from(text)
    assert refused.value.message.code == "date.unreadable"


@pytest.mark.parametrize(
    "text",
    ["2024-13", "2024-00", "2024-05-00", "2024/11", "2024x11", "1_24", "2024-W01-1", "２０２４"],
)
def test_a_day_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_known_from(text)


def test_the_last_year_of_the_calendar_has_an_end() -> None:
    assert Period(9999).end == date(9999, 12, 31)

"""Clocks across years, changed calendars, shared steps and worker restarts."""

from datetime import date, datetime

from tests.engines.process.permit import APPLICANT, FIRE, PERMIT, SUBJECT, WINDOW, evaluate
from tests.engines.process.samples import (
    CALENDAR,
    FIRM,
    ISSUER,
    LEAD,
    MONDAY,
    Walk,
    at,
    days,
    shipped,
    written,
)
from tests.engines.process.test_appeal import APPEAL
from tests.engines.process.test_supervision import ORDER

from gaoxin.engines.process import (
    Action,
    ClockState,
    Pause,
    consumed_at,
    due,
    is_overdue,
    reckon,
    remaining,
    replay,
)
from gaoxin.kernel.calendar import CalendarYear, WorkCalendar, YearStatus

NEW_YEAR = CalendarYear(2027, YearStatus.OFFICIAL, frozenset({date(2027, 1, 1)}))
PUBLISHED = WorkCalendar((*CALENDAR.years, NEW_YEAR))


def december() -> Walk:
    """An order signed on 28 December with ten working days, over a year that nobody entered."""
    walk = Walk.begins(
        shipped("supervision"), ISSUER, {**ORDER, "days": "10"}, now=at("12-28 09:00")
    )
    return walk.submits(LEAD, "sign", "signed")


def in_2027(moment: str) -> datetime:
    return datetime.fromisoformat(f"2027-{moment}:00+08:00")


def test_an_unknown_year_counts_as_monday_to_friday_and_is_flagged() -> None:
    clock = december().clock("handle")
    assert (clock.due, clock.open_years) == (in_2027("01-11T09:00"), (2027,))


def test_deadlines_follow_the_calendar_once_it_is_known() -> None:
    walk = december()
    case = reckon(walk.definition, walk.case, now=at("12-29 09:00"), calendar=PUBLISHED)
    clock = next(clock for clock in case.clocks if clock.rule == "handle")
    assert (clock.due, clock.open_years) == (in_2027("01-12T09:00"), ())
    assert clock.next_at == in_2027("01-11T09:00")  # yellow, one day before
    assert case.history[-1].event.action is Action.RECKON
    assert reckon(walk.definition, case, now=at("12-29 09:00"), calendar=PUBLISHED) is case
    assert replay(walk.definition, case, calendar=PUBLISHED) == case


def test_a_calendar_that_moves_nothing_leaves_no_entry() -> None:
    walk = Walk.begins(shipped("supervision"), ISSUER, ORDER)
    assert reckon(walk.definition, walk.case, now=MONDAY, calendar=PUBLISHED) is walk.case


def test_clocks_that_are_due_are_found_among_many() -> None:
    early, late = december().case.clocks, Walk.begins(shipped("appeal"), FIRM, APPEAL).case.clocks
    both = [*early, *late]
    assert due(both, at("24 08:59")) == []
    assert [clock.rule for clock in due(both, at("24 09:00"))] == ["verify"]


def test_what_is_left_of_a_clock() -> None:
    clock = Walk.begins(shipped("appeal"), FIRM, APPEAL).clock("verify")
    assert consumed_at(clock, at("23 15:00"), CALENDAR) == days(0.25)
    assert remaining(clock, at("23 15:00"), CALENDAR) == days(0.75)
    assert remaining(clock, at("27 09:00"), CALENDAR) == days(-2)
    assert not is_overdue(clock, at("24 08:59"))
    assert is_overdue(clock, at("24 09:00"))


def test_one_correction_halts_a_clock_that_branches_share() -> None:
    shared = PERMIT.replace("days: 10, pauses: false", "days: 10, scope: case")
    walk = Walk.begins(
        written(shared), APPLICANT, {"area": "20000"}, documents={"land": "f", "survey": "f"},
        subject=SUBJECT, evaluate=evaluate,
    )  # fmt: skip
    walk.submits(WINDOW, "accept", "ok").at("24 09:00").does(
        "return", FIRE, step="fire", reason="缺图"
    )
    clock = walk.clock("review")
    assert (clock.state, clock.pause, clock.consumed) == (
        ClockState.PAUSED, Pause.CORRECTION, days(1),
    )  # fmt: skip
    walk.at("26 09:00").does("correct", APPLICANT, step="fire")
    assert walk.clock("review").due == at("12-09 09:00")  # nine days from the 26th
    assert len([clock for clock in walk.case.clocks if clock.rule == "review"]) == 1


def test_a_clock_resumed_after_its_end_is_due_at_once() -> None:
    walk = Walk.begins(shipped("supervision"), ISSUER, {**ORDER, "days": "1"})
    walk.submits(LEAD, "sign", "signed").at("26 09:00").submits(
        LEAD, "report", "reported", report="一"
    )
    walk.at("27 09:00").submits(ISSUER, "review", "returned", reason="不足")
    clock = walk.clock("handle")
    assert (clock.consumed, clock.due) == (days(2), at("27 09:00"))
    assert is_overdue(clock, at("27 09:00"))
    assert walk.fired().count(("handle", "red")) == 1

"""Clocks follow from the tasks: what should run is worked out anew after every act.

No act starts or stops a clock by itself. ``settle`` compares the clocks with what the state of
the case asks for and starts, pauses, resumes and stops them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from gaoxin.engines.process.case import Case, Clock, ClockState, Pause, State, Task, TaskState
from gaoxin.engines.process.definition import (
    ASSIGNEES,
    LAPSE,
    ClockRule,
    Definition,
    HumanStep,
    Level,
    Rung,
    Step,
    WaitStep,
)
from gaoxin.engines.process.turn import Turn
from gaoxin.kernel.calendar import WORKING_DAY, Deadline, WorkCalendar

Place = tuple[str, str]
"""The rule of a clock and its holder: there is never more than one clock going for both."""

Wishes = dict[Place, Pause | None]
"""The clocks that should be there, and why one of them stands still, if it does."""


def settle(turn: Turn, case: Case) -> Case:
    """The case with its clocks as its tasks ask for them."""
    wishes = _wishes(turn.definition, case)
    for clock in case.clocks:
        if clock.state is not ClockState.STOPPED and (clock.rule, clock.holder) not in wishes:
            case = case.with_clock(_stopped(turn, clock))
    for place, pause in wishes.items():
        clock = _latest(case, place) or _new(turn, case, place)
        case = case.with_clock(_brought_to(turn, case, clock, pause))
    return case


def extended(turn: Turn, case: Case, clock: Clock, days: int) -> Case:
    """The clock with more days, as a new one, so that its ladder can warn again."""
    old = _stopped(turn, clock)
    fresh = msgspec.structs.replace(
        old, id=len(case.clocks) + 1, days=clock.days + days, fired=(), extended=clock.extended + 1
    )
    return case.with_clock(old).with_clock(fresh)


def reckoned(turn: Turn, case: Case, clock: Clock) -> Clock:
    """A running clock with its deadline and next rung as the calendar of the turn has them."""
    if clock.running_since is None:
        return clock
    due = _moment(turn.calendar, clock, clock.running_since, 0)
    coming = next_rung(turn.definition, case, clock)
    next_at = coming and _moment(turn.calendar, clock, clock.running_since, coming.at).at
    return msgspec.structs.replace(clock, due=due.at, next_at=next_at, open_years=due.open_years)


def next_rung(definition: Definition, case: Case, clock: Clock) -> Rung | None:
    """The rung that fires next; a lapse comes after every other rung at the deadline."""
    rungs = [rung for rung in definition.clock[clock.rule].ladder if rung.key not in clock.fired]
    if LAPSE not in clock.fired and _may_lapse(definition, case, clock):
        rungs.append(Rung(key=LAPSE, at=0, to=(ASSIGNEES,), level=Level.RED))
    return min(rungs, key=lambda rung: rung.at, default=None)


def tasks_of(definition: Definition, case: Case, clock: Clock) -> tuple[Task, ...]:
    """The open tasks that the clock measures: one, or all that name a clock of the whole case."""
    if clock.task is not None:
        return (case.task(clock.task),)
    return tuple(t for t in case.open_tasks if clock.rule in _named(definition.step[t.step]))


def consumed_at(clock: Clock, now: datetime, calendar: WorkCalendar) -> timedelta:
    """The working time that the clock has counted by ``now``; one working day is one day."""
    if clock.running_since is None:
        return clock.consumed
    return clock.consumed + calendar.worked(clock.running_since, now)


def remaining(clock: Clock, now: datetime, calendar: WorkCalendar) -> timedelta:
    """The working time left; below 0 when overdue."""
    return clock.days * WORKING_DAY - consumed_at(clock, now, calendar)


def is_overdue(clock: Clock, now: datetime) -> bool:
    """Whether a running clock is past its deadline; the deadline itself is the first late moment.

    A paused or stopped clock has no deadline: compare its ``consumed`` with its ``days``.
    """
    return clock.due is not None and now >= clock.due


def _moment(calendar: WorkCalendar, clock: Clock, since: datetime, offset: int) -> Deadline:
    """``offset`` working days from the deadline, at once if the clock has passed that already."""
    span = (clock.days + offset) * WORKING_DAY - clock.consumed
    return calendar.after(since, max(span, timedelta(0)))


def _may_lapse(definition: Definition, case: Case, clock: Clock) -> bool:
    if clock.task is None or clock.holder != f"task:{clock.task}":
        return False
    step = definition.step[case.task(clock.task).step]
    if isinstance(step, HumanStep):
        return step.lapse is not None and step.clocks[:1] == (clock.rule,)
    return isinstance(step, WaitStep)


def _wishes(definition: Definition, case: Case) -> Wishes:
    """Every clock that should be there now."""
    if case.state is State.CLOSED:
        return {}
    wishes: Wishes = {}
    for task in case.open_tasks:
        for place, pause in _of_task(definition, case, task):
            wishes[place] = wishes.get(place) or pause  # one correction halts a shared clock
    for item in case.late:
        rule = definition.document[item.document].late
        if rule and not item.settled:
            wishes[rule, f"late:{item.document}"] = None
    if case.state is State.SUSPENDED:
        return dict.fromkeys(wishes, Pause.SUSPENSION)
    return wishes


def _of_task(
    definition: Definition, case: Case, task: Task
) -> Iterator[tuple[Place, Pause | None]]:
    step = definition.step[task.step]
    returned = task.state is TaskState.RETURNED
    for key in _named(step):
        rule = definition.clock[key]
        yield (key, _holder(rule, case, task)), _pause(rule, returned)
    if isinstance(step, HumanStep) and returned and step.returns and step.returns.clock:
        yield (step.returns.clock, f"return:{task.id}/{task.seen}"), None


def _named(step: Step) -> tuple[str, ...]:
    """The clocks that a step names for those who do it."""
    if isinstance(step, WaitStep):
        return (step.clock,)
    return step.clocks if isinstance(step, HumanStep) else ()


def _pause(rule: ClockRule, returned: bool) -> Pause | None:
    return Pause.CORRECTION if returned and rule.pauses else None


def _holder(rule: ClockRule, case: Case, task: Task) -> str:
    return f"case:{case.round}" if rule.scope == "case" else f"task:{task.id}"


def _latest(case: Case, place: Place) -> Clock | None:
    """The clock of that place; after an extension there are several, of which the last counts."""
    same = (clock for clock in reversed(case.clocks) if (clock.rule, clock.holder) == place)
    return next(same, None)


def _new(turn: Turn, case: Case, place: Place) -> Clock:
    rule, holder = place
    days = _days(turn.definition.clock[rule], case)
    return Clock(len(case.clocks) + 1, rule, holder, days, state=ClockState.STOPPED)


def _days(rule: ClockRule, case: Case) -> int:
    """The budget: what the form says, where it may and does."""
    return int(case.values.get(rule.set_by or "") or rule.days)


def _brought_to(turn: Turn, case: Case, clock: Clock, pause: Pause | None) -> Clock:
    """The clock running, or paused for the reason given."""
    if pause is not None:
        halted = _halted(turn, clock)
        return msgspec.structs.replace(halted, state=ClockState.PAUSED, pause=pause)
    if clock.state is ClockState.RUNNING:
        return clock
    started = msgspec.structs.replace(
        clock, state=ClockState.RUNNING, running_since=turn.now, pause=None
    )
    return reckoned(turn, case, started)


def _stopped(turn: Turn, clock: Clock) -> Clock:
    return msgspec.structs.replace(_halted(turn, clock), state=ClockState.STOPPED, pause=None)


def _halted(turn: Turn, clock: Clock) -> Clock:
    """The clock with its working time counted up, and no deadline while it stands."""
    consumed = consumed_at(clock, turn.now, turn.calendar)
    return msgspec.structs.replace(
        clock, consumed=consumed, running_since=None, due=None, next_at=None, open_years=()
    )

"""The transition function: a case and an event make the next case, or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from gaoxin.engines.process import (
    case_acts,
    clocks,
    flow,
    form,
    papers,
    permits,
    task_acts,
    ticking,
)
from gaoxin.engines.process.case import Case, Subject, Task
from gaoxin.engines.process.definition import BEGIN, Definition
from gaoxin.engines.process.event import CLOCK, Action, Entry, Event
from gaoxin.engines.process.roles import holds
from gaoxin.engines.process.say import refused
from gaoxin.engines.process.turn import Evaluate, Turn
from gaoxin.kernel.calendar import WorkCalendar
from gaoxin.kernel.messages import Message, Refused

_ON_TASK: Mapping[Action, Callable[[Turn, Case, Task], Case]] = {
    Action.SUBMIT: task_acts.submit,
    Action.RETURN: task_acts.send_back,
    Action.CORRECT: task_acts.correct,
    Action.TRANSFER: task_acts.transfer,
    Action.JOINT: task_acts.joint,
    Action.CONTRIBUTE: task_acts.contribute,
    Action.EXTEND: task_acts.ask_for_time,
}
_ON_CASE: Mapping[Action, Callable[[Turn, Case], Case]] = {
    Action.GRANT: case_acts.decide,
    Action.DENY: case_acts.decide,
    Action.SUPPLY: case_acts.supply,
    Action.SUSPEND: case_acts.suspend,
    Action.RESUME: case_acts.resume,
    Action.WITHDRAW: case_acts.withdraw,
    Action.MERGE: case_acts.merge,
    Action.ABSORB: case_acts.absorb,
    Action.REOPEN: case_acts.reopen,
    Action.EVALUATE: case_acts.evaluate,
}
# These cannot overwrite what another did: a contribution is added, and a request, a document or
# another case is named by itself.
_UNSEEN = (Action.CONTRIBUTE, Action.GRANT, Action.DENY, Action.SUPPLY, Action.ABSORB)


def begin(
    definition: Definition,
    key: str,
    event: Event,
    *,
    now: datetime,
    calendar: WorkCalendar,
    subject: Subject | None = None,
    evaluate: Evaluate | None = None,
) -> Case:
    """A new case. ``event`` is a ``begin`` with the first answers and documents.

    Raises ``Refused``: ``process.wrong_role_for``, and what the form and the first step refuse.
    """
    starter = tuple(sorted(event.actor.places))
    case = Case(
        key=key,
        definition=definition.key,
        version=definition.version,
        starter=starter,
        subject=subject or {},
    )
    if event.action is not Action.BEGIN:
        raise refused("process.no_such_act", action=event.action.value)
    turn = Turn(definition, event, 1, now, calendar, evaluate)
    answers = form.checked(definition, None, BEGIN, event.values, complete=True)
    case = task_acts.with_values(definition, case, answers)
    if not holds(definition, case, definition.begin.role, event.actor):
        raise refused(
            "process.wrong_role_for", role=definition.begin.role, action=event.action.value
        )
    case = papers.required(turn, papers.received(turn, case), BEGIN)
    case = clocks.settle(turn, flow.enter(turn, case, definition.begin.to, flow.TOP))
    return case.changed(history=(Entry(1, now, event),))


def act(
    definition: Definition,
    case: Case,
    event: Event,
    *,
    now: datetime,
    calendar: WorkCalendar,
    evaluate: Evaluate | None = None,
) -> Case:
    """The case after the event. What the clocks have to do by ``now`` comes first.

    The new entries are ``after.history[case.revision:]``. Raises ``Refused`` with a code and
    remedy for whatever is not allowed: ``process.stale`` where somebody else was faster, a wrong
    role, step, state or answer; then nothing has changed.
    """
    case = sweep(definition, case, now=now, calendar=calendar, evaluate=evaluate)
    turn = Turn(definition, event, case.revision + 1, now, calendar, evaluate)
    if event.action in _ON_TASK:
        return _entered(turn, _on_task(turn, case))
    if event.action in _ON_CASE:
        return _entered(turn, _on_case(turn, case))
    raise refused("process.no_such_act", action=event.action.value)


def sweep(
    definition: Definition,
    case: Case,
    *,
    now: datetime,
    calendar: WorkCalendar,
    evaluate: Evaluate | None = None,
) -> Case:
    """The case after its clocks fired what is due, with one new entry that lists it; else itself.

    Repeating it changes nothing. Raises ``Refused``: ``process.other_version``,
    ``process.time_backwards``.
    """
    _fitting(definition, case, now)
    if not ticking.due(case.clocks, now):
        return case
    return _ticked(Turn(definition, _TICK, case.revision + 1, now, calendar, evaluate), case)


def reckon(definition: Definition, case: Case, *, now: datetime, calendar: WorkCalendar) -> Case:
    """The case with its deadlines by a changed calendar; itself where none moved."""
    _fitting(definition, case, now)
    turn = Turn(definition, _RECKON, case.revision + 1, now, calendar)
    moved = _reckoned(turn, case)
    return case if moved.clocks == case.clocks else _entered(turn, moved)


def replay(
    definition: Definition,
    case: Case,
    *,
    calendar: WorkCalendar,
    evaluate: Evaluate | None = None,
) -> Case:
    """The case as its own history makes it, from the first entry on: it must equal ``case``."""
    first, *later = case.history
    again = begin(
        definition,
        case.key,
        first.event,
        now=first.at,
        calendar=calendar,
        subject=case.subject,
        evaluate=evaluate,
    )
    for entry in later:
        turn = Turn(definition, entry.event, entry.number, entry.at, calendar, evaluate)
        match entry.event.action:
            case Action.TICK:
                again = _ticked(turn, again)
            case Action.RECKON:
                again = _entered(turn, _reckoned(turn, again))
            case action if action in _ON_TASK:
                again = _entered(turn, _on_task(turn, again))
            case _:
                again = _entered(turn, _on_case(turn, again))
    return again


_TICK = Event(action=Action.TICK, actor=CLOCK)
_RECKON = Event(action=Action.RECKON, actor=CLOCK)


def _on_task(turn: Turn, case: Case) -> Case:
    event = turn.event
    if event.task is None or not 1 <= event.task <= len(case.tasks):
        raise refused("process.task_unknown", task=event.task)
    task = case.task(event.task)
    if event.action not in _UNSEEN and event.seen != task.seen:
        raise _stale(case, task.seen)
    _allowed(permits.on_task(_question(turn, case), task))
    return _ON_TASK[event.action](turn, case, task)


def _on_case(turn: Turn, case: Case) -> Case:
    event = turn.event
    if event.action not in _UNSEEN and event.seen != case.turn:
        raise _stale(case, case.turn)
    _allowed(permits.on_case(_question(turn, case)))
    return _ON_CASE[event.action](turn, case)


def _ticked(turn: Turn, case: Case) -> Case:
    case, fired = ticking.tick(turn, case)
    entry = Entry(turn.number, turn.now, turn.event, fired)
    return case.changed(history=(*case.history, entry))


def _reckoned(turn: Turn, case: Case) -> Case:
    return case.changed(clocks=tuple(clocks.reckoned(turn, case, clock) for clock in case.clocks))


def _entered(turn: Turn, case: Case) -> Case:
    """The case with its clocks settled and the event written into its history."""
    case = clocks.settle(turn, case)
    return case.changed(history=(*case.history, Entry(turn.number, turn.now, turn.event)))


def _fitting(definition: Definition, case: Case, now: datetime) -> None:
    if (definition.key, definition.version) != (case.definition, case.version):
        raise refused(
            "process.other_version",
            case=f"{case.definition}/{case.version}",
            definition=f"{definition.key}/{definition.version}",
        )
    if now < case.history[-1].at:
        raise refused(
            "process.time_backwards", now=now.isoformat(), last=case.history[-1].at.isoformat()
        )


def _stale(case: Case, number: int) -> Refused:
    """Somebody was faster: who, with what, and when."""
    entry = case.history[number - 1]
    return refused(
        "process.stale",
        by=entry.event.actor.person,
        action=entry.event.action.value,
        at=entry.at.isoformat(timespec="minutes"),
    )


def _question(turn: Turn, case: Case) -> permits.Question:
    event = turn.event
    return permits.Question(turn.definition, case, event.actor, event.action, turn.now)


def _allowed(objection: Message | None) -> None:
    if objection is not None:
        raise Refused(objection)

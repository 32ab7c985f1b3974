"""What can be done to a task. Each function answers the case after the act, or refuses it."""

from __future__ import annotations

import msgspec

from gaoxin.engines.process import flow, form, papers, permits
from gaoxin.engines.process.case import Case, Clock, Contribution, Promise, Request, Task, TaskState
from gaoxin.engines.process.definition import (
    BEGIN,
    Definition,
    HumanStep,
    Outcome,
    outcome_of,
)
from gaoxin.engines.process.event import Values
from gaoxin.engines.process.say import refused
from gaoxin.engines.process.turn import Turn

_KINDS = ("person:", "body:", "area:")


def submit(turn: Turn, case: Case, task: Task) -> Case:
    """Finish the task with an outcome, the answers to its form, and its documents."""
    step = turn.definition.human(task.step)
    outcome = _outcome(turn, step)
    answers = form.checked(
        turn.definition, case, task.step, turn.event.values, complete=not outcome.bare
    )
    case = papers.received(turn, case)
    if not outcome.bare:
        case = papers.required(turn, case, task.step, outcome.promise)
    if outcome.promise:
        case = case.changed(promise=Promise(outcome.promise, task.id, turn.now))
    task = msgspec.structs.replace(task, values=_filled(answers))
    if not is_one_of_many(case, task):
        case = with_values(turn.definition, case, answers)
    return flow.finish(turn, case, task, outcome.key, turn.event.reason)


def send_back(turn: Turn, case: Case, task: Task) -> Case:
    """Return the task for correction, with a reason; applicant-facing clocks will pause."""
    return case.with_task(_touched(turn, task, state=TaskState.RETURNED, reason=reason_of(turn)))


def correct(turn: Turn, case: Case, task: Task) -> Case:
    """Answers and documents of the beginning, put right; the task is open again."""
    definition, values = turn.definition, turn.event.values
    answers = form.checked(definition, case, BEGIN, values)
    known = {**case.values, **answers}
    form.require(form.asked_at(definition, BEGIN), known, known)
    case = papers.received(turn, with_values(definition, case, answers))
    return case.with_task(_touched(turn, task, state=TaskState.OPEN))


def transfer(turn: Turn, case: Case, task: Task) -> Case:
    """Hand the task, and its role for the rest of the case, to others."""
    places, _ = places_of(turn), reason_of(turn)
    if not is_one_of_many(case, task):
        role = turn.definition.human(task.step).role
        case = case.changed(rebound={**case.rebound, role: places})
    co_handlers = tuple(place for place in task.co_handlers if place not in places)
    return case.with_task(_touched(turn, task, assignees=places, co_handlers=co_handlers))


def joint(turn: Turn, case: Case, task: Task) -> Case:
    """Let others handle it too. The assignees stay answerable and finish the task."""
    places = places_of(turn)
    for place in places:
        if place in task.assignees or place in task.co_handlers:
            raise refused("process.handles_already", place=place, step=task.step)
    return case.with_task(_touched(turn, task, co_handlers=(*task.co_handlers, *places)))


def contribute(turn: Turn, case: Case, task: Task) -> Case:
    """What a co-handler has to say."""
    actor = turn.event.actor
    place = next(place for place in task.co_handlers if place in actor.places)
    said = Contribution(place, actor.person, turn.now, reason_of(turn))
    return case.with_task(_touched(turn, task, contributions=(*task.contributions, said)))


def ask_for_time(turn: Turn, case: Case, task: Task) -> Case:
    """Request an extension of one of the task's clocks."""
    event, clock = turn.event, _clock(turn, case, task)
    extension = turn.definition.clock[clock.rule].extension
    assert extension is not None
    if not 1 <= event.days <= extension.days:
        raise refused("process.extension_too_long", days=event.days, most=extension.days)
    number = len(case.requests) + 1
    request = Request(number, clock.id, event.days, event.actor.person, reason_of(turn))
    return case.changed(requests=(*case.requests, request))


def reason_of(turn: Turn) -> str:
    """The reason given. Raises ``Refused`` (``process.reason_missing``) if there is none."""
    if not turn.event.reason.strip():
        raise refused("process.reason_missing", action=turn.event.action.value)
    return turn.event.reason


def places_of(turn: Turn) -> tuple[str, ...]:
    """The places given, each once. Raises ``Refused`` (``process.place_unreadable``)."""
    places = tuple(dict.fromkeys(turn.event.places))
    for place in places or ("",):
        if not place.startswith(_KINDS) or place in _KINDS:
            raise refused("process.place_unreadable", place=place)
    return places


def with_values(definition: Definition, case: Case, answers: Values) -> Case:
    """The case with the answers; an empty one takes back what was there.

    A role whose holders are chosen anew is no longer what a transfer made of it.
    """
    chosen = {f"field.{key}" for key in answers}
    rebound = {
        role: places
        for role, places in case.rebound.items()
        if definition.role[role].scope not in chosen
    }
    return case.changed(values=_filled({**case.values, **answers}), rebound=rebound)


def is_one_of_many(case: Case, task: Task) -> bool:
    """Whether the task, or a parallel one around it, stands in a branch for one of several."""
    around: Task | None = task
    while around is not None:
        if around.place:
            return True
        around = case.task(around.parent) if around.parent is not None else None
    return False


def _filled(answers: Values) -> Values:
    return {key: value for key, value in answers.items() if value is not None}


def _outcome(turn: Turn, step: HumanStep) -> Outcome:
    outcome = outcome_of(step, turn.event.outcome)
    if outcome is None or outcome.silent:
        allowed = ", ".join(item.key for item in step.outcomes if not item.silent)
        raise refused(
            "process.outcome_unknown", text=turn.event.outcome, step=step.key, allowed=allowed
        )
    if outcome.reason:
        reason_of(turn)
    return outcome


def _clock(turn: Turn, case: Case, task: Task) -> Clock:
    """The clock to extend: the one named, or the only one there is."""
    open_to_it = permits.extendable(turn.definition, case, task)
    named = [clock for clock in open_to_it if turn.event.clock in ("", clock.rule)]
    if len(named) != 1:
        allowed = ", ".join(clock.rule for clock in open_to_it)
        raise refused("process.clock_unclear", clock=turn.event.clock, allowed=allowed)
    return named[0]


def _touched(turn: Turn, task: Task, **fields: object) -> Task:
    return msgspec.structs.replace(task, seen=turn.number, **fields)

"""What can be done to a case as a whole."""

from __future__ import annotations

import msgspec

from gaoxin.engines.process import clocks, flow, form, papers, permits
from gaoxin.engines.process.case import Case, Request, State, Verdict
from gaoxin.engines.process.definition import Result
from gaoxin.engines.process.event import Action
from gaoxin.engines.process.say import refused
from gaoxin.engines.process.task_acts import reason_of
from gaoxin.engines.process.turn import Turn


def decide(turn: Turn, case: Case) -> Case:
    """Grant or deny a request for more time."""
    request = _request(turn, case)
    granted = turn.event.action is Action.GRANT
    if not granted:
        reason_of(turn)
    decided = msgspec.structs.replace(request, granted=granted)
    at = request.number - 1
    case = case.changed(requests=(*case.requests[:at], decided, *case.requests[at + 1 :]))
    if not granted:
        return case
    return clocks.extended(turn, case, case.clocks[request.clock - 1], request.days)


def supply(turn: Turn, case: Case) -> Case:
    """Late documents come in."""
    if not papers.is_new(case, turn.event.documents):
        raise refused("process.nothing_supplied", documents=", ".join(papers.awaited(case)))
    return papers.received(turn, case)


def suspend(turn: Turn, case: Case) -> Case:
    reason_of(turn)
    return case.changed(state=State.SUSPENDED, turn=turn.number)


def resume(turn: Turn, case: Case) -> Case:
    return case.changed(state=State.OPEN, turn=turn.number)


def withdraw(turn: Turn, case: Case) -> Case:
    reason_of(turn)
    return flow.close(turn, case, Result.WITHDRAWN)


def merge(turn: Turn, case: Case) -> Case:
    """Close the case: it goes on as part of another, which must ``absorb`` it."""
    reason_of(turn)
    return flow.close(turn, case, Result.MERGED).changed(merged_into=_other(turn, case))


def absorb(turn: Turn, case: Case) -> Case:
    other = _other(turn, case)
    if other in case.absorbed:
        raise refused("process.merged", other=other)
    return case.changed(absorbed=(*case.absorbed, other))


def reopen(turn: Turn, case: Case) -> Case:
    """Open a closed case again, with clocks that begin anew."""
    reason_of(turn)
    assert turn.definition.reopen is not None
    opened = case.changed(
        state=State.OPEN,
        turn=turn.number,
        round=case.round + 1,
        result=None,
        end=None,
        closed_at=None,
        reopen_until=None,
        evaluate_until=None,
        evaluation=None,
    )
    return flow.enter(turn, opened, turn.definition.reopen.to, flow.TOP)


def evaluate(turn: Turn, case: Case) -> Case:
    """The one thing that is added to a case after its end; its course stays as it is."""
    event, evaluation = turn.event, turn.definition.evaluation
    assert evaluation is not None
    choice = event.outcome or ""
    form.check_choice("evaluation", choice, evaluation.scale)
    verdict = Verdict(choice, event.actor.person, turn.now, event.reason)
    return case.changed(evaluation=verdict, turn=turn.number)


def _request(turn: Turn, case: Case) -> Request:
    event = turn.event
    ask = permits.Question(turn.definition, case, event.actor, event.action)
    found = next((item for item in permits.decidable(ask) if item.number == event.number), None)
    if found is None:
        raise refused("process.request_unknown", number=event.number)
    return found


def _other(turn: Turn, case: Case) -> str:
    if turn.event.other in ("", case.key):
        raise refused("process.other_case_missing", other=turn.event.other)
    return turn.event.other

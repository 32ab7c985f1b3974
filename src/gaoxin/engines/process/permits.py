"""Who may do what now: asked before every act, and for the list of offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from gaoxin.engines.process import papers, roles
from gaoxin.engines.process.case import Case, Clock, ClockState, Request, State, Task, TaskState
from gaoxin.engines.process.definition import Definition, HumanStep
from gaoxin.engines.process.event import Action, Actor
from gaoxin.engines.process.say import say
from gaoxin.kernel.messages import Message


@dataclass(frozen=True, slots=True)
class Question:
    """May this actor do this here? Time limits are asked only where ``now`` is given."""

    definition: Definition
    case: Case
    actor: Actor
    action: Action
    now: datetime | None = None

    def holds(self, role: str) -> bool:
        return roles.holds(self.definition, self.case, role, self.actor)


def on_task(ask: Question, task: Task) -> Message | None:
    """Why the actor may not do this to the task; None if they may."""
    step = ask.definition.step[task.step]
    if ask.case.state is not State.OPEN:
        return _not_open(ask.case)
    if not isinstance(step, HumanStep):
        return say("process.nobody_acts", step=task.step)
    if not task.is_open:
        return say("process.task_over", step=task.step, by=task.closed_by)
    if ask.action is Action.CORRECT:
        return _on_correction(ask, task, step)
    if task.state is TaskState.RETURNED:
        return say("process.awaits_correction", step=task.step)
    if ask.action is Action.CONTRIBUTE:
        mine = not ask.actor.places.isdisjoint(task.co_handlers)
        return None if mine else say("process.not_a_co_handler", step=task.step)
    if not roles.handles(ask.definition, ask.case, task, ask.actor):
        return say("process.wrong_role", role=step.role, step=task.step)
    if not _is_provided(ask, task, step):
        return say("process.not_at_this_step", action=ask.action.value, step=task.step)
    return None


def on_case(ask: Question) -> Message | None:
    """Why the actor may not do this to the case; None if they may."""
    return _ON_CASE[ask.action](ask)


def extendable(definition: Definition, case: Case, task: Task) -> tuple[Clock, ...]:
    """The clocks of a task for which more time may be asked now."""
    step = definition.step[task.step]
    named = step.clocks if isinstance(step, HumanStep) else ()
    return tuple(
        clock
        for clock in case.clocks
        if clock.rule in named
        and clock.task in (None, task.id)
        and clock.state is not ClockState.STOPPED
        and _may_grow(definition, case, clock)
    )


def decidable(ask: Question) -> tuple[Request, ...]:
    """The requests for more time that the actor may decide."""
    waiting = (request for request in ask.case.requests if request.granted is None)
    return tuple(request for request in waiting if _decides(ask, request))


def _on_correction(ask: Question, task: Task, step: HumanStep) -> Message | None:
    if task.state is not TaskState.RETURNED or step.returns is None:
        return say("process.not_returned", step=task.step)
    if not ask.holds(step.returns.to):
        return say("process.wrong_role", role=step.returns.to, step=task.step)
    return None


def _is_provided(ask: Question, task: Task, step: HumanStep) -> bool:
    """Whether the definition provides for the action at this step."""
    match ask.action:
        case Action.RETURN:
            return step.returns is not None
        case Action.TRANSFER | Action.JOINT:
            return ask.action.value in step.allow
        case Action.EXTEND:
            return bool(extendable(ask.definition, ask.case, task))
    return True


def _may_grow(definition: Definition, case: Case, clock: Clock) -> bool:
    extension = definition.clock[clock.rule].extension
    pending = any(r.clock == clock.id and r.granted is None for r in case.requests)
    return extension is not None and clock.extended < extension.times and not pending


def _decides(ask: Question, request: Request) -> bool:
    clock = ask.case.clocks[request.clock - 1]
    extension = ask.definition.clock[clock.rule].extension
    going = clock.state is not ClockState.STOPPED
    return going and extension is not None and ask.holds(extension.by)


def _may_decide(ask: Question) -> Message | None:
    if ask.case.state is not State.OPEN:
        return _not_open(ask.case)
    return None if decidable(ask) else say("process.nothing_to_decide")


def _may_supply(ask: Question) -> Message | None:
    if ask.case.state is not State.OPEN:
        return _not_open(ask.case)
    if not papers.awaited(ask.case):
        return say("process.no_late_documents")
    own = {place for place in ask.case.starter if place.startswith(("person:", "body:"))}
    return say("process.not_the_applicant") if ask.actor.places.isdisjoint(own) else None


def _may_suspend(ask: Question) -> Message | None:
    if ask.case.state is not State.OPEN:
        return _not_open(ask.case)
    return _by(ask, ask.definition.suspend)


def _may_resume(ask: Question) -> Message | None:
    if ask.case.state is not State.SUSPENDED:
        return say("process.not_suspended")
    return _by(ask, ask.definition.suspend)


def _may_withdraw(ask: Question) -> Message | None:
    if ask.case.state is State.CLOSED:
        return _not_open(ask.case)
    return _by(ask, ask.definition.withdraw)


def _may_merge(ask: Question) -> Message | None:
    if ask.case.state is State.CLOSED:
        return _not_open(ask.case)
    return _by(ask, ask.definition.merge)


def _may_reopen(ask: Question) -> Message | None:
    if ask.case.state is not State.CLOSED:
        return say("process.not_closed")
    if ask.case.merged_into:
        return say("process.merged", other=ask.case.merged_into)
    reopen = ask.definition.reopen
    return _too_late(ask, ask.case.reopen_until) or _by(ask, reopen.by if reopen else ())


def _may_evaluate(ask: Question) -> Message | None:
    """Only what came to an end of its own; a case withdrawn or merged has nothing to evaluate."""
    if ask.case.end is None:
        return say("process.not_closed")
    if ask.case.evaluation is not None:
        return say("process.evaluated", by=ask.case.evaluation.by)
    evaluation = ask.definition.evaluation
    by = (evaluation.by,) if evaluation else ()
    return _too_late(ask, ask.case.evaluate_until) or _by(ask, by)


_ON_CASE: Mapping[Action, Callable[[Question], Message | None]] = {
    Action.GRANT: _may_decide,
    Action.DENY: _may_decide,
    Action.SUPPLY: _may_supply,
    Action.SUSPEND: _may_suspend,
    Action.RESUME: _may_resume,
    Action.WITHDRAW: _may_withdraw,
    Action.MERGE: _may_merge,
    Action.ABSORB: _may_merge,
    Action.REOPEN: _may_reopen,
    Action.EVALUATE: _may_evaluate,
}


def _by(ask: Question, by: tuple[str, ...]) -> Message | None:
    if not by:
        return say("process.not_provided", action=ask.action.value)
    if any(ask.holds(role) for role in by):
        return None
    return say("process.wrong_role_for", role=", ".join(by), action=ask.action.value)


def _too_late(ask: Question, until: datetime | None) -> Message | None:
    if until is None or ask.now is None or ask.now < until:
        return None
    return say("process.too_late", action=ask.action.value, until=until.date().isoformat())


def _not_open(case: Case) -> Message:
    if case.state is State.SUSPENDED:
        return say("process.suspended")
    return say("process.closed", result=case.result.value if case.result else None)

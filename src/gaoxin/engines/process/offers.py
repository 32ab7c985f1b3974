"""What somebody may do with a case now, for buttons and inboxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gaoxin.engines.process import papers, permits
from gaoxin.engines.process.case import Case, Task
from gaoxin.engines.process.definition import Definition
from gaoxin.engines.process.event import Action, Actor

_ON_TASK = (
    Action.SUBMIT,
    Action.RETURN,
    Action.CORRECT,
    Action.TRANSFER,
    Action.JOINT,
    Action.CONTRIBUTE,
    Action.EXTEND,
)
_ON_CASE = (
    Action.GRANT,
    Action.DENY,
    Action.SUPPLY,
    Action.SUSPEND,
    Action.RESUME,
    Action.WITHDRAW,
    Action.MERGE,
    Action.ABSORB,
    Action.REOPEN,
    Action.EVALUATE,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that would not be refused for role, step or state.

    ``seen`` must come back in the event. ``choices`` are outcomes to submit, clocks to extend,
    numbers of requests to decide, documents to supply, or words to evaluate with.
    """

    action: Action
    task: int | None
    seen: int
    choices: tuple[str, ...] = ()


def available_actions(
    definition: Definition, case: Case, actor: Actor, *, now: datetime | None = None
) -> tuple[Offer, ...]:
    """The offers to the actor, tasks first; without ``now`` time limits are not looked at."""
    return (*_on_tasks(definition, case, actor), *_on_case(definition, case, actor, now))


def _on_tasks(definition: Definition, case: Case, actor: Actor) -> Iterator[Offer]:
    for task in case.open_tasks:
        for action in _ON_TASK:
            ask = permits.Question(definition, case, actor, action)
            if permits.on_task(ask, task) is None:
                yield Offer(action, task.id, task.seen, _task_choices(ask, task))


def _on_case(
    definition: Definition, case: Case, actor: Actor, now: datetime | None
) -> Iterator[Offer]:
    for action in _ON_CASE:
        ask = permits.Question(definition, case, actor, action, now)
        if permits.on_case(ask) is None:
            yield Offer(action, None, case.turn, _case_choices(ask))


def _task_choices(ask: permits.Question, task: Task) -> tuple[str, ...]:
    match ask.action:
        case Action.SUBMIT:
            outcomes = ask.definition.human(task.step).outcomes
            return tuple(outcome.key for outcome in outcomes if not outcome.silent)
        case Action.EXTEND:
            return tuple(c.rule for c in permits.extendable(ask.definition, ask.case, task))
    return ()


def _case_choices(ask: permits.Question) -> tuple[str, ...]:
    match ask.action:
        case Action.GRANT | Action.DENY:
            return tuple(str(request.number) for request in permits.decidable(ask))
        case Action.SUPPLY:
            return papers.awaited(ask.case)
        case Action.EVALUATE if ask.definition.evaluation:
            return tuple(choice.key for choice in ask.definition.evaluation.scale)
    return ()

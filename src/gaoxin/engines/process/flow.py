"""How a case moves from step to step. Only a parallel step divides it, only its join unites it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from gaoxin.engines.process import roles
from gaoxin.engines.process.case import Case, State, Task, TaskState
from gaoxin.engines.process.definition import (
    JOIN,
    Branch,
    ConditionStep,
    EndStep,
    HumanStep,
    ParallelStep,
    Result,
    WaitStep,
    outcome_of,
)
from gaoxin.engines.process.say import refused
from gaoxin.engines.process.turn import Turn
from gaoxin.kernel.calendar import WORKING_DAY


class Place(msgspec.Struct, frozen=True):
    """Where in the case a step opens: at the top, or in a branch of a parallel task.

    ``trail`` are the steps passed since somebody last had a say: none may come twice.
    """

    parent: int | None = None
    branch: str = ""
    trail: tuple[str, ...] = ()

    def past(self, step: str) -> Place:
        return Place(self.parent, self.branch, (*self.trail, step))


TOP = Place()


def enter(turn: Turn, case: Case, target: str, place: Place) -> Case:
    """The case after going on to ``target``.

    Raises ``Refused``: ``process.nobody`` where nobody holds the role of a step or branch,
    ``process.condition_unknown``, ``process.late_documents_open``, ``process.loop``.
    """
    if target == JOIN:
        return _finish_branch(turn, case, place)
    if target in place.trail:
        raise refused("process.loop", step=target)
    step = turn.definition.step[target]
    match step:
        case HumanStep():
            return _open(turn, case, step.key, place, assignees=_assignees(turn, case, step, place))
        case WaitStep():
            return _open(turn, case, step.key, place)
        case ConditionStep():
            return _choose(turn, case, step, place)
        case ParallelStep():
            return _divide(turn, case, step, place)
        case EndStep():
            return _end(turn, case, step)


def finish(turn: Turn, case: Case, task: Task, outcome: str, reason: str = "") -> Case:
    """The case after a human or waiting task came out so."""
    step = turn.definition.step[task.step]
    if isinstance(step, HumanStep):
        chosen = outcome_of(step, outcome)
        assert chosen is not None
        target = chosen.to
    else:
        assert isinstance(step, WaitStep)
        target = step.to
    case = case.with_task(_closed(turn, task, TaskState.DONE, outcome, reason))
    return enter(turn, case, target, Place(task.parent, task.branch))


def close(turn: Turn, case: Case, result: Result, end: str | None = None) -> Case:
    """The case closed: what is still open is cancelled, later rights get their last day."""
    for task in case.open_tasks:
        case = case.with_task(_closed(turn, task, TaskState.CANCELLED))
    reopen, evaluation = turn.definition.reopen, turn.definition.evaluation
    return case.changed(
        state=State.CLOSED,
        result=result,
        end=end,
        turn=turn.number,
        closed_at=turn.now,
        late=tuple(msgspec.structs.replace(item, settled=True) for item in case.late),
        reopen_until=_until(turn, reopen.days) if reopen else None,
        evaluate_until=_until(turn, evaluation.days) if evaluation else None,
    )


def _open(
    turn: Turn,
    case: Case,
    step: str,
    place: Place,
    *,
    assignees: tuple[str, ...] = (),
    branches: tuple[str, ...] = (),
) -> Case:
    return case.with_task(
        Task(
            id=len(case.tasks) + 1,
            step=step,
            opened_at=turn.now,
            seen=turn.number,
            parent=place.parent,
            branch=place.branch,
            assignees=assignees,
            branches=branches,
        )
    )


def _closed(
    turn: Turn, task: Task, state: TaskState, outcome: str | None = None, reason: str = ""
) -> Task:
    return msgspec.structs.replace(
        task,
        state=state,
        outcome=outcome,
        reason=reason,
        seen=turn.number,
        closed_at=turn.now,
        closed_by=turn.event.actor.person,
    )


def _assignees(turn: Turn, case: Case, step: HumanStep, place: Place) -> tuple[str, ...]:
    """Who holds the step: in a branch that is one of many for this role, the one of the branch."""
    own = _one_of_many(turn, case, step.role, place.parent, place.branch)
    if own:
        return (own,)
    named = roles.places(turn.definition, case, step.role)
    if not named and not roles.is_wide(turn.definition, case, step.role):
        raise refused("process.nobody", role=step.role, step=step.key)
    return named


def _one_of_many(turn: Turn, case: Case, role: str, parent: int | None, branch: str) -> str | None:
    """For whom the innermost branch around was opened that stands once for each of the role."""
    if parent is None:
        return None
    around = case.task(parent)
    parallel = turn.definition.step[around.step]
    assert isinstance(parallel, ParallelStep)
    key, _, one = branch.partition("/")
    if any(b.key == key and b.each == role for b in parallel.branches):
        return one
    return _one_of_many(turn, case, role, around.parent, around.branch)


def _choose(turn: Turn, case: Case, step: ConditionStep, place: Place) -> Case:
    """Go the way that the conditions say, and leave a task that tells which one it was."""
    outcome, target = _arm(turn, case, step)
    case = _open(turn, case, step.key, place)
    case = case.with_task(_closed(turn, case.tasks[-1], TaskState.DONE, outcome))
    return enter(turn, case, target, place.past(step.key))


def _arm(turn: Turn, case: Case, step: ConditionStep) -> tuple[str, str]:
    """The arm taken and where it leads: unknown is neither true nor false."""
    for i, arm in enumerate(step.arms):
        holds = turn.evaluate(arm.when, case.values) if turn.evaluate else None
        if holds:
            return f"arms[{i}]", arm.to
        if holds is None:
            if step.unknown is None:
                raise refused("process.condition_unknown", step=step.key, condition=arm.when)
            return "unknown", step.unknown
    return "otherwise", step.otherwise


def _divide(turn: Turn, case: Case, step: ParallelStep, place: Place) -> Case:
    named = [(name, b.to) for b in step.branches for name in _branch_names(turn, case, step, b)]
    branches = tuple(name for name, _ in named)
    case = _open(turn, case, step.key, place, branches=branches)
    task = case.tasks[-1]
    for name, target in named:
        if case.task(task.id).is_open:  # enough branches may have finished at once
            case = enter(turn, case, target, Place(task.id, name, (*place.trail, step.key)))
    return case


def _branch_names(turn: Turn, case: Case, step: ParallelStep, branch: Branch) -> Iterator[str]:
    if branch.each is None:
        yield branch.key
        return
    named = roles.places(turn.definition, case, branch.each)
    if not named:
        raise refused("process.nobody", role=branch.each, step=step.key)
    yield from (f"{branch.key}/{place}" for place in named)


def _finish_branch(turn: Turn, case: Case, place: Place) -> Case:
    assert place.parent is not None
    task = case.task(place.parent)
    task = msgspec.structs.replace(task, finished=(*task.finished, place.branch), seen=turn.number)
    case = case.with_task(task)
    step = turn.definition.step[task.step]
    assert isinstance(step, ParallelStep)
    needed = len(task.branches) if step.join == "all" else min(step.join, len(task.branches))
    if len(task.finished) < needed:
        return case
    for other in _below(case, task):
        case = case.with_task(_closed(turn, other, TaskState.CANCELLED))
    case = case.with_task(_closed(turn, task, TaskState.DONE))
    return enter(turn, case, step.to, Place(task.parent, task.branch, place.trail))


def _below(case: Case, task: Task) -> Iterator[Task]:
    """The open tasks within a parallel one, however deep."""
    inside = {task.id}
    for other in case.tasks:
        if other.parent in inside:
            inside.add(other.id)
            if other.is_open:
                yield other


def _end(turn: Turn, case: Case, step: EndStep) -> Case:
    missing = [item.document for item in case.late if not item.settled]
    if missing and not step.waive_late:
        raise refused("process.late_documents_open", documents=", ".join(missing), step=step.key)
    if case.promise is not None and case.promise.kept is None:
        kept = step.result != "revoked"
        case = case.changed(promise=msgspec.structs.replace(case.promise, kept=kept))
    return close(turn, case, Result(step.result), step.key)


def _until(turn: Turn, days: int) -> datetime:
    return turn.calendar.after(turn.now, days * WORKING_DAY).at

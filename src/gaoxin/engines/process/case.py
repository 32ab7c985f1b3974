"""A case as a value. Every act makes a new one; the old stays what it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import msgspec

from gaoxin.engines.process.definition import Result
from gaoxin.engines.process.event import Entry, Values

Subject = Mapping[str, tuple[str, ...]]
"""What the case is about, as relations to places: ``{"lead": ("body:finance",)}``."""


class State(StrEnum):
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class TaskState(StrEnum):
    OPEN = "open"
    RETURNED = "returned"  # waits for a correction
    DONE = "done"
    CANCELLED = "cancelled"


class ClockState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


class Pause(StrEnum):
    CORRECTION = "correction"
    SUSPENSION = "suspension"


class Contribution(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a co-handler has to say."""

    place: str
    by: str
    at: datetime
    text: str


class Task(msgspec.Struct, frozen=True, omit_defaults=True):
    """One time that a step is, or was, at work.

    ``seen``       number of the entry that last changed it: an act must name it
    ``parent``     the task of the parallel step that it lies in, ``branch`` its branch there
                   (``fire``, or ``opinions/body:finance`` where a branch is one of many)
    ``assignees``  places that hold it; empty means all who hold the duty of its role
    ``values``     what was filled in here; ``finished`` the finished branches of a parallel step
    """

    id: int
    step: str
    opened_at: datetime
    seen: int
    state: TaskState = TaskState.OPEN
    parent: int | None = None
    branch: str = ""
    assignees: tuple[str, ...] = ()
    co_handlers: tuple[str, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    branches: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()
    values: Values = msgspec.field(default_factory=dict)
    outcome: str | None = None
    reason: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in (TaskState.OPEN, TaskState.RETURNED)

    @property
    def place(self) -> str:
        """Whose branch it is, where the step is open once for each."""
        return self.branch.partition("/")[2]


class Clock(msgspec.Struct, frozen=True, omit_defaults=True):
    """A budget of working days at work.

    ``holder`` says what it measures: a ``task:3``, its correction ``return:3/8``, the case itself
    ``case:0``, a document that is late ``late:fire-plan``.
    ``consumed`` is working time (one working day = 1 day) up to ``running_since``; ``due`` and
    ``next_at`` (the next rung) are known while it runs. ``open_years`` are the years that may
    still move them. ``extended`` counts the extensions that led to this budget.
    """

    id: int
    rule: str
    holder: str
    days: int
    consumed: timedelta = timedelta(0)
    state: ClockState = ClockState.RUNNING
    running_since: datetime | None = None
    pause: Pause | None = None
    due: datetime | None = None
    next_at: datetime | None = None
    open_years: tuple[int, ...] = ()
    fired: tuple[str, ...] = ()
    extended: int = 0

    @property
    def task(self) -> int | None:
        """The task that it measures, if it is one."""
        kind, _, rest = self.holder.partition(":")
        return int(rest.partition("/")[0]) if kind in ("task", "return") else None


class LateDocument(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document that was accepted late (容缺). ``settled`` when it came or no longer matters."""

    document: str
    since: datetime
    settled: bool = False


class Promise(msgspec.Struct, frozen=True, omit_defaults=True):
    """A decision that holds on a promise (告知承诺); ``kept`` is None until it is verified."""

    documents: tuple[str, ...]
    task: int
    at: datetime
    kept: bool | None = None


class Request(msgspec.Struct, frozen=True, omit_defaults=True):
    """A request for more time; ``granted`` is None until somebody decides."""

    number: int
    clock: int
    days: int
    by: str
    reason: str
    granted: bool | None = None


class Verdict(msgspec.Struct, frozen=True, omit_defaults=True):
    """The evaluation of a closed case."""

    choice: str
    by: str
    at: datetime
    text: str = ""


class Case(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A case of one definition in one version.

    ``turn`` is the number of the entry that last changed the case as a whole: acts on the case
    must name it as ``seen``. ``values`` are those outside branches that are one of many.
    ``rebound`` are roles that a transfer gave to others. ``round`` counts reopenings.
    """

    key: str
    definition: str
    version: int
    starter: tuple[str, ...]
    subject: Subject = msgspec.field(default_factory=dict)
    state: State = State.OPEN
    turn: int = 1
    round: int = 0
    values: Values = msgspec.field(default_factory=dict)
    documents: Mapping[str, str] = msgspec.field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    clocks: tuple[Clock, ...] = ()
    late: tuple[LateDocument, ...] = ()
    requests: tuple[Request, ...] = ()
    promise: Promise | None = None
    rebound: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    result: Result | None = None
    end: str | None = None
    closed_at: datetime | None = None
    reopen_until: datetime | None = None
    evaluate_until: datetime | None = None
    evaluation: Verdict | None = None
    merged_into: str = ""
    absorbed: tuple[str, ...] = ()
    history: tuple[Entry, ...] = ()

    @property
    def revision(self) -> int:
        """The number of the last entry of the history."""
        return len(self.history)

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.is_open)

    def task(self, number: int) -> Task:
        return self.tasks[number - 1]

    def changed(self, **fields: Any) -> Case:
        return msgspec.structs.replace(self, **fields)

    def with_task(self, task: Task) -> Case:
        """The case with one task replaced, or added at the end."""
        at = task.id - 1
        return self.changed(tasks=(*self.tasks[:at], task, *self.tasks[at + 1 :]))

    def with_clock(self, clock: Clock) -> Case:
        at = clock.id - 1
        return self.changed(clocks=(*self.clocks[:at], clock, *self.clocks[at + 1 :]))

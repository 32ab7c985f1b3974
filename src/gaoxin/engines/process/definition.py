"""What a kind of case is: its form, steps, roles, clocks, documents and rights, as data.

A definition is written in YAML (docs/methods/process.md) and never changes once it is in force:
the next version is another definition, and running cases keep the one they began with.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

import msgspec

from gaoxin.kernel.text import Text

BEGIN = "begin"
"""Stands for the beginning of the case where a field or document names a step."""

JOIN = "join"
"""Where an outcome leads when its branch of a parallel step is finished."""

ASSIGNEES = "assignees"
"""Among those a rung of a ladder tells: whoever holds the step now."""

LAPSE = "lapse"
"""The rung at which the clock itself takes an outcome."""

Positive = Annotated[int, msgspec.Meta(ge=1)]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parts of a definition: an unknown key is a slip of the pen, not a comment."""


class FieldType(StrEnum):
    TEXT = "text"
    NUMBER = "number"  # in the field's unit
    DATE = "date"
    CHOICE = "choice"
    FILE = "file"
    REFERENCE = "reference"  # the key of a body, area, person, project …
    TABLE = "table"  # one row for each task of an earlier step


class Choice(_Part, frozen=True):
    key: str
    name: Text


class When(_Part, frozen=True):
    """Holds where another field of the same form or row has one of the values."""

    field: str
    among: tuple[str, ...]


class Rows(_Part, frozen=True):
    """What a table has a row for: finished tasks of ``step``, with one of ``outcomes`` if given."""

    step: str
    outcomes: tuple[str, ...] = ()


class Field(_Part, frozen=True):
    """One question of the form. ``at`` are the steps that ask it; whoever does the step answers.

    ``required_when`` makes it required only under that condition. ``unit``, ``whole``, ``least``
    and ``most`` belong to numbers, ``choices`` to choices, ``to`` to references (``body``,
    ``area``, ``person`` or another kind), ``columns`` and ``rows`` to tables. ``many`` allows
    several choices, references or files.
    """

    key: str
    name: Text
    type: FieldType
    at: tuple[str, ...] = (BEGIN,)
    required: bool = False
    required_when: When | None = None
    unit: str = ""
    whole: bool = False
    least: int | None = None
    most: int | None = None
    choices: tuple[Choice, ...] = ()
    to: str = ""
    many: bool = False
    columns: tuple[Field, ...] = ()
    rows: Rows | None = None
    help: Text | None = None


class Document(_Part, frozen=True):
    """A paper that must be there when the step ``at`` is decided.

    ``late`` names a clock: then the step may be decided without it (容缺), and it is due within
    that clock.
    """

    key: str
    name: Text
    at: str = BEGIN
    late: str | None = None


class Role(_Part, frozen=True):
    """Who: a ``duty`` that the person holds, within a ``scope``.

    ``zone``                  the whole zone
    ``starter``               the person who began the case
    ``starter.body``          everybody of that person's body; ``starter.area`` likewise
    ``subject.<relation>``    what the subject of the case says, such as its ``lead`` body
    ``field.<key>``           the bodies, areas or persons chosen in a field
    """

    key: str
    name: Text
    duty: str = ""
    scope: str = "zone"


class Level(StrEnum):
    NOTICE = "notice"
    YELLOW = "yellow"
    RED = "red"


class Rung(_Part, frozen=True):
    """A step of the escalation ladder: ``at`` working days from the deadline (below 0: before it).

    Fires once. ``to`` are roles, or ``assignees``.
    """

    key: str
    at: int
    to: tuple[str, ...]
    level: Level = Level.NOTICE


class Extension(_Part, frozen=True):
    """More time, asked for by whoever does the step and granted by ``by``."""

    by: str
    days: Positive  # the most that one extension may add
    times: Positive = 1


class ClockRule(_Part, frozen=True):
    """A budget of working days.

    ``scope`` step: each task that names the clock has its own. ``case``: the case has one, which
    runs while any task that names it is open. ``pauses``: stands still while a task that names it
    waits for a correction (the applicant-facing clocks); every clock pauses with the case.
    ``set_by`` names a whole number of the form that replaces ``days`` where it is given.
    """

    key: str
    name: Text
    days: Positive
    scope: Literal["step", "case"] = "step"
    pauses: bool = True
    set_by: str | None = None
    ladder: tuple[Rung, ...] = ()
    extension: Extension | None = None


class Outcome(_Part, frozen=True):
    """A way to finish a human step.

    ``reason`` asks for words of reason, ``bare`` lets it be taken with the form and documents of
    the step left open. ``promise`` lists documents that a promise stands for (告知承诺): the
    decision holds from now on, and ``to`` is the step that verifies it. ``silent`` is left to the
    clock (``lapse``): nobody can choose it.
    """

    key: str
    name: Text
    to: str
    reason: bool = False
    bare: bool = False
    promise: tuple[str, ...] = ()
    silent: bool = False


class Returns(_Part, frozen=True):
    """Return for correction: to whom, and the clock that runs for them meanwhile."""

    to: str
    clock: str | None = None


class HumanStep(_Part, frozen=True, tag_field="kind", tag="human"):
    """Somebody of ``role`` does something and says how it came out.

    ``lapse`` is the outcome that the first clock takes by itself when it runs out.
    """

    key: str
    name: Text
    role: str
    outcomes: tuple[Outcome, ...]
    clocks: tuple[str, ...] = ()
    allow: tuple[Literal["transfer", "joint"], ...] = ()
    returns: Returns | None = None
    lapse: str | None = None


class Branch(_Part, frozen=True):
    """A part of a parallel step; with ``each``, one for every body, area or person of a role."""

    key: str
    name: Text
    to: str
    each: str | None = None


class ParallelStep(_Part, frozen=True, tag_field="kind", tag="parallel"):
    """Branches at the same time; goes on ``to`` when all, or ``join`` many, are finished."""

    key: str
    name: Text
    branches: tuple[Branch, ...]
    to: str
    join: Literal["all"] | Positive = "all"


class Arm(_Part, frozen=True):
    when: str  # an expression over the fields of the case
    to: str


class ConditionStep(_Part, frozen=True, tag_field="kind", tag="condition"):
    """The first arm whose condition holds; ``unknown`` where one before it cannot be told."""

    key: str
    name: Text
    arms: tuple[Arm, ...]
    otherwise: str
    unknown: str | None = None


class WaitStep(_Part, frozen=True, tag_field="kind", tag="wait"):
    """Nobody acts: goes on when the clock runs out (a public notice, a period for objections)."""

    key: str
    name: Text
    clock: str
    to: str


class Result(StrEnum):
    DONE = "done"
    REFUSED = "refused"
    REVOKED = "revoked"  # a promise was not kept
    WITHDRAWN = "withdrawn"  # by an act, never by a step
    MERGED = "merged"  # likewise


class EndStep(_Part, frozen=True, tag_field="kind", tag="end"):
    """Closes the case. ``waive_late``: documents still due no longer matter."""

    key: str
    name: Text
    result: Literal["done", "refused", "revoked"] = "done"
    waive_late: bool = False


Step = HumanStep | ParallelStep | ConditionStep | WaitStep | EndStep


class Begin(_Part, frozen=True):
    role: str
    to: str


class Reopen(_Part, frozen=True):
    """A closed case opens again at ``to``, within ``days`` working days."""

    by: tuple[str, ...]
    to: str
    days: Positive


class Evaluation(_Part, frozen=True):
    """A word on the closed case, once, within ``days`` working days."""

    by: str
    scale: tuple[Choice, ...]
    days: Positive


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """A kind of case in one version."""

    key: str
    version: Positive
    name: Text
    begin: Begin
    roles: tuple[Role, ...]
    steps: tuple[Step, ...]
    fields: tuple[Field, ...] = ()
    documents: tuple[Document, ...] = ()
    clocks: tuple[ClockRule, ...] = ()
    withdraw: tuple[str, ...] = ()
    suspend: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    reopen: Reopen | None = None
    evaluation: Evaluation | None = None
    basis: tuple[Text, ...] = ()  # the documents that the definition follows

    @cached_property
    def step(self) -> dict[str, Step]:
        return {step.key: step for step in self.steps}

    @cached_property
    def role(self) -> dict[str, Role]:
        return {role.key: role for role in self.roles}

    @cached_property
    def clock(self) -> dict[str, ClockRule]:
        return {clock.key: clock for clock in self.clocks}

    @cached_property
    def document(self) -> dict[str, Document]:
        return {document.key: document for document in self.documents}

    @cached_property
    def field(self) -> dict[str, Field]:
        return {field.key: field for field in self.fields}

    def human(self, key: str) -> HumanStep:
        """The human step of that key; a task is never of another kind when somebody acts on it."""
        step = self.step[key]
        assert isinstance(step, HumanStep)
        return step


def outcome_of(step: HumanStep, key: str | None) -> Outcome | None:
    return next((outcome for outcome in step.outcomes if outcome.key == key), None)

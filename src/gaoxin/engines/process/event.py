"""What people, and the clock, do to a case; and the record of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from gaoxin.engines.process.definition import Level

Values = Mapping[str, Any]
"""Field key → text, choice, number as written, ISO date; a list where many; a table by row."""


class Action(StrEnum):
    BEGIN = "begin"
    # on a task
    SUBMIT = "submit"  # finish it with an outcome
    RETURN = "return"  # for correction
    CORRECT = "correct"
    TRANSFER = "transfer"
    JOINT = "joint"  # add bodies that handle it too
    CONTRIBUTE = "contribute"  # what such a body has to say
    EXTEND = "extend"  # ask for more time
    # on the case
    GRANT = "grant"  # an extension
    DENY = "deny"
    SUPPLY = "supply"  # late documents
    SUSPEND = "suspend"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    MERGE = "merge"  # into another case
    ABSORB = "absorb"  # another case into this one
    REOPEN = "reopen"
    EVALUATE = "evaluate"
    # by nobody
    TICK = "tick"  # clocks fire
    RECKON = "reckon"  # deadlines follow a changed calendar


class Actor(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who acts: a person, the body and area they act for, and the duties they hold."""

    person: str
    body: str = ""
    area: str = ""
    duties: frozenset[str] = frozenset()

    @property
    def places(self) -> frozenset[str]:
        """Everything a task may be assigned to that reaches this person: ``body:finance`` …"""
        named = (("person", self.person), ("body", self.body), ("area", self.area))
        return frozenset(f"{kind}:{key}" for kind, key in named if key)


class Party(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whom to tell: everybody at ``place`` (empty: in the zone) who holds ``duty`` (empty: any)."""

    place: str = ""
    duty: str = ""


CLOCK = Actor(person="")
"""The actor of ticks."""


class Event(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One act. Which of the fields it needs depends on the action.

    ``seen`` is the number that came with the task or case that the actor looked at: if it has
    changed since, the act is refused. ``places`` are written as in ``Actor.places``; ``number``
    is that of a request; ``other`` is the key of another case.
    """

    action: Action
    actor: Actor
    task: int | None = None
    seen: int | None = None
    outcome: str | None = None
    values: Values = msgspec.field(default_factory=dict)
    documents: Mapping[str, str] = msgspec.field(default_factory=dict)
    places: tuple[str, ...] = ()
    days: int = 0
    number: int | None = None
    clock: str = ""
    other: str = ""
    reason: str = ""


class Fired(msgspec.Struct, frozen=True, omit_defaults=True):
    """A rung that fired: who is to be told, and what the clock did by itself.

    ``clock`` is the number of the clock in the case and ``rule`` its key in the definition;
    ``refused`` is the code of why a lapse could not be carried out: then a person must act.
    """

    clock: int
    rule: str
    rung: str
    level: Level
    at: datetime
    to: tuple[Party, ...] = ()
    task: int | None = None
    refused: str = ""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the history: number (from 1), time, the event, and what fired."""

    number: int
    at: datetime
    event: Event
    fired: tuple[Fired, ...] = ()

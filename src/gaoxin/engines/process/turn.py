"""The circumstances of one act, handed to everything that carries it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gaoxin.engines.process.definition import Definition
from gaoxin.engines.process.event import Event
from gaoxin.kernel.calendar import WorkCalendar

Evaluate = Callable[[str, Mapping[str, Any]], bool | None]
"""Says whether an expression holds of the values of a case; None where that cannot be told."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One act at one time, under one definition; ``number`` is that of its entry."""

    definition: Definition
    event: Event
    number: int
    now: datetime
    calendar: WorkCalendar
    evaluate: Evaluate | None = None

"""Cases: a definition as data, a case as a value, and a function from one state to the next.

``definition_from`` reads a definition and ``lint`` checks it; ``begin``, ``act`` and ``sweep``
make the next case out of one; ``available_actions`` says who may do what; ``draw`` lays out the
process with the case's place in it. How to write a definition: docs/methods/process.md.
"""

from gaoxin.engines.process.acting import act, begin, reckon, replay, sweep
from gaoxin.engines.process.case import (
    Case,
    Clock,
    ClockState,
    Contribution,
    LateDocument,
    Pause,
    Promise,
    Request,
    State,
    Subject,
    Task,
    TaskState,
    Verdict,
)
from gaoxin.engines.process.clocks import consumed_at, is_overdue, remaining
from gaoxin.engines.process.definition import (
    Definition,
    Field,
    FieldType,
    HumanStep,
    Level,
    Result,
    Step,
)
from gaoxin.engines.process.drawing import Drawing, Line, Node, NodeState, draw
from gaoxin.engines.process.event import CLOCK, Action, Actor, Entry, Event, Fired, Party
from gaoxin.engines.process.finding import Finding
from gaoxin.engines.process.form import asked_at, table_rows
from gaoxin.engines.process.lint import lint
from gaoxin.engines.process.loading import definition_from, digest_of
from gaoxin.engines.process.offers import Offer, available_actions
from gaoxin.engines.process.roles import parties
from gaoxin.engines.process.ticking import due
from gaoxin.engines.process.turn import Evaluate

__all__ = [
    "CLOCK",
    "Action",
    "Actor",
    "Case",
    "Clock",
    "ClockState",
    "Contribution",
    "Definition",
    "Drawing",
    "Entry",
    "Evaluate",
    "Event",
    "Field",
    "FieldType",
    "Finding",
    "Fired",
    "HumanStep",
    "LateDocument",
    "Level",
    "Line",
    "Node",
    "NodeState",
    "Offer",
    "Party",
    "Pause",
    "Promise",
    "Request",
    "Result",
    "State",
    "Step",
    "Subject",
    "Task",
    "TaskState",
    "Verdict",
    "act",
    "asked_at",
    "available_actions",
    "begin",
    "consumed_at",
    "definition_from",
    "digest_of",
    "draw",
    "due",
    "is_overdue",
    "lint",
    "parties",
    "reckon",
    "remaining",
    "replay",
    "sweep",
    "table_rows",
]

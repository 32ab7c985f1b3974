"""The plan as values: what was promised, each item with its place in the document.

``Plan`` is also the project's interchange format: the reader drafts one, a zone ships one,
``to_json`` and ``from_json`` carry it between programs.
"""

from gaoxin.engines.plan.merging import with_projects
from gaoxin.engines.plan.model import (
    Attribute,
    Box,
    BoxEntry,
    Commitment,
    Comparator,
    Direction,
    Document,
    Goal,
    Indicator,
    Measure,
    Origin,
    Plan,
    Project,
    Section,
    SectionLevel,
    Span,
    Table,
    TableRow,
    Target,
    TargetKind,
    YearTarget,
    YearTargetKind,
)
from gaoxin.engines.plan.sense import need_sense
from gaoxin.engines.plan.serial import FORMAT, content_digest, from_json, to_json, with_key

__all__ = [
    "FORMAT",
    "Attribute",
    "Box",
    "BoxEntry",
    "Commitment",
    "Comparator",
    "Direction",
    "Document",
    "Goal",
    "Indicator",
    "Measure",
    "Origin",
    "Plan",
    "Project",
    "Section",
    "SectionLevel",
    "Span",
    "Table",
    "TableRow",
    "Target",
    "TargetKind",
    "YearTarget",
    "YearTargetKind",
    "content_digest",
    "from_json",
    "need_sense",
    "to_json",
    "with_key",
    "with_projects",
]

"""The values that make up a plan. Keys are unique within a plan and kept across its editions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from gaoxin.kernel.messages import Message
from gaoxin.kernel.text import Text


class SectionLevel(StrEnum):
    CHAPTER = "chapter"  # 章
    SECTION = "section"  # 节
    SUBSECTION = "subsection"  # (一)
    LEAD = "lead"  # the bold first sentence of a paragraph


class Attribute(StrEnum):
    EXPECTED = "expected"  # 预期性
    BINDING = "binding"  # 约束性


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    RANGE = "range"


class Origin(StrEnum):
    """Where an indicator comes from."""

    TABLE = "table"  # a row of the plan's indicator table: counted in every roll-up
    TEXT = "text"  # a number in running text only
    CONTEXT = "context"  # published beside the plan, without a target


class Measure(StrEnum):
    """What is measured. Growth and level are separate facts, never derived from one another."""

    LEVEL = "level"
    GROWTH = "growth"  # per cent a year


class TargetKind(StrEnum):
    """How a target is judged (design §4)."""

    GROWTH = "growth"  # a rate each year
    LEVEL = "level"  # a state to reach at the deadline
    SHARE = "share"  # a level that is a ratio or percentage
    FLOW = "flow"  # an amount within each year, newly added
    CUMULATIVE = "cumulative"  # an amount summed over the plan
    RELATIVE = "relative"  # against a reference series
    RANK = "rank"  # a place in a ranking: smaller is better
    STATE = "state"  # something to be reached or kept, without a number of its own
    HANDED_DOWN = "handed_down"  # set each year by a higher level
    COUNT = "count"  # a number of things that the text names; structure, not judged


class Comparator(StrEnum):
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "~"
    EQUAL = "="


class Span(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place in the canonical text: 1-based line, half-open range of code points.

    ``digest`` is ``gaoxin.kernel.text.digest`` of the sentence (or cell, heading, list entry)
    that holds the item, so that another copy of the document can be bound to it.
    """

    line: int
    start: int
    end: int
    digest: str = ""


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """The document that the spans count in."""

    name: str
    sha256: str
    length: int  # code points
    encoding: str = "utf-8"


class Section(msgspec.Struct, frozen=True, omit_defaults=True):
    """A chapter, section, sub-section or lead. ``key`` is ``1``, ``1.6``, ``4.1.2``, ``1.6#3``."""

    key: str
    level: SectionLevel
    title: str
    parent: str | None = None
    span: Span | None = None


class Goal(msgspec.Struct, frozen=True, omit_defaults=True):
    """A group of the indicator table."""

    key: str
    name: Text
    span: Span | None = None


class Indicator(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something measured, with its statistical basis.

    ``key`` is the row number as printed (``6.1`` for the first part of a composite row), ``t``
    with a number for one in running text, ``c`` with a number for context.
    """

    key: str
    name: Text
    unit: str
    direction: Direction = Direction.UP
    origin: Origin = Origin.TABLE
    goal: str | None = None
    group: Text | None = None  # name over a composite row
    attribute: Attribute | None = None
    basis: Text | None = None  # statistical basis (口径)
    note: Text | None = None
    body: str | None = None  # key of the leading body, where the plan or zone names one
    span: Span | None = None


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is to be reached, as the plan words it.

    ``value`` and ``base`` are in ``unit``; ``rate`` is the average growth per cent a year that
    the same row states. ``raw`` keeps the figure as printed, such as ``[125]``.
    """

    key: str
    indicator: str
    kind: TargetKind
    unit: str
    measure: Measure = Measure.LEVEL
    value: Decimal | None = None
    high: Decimal | None = None  # upper end of a range
    base: Decimal | None = None
    base_raw: str = ""
    rate: Decimal | None = None
    comparator: Comparator = Comparator.AT_LEAST
    modal: str = ""  # the plan's own word: 力争, 确保, 左右, 突破 …
    deadline: date | None = None
    deadline_raw: str = ""
    deadline_inferred: bool = False
    raw: str = ""
    origin: Origin = Origin.TABLE
    section: str | None = None
    reference: str | None = None  # key of the indicator that a relative target is held against
    note: Text | None = None
    span: Span | None = None


class YearTargetKind(StrEnum):
    ANNUAL = "annual"  # decided for one year in a document of the zone
    HANDED_DOWN = "handed_down"  # set for one year by a higher level


class YearTarget(msgspec.Struct, frozen=True, omit_defaults=True):
    """A figure decided for one year; it stands beside the computed path, never merged with it."""

    key: str
    indicator: str
    year: int
    kind: YearTargetKind
    value: Decimal
    unit: str
    document: str
    known_from: date
    measure: Measure = Measure.LEVEL
    comparator: Comparator = Comparator.AT_LEAST


class Box(msgspec.Struct, frozen=True, omit_defaults=True):
    """A boxed list (专栏)."""

    key: str
    number: int
    title: str
    section: str | None = None
    span: Span | None = None


class BoxEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One name in a list of a box, as written."""

    key: str
    box: str
    heading: str  # name of the list inside the box: 重点项目, 重大平台 …
    order: int
    name: str
    project: str | None = None
    area: str | None = None
    open_ended: bool = False  # the list ends in 等
    span: Span | None = None


class Project(msgspec.Struct, frozen=True, omit_defaults=True):
    """A project, platform, institute or firm that the boxes name, after merging its spellings."""

    key: str
    name: str
    kinds: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    body: str | None = None
    investment: Decimal | None = None  # 亿元; None where the plan states none
    start: str = ""
    finish: str = ""
    note: Text | None = None


class Commitment(msgspec.Struct, frozen=True, omit_defaults=True):
    """A task that the text commits to, summarised."""

    key: str
    section: str
    summary: str
    deliverable: str = ""  # directional, deliverable, quantified
    lines: tuple[str, ...] = ()  # lines of work that it falls to
    indicators: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    span: Span | None = None


class TableRow(msgspec.Struct, frozen=True):
    """A row of cells as written, with its place."""

    cells: tuple[str, ...]
    span: Span


class Table(msgspec.Struct, frozen=True, omit_defaults=True):
    """A table of the document as cells, before anyone interprets it."""

    key: str
    title: str
    header: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()
    note: str = ""
    section: str | None = None
    span: Span | None = None


class Plan(msgspec.Struct, frozen=True, omit_defaults=True):
    """A plan or a draft of one."""

    key: str
    title: Text
    start_year: int
    end_year: int
    base_year: int
    number: str = ""  # document number
    known_from: date | None = None
    document: Document | None = None
    sections: tuple[Section, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    year_targets: tuple[YearTarget, ...] = ()
    boxes: tuple[Box, ...] = ()
    entries: tuple[BoxEntry, ...] = ()
    projects: tuple[Project, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    tables: tuple[Table, ...] = ()
    doubts: tuple[Message, ...] = ()

"""A document read as a draft plan: decoding, blocks, outline, tables, boxes, targets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from gaoxin.engines.plan import Document, Plan
from gaoxin.engines.reader.blocks import blocks_of
from gaoxin.engines.reader.boxes import boxes_of
from gaoxin.engines.reader.deadlines import Period
from gaoxin.engines.reader.decoding import decode
from gaoxin.engines.reader.front import Front, front_of, period_of
from gaoxin.engines.reader.header import Role
from gaoxin.engines.reader.indicators import Draft, indicators_of
from gaoxin.engines.reader.outline import Place, outline_of
from gaoxin.engines.reader.tables import ReadTable, Region, read_table, regions_of
from gaoxin.engines.reader.targets import targets_of
from gaoxin.engines.reader.text import Source, source_of
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.text import Text


def read_document(data: bytes, *, name: str, key: str = "draft") -> Plan:
    """Read a plan document as a draft; what is doubtful stands in ``Plan.doubts`` with its line.

    ``data`` is plain text in UTF-8, GB18030 or marked UTF-16. Spans count code points of the
    canonical text (line ends are line feeds, no byte order mark); ``Plan.document.sha256`` is that
    of the canonical text in UTF-8. Pure: the same bytes give the same plan.

    Raises ``Refused``: what ``decode`` raises; ``plan.no_outline`` where there is no chapter;
    ``plan.no_period`` where no five-year period is named.
    """
    text, encoding = decode(data)
    source = source_of(text)
    blocks = blocks_of(source.lines)
    if not blocks:
        first = source.lines[0]
        raise Refused(Message("plan.no_outline", {"line": first.number, "text": first.text[:40]}))
    front = front_of([line for line in source.lines if line.start < blocks[0].line.start])
    title = _title(source, front)
    years = period_of(text, title)
    if years is None:
        raise Refused(Message("plan.no_period", {"line": blocks[0].line.number}))
    outline = outline_of(source, blocks)
    regions = regions_of(outline.places)
    tables = [
        read_table(source, region, str(i), years[0]) for i, region in enumerate(regions, start=1)
    ]
    drafts = [indicators_of(source, read, years[1]) for read in tables if read.rows]
    main = drafts[0] if drafts else Draft()
    outside = _outside(outline.places, regions)
    boxes = boxes_of(source, outside)
    listed = {entry.span.line for entry in boxes.entries if entry.span}
    period = Period(*years)
    told = targets_of(source, outside, listed, period, main.indicators, main.targets)
    return Plan(
        key=key,
        title=Text(title or name),
        start_year=years[0],
        end_year=years[1],
        base_year=_base_year(tables, period),
        number=front.number,
        known_from=front.published,
        document=_document(name, text, encoding),
        sections=tuple(outline.sections),
        goals=tuple(main.goals),
        indicators=(*main.indicators, *told.indicators),
        targets=(*main.targets, *told.targets),
        boxes=tuple(boxes.boxes),
        entries=tuple(boxes.entries),
        tables=tuple(read.table for read in tables),
        doubts=_doubts(front, outline.doubts, tables, drafts, boxes.doubts, told.doubts),
    )


def _title(source: Source, front: Front) -> str:
    return "".join(source.slice(line.start, line.end) for line in front.title)


def _outside(places: Sequence[Place], regions: Sequence[Region]) -> list[Place]:
    """The blocks that belong to no table; the title of a table stays, it may be that of a box."""
    inside = {n for region in regions for n in region.numbers - {region.title.number}}
    return [place for place in places if place.block.line.number not in inside]


def _base_year(tables: Sequence[ReadTable], period: Period) -> int:
    """The year of the base column, where a table of indicators has one."""
    years = (read.header.year(Role.BASE) for read in tables if read.rows)
    return next((year for year in years if year), period.base)


def _document(name: str, text: str, encoding: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name=name, sha256=digest, length=len(text), encoding=encoding)


def _doubts(
    front: Front,
    outline: Sequence[Message],
    tables: Sequence[ReadTable],
    drafts: Sequence[Draft],
    *others: Sequence[Message],
) -> tuple[Message, ...]:
    """All doubts in the order of their lines."""
    found = list(outline)
    if not front.title:
        found.append(Message("title.missing", {"line": 1}))
    for read in tables:
        found += [] if read.rows else read.doubts
    for draft in drafts:
        found += draft.doubts
    if not drafts:
        found.append(Message("table.none", {"line": 1}))
    for read in [read for read in tables if read.rows][1:]:
        line = read.table.span.line if read.table.span else 1
        found.append(Message("table.second", {"line": line, "title": read.table.title[:60]}))
    for messages in others:
        found += messages
    return tuple(sorted(found, key=lambda doubt: int(doubt.params.get("line") or 0)))

"""Headings and bold leads as sections with keys, and what is odd about their numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gaoxin.engines.plan import Section, SectionLevel
from gaoxin.engines.reader.blocks import HEADINGS, Block, Kind
from gaoxin.engines.reader.text import Line, Source, sentences
from gaoxin.kernel.messages import Message

_LEVELS = {
    Kind.CHAPTER: SectionLevel.CHAPTER,
    Kind.SECTION: SectionLevel.SECTION,
    Kind.SUBSECTION: SectionLevel.SUBSECTION,
}
_DEPTHS = {Kind.CHAPTER: 1, Kind.SECTION: 2, Kind.SUBSECTION: 3}
_LEAD = re.compile(r"[-—]*\s*([^,:;。!?]{2,22})。")
_NOT_A_LEAD = re.compile(r"注|备注|\d")


@dataclass(frozen=True, slots=True)
class Place:
    """A block with the section that it stands in; a paragraph with a lead stands in the lead."""

    block: Block
    section: str | None  # innermost section, lead included
    heading: str | None  # innermost heading above the paragraph


@dataclass(slots=True)
class Outline:
    """The sections, every block with its place among them, and what is odd about the numbers."""

    sections: list[Section] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    doubts: list[Message] = field(default_factory=list)


def outline_of(source: Source, blocks: Sequence[Block]) -> Outline:
    """Every heading and lead as a section, every block with the section it stands in."""
    walk = _Walk(source)
    for block in blocks:
        walk.step(block)
    if walk.parts:
        told = {"line": walk.parts[0], "count": len(walk.parts)}
        walk.outline.doubts.append(Message("outline.parts", told))
    return walk.outline


class _Walk:
    """Goes through the blocks once and remembers which headings are open."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.outline = Outline()
        self.open: dict[int, Section] = {}  # depth → the heading that is open there
        self.numbers: dict[str, int] = {}  # parent key and kind → the last number below it
        self.lines: dict[str, int] = {}  # key → line, to find a number that comes twice
        self.copies: dict[str, int] = {}
        self.leads: dict[str, int] = {}
        self.parts: list[int] = []  # lines of the parts (篇), which are no level of a section
        self.in_box = False

    def step(self, block: Block) -> None:
        lead = None
        if block.kind is Kind.PART:
            self.parts.append(block.line.number)
            self.open.clear()
        elif block.kind in HEADINGS:
            self._open_heading(block)
        elif block.kind is Kind.PARAGRAPH and not self.in_box:
            lead = self._lead(block.line)
        self.in_box = block.kind is Kind.BOX or (self.in_box and block.kind not in HEADINGS)
        heading = self._innermost()
        innermost = lead or heading
        self.outline.places.append(Place(block, _key(innermost), _key(heading)))

    def _innermost(self) -> Section | None:
        return self.open[max(self.open)] if self.open else None

    def _open_heading(self, block: Block) -> None:
        depth = _DEPTHS[block.kind]
        for deeper in [d for d in self.open if d >= depth]:
            del self.open[deeper]
        parent = self._innermost()
        if block.kind is Kind.SECTION and parent is None:
            self._doubt("outline.orphan", block.line, heading=block.line.text)
        number = f"{parent.key}.{block.number}" if parent else str(block.number)
        self._check_number(block, parent.key if parent else "")
        key = self._unused(number, block.line)
        self.open[depth] = self._add(
            key, _LEVELS[block.kind], parent, block.line, block.line.start, block.line.end
        )

    def _check_number(self, block: Block, parent: str) -> None:
        """Numbers rise by one; a number that comes twice is reported where the key is given."""
        below = f"{parent}/{block.kind}"
        last = self.numbers.get(below, 0)
        if block.number not in (last, last + 1):
            self._doubt("outline.gap", block.line, expected=last + 1, found=block.number)
        self.numbers[below] = max(last, block.number)

    def _unused(self, key: str, line: Line) -> str:
        first = self.lines.setdefault(key, line.number)
        if first == line.number:
            return key
        self._doubt("outline.duplicate", line, heading=line.text, first=first)
        self.copies[key] = copy = self.copies.get(key, 1) + 1
        return f"{key}-{copy}"

    def _lead(self, line: Line) -> Section | None:
        """The first sentence of a paragraph where it is short, free of commas, and not alone."""
        match = _LEAD.match(line.text)
        parent = self._innermost()
        if not match or not parent or _NOT_A_LEAD.match(line.text) or len(sentences(line)) < 2:
            return None
        count = self.leads[parent.key] = self.leads.get(parent.key, 0) + 1
        start = line.start + match.start(1)
        return self._add(
            f"{parent.key}#{count}", SectionLevel.LEAD, parent, line, start, start + len(match[1])
        )

    def _add(
        self,
        key: str,
        level: SectionLevel,
        parent: Section | None,
        line: Line,
        start: int,
        end: int,
    ) -> Section:
        section = Section(
            key=key,
            level=level,
            title=" ".join(self.source.slice(start, end).split()),
            parent=parent.key if parent else None,
            span=self.source.span(line.number, start, end),
        )
        self.outline.sections.append(section)
        return section

    def _doubt(self, code: str, line: Line, **params: str | int) -> None:
        self.outline.doubts.append(Message(code, {"line": line.number, **params}))


def _key(section: Section | None) -> str | None:
    return section.key if section else None

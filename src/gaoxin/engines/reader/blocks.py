"""The lines of a document as blocks: headings, boxes, tables, captions, paragraphs, strays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gaoxin.engines.reader.numerals import CHINESE, count
from gaoxin.engines.reader.text import Line


class Kind(StrEnum):
    PART = "part"  # 篇
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    BOX = "box"  # 专栏
    TABLE = "table"  # title of a table
    FIGURE = "figure"  # caption of a figure
    PARAGRAPH = "paragraph"
    STRAY = "stray"  # page numbers, labels of maps, cells, anything short without a full stop


HEADINGS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION)


@dataclass(frozen=True, slots=True)
class Block:
    """A line and what it is. ``number`` and ``title`` are those of a heading, box or table."""

    kind: Kind
    line: Line
    number: int = 0
    title: str = ""


_NUMBER = rf"(\d{{1,3}}|[{CHINESE}]{{1,6}})"
_ORDINAL = rf"第\s*{_NUMBER}\s*"
Pattern = tuple[Kind, re.Pattern[str]]

_CHAPTERED: tuple[Pattern, ...] = (
    (Kind.PART, re.compile(rf"{_ORDINAL}(?:篇|编|部分)[\s:]*(.*)")),
    (Kind.CHAPTER, re.compile(rf"{_ORDINAL}章[\s:]*(.*)")),
    (Kind.SECTION, re.compile(rf"{_ORDINAL}节[\s:]*(.*)")),
    (Kind.SUBSECTION, re.compile(rf"\(\s*([{CHINESE}]{{1,4}})\s*\)\s*(.+)")),
)
_ENUMERATED: tuple[Pattern, ...] = (
    (Kind.CHAPTER, re.compile(rf"([{CHINESE}]{{1,4}})、\s*(.+)")),
    (Kind.SECTION, re.compile(rf"\(\s*([{CHINESE}]{{1,4}})\s*\)\s*(.+)")),
    (Kind.SUBSECTION, re.compile(r"(\d{1,2})[.、]\s*(.+)")),
)
_BOX_NUMBER = rf"(\d{{1,3}}(?:\n+\d)?|[{CHINESE}]{{1,6}})"
_CAPTIONS: tuple[Pattern, ...] = (
    (Kind.BOX, re.compile(rf"【?专栏\s*{_BOX_NUMBER}\s*】?[\s:.、]*(.*)")),
    (Kind.TABLE, re.compile(rf"表\s*{_NUMBER}(?:[-—.]\d+)?[\s:.、]*(.+)")),
    (Kind.FIGURE, re.compile(r"图\s*(\d{1,3})[\s:.、]*(.*)")),
)
_FIRST_SIGNS = frozenset("第(专【表图" + CHINESE + "0123456789")
_CONTENTS = re.compile(r"目\s*[录次]")
_LEADERS = re.compile(r"(?:\.{3}|…|·{3})[\s.…·]*\d{1,3}$")
_END = re.compile(r"详见附件|附件\s*[:1一]|点击进入|(?:责任)?编辑\s*:|名\s*词\s*解\s*释")
_STOPS = re.compile(r"[。;!?]")
_LONGEST_HEADING = 60
_SHORTEST_PARAGRAPH = 45


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """The body of the document as blocks, without front matter, contents and web boilerplate.

    Empty where the document has no heading of any style.
    """
    style = _style(lines)
    blocks = [_block(line, style) for line in _joined(lines)]
    first = _first_of_body(blocks)
    return [] if first is None else list(_until_the_end(blocks[first:]))


def _style(lines: Sequence[Line]) -> tuple[Pattern, ...]:
    """Headings are ``第一章`` where there are such, else ``一、``, ``(一)``, ``1.``."""
    for line in lines:
        if _heading(line, _CHAPTERED[:2]):
            return _CHAPTERED
    return _ENUMERATED


def _block(line: Line, style: tuple[Pattern, ...]) -> Block:
    found = _heading(line, style) or _heading(line, _CAPTIONS)
    if found:
        return found
    is_long = len(line.text) >= _SHORTEST_PARAGRAPH and "\n" not in line.text
    is_text = is_long or _STOPS.search(line.text)
    return Block(Kind.PARAGRAPH if is_text else Kind.STRAY, line)


def _heading(line: Line, patterns: tuple[Pattern, ...]) -> Block | None:
    if line.text[0] not in _FIRST_SIGNS or not _may_be_heading(line):
        return None
    for kind, pattern in patterns:
        match = pattern.fullmatch(line.text)
        number = count("".join(match[1].split())) if match else None
        if match and number is not None and not _LEADERS.search(line.text):
            return Block(kind, line, number, match[2].strip())
    return None


def _may_be_heading(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADING and not _STOPS.search(line.text)


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Join a box heading that is broken over lines: ``专栏``, ``1``, ``2``, its title.

    Line feeds stand for whatever blanks lie between, so that offsets stay true.
    """
    index = 0
    while index < len(lines):
        pieces = _pieces_of_box(lines, index)
        yield _one_line(pieces)
        index += len(pieces)


def _pieces_of_box(lines: Sequence[Line], index: int) -> Sequence[Line]:
    digits = index + 1
    while digits < min(index + 3, len(lines)) and lines[digits].text.isdecimal():
        digits += 1
    is_box = lines[index].text == "专栏" and index + 1 < digits < len(lines)
    if is_box and _may_be_heading(lines[digits]):
        return lines[index : digits + 1]
    return lines[index : index + 1]


def _one_line(pieces: Sequence[Line]) -> Line:
    first = pieces[0]
    text = first.text
    for piece in pieces[1:]:
        text += "\n" * (piece.start - first.start - len(text)) + piece.text
    return Line(first.number, first.start, text, first.step)


def _first_of_body(blocks: Sequence[Block]) -> int | None:
    """Index of the first heading of the body: after a table of contents, its second coming."""
    headings = [i for i, block in enumerate(blocks) if block.kind in HEADINGS[:2]]
    if not headings:
        return None
    contents = next((i for i, b in enumerate(blocks) if _CONTENTS.fullmatch(b.line.text)), None)
    if contents is None:
        return headings[0]
    listed = [i for i in headings if i > contents]
    if not listed:
        return headings[0]
    first = blocks[listed[0]]
    again = (i for i in listed[1:] if _same_heading(blocks[i], first))
    return next(again, listed[0])


def _same_heading(one: Block, other: Block) -> bool:
    return one.kind is other.kind and one.number == other.number


def _until_the_end(blocks: Sequence[Block]) -> Iterator[Block]:
    last = max(i for i, block in enumerate(blocks) if block.kind in HEADINGS)
    for i, block in enumerate(blocks):
        if i > last and _END.match(block.line.text):
            return
        yield block

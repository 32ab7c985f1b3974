"""The header of a table of indicators: which column says what, read from its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gaoxin.engines.reader.cells import Cell, is_value, numbered_name, row_number


class Role(StrEnum):
    CATEGORY = "category"
    NUMBER = "number"
    NAME = "name"
    UNIT = "unit"
    BASE = "base"
    TARGET = "target"
    RATE = "rate"
    ATTRIBUTE = "attribute"
    OTHER = "other"


_LEFT = (Role.CATEGORY, Role.NUMBER, Role.NAME)
_KEYWORDS = re.compile(
    r"(?P<category>类别|领域|维度|方面|(?:指标|目标)(?:体系|分组|类别|分类|类型)|一级指标)"
    r"|(?P<number>序号|编号)"
    r"|(?P<attribute>(?:指标)?(?:属性|性质))"
    r"|(?P<unit>(?:计量)?单位(?!\s*:))"
    r"|(?P<year>(?:19|20)\d\d)年?"
    r"|(?P<rate>年均(?:增长|增速|增幅|变化)?|五年累计|累计)"
    r"|(?P<name>主要指标|具体指标|二级指标|指标名称|指标)"
)
_REST_OF_A_TITLE = re.compile(
    r"(?:完成|目标|预计|预期|实际|现状|实绩|基期)值?|年|属性|\(?%\)?|[/、]|累计|年均"
)
_LONGEST = 24  # cells that a header may take


@dataclass(frozen=True, slots=True)
class Column:
    role: Role
    title: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The columns, and how many cells at the start of the table they take."""

    columns: tuple[Column, ...]
    cells: int

    def has(self, role: Role) -> bool:
        return any(column.role is role for column in self.columns)

    def year(self, role: Role) -> int | None:
        return next((c.year for c in self.columns if c.role is role), None)

    @property
    def values(self) -> tuple[Column, ...]:
        """The columns between name and attribute."""
        return tuple(c for c in self.columns if c.role not in (*_LEFT, Role.ATTRIBUTE))

    @property
    def is_of_indicators(self) -> bool:
        """A name, and either a target or an attribute: else it is a table of facts."""
        return self.has(Role.NAME) and (self.has(Role.TARGET) or self.has(Role.ATTRIBUTE))


def header_of(cells: Sequence[Cell], start_year: int) -> Header:
    """Read the header at the start of ``cells``; years before ``start_year`` are a base.

    Titles may be broken over cells (``2020年``, ``完成``): the words are matched in the joined
    text, and a title reaches to the next one.
    """
    head = list(_before_data(cells))
    joined = "".join(cell.text for cell in head)
    matches = _distinct(list(_KEYWORDS.finditer(joined)))
    if not matches:
        return Header((), 0)
    taken = _cells_taken(head, matches[-1].end())
    joined = "".join(cell.text for cell in head[:taken])
    ends = [match.start() for match in matches[1:]] + [len(joined)]
    columns = [
        _column(match, joined[match.start() : end], start_year)
        for match, end in zip(matches, ends, strict=True)
    ]
    return Header(tuple(_one_target(columns)), taken)


def _before_data(cells: Sequence[Cell]) -> list[Cell]:
    head: list[Cell] = []
    for cell in cells[:_LONGEST]:
        if is_value(cell.text) or row_number(cell.text) or numbered_name(cell.text):
            break
        head.append(cell)
    return head


def _distinct(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """``年均/累计`` is one column, not two."""
    kept: list[re.Match[str]] = []
    for match in matches:
        follows = kept and kept[-1].lastgroup == match.lastgroup == "rate"
        if not follows or match.start() - kept[-1].end() > 4:
            kept.append(match)
    return kept


def _cells_taken(head: Sequence[Cell], end: int) -> int:
    """How many cells reach to ``end`` of the joined text, with the rest of the last title."""
    length = taken = 0
    for cell in head:
        if length >= end and not _REST_OF_A_TITLE.fullmatch(cell.text):
            break
        length += len(cell.text)
        taken += 1
    return taken


def _column(match: re.Match[str], title: str, start_year: int) -> Column:
    name = match.lastgroup or ""
    if name != "year":
        return Column(Role(name), title)
    year = int(match["year"])
    return Column(Role.BASE if year < start_year else Role.TARGET, title, year)


def _one_target(columns: Sequence[Column]) -> list[Column]:
    """Of several base or target years the last one counts; the others are kept as they are."""
    last = {column.role: i for i, column in enumerate(columns)}
    return [
        column
        if column.role not in (Role.BASE, Role.TARGET) or last[column.role] == i
        else Column(Role.OTHER, column.title, column.year)
        for i, column in enumerate(columns)
    ]

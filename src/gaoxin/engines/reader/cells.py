"""Cells of a table in plain text, in any of its layouts, and what a single cell says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gaoxin.engines.reader.numerals import arabic
from gaoxin.engines.reader.text import Line


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it; ``step`` is the number of line feeds since the one before."""

    line: int
    start: int
    text: str  # folded
    step: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_NUMBER = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d{1,15}(?:\.\d{1,9})?"
_PLACEHOLDER = re.compile(r"[-—–_/…]{1,6}")
_FIGURE = re.compile(
    rf"(?P<sign>[<>≤≥=约]*)\s*(?P<open>[\[【〔〖]?)\s*(?P<number>{_NUMBER})\s*"
    r"(?P<unit>%|[^\d\s\[\]【】〔〕〖〗()左以内]{1,6})?\s*(?P<close>[\]】〕〗]?)\s*"
    r"(?P<tail>左右|以上|以下|以内|及以上)?(?:\(\d{4}年\))?"
)
_INTEGER = re.compile(r"\d{1,3}")
_NUMBERED = re.compile(r"(\d{1,3})[.、]\s*(\D.*)", re.DOTALL)
_UNIT_AT_END = re.compile(r"(.*\S)\s*\(([^()]{1,20})\)", re.DOTALL)
_WORDS = re.compile(
    r"全覆盖|全部|普及|清零|建成|完成|下达|要求|同步|达到|提高|提升|下降|降低|减少|保持|高于|低于|持续|稳步|控制|年均|累计|以上|以内"
)
_CONTINUES = re.compile(r"\((?:19|20)\d\d年\)|左右|以上|以下|以内")
_UNFINISHED = re.compile(r".*/|“?十[一二三四五六七八九]五”?(?:年均增长|年均下降)?")
_LONGEST_JOINED = 60
_LONGEST_FIGURE = 40
_PERIOD_UNITS = ("年", "月", "日")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell: its value, a unit behind it, marks of accumulation and comparison."""

    value: Decimal
    unit: str = ""
    cumulative: bool = False
    sign: str = ""
    tail: str = ""


def figure(text: str) -> Figure | None:
    """The number that a cell consists of, ``None`` for words and placeholders.

    ``[ ]``, ``【 】`` and ``〔 〕`` mark an amount that is summed over the plan.
    """
    match = _FIGURE.fullmatch(text.strip()) if len(text) <= _LONGEST_FIGURE else None
    if not match or (match["unit"] or "").startswith(_PERIOD_UNITS):
        return None
    return Figure(
        arabic(match["number"]),
        match["unit"] or "",
        bool(match["open"] and match["close"]),
        match["sign"],
        match["tail"] or "",
    )


def is_placeholder(text: str) -> bool:
    """Whether the cell says that there is nothing to say: ``--``, ``—``, ``/``."""
    return bool(_PLACEHOLDER.fullmatch(text.strip()))


def is_value(text: str) -> bool:
    return figure(text) is not None or is_placeholder(text)


def is_words(text: str) -> bool:
    """Whether the cell says in words what others say in figures: ``完成市下达指标``."""
    return bool(_WORDS.search(text)) and not has_unit(text)


def row_number(text: str) -> int | None:
    """The number of a row where the cell is a bare integer."""
    return int(text) if _INTEGER.fullmatch(text) else None


def numbered_name(text: str) -> tuple[int, str] | None:
    """``12. name`` as number and name."""
    match = _NUMBERED.fullmatch(text)
    return (int(match[1]), match[2]) if match else None


def name_and_unit(text: str) -> tuple[str, str]:
    """Take the unit off the end of a name; an earlier bracket belongs to the name."""
    match = _UNIT_AT_END.fullmatch(text.strip())
    return (match[1], match[2]) if match else (text.strip(), "")


def has_unit(text: str) -> bool:
    return bool(_UNIT_AT_END.fullmatch(text.strip()))


def cells_of(lines: Sequence[Line]) -> list[Cell]:
    """One cell a line; pieces of a cell that was broken over lines are joined.

    A piece belongs to the cell before it when it only continues it (``左右``), or when that cell
    ends in a stroke, in an open bracket, or in the name of a period.
    """
    cells: list[Cell] = []
    for line in lines:
        last = cells[-1] if cells else None
        if last and _goes_on(last, line):
            gap = "\n" * (line.start - last.end)
            cells[-1] = Cell(last.line, last.start, last.text + gap + line.text, last.step)
        else:
            cells.append(Cell(line.number, line.start, line.text, line.step))
    return cells


def _goes_on(cell: Cell, line: Line) -> bool:
    if len(cell.text) > _LONGEST_JOINED:
        return False
    is_open = cell.text.count("(") > cell.text.count(")")
    is_unfinished = is_open or _UNFINISHED.fullmatch(cell.text)
    return bool(is_unfinished or _CONTINUES.fullmatch(line.text))


def usual_step(cells: Sequence[Cell]) -> int:
    """Line feeds from one cell to the next where no empty cell lies between."""
    steps = Counter(cell.step for cell in cells[1:])
    return steps.most_common(1)[0][0] if steps else 1


def split_row(line: Line, begin: int, whole: str) -> list[Cell] | None:
    """The cells of a row that stands on one line, parted by tabs or bars; empty ones included.

    ``whole`` is the folded line from offset ``begin``, with the blanks at its ends, where empty
    cells may hide.
    """
    mark = "\t" if "\t" in whole else "|"
    if whole.count(mark) < 2:
        return None
    cells = []
    offset = begin
    for piece in whole.split(mark):
        text = piece.strip()
        indent = len(piece) - len(piece.lstrip()) if text else 0
        cells.append(Cell(line.number, offset + indent, text))
        offset += len(piece) + 1
    is_framed = mark == "|" and not cells[0].text and not cells[-1].text
    return cells[1:-1] if is_framed else cells

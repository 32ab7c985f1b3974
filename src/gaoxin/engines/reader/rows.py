"""Rows of a table of indicators, put together from cells that stand one on a line.

Plain text keeps neither borders nor merged cells, so a row is recognised by its grammar::

    [category]  [number]  [group]  name  values…  [attribute]

A merged category surfaces once before the first row it covers; a composite row has a group over
two or more names; an empty cell leaves only a longer step to the next cell. A row that does not
fit its header is reported and left out: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gaoxin.engines.reader.cells import (
    Cell,
    figure,
    is_placeholder,
    is_value,
    is_words,
    numbered_name,
    row_number,
)
from gaoxin.engines.reader.header import Column, Header, Role
from gaoxin.engines.reader.numbering import Row, in_order
from gaoxin.kernel.messages import Message

_ATTRIBUTE = re.compile(r"(?:预期|约束|引导|指导)性?(?:指标)?")
_COUNTED = re.compile(r"\(\d{1,3}项\)$")
_LONGEST_UNIT = 12
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The cells of one row, and the step with which the next cell follows."""

    cells: tuple[Cell, ...]
    attribute: Cell | None


class RowReader:
    """Reads the rows below one header; ``doubts`` tells what could not be read, with its line."""

    def __init__(self, header: Header, step: int) -> None:
        self.header = header
        self.step = step
        self.doubts: list[Message] = []
        self.unread: set[int] = set()  # numbers of rows that were reported and left out

    def read(self, cells: Sequence[Cell]) -> list[Row]:
        """The rows of a table with one cell a line, below its header."""
        return self._ordered([row for chunk in self._chunks(cells) if (row := self._row(chunk))])

    def read_grid(self, grid: Sequence[Sequence[Cell]]) -> list[Row]:
        """The rows of a table with one row a line, below its header; empty cells are there."""
        return self._ordered([row for cells in grid if (row := self._grid_row(cells))])

    def _ordered(self, rows: Sequence[Row]) -> list[Row]:
        ordered, doubts = in_order(rows, self.header, self.unread)
        self.doubts += doubts
        return ordered

    def _grid_row(self, cells: Sequence[Cell]) -> Row | None:
        """Cells under their columns; a composite row has one more, its group, before the name."""
        columns = self.header.columns
        at = [column.role for column in columns].index(Role.NAME)
        group = cells[at] if len(cells) == len(columns) + 1 else None
        if group:
            cells = (*cells[:at], *cells[at + 1 :])
        if len(cells) != len(columns) or not cells[at].text:
            first = next((cell for cell in cells if cell.text), cells[0])
            self._doubt(
                "table.row_unread",
                first,
                text=first.text[:40],
                expected=len(columns),
                found=len(cells),
            )
            return None
        under = dict(zip([column.role for column in columns], cells, strict=True))
        category, number = under.get(Role.CATEGORY), under.get(Role.NUMBER)
        attribute = under.get(Role.ATTRIBUTE)
        return Row(
            row_number(number.text) if number else None,
            cells[at],
            tuple(
                cell if cell.text else None
                for column, cell in zip(columns, cells, strict=True)
                if column in self.header.values
            ),
            attribute if attribute and attribute.text else None,
            category=category.text if category else "",
            category_cell=category if category and category.text else None,
            above=(group,) if group and group.text else (),
        )

    # Cells to chunks

    def _chunks(self, cells: Sequence[Cell]) -> Iterator[_Chunk]:
        """Cut after each attribute, and before the next number where an attribute is missing."""
        current: list[Cell] = []
        number = told = values = 0  # told: values and words about a target, after the first cell
        has_attribute = self.header.has(Role.ATTRIBUTE)
        enough = max(1, len(self.header.values) - 1)
        for i, cell in enumerate(cells):
            found = self._number(cell, _at(cells, i + 1))
            if found == number + 1 and told >= enough:
                yield _Chunk(tuple(current), None)
                current, told, values = [], 0, 0
            if not values:
                number = found or number
            if has_attribute and _ATTRIBUTE.fullmatch(cell.text):
                yield _Chunk(tuple(current), cell)
                current, told, values = [], 0, 0
                continue
            values += is_value(cell.text)
            told += bool(current) and (is_value(cell.text) or is_words(cell.text))
            current.append(cell)
        if values:
            yield _Chunk(tuple(current), None)

    @staticmethod
    def _number(cell: Cell, following: Cell | None) -> int | None:
        """A bare integer before a name, or the number that a name carries."""
        numbered = numbered_name(cell.text)
        if numbered:
            return numbered[0]
        names = following is not None and not is_value(following.text)
        return row_number(cell.text) if names else None

    # Chunks to rows

    def _row(self, chunk: _Chunk) -> Row | None:
        cells = chunk.cells
        at = next(
            (i for i, cell in enumerate(cells[:4]) if self._number(cell, _at(cells, i + 1))), None
        )
        number = None if at is None else self._number(cells[at], _at(cells, at + 1))
        before = cells[: at or 0]
        rest = cells if at is None else _from_name(cells[at:])
        fitted = self._fit(rest, chunk.attribute)
        if fitted is None:
            self._doubt_row(chunk, rest, number)
            return None
        above, name, values = fitted
        return Row(
            number,
            name,
            values,
            chunk.attribute,
            category=_COUNTED.sub("", "".join(cell.text for cell in before)).strip(),
            category_cell=before[0] if before else None,
            above=above,
        )

    def _fit(
        self, rest: Sequence[Cell], attribute: Cell | None
    ) -> tuple[tuple[Cell, ...], Cell, tuple[Cell | None, ...]] | None:
        """Which cell is the name: the last one of words that leaves a value for each column."""
        words = next((i for i, c in enumerate(rest) if is_value(c.text)), len(rest))
        earliest = max(0, len(rest) - 1 - len(self.header.values))
        for at in range(words - 1, earliest - 1, -1):
            values = self._align(rest[at + 1 :], attribute)
            if values is not None and self._acceptable(values):
                return tuple(rest[:at]), rest[at], values
        return None

    def _align(
        self, present: Sequence[Cell], attribute: Cell | None
    ) -> tuple[Cell | None, ...] | None:
        """Put the cells under their columns; a longer step is the only trace of an empty one."""
        wanted = len(self.header.values)
        missing = wanted - len(present)
        if missing == 0:
            return tuple(present)
        followers = [*present, attribute] if attribute else list(present)
        gaps = [
            (i, cell.step - self.step) for i, cell in enumerate(followers) if cell.step > self.step
        ]
        if missing < 0 or not gaps:
            return None
        if len(gaps) == missing:
            empties = {i: 1 for i, _ in gaps}
        elif len(gaps) == 1 and gaps[0][1] >= missing:
            empties = {gaps[0][0]: missing}
        else:
            return None
        slots: list[Cell | None] = []
        for i in range(len(present) + 1):
            slots += [None] * empties.get(i, 0)
            slots += present[i : i + 1]
        return tuple(slots)

    def _acceptable(self, values: Sequence[Cell | None]) -> bool:
        return all(
            cell is None or _suits(cell, column)
            for cell, column in zip(values, self.header.values, strict=True)
        )

    # Rows in order

    def _doubt_row(self, chunk: _Chunk, rest: Sequence[Cell], number: int | None) -> None:
        if number is not None:
            self.unread.add(number)
        first = rest[0] if rest else chunk.cells[0] if chunk.cells else chunk.attribute
        if first is None:
            return
        wanted = len(self.header.values) + 1
        self._doubt(
            "table.row_unread", first, text=first.text[:40], expected=wanted, found=len(rest)
        )

    def _doubt(self, code: str, cell: Cell, **params: str | int) -> None:
        self.doubts.append(Message(code, {"line": cell.line, **params}))


def _at(items: Sequence[_T], index: int) -> _T | None:
    return items[index] if index < len(items) else None


def _from_name(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells after a row's number, which is a cell of its own or the head of the name."""
    first = cells[0]
    named = numbered_name(first.text)
    if not named:
        return cells[1:]
    name = Cell(first.line, first.end - len(named[1]), named[1], first.step)
    return (name, *cells[1:])


def _suits(cell: Cell, column: Column) -> bool:
    """Whether a cell can stand under a column: a figure, a stroke, or words about a target."""
    if column.role is Role.UNIT:
        return len(cell.text) <= _LONGEST_UNIT and figure(cell.text) is None
    return is_value(cell.text) or is_placeholder(cell.text) or is_words(cell.text)

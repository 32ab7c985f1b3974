"""Rows of a table of indicators in order: categories that hold, numbers, composite parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from gaoxin.engines.reader.cells import Cell
from gaoxin.engines.reader.header import Header, Role
from gaoxin.kernel.messages import Message


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator as the table prints it. ``values`` runs along the header's value columns."""

    number: int | None
    name: Cell
    values: tuple[Cell | None, ...]
    attribute: Cell | None = None
    category: str = ""
    category_cell: Cell | None = None
    above: tuple[Cell, ...] = ()  # cells between number and name: a group, or a broken name
    part: int = 0  # 1, 2 … inside a composite row
    group: str = ""


def in_order(
    rows: Sequence[Row], header: Header, unread: Collection[int]
) -> tuple[list[Row], list[Message]]:
    """The rows with category, number and part filled in, and what is odd about their numbers.

    ``unread`` holds the numbers of rows that were reported already; they leave no gap.
    """
    order = _Order(rows, header, unread)
    return list(order.numbered()), order.doubts


class _Order:
    def __init__(self, rows: Sequence[Row], header: Header, unread: Collection[int]) -> None:
        self.header = header
        self.unread = unread
        self.doubts: list[Message] = []
        self.are_numbered = any(row.number is not None for row in rows)
        self.rows = list(self._categorised(rows))

    def _categorised(self, rows: Sequence[Row]) -> Iterator[Row]:
        """A category holds until the next one; without row numbers it stands above the name."""
        category, cell = "", None
        for row in rows:
            if row.above and not self.are_numbered and self.header.has(Role.CATEGORY):
                first = row.above[0]
                row = replace(row, category=first.text, category_cell=first, above=row.above[1:])
            if row.category:
                category, cell = row.category, row.category_cell
            yield replace(row, category=category, category_cell=cell)

    def numbered(self) -> Iterator[Row]:
        """Parts of a composite row take its number; any other row without one takes the next."""
        last, part = 0, 0
        first: Row | None = None  # the first part of the composite row that is open
        for i, row in enumerate(self.rows):
            if row.number is None and first:
                part += 1
                attribute = row.attribute or first.attribute
                group = _group(first)
                yield replace(row, number=last, part=part, group=group, attribute=attribute)
                continue
            expected = self._after(last)
            last = row.number if row.number is not None else expected
            self._check(row, last, expected)
            first = row if self._is_composite(i) else None
            part = 1 if first else 0
            yield replace(row, number=last, part=part, group=_group(first) if first else "")

    def _check(self, row: Row, number: int, expected: int) -> None:
        if row.number is None and self.are_numbered:
            self._doubt("table.row_unnumbered", row, number=number, name=row.name.text)
        elif number != expected:
            self._doubt("table.number_gap", row, expected=expected, found=number)
        if self.header.has(Role.ATTRIBUTE) and row.attribute is None:
            self._doubt("table.no_attribute", row, name=row.name.text)

    def _is_composite(self, index: int) -> bool:
        """Unnumbered rows below are parts of this one if it has a group, or no number is free."""
        row = self.rows[index]
        following = (self.rows[i] for i in range(index + 1, len(self.rows)))
        directly = next(following, None)
        if row.number is None or directly is None or directly.number is not None:
            return False
        numbered = next((r for r in following if r.number is not None), None)
        has_no_room = numbered is not None and numbered.number == row.number + 1
        if has_no_room and not row.above:
            self._doubt("table.no_group", row, name=row.name.text)
        return bool(row.above) or has_no_room

    def _after(self, number: int) -> int:
        """The number that the next row should carry."""
        return next(n for n in count(number + 1) if n not in self.unread)

    def _doubt(self, code: str, row: Row, **params: str | int) -> None:
        self.doubts.append(Message(code, {"line": row.name.line, **params}))


def _group(first: Row) -> str:
    """The name over a composite row, from its first part."""
    return "".join(cell.text for cell in first.above)

"""Finds the tables of a document and reads them as rows of cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gaoxin.engines.plan import Table, TableRow
from gaoxin.engines.reader.blocks import HEADINGS, Block, Kind
from gaoxin.engines.reader.cells import Cell, cells_of, is_value, split_row, usual_step
from gaoxin.engines.reader.header import Header, Role, header_of
from gaoxin.engines.reader.numbering import Row
from gaoxin.engines.reader.outline import Place
from gaoxin.engines.reader.rows import RowReader
from gaoxin.engines.reader.text import Line, Source, fold
from gaoxin.kernel.messages import Message

_NOTE = re.compile(r"(?:备?注|说明)\s*\d?\s*[:.、]")
_UNIT_OF_ALL = re.compile(r"\(?单位\s*:\s*([^()]{1,12}?)\s*\)?")
_NOTE_GOES_ON = re.compile(r"\d{1,2}[.、]|[①-⑩]")
_ATTRIBUTE = re.compile(r"(?:指标)?属性")
_HEADS = re.compile(
    r"类别|领域|维度|(?:指标|目标)(?:体系|分组|类别|分类|类型)|序号|指标(?:名称)?|主要指标"
)
_LONGEST_HEADER = 20
_FEWEST_CELLS = 8


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one table: its title, its cells, the note under it."""

    title: Line
    name: str
    section: str | None
    lines: tuple[Line, ...]
    note: tuple[Line, ...]
    unit: str = ""  # of all rows that name none: 单位:亿元

    @property
    def numbers(self) -> set[int]:
        """The numbers of all lines that belong to the table."""
        return {line.number for line in (self.title, *self.lines, *self.note)}


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as cells and, where it lists indicators, as rows with a header."""

    table: Table
    header: Header
    rows: tuple[Row, ...] = ()
    doubts: tuple[Message, ...] = ()
    unit: str = ""


def regions_of(places: Sequence[Place]) -> list[Region]:
    """Every titled table, and every run of short lines that begins like a table of indicators."""
    regions: list[Region] = []
    index = 0
    while index < len(places):
        region = _titled(places, index) or _untitled(places, index)
        if region:
            regions.append(region)
            last = max(region.numbers)
            while index < len(places) and places[index].block.line.number <= last:
                index += 1
        else:
            index += 1
    return regions


def _titled(places: Sequence[Place], index: int) -> Region | None:
    place = places[index]
    if place.block.kind is not Kind.TABLE:
        return None
    return _region(place, place.block.title, places, index + 1)


def _untitled(places: Sequence[Place], index: int) -> Region | None:
    """A header of indicators below a box or a short line, which is then the title."""
    place = places[index]
    if place.block.kind not in (Kind.BOX, Kind.STRAY):
        return None
    head = (p.block.line.text for p in places[index + 1 : index + 1 + _LONGEST_HEADER])
    first = next(head, "")
    if not (_is_head_row(first) or _is_head_column(first, head)):
        return None
    return _region(place, place.block.title or place.block.line.text, places, index + 1)


def _is_head_row(text: str) -> bool:
    words = [piece.strip() for piece in re.split(r"[\t|]", text)]
    return any(map(_HEADS.fullmatch, words)) and any(map(_ATTRIBUTE.fullmatch, words))


def _is_head_column(first: str, others: Iterator[str]) -> bool:
    return bool(_HEADS.fullmatch(first)) and any(map(_ATTRIBUTE.fullmatch, others))


def _region(title: Place, name: str, places: Sequence[Place], start: int) -> Region | None:
    lines: list[Line] = []
    note: list[Line] = []
    unit = ""
    for index in range(start, len(places)):
        block = places[index].block
        if block.kind in (*HEADINGS, Kind.BOX, Kind.TABLE, Kind.FIGURE):
            break
        if _NOTE.match(block.line.text) or (note and _NOTE_GOES_ON.match(block.line.text)):
            note.append(block.line)
        elif note or _is_prose(block):
            break
        elif of_all := _UNIT_OF_ALL.fullmatch(block.line.text):
            unit = of_all[1]
        else:
            lines.append(block.line)
    if not lines:
        return None
    return Region(title.block.line, name, title.section, tuple(lines), tuple(note), unit)


def _is_prose(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and "。" in block.line.text


def read_table(source: Source, region: Region, key: str, start_year: int) -> ReadTable:
    """The table as rows; what does not fit its header is a doubt with its line, not a row."""
    explicit = _explicit(source, region.lines)
    cells = [cell for row in explicit for cell in row] if explicit else cells_of(region.lines)
    filled = [cell for cell in cells if cell.text]
    header = header_of(filled, start_year)
    if header.is_of_indicators:
        return _indicators(source, region, key, header, filled, explicit)
    return _facts(source, region, key, header, filled, explicit)


def _explicit(source: Source, lines: Sequence[Line]) -> list[list[Cell]]:
    """The rows where most stand on a line of their own, parted by tabs or bars; else none."""
    rows = []
    for line in lines:
        begin = source.text.rfind("\n", 0, line.start) + 1
        end = source.text.find("\n", line.start)
        row = split_row(line, begin, fold(source.text[begin : end if end >= 0 else None]))
        if row and any(set(cell.text) - set("-: ") for cell in row):  # no rule under a header
            rows.append(row)
    return rows if 2 * len(rows) > len(lines) else []


def _indicators(
    source: Source,
    region: Region,
    key: str,
    header: Header,
    cells: Sequence[Cell],
    explicit: Sequence[Sequence[Cell]],
) -> ReadTable:
    if explicit:
        reader = RowReader(header, 0)
        rows = reader.read_grid(explicit[1:])
    else:
        reader = RowReader(header, usual_step(cells))
        rows = reader.read(cells[header.cells :])
    doubts = list(reader.doubts)
    if not rows:
        doubts.append(_unread(region))
    shown = _rows_shown(source, header, rows)
    titles = tuple(column.title for column in header.columns)
    table = _table(source, region, key, titles, shown)
    return ReadTable(table, header, tuple(rows), tuple(doubts), region.unit)


def _rows_shown(source: Source, header: Header, rows: Sequence[Row]) -> Iterator[TableRow]:
    category: Cell | None = None
    for row in rows:
        printed = row.category_cell if row.category_cell is not category else None
        category = row.category_cell
        values = iter(row.values)
        cells: list[str] = []
        for column in header.columns:
            if column.role is Role.CATEGORY:
                cells.append(_as_written(source, printed))
            elif column.role is Role.NUMBER:
                cells.append("" if row.part > 1 or row.number is None else str(row.number))
            elif column.role is Role.NAME:
                parts = [_as_written(source, cell) for cell in (*row.above, row.name)]
                cells.append(" ".join(parts))
            elif column.role is Role.ATTRIBUTE:
                cells.append(_as_written(source, row.attribute))
            else:
                cells.append(_as_written(source, next(values)))
        present = [row.name, *(v for v in row.values if v), *filter(None, [row.attribute])]
        yield TableRow(tuple(cells), source.span(row.name.line, row.name.start, present[-1].end))


def _facts(
    source: Source,
    region: Region,
    key: str,
    header: Header,
    cells: Sequence[Cell],
    explicit: Sequence[Sequence[Cell]],
) -> ReadTable:
    """A table without targets: a name, then as many figures as most of its rows have."""
    if explicit:
        titles = tuple(_as_written(source, cell) for cell in explicit[0])
        groups = [list(row) for row in explicit[1:]]
    else:
        first = next((i for i, cell in enumerate(cells) if is_value(cell.text)), len(cells))
        titles, groups = (), list(_by_name(cells[max(0, first - 1) :]))
    widths = Counter(len(group) for group in groups)
    width = widths.most_common(1)[0][0] if widths else 0
    if len(cells) < _FEWEST_CELLS or width < 2 or not _mostly_figures(groups):
        unread = _table(source, region, key, (), ())
        return ReadTable(unread, header, (), (_unread(region),))
    titles = titles or _titles(source, cells[: max(0, first - 1)], width)
    doubts, rows = [], []
    for group in groups:
        if len(group) == width:
            span = source.span(group[0].line, group[0].start, group[-1].end)
            rows.append(TableRow(tuple(_as_written(source, cell) for cell in group), span))
        else:
            doubts.append(_row_unread(group, width))
    return ReadTable(_table(source, region, key, titles, rows), header, (), tuple(doubts))


def _by_name(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """A row begins at words that follow a figure; a longer step holds an empty cell."""
    step = usual_step(cells)
    group: list[Cell] = []
    has_figures = False
    for cell in cells:
        is_figure = is_value(cell.text)
        if has_figures and not is_figure:
            yield group
            group = []
        elif group and cell.step > step:
            group += [Cell(cell.line, cell.start, "")] * (cell.step - step)
        has_figures = is_figure
        group.append(cell)
    if group:
        yield group


def _mostly_figures(groups: Sequence[Sequence[Cell]]) -> bool:
    figures = sum(is_value(cell.text) for group in groups for cell in group[1:])
    return 2 * figures > sum(len(group) - 1 for group in groups)


def _titles(source: Source, head: Sequence[Cell], width: int) -> tuple[str, ...]:
    """Header cells over ``width`` columns; two levels are joined: ``2015年 总量``."""
    written = [_as_written(source, cell) for cell in head]
    over = len(written) - width
    if over > 0 and (width - 1) % over == 0:
        share = (width - 1) // over
        groups = [title for title in written[1 : 1 + over] for _ in range(share)]
        leaves = written[1 + over :]
        return (written[0], *(f"{g} {leaf}" for g, leaf in zip(groups, leaves, strict=True)))
    return tuple(written)


def _as_written(source: Source, cell: Cell | None) -> str:
    return " ".join(source.slice(cell.start, cell.end).split()) if cell else ""


def _table(
    source: Source,
    region: Region,
    key: str,
    titles: Sequence[str],
    rows: Sequence[TableRow] | Iterator[TableRow],
) -> Table:
    note = "\n".join(source.slice(line.start, line.end) for line in region.note)
    return Table(
        key=key,
        title=region.name,
        header=tuple(titles),
        rows=tuple(rows),
        note=note,
        section=region.section,
        span=source.span(region.title.number, region.title.start, region.title.end),
    )


def _row_unread(group: Sequence[Cell], width: int) -> Message:
    first, text = group[0], group[0].text[:40]
    return Message(
        "table.row_unread",
        {"line": first.line, "text": text, "expected": width, "found": len(group)},
    )


def _unread(region: Region) -> Message:
    return Message("table.unread", {"line": region.title.number, "title": region.name[:60]})

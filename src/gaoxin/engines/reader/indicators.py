"""Rows of the table of indicators as goals, indicators and targets of the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gaoxin.engines.plan import (
    Attribute,
    Comparator,
    Goal,
    Indicator,
    Measure,
    Target,
    TargetKind,
)
from gaoxin.engines.reader.cells import Cell, Figure, figure, is_placeholder, name_and_unit
from gaoxin.engines.reader.header import Role
from gaoxin.engines.reader.lexicon import comparator_of, direction_of
from gaoxin.engines.reader.notes import Note, read_note
from gaoxin.engines.reader.numbering import Row
from gaoxin.engines.reader.numerals import arabic
from gaoxin.engines.reader.tables import ReadTable
from gaoxin.engines.reader.text import Source, fold
from gaoxin.kernel.messages import Message
from gaoxin.kernel.text import Text

_GROWTH = re.compile(r"增速|增长率|年均增长|增长$|增幅")
_SHARE = re.compile(r"比重|占比|比例|份额|率|之比")
_FLOW = re.compile(r"^(?:年均|每年|年度|当年)?(?:城镇)?新增")
_HANDED_DOWN = re.compile(r"下达|考核要求|上级|(?:市|省|国家)级?(?:标准|要求)")
_RELATIVE = re.compile(r"同步|平均|高于全|高于经济|不低于全")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_NUMBER = re.compile(r"(?<![\d.])\d{1,12}(?:\.\d{1,6})?(?![\d.])")
_AROUND = re.compile(r"\d[\d,.]*[^\d左以<>≤≥]{0,6}")
_MARKED = re.compile(r"[*＊]+$")


@dataclass(slots=True)
class Draft:
    """What one table adds to the plan."""

    goals: list[Goal] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    doubts: list[Message] = field(default_factory=list)


def indicators_of(source: Source, read: ReadTable, end_year: int) -> Draft:
    """One indicator and its target a row, with the statistical basis from the note."""
    return _Reader(source, read, end_year).draft()


class _Reader:
    def __init__(self, source: Source, read: ReadTable, end_year: int) -> None:
        self.source = source
        self.read = read
        self.note: Note = read_note(fold(read.table.note))
        year = read.header.year(Role.TARGET) or end_year
        self.deadline = date(year, 12, 31)
        self.result = Draft(doubts=list(read.doubts))
        self.goals: dict[str, str] = {}
        self.keys: set[str] = set()

    def draft(self) -> Draft:
        for row in self.read.rows:
            self._row(row)
        return self.result

    def _row(self, row: Row) -> None:
        key = f"{row.number}.{row.part}" if row.part else str(row.number)
        if key in self.keys:
            self._doubt("table.number_twice", row.name, number=key, name=row.name.text)
            return
        self.keys.add(key)
        name, unit = self._name(row)
        attribute = row.attribute.text if row.attribute else ""
        basis = self.note.basis(row.number or 0)
        indicator = Indicator(
            key=key,
            name=Text(name),
            unit=unit,
            direction=direction_of(name),
            goal=self._goal(row),
            group=Text(row.group) if row.group else None,
            attribute=_attribute(attribute),
            basis=Text(basis.text) if basis else None,
            note=Text(f"注{basis.mark}") if basis else None,
            span=self.source.span(row.name.line, row.name.start, row.name.end),
        )
        self.result.indicators.append(indicator)
        self.result.targets += self._targets(row, indicator)

    def _name(self, row: Row) -> tuple[str, str]:
        """Name and unit as written, the unit in half width; a broken name is put together."""
        above = () if row.group else row.above
        written = "".join(
            "".join(self.source.slice(cell.start, cell.end).split()) for cell in (*above, row.name)
        )
        unit = self._cell(row, Role.UNIT)
        if unit:
            return _MARKED.sub("", written), "" if is_placeholder(unit.text) else unit.text
        name, unit_in_name = name_and_unit(fold(written))
        return written[: len(name)], unit_in_name or self.read.unit

    def _goal(self, row: Row) -> str | None:
        if not row.category or not row.category_cell:
            return None
        if row.category not in self.goals:
            key = f"g{len(self.goals) + 1}"
            cell = row.category_cell
            self.goals[row.category] = key
            span = self.source.span(cell.line, cell.start, cell.end)
            self.result.goals.append(Goal(key, Text(row.category), span))
        return self.goals[row.category]

    def _cell(self, row: Row, role: Role) -> Cell | None:
        columns = self.read.header.values
        return next(
            (c for column, c in zip(columns, row.values, strict=True) if column.role is role), None
        )

    # Targets

    def _targets(self, row: Row, indicator: Indicator) -> list[Target]:
        base, target, rate = (self._cell(row, r) for r in (Role.BASE, Role.TARGET, Role.RATE))
        per_year = figure(rate.text) if rate else None
        self._report_empty(row, indicator, {Role.BASE: base, Role.TARGET: target})
        first = self._target(row, indicator, base, target, rate)
        if not (per_year and per_year.cumulative and rate and target and figure(target.text)):
            return [first]
        return [first, self._summed(indicator, per_year, rate)]

    def _report_empty(
        self, row: Row, indicator: Indicator, cells: Mapping[Role, Cell | None]
    ) -> None:
        for column in self.read.header.columns:
            if column.role in cells and cells[column.role] is None:
                name = indicator.name.zh
                self._doubt("table.empty_cell", row.name, name=name, column=column.title)

    def _target(
        self,
        row: Row,
        indicator: Indicator,
        base: Cell | None,
        target: Cell | None,
        rate: Cell | None,
    ) -> Target:
        """The target of a row: its target cell, or the rate cell where that one says nothing."""
        is_growth = indicator.unit == "%" and bool(_GROWTH.search(indicator.name.zh))
        is_silent = is_placeholder(target.text) if target else is_growth
        told = rate if is_silent and rate and not is_placeholder(rate.text) else target
        found = self._figure(told) if told else None
        per_year = figure(rate.text) if rate else None
        is_rate_alone = told is rate and per_year is not None and not per_year.cumulative
        kind = _kind(indicator, told.text if told else "", found, is_rate_alone)
        raw = target if is_rate_alone else told
        place = raw or row.name
        return Target(
            key=indicator.key,
            indicator=indicator.key,
            kind=kind,
            unit=indicator.unit,
            measure=Measure.GROWTH if kind is TargetKind.GROWTH else Measure.LEVEL,
            value=found.value if found else _in_words(told.text if told else ""),
            base=self._base(base),
            base_raw=self._written(base),
            rate=per_year.value if per_year and not per_year.cumulative else None,
            comparator=_comparator(indicator, told.text if told else ""),
            deadline=self.deadline,
            deadline_raw=f"{self.deadline.year}年",
            raw=self._written(raw),
            section=self.read.table.section,
            note=Text(f"注{self.note.cumulative}") if found and found.cumulative else None,
            span=self.source.span(place.line, place.start, place.end),
        )

    def _summed(self, indicator: Indicator, total: Figure, cell: Cell) -> Target:
        """The second target of a row that states an amount a year and one over the plan."""
        return Target(
            key=f"{indicator.key}s",
            indicator=indicator.key,
            kind=TargetKind.CUMULATIVE,
            unit=indicator.unit,
            value=total.value,
            deadline=self.deadline,
            deadline_raw=f"{self.deadline.year}年",
            raw=self._written(cell),
            section=self.read.table.section,
            span=self.source.span(cell.line, cell.start, cell.end),
        )

    def _figure(self, cell: Cell) -> Figure | None:
        """The figure of a cell, or the one number in its words."""
        found = figure(cell.text)
        if found or is_placeholder(cell.text):
            return found
        numbers = _NUMBER.findall(_QUOTED.sub("", cell.text))
        if len(numbers) == 1:
            return Figure(arabic(numbers[0]))
        if numbers:
            self._doubt("table.value_unread", cell, text=cell.text[:40])
        return None

    def _base(self, cell: Cell | None) -> Decimal | None:
        found = figure(cell.text) if cell else None
        return found.value if found else None

    def _written(self, cell: Cell | None) -> str:
        return " ".join(self.source.slice(cell.start, cell.end).split()) if cell else ""

    def _doubt(self, code: str, cell: Cell, **params: str | int) -> None:
        self.result.doubts.append(Message(code, {"line": cell.line, **params}))


def _in_words(told: str) -> Decimal | None:
    """What a target in words amounts to: ``全覆盖`` is 100 (%), ``清零`` is 0."""
    if re.search("全覆盖|普及", told):
        return Decimal(100)
    return Decimal(0) if "清零" in told else None


def _attribute(text: str) -> Attribute | None:
    if text.startswith("预期"):
        return Attribute.EXPECTED
    return Attribute.BINDING if text.startswith("约束") else None


def _kind(indicator: Indicator, told: str, found: Figure | None, is_rate_alone: bool) -> TargetKind:
    name = indicator.name.zh
    if told and found is None:
        return _kind_of_words(told)
    if found and found.cumulative:
        return TargetKind.CUMULATIVE
    if is_rate_alone or (indicator.unit == "%" and _GROWTH.search(name)):
        return TargetKind.GROWTH
    if _FLOW.search(name):
        return TargetKind.FLOW
    is_share = indicator.unit == "%" and _SHARE.search(name)
    return TargetKind.SHARE if is_share else TargetKind.LEVEL


def _kind_of_words(told: str) -> TargetKind:
    if _HANDED_DOWN.search(told):
        return TargetKind.HANDED_DOWN
    return TargetKind.RELATIVE if _RELATIVE.search(told) else TargetKind.STATE


def _comparator(indicator: Indicator, told: str) -> Comparator:
    """From the signs before the figure of a cell and the words after it."""
    ahead, _, behind = _AROUND.sub("\0", told, count=1).partition("\0")
    return comparator_of(ahead, behind.strip(), indicator.direction)

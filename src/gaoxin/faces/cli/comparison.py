"""A draft measured against a folder of hand-made lists: what was found, missed, or found besides.

``indicators.csv`` and ``table1.csv`` hold tables cell by cell, ``projects.csv`` the lists of boxes,
``targets.csv`` the quantitative commitments of the running text, ``past_facts.csv`` (if there)
facts about the past, none of which may come out as a target. Columns marked *(inferred)* are
judgement and are not compared.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from gaoxin.engines.plan import Indicator, Origin, Plan, Table, TableRow, Target, TargetKind
from gaoxin.engines.reader import figure, fold, name_and_unit, sentence_at
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.units import canonical, comparable, convert

SHARE_OF_TARGETS = Decimal("0.95")
INDICATORS, TABLE, BOXES = "indicators.csv", "table1.csv", "projects.csv"
TARGETS, PAST = "targets.csv", "past_facts.csv"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Miss:
    """A row that the draft does not hold as listed: its name, and what differs."""

    row: str
    line: int
    differs: str


@dataclass(slots=True)
class Part:
    """One list: how many rows were found exactly, and the others."""

    name: str
    found: int = 0
    wanted: int = 0
    misses: list[Miss] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comparison:
    parts: tuple[Part, ...]
    extras: tuple[Target, ...]  # targets of the running text that no row lists
    past: tuple[Target, ...]  # those of them that are facts about the past

    @property
    def passed(self) -> bool:
        """All rows of all lists, of the targets at least 95 %, nothing past among them."""
        *exact, targets = self.parts
        enough = targets.found >= SHARE_OF_TARGETS * targets.wanted
        return enough and not self.past and all(part.found == part.wanted for part in exact)


def compare(plan: Plan, text: str, folder: Path) -> Comparison:
    """Measure ``plan``, read from the canonical ``text``, against the lists in ``folder``.

    Raises ``Refused`` (``against.file``) for a list that is missing, unreadable or lacks columns.
    """
    targets, extras = _targets(plan, text, folder / TARGETS)
    past = folder / PAST
    facts = list(_rows(past, ("number", "line", "offset", "verbatim"))) if past.exists() else []
    return Comparison(
        (
            _indicators(plan, folder / INDICATORS),
            _table(plan, folder / TABLE),
            _boxes(plan, folder / BOXES),
            targets,
        ),
        tuple(extras),
        tuple(target for target in extras if any(_is_fact(target, fact) for fact in facts)),
    )


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = set(columns) - set(reader.fieldnames or ())
            if missing:
                raise _refused(path, ", ".join(sorted(missing)))
            for row in reader:
                yield {name: (cell or "").strip() for name, cell in row.items() if name}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _refused(path, str(error)) from error


def _refused(path: Path, reason: str) -> Refused:
    return Refused(Message("against.file", {"file": path.name, "reason": reason}))


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _int(text: str) -> int:
    return int(text) if text.isdecimal() else 0


# Tables


def _indicators(plan: Plan, path: Path) -> Part:
    part = Part("indicators")
    indicators = {i.key: i for i in plan.indicators if i.origin is Origin.TABLE}
    targets = {target.key: target for target in plan.targets if target.origin is Origin.TABLE}
    goals = {goal.key: goal.name.zh for goal in plan.goals}
    for row in _rows(path, ("seq", "sub_seq", "name", "unit", "attribute", "line", "offset")):
        key = row["sub_seq"]
        indicator, target = indicators.get(key), targets.get(key)
        expected = _expected_indicator(row)
        found = _found_indicator(indicator, target, goals) if indicator and target else {}
        _count(part, f"{key} {row['name']}", _int(row["line"]), expected, found)
    return part


def _expected_indicator(row: Row) -> dict[str, object]:
    """The row under names without years: ``baseline_2020`` → ``baseline``."""
    cells = {re.sub(r"_\d{4}", "", name): cell for name, cell in row.items()}
    note = cells.get("note", "")
    return {
        "key": cells["sub_seq"],
        "seq": cells["seq"],
        "group": fold(cells.get("group", "")),
        "category": fold(cells.get("category", "")),
        "name": fold(cells["name"]),
        "unit": canonical(cells["unit"]),
        "baseline": fold(cells.get("baseline", "")),
        "baseline_num": _number(cells.get("baseline", "")),
        "target": fold(cells.get("target", "")),
        "target_num": _number(cells.get("target_num", "")),
        "avg_growth_pct": _number(cells.get("avg_growth_pct", "")),
        "attribute": cells["attribute"],
        "cumulative": cells.get("cumulative_5y", "") == "Y",
        "stat_basis": fold(cells.get("stat_basis", "")),
        "note": fold(note).partition(":")[0],
        "note: rate only": "仅以年均增长率为目标" in note,
        "note: cumulative": "累计" in note,
        "note: no number": "无数值" in note,
        "line": _int(cells["line"]),
        "offset": _int(cells["offset"]),
    }


def _found_indicator(
    indicator: Indicator, target: Target, goals: Mapping[str, str]
) -> dict[str, object]:
    attributes = {"expected": "预期性", "binding": "约束性"}
    is_figure = figure(fold(target.raw)) is not None
    return {
        "key": indicator.key,
        "seq": indicator.key.partition(".")[0],
        "group": fold(indicator.group.zh) if indicator.group else "",
        "category": fold(goals.get(indicator.goal or "", "")),
        "name": fold(indicator.name.zh),
        "unit": canonical(indicator.unit),
        "baseline": fold(target.base_raw),
        "baseline_num": target.base,
        "target": fold(target.raw),
        "target_num": target.value if is_figure else None,
        "avg_growth_pct": target.rate,
        "attribute": attributes.get(indicator.attribute or "", ""),
        "cumulative": target.kind is TargetKind.CUMULATIVE,
        "stat_basis": fold(indicator.basis.zh) if indicator.basis else "",
        "note": fold(indicator.note.zh) if indicator.note else "",
        "note: rate only": target.kind is TargetKind.GROWTH and not is_figure,
        "note: cumulative": target.note is not None,
        "note: no number": target.kind is TargetKind.HANDED_DOWN,
        "line": indicator.span.line if indicator.span else 0,
        "offset": indicator.span.start if indicator.span else 0,
    }


def _table(plan: Plan, path: Path) -> Part:
    """A table of facts by year: unit, total and share for each year among its columns."""
    part = Part("table1")
    shown = {_name(row): (table, row) for table in plan.tables for row in table.rows}
    for row in _rows(path, ("indicator", "line")):
        years = sorted(name[6:] for name in row if re.fullmatch(r"total_\d{4}", name))
        expected: dict[str, object] = {"line": _int(row["line"])}
        for year in years:
            expected |= {
                f"{year} unit": canonical(row[f"unit_{year}"]),
                f"{year} total": _number(row[f"total_{year}"]),
                f"{year} share": _number(row[f"share_of_city_{year}_pct"]),
            }
        table_and_row = shown.get(fold(row["indicator"]))
        found = _found_facts(*table_and_row, years) if table_and_row else {}
        _count(part, row["indicator"], _int(row["line"]), expected, found)
    return part


def _name(row: TableRow) -> str:
    return name_and_unit(fold(row.cells[0]))[0] if row.cells else ""


def _found_facts(table: Table, row: TableRow, years: Sequence[str]) -> dict[str, object]:
    """Cells by the year and the word in the title of their column."""
    unit = name_and_unit(fold(row.cells[0]))[1]
    found: dict[str, object] = {"line": row.span.line}
    for title, cell in zip(table.header[1:], row.cells[1:], strict=False):
        year = next((year for year in years if year in title), None)
        value = figure(fold(cell))
        if year is None or value is None:
            continue
        if "比重" in title:
            found[f"{year} share"] = value.value
        else:
            found[f"{year} total"] = value.value
            found[f"{year} unit"] = canonical(value.unit or unit)
    return found


def _count(
    part: Part, row: str, line: int, expected: Mapping[str, object], found: Mapping[str, object]
) -> None:
    part.wanted += 1
    differs = [
        f"{name}: {found.get(name)!s} ≠ {value!s}"
        for name, value in expected.items()
        if found.get(name) != value
    ]
    if differs:
        part.misses.append(Miss(row, line, "; ".join(differs) if found else ""))
    else:
        part.found += 1


# Boxes


def _boxes(plan: Plan, path: Path) -> Part:
    part = Part("boxes")
    numbers = {box.key: str(box.number) for box in plan.boxes}
    found = {
        (numbers[e.box], fold(e.heading), str(e.order), fold(e.name), e.open_ended,
         e.span.line if e.span else 0, e.span.start if e.span else 0)
        for e in plan.entries
    }  # fmt: skip
    columns = ("box", "list_kind", "order_in_list", "name_verbatim", "line", "offset")
    for row in _rows(path, columns):
        part.wanted += 1
        open_ended = row.get("list_open_ended(等)", "") == "Y"
        name, line = fold(row["name_verbatim"]), _int(row["line"])
        entry = (row["box"], fold(row["list_kind"]), row["order_in_list"], name, open_ended, line,
                 _int(row["offset"]))  # fmt: skip
        if entry in found:
            part.found += 1
        else:
            part.misses.append(Miss(f"{row['box']} {row['name_verbatim']}", line, ""))
    return part


# Targets of the running text


def _targets(plan: Plan, text: str, path: Path) -> tuple[Part, list[Target]]:
    """Rows with a number, each against the nearest target of the same sentence and number."""
    part = Part("targets")
    left = {target.key: target for target in plan.targets if target.origin is Origin.TEXT}
    columns = ("id", "subject", "value_num", "unit", "deadline", "verbatim", "line", "offset")
    for row in _rows(path, columns):
        if not row["value_num"]:
            continue
        part.wanted += 1
        same = [target for target in left.values() if _is_same_number(target, row, text)]
        best = min(same, key=_by_fit(row), default=None)
        if best is None:
            part.misses.append(_missed(row, ""))
            continue
        del left[best.key]
        differs = _differs(best, row)
        if differs:
            part.misses.append(_missed(row, differs))
        else:
            part.found += 1
    return part, list(left.values())


def _missed(row: Row, differs: str) -> Miss:
    return Miss(f"{row['id']} {row['subject']} = {row['value_num']}", _int(row["line"]), differs)


def _is_same_number(target: Target, row: Row, text: str) -> bool:
    """Same line, overlapping sentence, same number after conversion of the unit."""
    if target.span is None or target.value is None or target.span.line != _int(row["line"]):
        return False
    start, end = sentence_at(text, target.span.start)
    offset = _int(row["offset"])
    if not (start < offset + len(row["verbatim"]) and offset < end):
        return False
    low, high = _number(row["value_num"]), _number(row.get("value_high", ""))
    if high != target.high:
        return False
    return any(low == _in_unit(target.value, target.unit, unit) for unit in (*_units(row), ""))


def _by_fit(row: Row) -> Callable[[Target], tuple[bool, int]]:
    def fit(target: Target) -> tuple[bool, int]:
        place = target.span.start if target.span else 0
        return bool(_differs(target, row)), abs(place - _int(row["offset"]))

    return fit


def _differs(target: Target, row: Row) -> str:
    differs = []
    if not any(
        _same_unit(one, other) for one in _alternatives(target.unit) for other in _units(row)
    ):
        differs.append(f"unit: {target.unit} ≠ {row['unit']}")
    year = re.match(r"\d{4}", row["deadline"])
    expected = int(year.group()) if year else None
    found = target.deadline.year if target.deadline else None
    if found != expected:
        differs.append(f"deadline: {found} ≠ {expected}")
    return "; ".join(differs)


def _units(row: Row) -> list[str]:
    return _alternatives(row["unit"])


def _alternatives(unit: str) -> list[str]:
    """``名(个)`` → 名, 个; ``类(年度、中期)`` → 类, 年度、中期; ``个“一”`` → 个."""
    words = re.split(r"[()（）“”\"]", unit)
    return [canonical(word) for word in words if word] or [""]


_THINGS = ("个", "家", "项", "座", "处", "所")
"""Measure words that count things alike: firms are 家 here and 个 there."""


def _same_unit(one: str, other: str) -> bool:
    return comparable(_plain(one), _plain(other))


def _plain(unit: str) -> str:
    return "个" if unit in _THINGS else unit


def _in_unit(value: Decimal, unit: str, to: str) -> Decimal:
    """The value in another unit where that is possible, else as it is."""
    for one in _alternatives(unit):
        if _same_unit(one, to):
            return convert(value, _plain(one), _plain(to))
    return value


def _is_fact(target: Target, fact: Row) -> bool:
    """Whether a target stands where a fact about the past is listed."""
    if not (target.span and fact["offset"]):
        return False
    start = _int(fact["offset"])
    return start <= target.span.start < start + max(1, len(fact["verbatim"]))

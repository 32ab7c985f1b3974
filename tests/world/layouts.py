"""The sample plan's document in the layouts in which plans are found, and what it truly says.

All layouts are made from the one copy that the fictional zone ships, so they say the same::

    web        as copied from a web page: a blank line between paragraphs, one cell a line, an
               empty cell leaves one more line feed
    fullwidth  full-width punctuation, boxes written 【专栏1】, encoded in GB18030
    tabs       table rows as lines of tab-separated cells
    printed    CRLF, no blank lines, page numbers and a running head between pages, also inside
               the table; an empty cell is an empty line

What is true of the document is read from the zone's lists (``truth``), not from the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path

import gaoxin.zones
from gaoxin.engines.plan import Origin, Plan, SectionLevel, TargetKind
from gaoxin.formats.zone_folder import read_plan

FOLDER = Path(gaoxin.zones.__file__).parent / "yunqiao"
RUNNING_HEAD = "云桥高新区“十五五”规划纲要"
PAGE_LINES = 34

_TABLE_TITLE, _TABLE_NOTE = "表1", "注:"
_HEADER = ("指标分组", "序号", "主要指标", "2025年基期", "2030年目标", "年均增长(%)", "指标属性")
_ATTRIBUTES = {"expected": "预期性", "binding": "约束性"}
_WIDE = str.maketrans(",:;()%[]", "，：；（）％［］")


@dataclass(frozen=True)
class Row:
    """A row of the indicator table, cell by cell; ``rate`` may be empty."""

    key: str  # 6.1 for the first part of a composite row
    name: str
    unit: str
    base: str
    target: str
    rate: str
    attribute: str
    goal: str  # name of its group
    group: str  # name over the parts of a composite row

    @property
    def number(self) -> str:
        """The number as printed."""
        return self.key.partition(".")[0]

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells from the name on."""
        return (f"{self.name}({self.unit})", self.base, self.target, self.rate, self.attribute)


@dataclass(frozen=True)
class TextTarget:
    """A quantitative target of the running text; ``sentence`` is the digest of its sentence."""

    value: Decimal
    high: Decimal | None
    unit: str
    deadline: date | None
    deadline_inferred: bool
    phrase: str
    sentence: str


@dataclass(frozen=True)
class Truth:
    """What a reader should find, in any layout."""

    outline: Mapping[SectionLevel, int]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    boxes: Mapping[int, Mapping[str, tuple[str, ...]]]  # number → list → names as written
    targets: tuple[TextTarget, ...]


def layout(name: str) -> str:
    """The document in one of ``LAYOUTS``."""
    return _MAKERS[name](_document())


def encoded(name: str) -> bytes:
    """The layout as the bytes of a file."""
    return layout(name).encode("gb18030" if name == "fullwidth" else "utf-8")


@cache
def truth() -> Truth:
    """What the document says, from the lists of the zone."""
    plan = read_plan(FOLDER)
    return Truth(
        outline=Counter(section.level for section in plan.sections),
        headings=tuple(section.title for section in plan.sections),
        rows=tuple(_rows(plan)),
        boxes=_boxes(plan),
        targets=tuple(_text_targets(plan)),
    )


def _document() -> str:
    return (FOLDER / "document.txt").read_text("utf-8")


def _rows(plan: Plan) -> Iterator[Row]:
    targets = {target.key: target for target in plan.targets}
    goals = {goal.key: goal.name.zh for goal in plan.goals}
    for indicator in plan.indicators:
        if indicator.origin is not Origin.TABLE:
            continue
        target = targets[indicator.key]
        assert indicator.attribute
        assert indicator.goal
        yield Row(
            key=indicator.key,
            name=indicator.name.zh,
            unit=indicator.unit,
            base=target.base_raw,
            target=target.raw,
            rate="" if target.rate is None else str(target.rate),
            attribute=_ATTRIBUTES[indicator.attribute],
            goal=goals[indicator.goal],
            group=indicator.group.zh if indicator.group else "",
        )


def _boxes(plan: Plan) -> Mapping[int, Mapping[str, tuple[str, ...]]]:
    found: dict[int, dict[str, tuple[str, ...]]] = {box.number: {} for box in plan.boxes}
    numbers = {box.key: box.number for box in plan.boxes}
    for (box, heading), entries in groupby(plan.entries, lambda e: (e.box, e.heading)):
        found[numbers[box]][heading] = tuple(entry.name for entry in entries)
    return found


def _text_targets(plan: Plan) -> Iterator[TextTarget]:
    """Targets of the text that print a number in figures."""
    document = _document()
    for target in plan.targets:
        printed = any(sign.isdigit() for sign in target.raw)
        if target.origin is not Origin.TEXT or target.kind is TargetKind.COUNT or not printed:
            continue
        assert target.span
        assert target.value is not None
        yield TextTarget(
            value=target.value,
            high=target.high,
            unit=target.unit,
            deadline=target.deadline,
            deadline_inferred=target.deadline_inferred,
            phrase=document[target.span.start : target.span.end],
            sentence=target.span.digest,
        )


def _web(document: str) -> str:
    return document


def _fullwidth(document: str) -> str:
    lines = (_renamed_box(line) for line in document.split("\n"))
    return "\n".join(lines).translate(_WIDE)


def _renamed_box(line: str) -> str:
    """``专栏1 名称`` → ``【专栏1】名称``."""
    if not line.startswith("专栏"):
        return line
    number, title = line.split(maxsplit=1)
    return f"【{number}】{title}"


def _tabs(document: str) -> str:
    before, title, _, after = _around_table(document)
    lines = ("\t".join(cells) for cells in (_HEADER, *_tabbed_rows()))
    return f"{before}{title}\n\n" + "\n".join(lines) + f"\n\n{after}"


def _tabbed_rows() -> Iterator[tuple[str, ...]]:
    """Merged cells appear once, then as empty ones; a composite row is one cell longer."""
    goal = number = ""
    for row in truth().rows:
        first = "" if row.goal == goal else row.goal
        second, group = ("", "") if row.number == number else (row.number, row.group)
        goal, number = row.goal, row.number
        yield (first, second, *([group] if row.group else []), *row.cells)


def _printed(document: str) -> str:
    before, title, header, after = _around_table(document)
    keep_together = [[line] for line in _filled(before)]
    keep_together.append([title, *header])
    keep_together += _table_groups()
    keep_together += [[line] for line in _filled(after)]
    return "\r\n".join(_paged(keep_together)) + "\r\n"


def _table_groups() -> Iterator[list[str]]:
    """The lines of each row, with the merged cells that come before it."""
    goal = number = ""
    for row in truth().rows:
        lines = [] if row.goal == goal else [row.goal]
        if row.number != number:
            lines += [row.number, *([row.group] if row.group else [])]
        goal, number = row.goal, row.number
        yield [*lines, *row.cells]


def _paged(groups: list[list[str]]) -> Iterator[str]:
    """All lines, a page number and the running head wherever the next group would not fit."""
    page, used = 1, 0
    for lines in groups:
        if used + len(lines) > PAGE_LINES:
            yield f"— {page} —"
            yield RUNNING_HEAD
            page, used = page + 1, 0
        yield from lines
        used += len(lines)


def _around_table(document: str) -> tuple[str, str, list[str], str]:
    """Text before the table, its title line, its header cells, and the text from its note on."""
    start = document.index(f"\n{_TABLE_TITLE}") + 1
    end = document.index(f"\n{_TABLE_NOTE}") + 1
    title, *cells = _filled(document[start:end])
    return document[:start], title, cells[: cells.index(truth().rows[0].goal)], document[end:]


def _filled(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


_MAKERS: Mapping[str, Callable[[str], str]] = {
    "web": _web,
    "fullwidth": _fullwidth,
    "tabs": _tabs,
    "printed": _printed,
}
LAYOUTS = tuple(_MAKERS)

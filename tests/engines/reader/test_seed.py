"""The real plan, against the lists that were made from it by hand, and in other encodings."""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.engines.reader.test_properties import check_places

from gaoxin.engines.plan import Origin, Plan, SectionLevel, TargetKind
from gaoxin.engines.reader import read_document
from gaoxin.kernel.text import normalise

TABLES = (range(68, 175), range(240, 627))  # lines of the two tables: blank lines count there
OUTLINE = {
    SectionLevel.CHAPTER: 9,
    SectionLevel.SECTION: 43,
    SectionLevel.SUBSECTION: 17,
    SectionLevel.LEAD: 159,
}
WIDE = str.maketrans(",:;()%", "，：；（）％")


@pytest.fixture(scope="module")
def text(shared: Path) -> str:
    return (shared / "seed/plan.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def plan(text: str) -> Plan:
    return read_document(text.encode(), name="plan.txt")


def rows(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "seed" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def test_the_head_of_the_document(plan: Plan, text: str) -> None:
    assert (plan.start_year, plan.end_year, plan.base_year) == (2021, 2025, 2020)
    assert plan.number == "济高管发〔2021〕3号"
    assert str(plan.known_from) == "2021-07-01"
    assert plan.document is not None
    assert plan.document.length == len(text) == 59613


def test_outline(plan: Plan) -> None:
    assert Counter(section.level for section in plan.sections) == OUTLINE
    assert not [doubt for doubt in plan.doubts if doubt.code.startswith("outline")]


def test_table_2_cell_by_cell(plan: Plan, shared: Path) -> None:
    indicators = {i.key: i for i in plan.indicators if i.origin is Origin.TABLE}
    targets = {t.key: t for t in plan.targets if t.origin is Origin.TABLE}
    goals = {goal.key: goal.name.zh for goal in plan.goals}
    words = {"expected": "预期性", "binding": "约束性"}
    expected = rows(shared, "indicators.csv")
    assert list(indicators) == [row["sub_seq"] for row in expected]
    for row in expected:
        indicator, target = indicators[row["sub_seq"]], targets[row["sub_seq"]]
        assert indicator.span is not None
        assert indicator.basis is not None
        assert indicator.attribute is not None
        is_figure = bool(row["target_2025_num"])
        assert (
            indicator.group.zh if indicator.group else "",
            goals[indicator.goal or ""],
            indicator.name.zh,
            indicator.unit,
            target.base_raw,
            target.raw,
            target.rate,
            words[indicator.attribute],
            target.kind is TargetKind.CUMULATIVE,
            indicator.basis.zh,
            indicator.span.line,
            indicator.span.start,
        ) == (
            row["group"],
            row["category"],
            row["name"],
            row["unit"],
            row["baseline_2020"],
            row["target_2025"],
            number(row["avg_growth_pct"]),
            row["attribute"],
            row["cumulative_5y"] == "Y",
            row["stat_basis"],
            int(row["line"]),
            int(row["offset"]),
        )
        assert target.base == number(row["baseline_2020"])
        assert not is_figure or target.value == number(row["target_2025_num"])


def test_table_1_cell_by_cell(plan: Plan, shared: Path) -> None:
    shown = {re.sub(r"\([^()]*\)$", "", row.cells[0]): row for row in plan.tables[0].rows}
    for row in rows(shared, "table1.csv"):
        cells = shown[row["indicator"]].cells
        figures = [re.match(r"[\d.]+", cell) for cell in cells[1:]]
        told = [figure.group() for figure in figures if figure]
        columns = ("total_2015", "share_of_city_2015_pct", "total_2020", "share_of_city_2020_pct")
        assert told == [row[column] for column in columns]
        for cell, unit in ((cells[1], row["unit_2015"]), (cells[3], row["unit_2020"])):
            assert unit in (cell, re.sub(r"[\d.]", "", cell)) or cells[0].endswith(f"({unit})")
        assert shown[row["indicator"]].span.line == int(row["line"])


def test_all_entries_of_the_boxes(plan: Plan, shared: Path) -> None:
    numbers = {box.key: box.number for box in plan.boxes}
    found = [
        (numbers[e.box], e.heading, e.order, e.name, e.open_ended, e.span.line, e.span.start)
        for e in plan.entries
        if e.span
    ]
    assert found == [
        (
            int(row["box"]),
            row["list_kind"],
            int(row["order_in_list"]),
            row["name_verbatim"],
            row["list_open_ended(等)"] == "Y",
            int(row["line"]),
            int(row["offset"]),
        )
        for row in rows(shared, "projects.csv")
    ]


def test_numbers_of_the_running_text(plan: Plan, shared: Path) -> None:
    """Every listed number on its line; the command measures units and dates too."""
    said = Counter((t.span.line, t.value) for t in plan.targets if t.span and t.origin == "text")
    wanted = Counter(
        (int(row["line"]), Decimal(row["value_num"]))
        for row in rows(shared, "targets.csv")
        if row["value_num"]
    )
    assert (wanted & said).total() >= 0.95 * wanted.total()
    assert (said - wanted).total() <= 10


def test_nothing_past_is_a_target(plan: Plan, shared: Path) -> None:
    past = {
        range(int(fact["offset"]), int(fact["offset"]) + len(fact["verbatim"]))
        for fact in rows(shared, "past_facts.csv")
        if fact["offset"]
    }
    for target in plan.targets:
        assert target.span is not None
        if target.origin is Origin.TEXT:
            assert not any(target.span.start in span for span in past), target.raw


def test_every_place_slices_back(text: str) -> None:
    assert check_places(text.encode()) > 500


def items(plan: Plan) -> dict[str, Any]:
    """All that a plan says, in half width and without places."""
    return {
        "head": (normalise(plan.title.zh), plan.start_year, plan.number, plan.known_from),
        "sections": [(s.key, s.level, normalise(s.title)) for s in plan.sections],
        "indicators": [
            (i.key, normalise(i.name.zh), normalise(i.unit), i.goal, i.attribute, i.direction)
            for i in plan.indicators
        ],
        "targets": [
            (
                t.key,
                t.kind,
                t.value,
                t.high,
                t.base,
                t.rate,
                t.deadline,
                normalise(t.raw),
                t.section,
            )
            for t in plan.targets
        ],
        "entries": [(e.key, normalise(e.name), e.open_ended) for e in plan.entries],
        "tables": [[tuple(map(normalise, row.cells)) for row in t.rows] for t in plan.tables],
    }


def without_blank_lines(text: str) -> str:
    """Blank lines carry meaning only inside tables."""
    lines = enumerate(text.split("\n"), start=1)
    return "\n".join(line for n, line in lines if line.strip() or any(n in t for t in TABLES))


@pytest.mark.parametrize("layout", ["gb18030", "crlf", "wide", "wide gb18030", "no blank lines"])
def test_other_layouts_say_the_same(plan: Plan, text: str, layout: str) -> None:
    data = {
        "gb18030": lambda: text.encode("gb18030"),
        "crlf": lambda: text.replace("\n", "\r\n").encode(),
        "wide": lambda: text.translate(WIDE).encode(),
        "wide gb18030": lambda: text.translate(WIDE).encode("gb18030"),
        "no blank lines": lambda: without_blank_lines(text).encode(),
    }[layout]()
    assert items(read_document(data, name="x")) == items(plan)


@pytest.mark.parametrize(
    ("city", "chapters", "rows_read"), [("hangzhou", 49, 29), ("guangzhou", 33, 28)]
)
def test_plans_of_other_cities_are_read(
    shared: Path, city: str, chapters: int, rows_read: int
) -> None:
    """Layouts nobody listed by hand: chapters counted by their headings after the contents."""
    data = (shared / f"plans/{city}-15fyp.txt").read_bytes()
    plan = read_document(data, name=city)
    body = data.decode().partition("第一篇")[2].partition("第一篇")[2]
    headings = re.findall(r"^\s*第[一二三四五六七八九十]+章", body, re.MULTILINE)
    levels = Counter(section.level for section in plan.sections)
    assert levels[SectionLevel.CHAPTER] == len(headings) == chapters
    assert (plan.start_year, plan.end_year, plan.base_year) == (2026, 2030, 2025)
    assert sum(i.origin is Origin.TABLE for i in plan.indicators) == rows_read
    assert any(doubt.code == "table.row_unread" for doubt in plan.doubts)
    assert sum(target.origin is Origin.TEXT for target in plan.targets) > 40
    assert check_places(data) > 200

"""The table of coverage: complete, bound to the plan's sentences, honest, and in our own words.

Outside sources: the inventory of systems and the clause table (``seed/systems.csv`` and
``systems.md``), the outline (``structure.md``) and the plan's text itself.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import gaoxin.zones
from gaoxin.kernel.text import digest, normalise

Row = dict[str, str]

COLUMNS = [
    *("key", "kind", "section", "line", "start", "end", "digest", "name_zh", "name_en"),
    *("requirement_zh", "requirement_en", "class", "mode", "status", "page"),
    *("note_zh", "note_en"),
]
MODES = {"run", "mirror", "link", "none"}
STATUSES = {"works", "partly", "open"}
PAGES = {
    *("overview", "indicators", "projects", "outline"),
    *("coverage", "observations", "rights", "audit"),
}
OWN_WORDS_ZH = ("requirement_zh", "note_zh")
OWN_WORDS_EN = ("requirement_en", "note_en")
NUMERALS = "一二三四五六七八九"


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    file = Path(gaoxin.zones.__path__[0]) / "jinan" / "coverage.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def plan(shared: Path) -> str:
    return (shared / "seed" / "plan.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def systems(shared: Path) -> dict[str, Row]:
    """The first-rank systems of the inventory by our key."""
    with (shared / "seed" / "systems.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"].lower(): row for row in csv.DictReader(lines) if row["tier"] == "1"}


@pytest.fixture(scope="module")
def clauses(shared: Path) -> dict[str, Row]:
    """The clauses of chapter 9 by our key: line, sentence number, quote, requirement."""
    text = (shared / "seed" / "systems.md").read_text("utf-8")
    row = r"^\| (R\d+) \| L(\d+)\.(\d+) \| ([^|]+) \| ([^|]+) \|"
    names = ("line", "sentence", "quote", "requirement")
    return {
        key.lower(): dict(zip(names, (cell.strip() for cell in cells), strict=True))
        for key, *cells in re.findall(row, text, re.MULTILINE)
    }


@pytest.fixture(scope="module")
def headings(shared: Path) -> list[tuple[int, str]]:
    """Line and outline key of every chapter and section, from the described outline."""
    text = (shared / "seed" / "structure.md").read_text("utf-8")
    found: list[tuple[int, str]] = []
    chapter = ""
    for line, number, level in re.findall(r"L(\d+) @\d+ 第(.)(章|节)", text):
        ordinal = str(NUMERALS.index(number) + 1)
        chapter = ordinal if level == "章" else chapter
        found.append((int(line), ordinal if level == "章" else f"{chapter}.{ordinal}"))
    return found


def of_kind(rows: list[Row], kind: str) -> list[Row]:
    return [row for row in rows if row["kind"] == kind]


def sentence_of(row: Row, plan: str) -> str:
    return plan[int(row["start"]) : int(row["end"])]


# --- complete -------------------------------------------------------------------------------


def test_every_clause_and_every_first_rank_system_has_one_row(
    rows: list[Row], systems: dict[str, Row], clauses: dict[str, Row]
) -> None:
    assert len(clauses) == 32
    assert len(systems) == 94
    assert sorted(row["key"] for row in of_kind(rows, "clause")) == sorted(clauses)
    assert sorted(row["key"] for row in of_kind(rows, "system")) == sorted(systems)
    assert len(rows) == 126


def test_columns_are_the_agreed_ones(rows: list[Row]) -> None:
    assert [list(row) for row in rows] == [COLUMNS] * len(rows)


def test_both_languages_are_complete(rows: list[Row]) -> None:
    for row in rows:
        for column in ("name", "requirement", "note"):
            assert re.search(r"[\u4e00-\u9fff]", row[f"{column}_zh"]), row["key"]
            assert re.search(r"[A-Za-z]{2}", row[f"{column}_en"]), row["key"]
            assert not re.search(r"[\u4e00-\u9fff]", row[f"{column}_en"]), row["key"]


def test_modes_statuses_and_classes_are_in_their_vocabulary(
    rows: list[Row], systems: dict[str, Row]
) -> None:
    for row in rows:
        assert row["mode"] in MODES, row["key"]
        assert row["status"] in STATUSES, row["key"]
        expected = systems[row["key"]]["class"] if row["kind"] == "system" else ""
        assert row["class"] == expected, row["key"]


def test_a_page_is_named_exactly_where_something_works(rows: list[Row]) -> None:
    for row in rows:
        if row["status"] == "open":
            assert row["page"] == "", row["key"]
        else:
            assert row["page"] in PAGES, row["key"]


def test_what_is_not_meant_to_be_built_is_never_claimed(rows: list[Row]) -> None:
    for row in rows:
        if row["mode"] == "none":
            assert row["status"] == "open", row["key"]


# --- bound to the plan ----------------------------------------------------------------------


def test_the_span_is_one_whole_sentence_with_its_digest(rows: list[Row], plan: str) -> None:
    lines = plan.split("\n")
    for row in rows:
        sentence = sentence_of(row, plan)
        line = int(row["line"])
        parts = [part.strip() for part in re.split("(?<=。)", lines[line - 1])]
        assert sentence in parts, row["key"]
        assert plan.count("\n", 0, int(row["start"])) == line - 1, row["key"]
        assert row["digest"] == digest(sentence), row["key"]


def test_a_clause_lies_in_the_sentence_that_it_is_cited_from(
    rows: list[Row], plan: str, clauses: dict[str, Row]
) -> None:
    lines = plan.split("\n")
    for row in of_kind(rows, "clause"):
        cited = clauses[row["key"]]
        sentences = re.split("(?<=。)", lines[int(cited["line"]) - 1].strip())
        assert sentence_of(row, plan) == sentences[int(cited["sentence"]) - 1], row["key"]
        assert normalise(cited["quote"]) in normalise(sentence_of(row, plan)), row["key"]


def test_a_system_lies_in_the_sentence_that_names_it(
    rows: list[Row], plan: str, systems: dict[str, Row]
) -> None:
    for row in of_kind(rows, "system"):
        cited = systems[row["key"]]
        assert int(row["start"]) <= int(cited["offset"]) < int(row["end"]), row["key"]
        assert cited["quote"] in sentence_of(row, plan), row["key"]


def test_systems_carry_the_name_that_the_plan_writes(rows: list[Row], plan: str) -> None:
    """A name may leave words out at ``…``; each part stands in the plan as written."""
    for row in of_kind(rows, "system"):
        for part in row["name_zh"].split("…"):
            assert part in plan, row["key"]


def test_the_section_is_the_last_heading_before_the_line(
    rows: list[Row], headings: list[tuple[int, str]]
) -> None:
    for row in rows:
        expected = [key for line, key in headings if line <= int(row["line"])][-1]
        assert row["section"] == expected, row["key"]


# --- in our own words -----------------------------------------------------------------------


def chinese_runs(text: str, length: int) -> set[str]:
    """Every run of ``length`` Chinese characters, punctuation and white space left out."""
    only = "".join(re.findall(r"[\u4e00-\u9fff]", text))
    return {only[i : i + length] for i in range(len(only) - length + 1)}


def english_runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z]+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def own_chinese(rows: list[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        columns = (*OWN_WORDS_ZH, *(["name_zh"] if row["kind"] == "clause" else []))
        yield from ((row["key"], row[column]) for column in columns)


def test_no_run_of_twelve_chinese_characters_is_the_plans_or_the_inventorys(
    rows: list[Row], plan: str, shared: Path
) -> None:
    inventory = (shared / "seed" / "systems.md").read_text("utf-8")
    theirs = chinese_runs(plan, 12) | chinese_runs(inventory, 12)
    for key, text in own_chinese(rows):
        assert not chinese_runs(text, 12) & theirs, (key, text)


def test_no_run_of_five_english_words_is_the_inventorys(
    rows: list[Row], systems: dict[str, Row], clauses: dict[str, Row]
) -> None:
    sources = [row["meaning_en"] for row in systems.values()]
    sources += [clause["requirement"] for clause in clauses.values()]
    theirs = set().union(*(english_runs(text, 5) for text in sources))
    for row in rows:
        columns = (*OWN_WORDS_EN, *(["name_en"] if row["kind"] == "clause" else []))
        for column in columns:
            assert not english_runs(row[column], 5) & theirs, (row["key"], row[column])

"""The lines of the 对照表, shipped beside the plan whose clauses they answer."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files

import msgspec

from gaoxin.kernel.text import Text


class Line(msgspec.Struct, frozen=True):
    """A clause or system of the plan, and where the product answers it."""

    key: str
    kind: str  # clause, system
    section: str
    line: int
    name: Text
    requirement: Text
    mode: str  # run, mirror, link, none
    status: str  # works, partly, open
    page: str  # place in the product; empty while open
    note: Text


@lru_cache
def read_coverage() -> tuple[Line, ...]:
    """All lines, in the order of the plan's text within their kind."""
    path = files("gaoxin") / "zones" / "jinan" / "coverage.csv"
    return tuple(_line(row) for row in csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def _line(row: dict[str, str]) -> Line:
    return Line(
        key=row["key"],
        kind=row["kind"],
        section=row["section"],
        line=int(row["line"]),
        name=Text(row["name_zh"], row["name_en"]),
        requirement=Text(row["requirement_zh"], row["requirement_en"]),
        mode=row["mode"],
        status=row["status"],
        page=row["page"],
        note=Text(row["note_zh"], row["note_en"]),
    )

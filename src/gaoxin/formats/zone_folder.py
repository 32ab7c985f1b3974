"""A zone as a folder of plain files: YAML for its make-up, CSV for its long lists.

    zone.yaml          names, areas, bodies, people, clock
    plan.yaml          the plan's key, title, years, document, goals
    sections.csv  indicators.csv  targets.csv  year_targets.csv  boxes.csv  entries.csv
    projects.csv  commitments.csv                 columns are the fields of gaoxin.engines.plan
    observations.csv
    document.txt       the plan's text, where the zone owns it

In CSV a ``Text`` named ``name`` takes two columns, ``name_zh`` and ``name_en``; a span takes
``line``, ``start``, ``end``, ``digest``; lists are joined by ``;``. An empty cell means unknown.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec
import yaml

from gaoxin.engines.plan import (
    Box,
    BoxEntry,
    Commitment,
    Document,
    Goal,
    Indicator,
    Plan,
    Project,
    Section,
    Span,
    Target,
    YearTarget,
)
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.text import Text


class Area(msgspec.Struct, frozen=True):
    """A part of the zone. Areas overlap and are not summed unless ``additive``."""

    key: str
    name: Text
    kind: str  # cluster 片区, subdistrict 街道, bonded 综保区, trade 自贸
    aliases: tuple[str, ...] = ()
    additive: bool = False


class Body(msgspec.Struct, frozen=True):
    """A body that answers for something (责任单位)."""

    key: str
    name: Text
    kind: str  # department, subdistrict, affiliate, stationed, area_office, company


class Person(msgspec.Struct, frozen=True):
    """A demo user: a login, a shown name, a role, and the body or area that it acts for."""

    login: str
    name: Text
    role: str
    body: str | None = None
    area: str | None = None


class Zone(msgspec.Struct, frozen=True):
    """Who and what the zone consists of, apart from its plan."""

    key: str
    name: Text
    short: Text
    fictional: bool = False
    clock: date | None = None  # a demo clock; None means today
    areas: tuple[Area, ...] = ()
    bodies: tuple[Body, ...] = ()
    people: tuple[Person, ...] = ()


class PlanHead(msgspec.Struct, frozen=True):
    key: str
    title: Text
    start_year: int
    end_year: int
    base_year: int
    number: str = ""
    known_from: date | None = None
    document: Document | None = None
    goals: tuple[Goal, ...] = ()


_LISTS: Mapping[str, type[msgspec.Struct]] = {
    "sections": Section,
    "indicators": Indicator,
    "targets": Target,
    "year_targets": YearTarget,
    "boxes": Box,
    "entries": BoxEntry,
    "projects": Project,
    "commitments": Commitment,
}
_SPAN = ("line", "start", "end", "digest")
_Struct = TypeVar("_Struct", bound=msgspec.Struct)


def read_zone(folder: Path) -> Zone:
    """The zone's make-up. Raises ``Refused`` (``zone.file``) with file, place and reason."""
    return _from_yaml(folder / "zone.yaml", Zone)


def read_plan(folder: Path) -> Plan:
    """The zone's plan. Raises ``Refused`` (``zone.file``) with file, line and reason."""
    head = _from_yaml(folder / "plan.yaml", PlanHead)
    lists: dict[str, Any] = {
        name: tuple(_rows(folder / f"{name}.csv", struct)) for name, struct in _LISTS.items()
    }
    return Plan(**{f: getattr(head, f) for f in head.__struct_fields__}, **lists)


def _from_yaml(path: Path, struct: type[_Struct]) -> _Struct:
    try:
        return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), struct)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise _refused(path, 0, str(error)) from error


def _rows(path: Path, struct: type[_Struct]) -> Iterator[_Struct]:
    if not path.exists():
        return
    fields = get_type_hints(struct)
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        for row in reader:
            try:
                yield msgspec.convert(_shape(row, fields), struct, strict=False)
            except (msgspec.ValidationError, ValueError) as error:
                raise _refused(path, reader.line_num, str(error)) from error


def _shape(row: Mapping[str, str], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Gather flat columns into the nested fields of a struct; unknown columns are an error."""
    filled = {name: cell for name, cell in row.items() if name and cell not in ("", None)}
    shaped: dict[str, Any] = {}
    for name, kind in fields.items():
        if kind in (Text, Text | None):
            if f"{name}_zh" in filled:
                shaped[name] = {"zh": filled.pop(f"{name}_zh"), "en": filled.pop(f"{name}_en", "")}
        elif kind == Span | None:
            if "line" in filled:
                shaped[name] = {part: filled.pop(part) for part in _SPAN if part in filled}
        elif name in filled:
            cell = filled.pop(name)
            shaped[name] = cell.split(";") if kind == tuple[str, ...] else cell
    if filled:
        raise ValueError(f"unknown columns: {', '.join(sorted(filled))}")
    return shaped


def _refused(path: Path, line: int, reason: str) -> Refused:
    return Refused(Message("zone.file", {"file": path.name, "line": line, "reason": reason}))

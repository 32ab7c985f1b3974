"""Every code that is spoken has its sentence or word, and nothing Chinese is said past gettext."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes
from tests.house.sources import (
    HAN,
    PACKAGE,
    called,
    calls,
    constant,
    place,
    python,
    tree,
)
from tests.house.spoken import spoken

from gaoxin.apps.people.rights import FIELDS, RIGHTS, Reach, Role
from gaoxin.engines import plan as values
from gaoxin.engines.quality import Bound, Status
from gaoxin.engines.standing import Verdict
from gaoxin.faces import intake
from gaoxin.faces.desk.coverage import PLACES
from gaoxin.faces.labels import LABELS
from gaoxin.faces.sentences_of import messages
from gaoxin.formats.coverage import read_coverage
from gaoxin.formats.zone_folder import read_plan
from gaoxin.kernel.periods import PeriodKind

TEMPLATES = PACKAGE / "web" / "templates"
MARKERS = {"_", "gettext", "ngettext", "N_"}


# -- codes -----------------------------------------------------------------------------------------


def test_codes_are_found_in_every_room() -> None:
    rooms = {each.place.split("/")[2] for each in spoken()}
    assert {"kernel", "engines", "formats", "apps", "faces"} <= rooms
    assert len({each.code for each in spoken()}) > 80


def test_every_code_has_a_sentence() -> None:
    silent = {each.code: each.place for each in spoken() if each.code not in messages()}
    assert not silent, "write them into gaoxin/faces/sentences_of"


def test_every_sentence_has_a_code_that_speaks_it() -> None:
    assert not set(messages()) - {each.code for each in spoken()}


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_a_code_gives_every_value_that_its_sentence_asks_for() -> None:
    for each in spoken():
        if each.names is not None and each.code in messages():
            lacking = fields(messages()[each.code]) - each.names
            assert not lacking, f"{each.place} {each.code}: {lacking}"


# -- words -----------------------------------------------------------------------------------------

CLOSED: Mapping[str, Iterable[str]] = {
    "role": Role,
    "reach": set(Reach) - {Reach.NONE},
    "right": RIGHTS,
    "field": FIELDS,
    "origin": values.Origin,
    "target_origin": values.Origin,
    "attribute": values.Attribute,
    "direction": values.Direction,
    "target_kind": values.TargetKind,
    "comparator": values.Comparator,
    "measure": values.Measure,
    "period_kind": PeriodKind,
    "status": Status,
    "bound": Bound,
    "verdict": Verdict,
    "year_target": values.YearTargetKind,
    "column": intake.COLUMNS,
    "place": PLACES,
    "precision": ("day", "month", "year"),
}


@pytest.mark.parametrize("kind", CLOSED)
def test_every_code_of_a_closed_list_has_its_word_and_no_other_has(kind: str) -> None:
    assert set(LABELS[kind]) == {str(code) for code in CLOSED[kind]}


def codes_in_the_zones() -> dict[str, set[str]]:
    """Codes of open lists, as the shipped data uses them."""
    zones = [read_plan(PACKAGE / "zones" / name) for name in ("jinan", "yunqiao")]
    lines = read_coverage()
    return {
        "project_kind": {k for plan in zones for p in plan.projects for k in p.kinds},
        "deliverable": {c.deliverable for plan in zones for c in plan.commitments},
        "mode": {line.mode for line in lines},
        "coverage_kind": {line.kind for line in lines},
        "coverage_status": {line.status for line in lines},
        "place": {line.page for line in lines if line.page},
    }


def test_every_code_of_the_shipped_data_has_its_word() -> None:
    for kind, used in codes_in_the_zones().items():
        assert not used - set(LABELS[kind]), kind


def test_every_act_has_its_word() -> None:
    acts: dict[str, str] = {}
    for path, node in calls("record", "record_act"):
        for argument in node.args[:2]:
            for part in ast.walk(argument):
                code = constant(part)
                if code:
                    acts.setdefault(code, place(path, node))
    assert "sign_in" in acts
    assert not {code: at for code, at in acts.items() if code not in LABELS["action"]}


def test_every_kind_of_word_that_is_asked_for_exists() -> None:
    asked = {}
    for path, node in calls("label"):
        if node.args and constant(node.args[0]):
            asked[constant(node.args[0])] = place(path, node)
    for path, parsed in templates():
        for call in parsed.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "label":
                assert isinstance(call.args[0], nodes.Const)
                asked[call.args[0].value] = f"{path.name}:{call.lineno}"
    assert asked
    assert not {kind: at for kind, at in asked.items() if kind not in LABELS}


# -- what is said past gettext ---------------------------------------------------------------------


def templates() -> Iterator[tuple[Path, nodes.Template]]:
    reader = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    for path in sorted(TEMPLATES.rglob("*.html")):
        yield path, reader.parse(path.read_text("utf-8"))


OTHER_LANGUAGE = 'lang="zh-CN">中文<'  # the way back from English, in its own language


def test_no_template_says_anything_past_gettext() -> None:
    said = []
    for path, parsed in templates():
        for data in parsed.find_all(nodes.TemplateData):
            if HAN.search(data.data.replace(OTHER_LANGUAGE, "")):
                said.append(f"{path.name}:{data.lineno} {data.data.strip()}")
        marked = {
            id(argument)
            for call in parsed.find_all(nodes.Call)
            if isinstance(call.node, nodes.Name) and call.node.name in MARKERS
            for argument in call.args
        }
        marked |= {id(f.node) for f in parsed.find_all(nodes.Filter) if f.name == "unit"}
        for literal in parsed.find_all(nodes.Const):
            if id(literal) not in marked and HAN.search(str(literal.value)):
                said.append(f"{path.name}:{literal.lineno} {literal.value}")
    assert not said


# Words of plans and their units, not of ours: compared with, or keys to an English one.
WORDS_OF_PLANS = ("figures.py", "cli/comparison.py")


def test_no_face_says_anything_past_gettext() -> None:
    said = []
    for path in python(PACKAGE / "faces"):
        if path.relative_to(PACKAGE / "faces").as_posix() in WORDS_OF_PLANS:
            continue
        marked = {id(node) for node in _marked(tree(path))}
        for node in ast.walk(tree(path)):
            text = constant(node)
            if text and HAN.search(text) and id(node) not in marked:
                said.append(f"{place(path, node)} {text}")  # type: ignore[arg-type]
    assert not said


def _marked(module: ast.Module) -> Iterator[ast.AST]:
    """Literals that are documentation, help of the shell in both languages, or marked."""
    for node in ast.walk(module):
        documented = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if documented and node.body and isinstance(node.body[0], ast.Expr):  # type: ignore[attr-defined]
            yield node.body[0].value  # type: ignore[attr-defined]
        if isinstance(node, ast.Call) and called(node) in MARKERS:
            yield from node.args
        if isinstance(node, ast.keyword) and node.arg == "help":
            yield node.value

"""The documents keep up: settings, methods, examples that run, links that lead somewhere."""

from __future__ import annotations

import ast
import doctest
import re
from pathlib import Path

import pytest
from tests.house.sources import PACKAGE, ROOT, constant, own_files, python, tree

from gaoxin.engines.standing import DEFAULT
from gaoxin.engines.standing.kinds import METHODS

GUIDE, METHOD_PAGES = ROOT / "docs" / "guide", ROOT / "docs" / "methods"
PAGES = [path for path in own_files() if path.suffix == ".md"]
ids = {"ids": lambda path: path.relative_to(ROOT).as_posix()}


def settings() -> set[str]:
    """Every environment variable that the sources name."""
    found = set()
    for path in python():
        for node in ast.walk(tree(path)):
            text = constant(node)
            if text and re.fullmatch(r"GAOXIN_[A-Z_]+", text):
                found.add(text)
    return found


def test_settings_are_found() -> None:
    assert {"GAOXIN_HOME", "GAOXIN_DATABASE_URL", "GAOXIN_SECRET_KEY", "GAOXIN_LANG"} <= settings()


def test_every_setting_is_documented_and_no_other() -> None:
    page = (GUIDE / "settings.md").read_text("utf-8")
    told = set(re.findall(r"`(GAOXIN_[A-Z_]+)`", page))
    assert not settings() - told, "describe them in docs/guide/settings.md"
    tests = {"GAOXIN_SHARED", "GAOXIN_TEST_DATABASE_URL", "GAOXIN_CHROMIUM"}
    assert not told - settings() - tests, "no source reads them"


def test_every_method_has_a_page() -> None:
    pages = "\n".join(path.read_text("utf-8") for path in METHOD_PAGES.rglob("*.md"))
    for name in {*METHODS.values(), DEFAULT.version}:
        assert f"`{name}`" in pages, f"describe {name} in docs/methods"


def sessions() -> list[Path]:
    """Pages that hold a Python session."""
    return [page for page in PAGES if session(page)]


def session(page: Path) -> str:
    """All blocks of Python on a page that show a session, one after the other on their lines."""
    text = page.read_text("utf-8")
    blocks = re.finditer(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    shown = {text[: block.start(1)].count("\n"): block[1] for block in blocks if ">>>" in block[1]}
    lines: list[str] = []
    for line, block in shown.items():
        lines += [""] * (line - len(lines)) + block.splitlines()
    return "\n".join(lines)


def test_the_methods_have_examples() -> None:
    assert any(page.parent == METHOD_PAGES for page in sessions())


@pytest.mark.parametrize("page", sessions(), **ids)  # type: ignore[arg-type]
def test_the_examples_of_a_page_say_what_the_program_says(page: Path) -> None:
    test = doctest.DocTestParser().get_doctest(session(page), {}, page.stem, str(page), 0)
    said: list[str] = []
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    outcome = doctest.DocTestRunner(optionflags=options).run(test, out=said.append)
    assert outcome.attempted > 0
    assert outcome.failed == 0, "".join(said)


def anchors(text: str) -> set[str]:
    """Names of the headings as they are linked to: lower case, hyphens, no punctuation."""
    headings = re.findall(r"^#+ +(.+?) *#*$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, **ids)  # type: ignore[arg-type]
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)[^)]*\)", text):
        if re.match(r"(https?:|mailto:)", target):
            continue
        place, _, anchor = target.partition("#")
        found = (page.parent / place).resolve() if place else page
        assert found.exists(), target
        assert found.is_relative_to(ROOT), target
        if anchor and found.suffix == ".md":
            assert anchor in anchors(found.read_text("utf-8")), target


def test_every_page_of_the_guide_is_on_its_index() -> None:
    linked = set(re.findall(r"\]\(([\w-]+\.md)", (GUIDE / "index.md").read_text("utf-8")))
    assert {path.name for path in GUIDE.glob("*.md")} - {"index.md"} <= linked


def test_every_file_that_the_map_names_exists() -> None:
    """ARCHITECTURE.md names folders and files of src/gaoxin in its tree."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for name in re.findall(r"`((?:src|tests|docs)/[\w./-]+)`", text):
        assert (ROOT / name).exists(), name
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert not [room for room in rooms - {"zones"} if f"{room}/" not in text]

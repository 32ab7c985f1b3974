"""The rooms stay apart: who may import whom, and how long a file may grow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.sources import PACKAGE, ROOT, python

LONGEST = 400
FRAMEWORKS = ("django", "ninja", "jinja2", "axes", "csp", "click", "babel")
PURE = ("gaoxin.kernel", "gaoxin.engines", "gaoxin.formats")


def test_the_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    said = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout
    assert "0 broken" in said.stdout


def test_no_file_grows_beyond_what_one_reads_at_a_time() -> None:
    """Cut it where a second idea begins."""
    length = {path.relative_to(PACKAGE): len(_lines(path)) for path in python()}
    assert not {path: lines for path, lines in length.items() if lines > LONGEST}


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def modules(room: str) -> list[str]:
    folder = PACKAGE.parent / room.replace(".", "/")
    names = (
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in python(folder)
    )
    return [name.removesuffix(".__init__") for name in names]


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_works_without_any_framework(room: str) -> None:
    """Imported with the frameworks out of reach; none is in memory afterwards."""
    assert modules(room)
    program = (
        "import importlib, sys\n"
        f"for name in {FRAMEWORKS!r}: sys.modules[name] = None\n"
        f"for name in {modules(room)!r}: importlib.import_module(name)\n"
        f"loaded = {{name.split('.')[0] for name, module in sys.modules.items() if module}}\n"
        f"assert not loaded & set({FRAMEWORKS!r}), loaded\n"
        "assert not any(name.startswith(('gaoxin.apps', 'gaoxin.faces')) for name in sys.modules)\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.returncode == 0, said.stderr


def test_reading_a_document_from_the_shell_needs_no_django() -> None:
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from gaoxin.faces.cli import main\n"
        "main(['--lang', 'zh', 'read', '--help'])\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.returncode == 0, said.stderr

"""The repository speaks of itself alone, and the database matches the models."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.house.sources import ROOT, own_files

FOLDERS = "|".join(["work", "root", "Users", "home/[a-z]", "mnt/[a-z]", "opt/[a-z]"])
MACHINE_PATH = re.compile(rf"""(?<![\w.:}}/)>-])/({FOLDERS})(/|\b(?=["'`\s)]))""")
DRIVE = re.compile(r"""(?<!\w)[A-Z]:\\\\?\w""")
INDEX = re.compile(r"(index|registry|resolved)\W{0,3}(url)?\W{1,4}https?://", re.IGNORECASE)
ITSELF = Path(__file__)


def lines() -> list[tuple[str, str]]:
    """(place, line) of everything that people wrote."""
    found = []
    for path in own_files():
        if path != ITSELF:
            place = path.relative_to(ROOT).as_posix()
            text = path.read_text("utf-8")
            found += [(f"{place}:{n}", line) for n, line in enumerate(text.split("\n"), 1)]
    return found


def test_no_file_names_a_folder_of_one_machine() -> None:
    named = [place for place, line in lines() if MACHINE_PATH.search(line) or DRIVE.search(line)]
    assert not named


def test_no_file_names_a_registry() -> None:
    """Where packages come from is for each machine to know."""
    assert INDEX.search('"resolved": "https://somewhere/x.tgz"')
    assert not [place for place, line in lines() if INDEX.search(line)]


def test_files_are_text_in_utf_8_with_plain_line_ends() -> None:
    for path in own_files():
        data = path.read_bytes()
        assert b"\x00" not in data, path
        if "world" not in path.parts:  # layouts of a document may be in anything
            assert b"\r" not in data, path
            assert not data.startswith(b"\xef\xbb\xbf"), path


def test_no_large_file_slips_in() -> None:
    assert not [path.name for path in own_files() if path.stat().st_size > 1_000_000]


@pytest.mark.django_db
def test_the_migrations_say_all_that_the_models_say() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)


@pytest.mark.django_db
def test_django_finds_nothing_to_complain_of() -> None:
    call_command("check", fail_level="WARNING")

"""The sample document is the same plan in every layout, and each layout is what it claims to be."""

from __future__ import annotations

import hashlib
import re
import unicodedata

import pytest
from tests.world.layouts import FOLDER, LAYOUTS, RUNNING_HEAD, encoded, layout, truth


def squeezed(text: str) -> str:
    """The text in half width without white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def fingerprint(text: str) -> str:
    """The digest of a sentence, computed here from its definition."""
    return hashlib.sha256(squeezed(text).encode()).hexdigest()[:16]


def test_are_files_as_found() -> None:
    assert encoded("web") == (FOLDER / "document.txt").read_bytes()
    assert encoded("fullwidth").decode("gb18030") == layout("fullwidth")
    with pytest.raises(UnicodeDecodeError):
        encoded("fullwidth").decode("utf-8")
    assert not re.search("[,:;()%]", layout("fullwidth"))
    printed = layout("printed")
    assert printed.count("\n") == printed.count("\r\n")
    assert printed.count(RUNNING_HEAD) == len(re.findall(r"^— \d+ —\r$", printed, re.M)) > 5
    blank = printed.split("\r\n")[:-1].count("")
    assert blank == sum(cell == "" for row in truth().rows for cell in row.cells)


@pytest.mark.parametrize("name", LAYOUTS)
def test_all_say_the_same(name: str) -> None:
    text = layout(name)
    sentences = {fingerprint(part) for part in re.split("[。\n]", text)}
    assert {target.sentence for target in truth().targets} <= sentences
    plain = squeezed(text)
    for row in truth().rows:
        assert "".join(row.cells) in plain
    for lists in truth().boxes.values():
        for heading, names in lists.items():
            assert f"{heading}:{'、'.join(names)}" in plain


def test_rows_are_one_line_each_where_tabs_part_the_cells() -> None:
    lines = [line.split("\t") for line in layout("tabs").split("\n") if "\t" in line]
    assert len(lines) == 1 + len(truth().rows)
    assert [tuple(line[-5:]) for line in lines[1:]] == [row.cells for row in truth().rows]

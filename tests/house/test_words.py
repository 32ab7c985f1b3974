"""Every sentence stands in both languages, with the same values in it."""

from __future__ import annotations

import os
import re
import string
from functools import cache
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from tests.house.sources import HAN, PACKAGE, ROOT

CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "messages.po"
KEYWORDS: Any = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2)}
Sentence = str | tuple[str, ...]


@cache
def marked() -> dict[Sentence, str]:
    """Every sentence that Babel finds in the sources, with the place of its first use."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as lines:
        methods, options = parse_mapping_cfg(lines)

    def beside(folder: str | os.PathLike[str]) -> bool:
        return os.path.basename(folder) not in {"node_modules", "tests", "build", ".venv", ".git"}

    found = extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=beside)
    told: dict[Sentence, str] = {}
    for name, line, sentence, _comments, _context in found:
        told.setdefault(
            tuple(sentence) if isinstance(sentence, list) else sentence, f"{name}:{line}"
        )
    return told


@cache
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as lines:
        return read_po(lines, locale="en", abort_invalid=True)


def english(sentence: Sentence) -> tuple[str, ...]:
    """The translations: one, or one for each number. Empty where there is none."""
    entry = catalogue().get(sentence[0] if isinstance(sentence, tuple) else sentence)
    if entry is None or not entry.string:
        return ()
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


def values(sentence: str) -> set[str]:
    """Names of what is filled in, in either of the two ways of writing it."""
    named = set(re.findall(r"%\((\w+)\)", sentence))
    if "{" in sentence:
        named |= {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    return named


def test_the_sources_hold_sentences() -> None:
    found = {place.partition(":")[0] for place in marked().values()}
    assert any(name.endswith(".html") for name in found)
    assert any(name.endswith("labels.py") for name in found)
    assert len(marked()) > 300


def test_every_sentence_is_translated() -> None:
    missing = {place: text for text, place in marked().items() if not all(english(text) or [""])}
    assert not missing, "add them to messages.po (CONTRIBUTING.md says how)"


def test_no_translation_is_a_guess_or_left_over() -> None:
    entries = [entry for entry in catalogue() if entry.id]
    assert not [entry.id for entry in entries if entry.fuzzy]
    known = {text[0] if isinstance(text, tuple) else text for text in marked()}
    told = {entry.id[0] if isinstance(entry.id, (list, tuple)) else entry.id for entry in entries}
    assert not told - known, "no source says them any more"
    assert not list(catalogue().obsolete)


def test_translations_are_english() -> None:
    chinese = [text for text in marked() for said in english(text) if HAN.search(said)]
    assert not chinese


def test_translations_are_no_copies() -> None:
    copies = [text for text in marked() if text in english(text) and HAN.search(str(text))]
    assert not copies


def test_a_translation_fills_in_the_same_values() -> None:
    for text, place in marked().items():
        forms = text if isinstance(text, tuple) else (text,)
        wanted = set.union(*map(values, forms))
        for said in english(text):
            assert values(said) <= wanted, place
        assert not english(text) or values(english(text)[-1]) == wanted, place


def test_english_is_set_in_english() -> None:
    chinese = re.compile("[，。；：、！？（）“”《》]")
    assert not [said for text in marked() for said in english(text) if chinese.search(said)]

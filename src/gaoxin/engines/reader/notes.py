"""What the note under a table says of its rows: their statistical basis, and marks of figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

MARKS = "①②③④⑤⑥⑦⑧⑨⑩"

_CLAUSE = re.compile(rf"([{MARKS}]|(?<![\d.])\d{{1,2}}[.、](?!\d))")
_ITEM = r"\d{1,3}(?:\.\d)?"
_ITEMS = re.compile(
    rf"第({_ITEM}(?:[、,和及\-—~至到]{{1,2}}{_ITEM}){{0,99}})项(?:指标)?(?:均)?"
    r"(?:以|按照?|采用)([^;。]{1,80}?)为准"
)
_OTHERS = re.compile(r"(?:其他|其它|其余)(?:各项)?指标(?:均)?(?:以|按照?|采用)([^;。]{1,80}?)为准")
_CUMULATIVE = re.compile(r"累计")
_BRACKETED = re.compile(r"[\[【〔〖]\s*[\]】〕〗]")
_RANGE = re.compile(r"(\d{1,3})(?:\.\d)?(?:\s*[-—~至到]\s*(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Basis:
    """A statistical basis, and the mark of the clause that states it."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """``bases`` by row number; ``other`` for the rest; ``cumulative`` marks the bracket clause."""

    bases: Mapping[int, Basis] = field(default_factory=dict)
    other: Basis | None = None
    cumulative: str = ""

    def basis(self, number: int) -> Basis | None:
        return self.bases.get(number, self.other)


def read_note(text: str) -> Note:
    """Read the folded text of a note, such as ``第6、12项以…为准,其他指标以…为准``."""
    bases: dict[int, Basis] = {}
    other: Basis | None = None
    cumulative = ""
    for mark, clause in _clauses(text):
        for match in _ITEMS.finditer(clause):
            basis = Basis(match[2].strip(), mark)
            bases.update(dict.fromkeys(_numbers(match[1]), basis))
        rest = _OTHERS.search(clause)
        if rest:
            other = Basis(rest[1].strip(), mark)
        if _BRACKETED.search(clause) and _CUMULATIVE.search(clause):
            cumulative = mark or "*"
    return Note(bases, other, cumulative)


def _clauses(text: str) -> list[tuple[str, str]]:
    pieces = _CLAUSE.split(text)
    marked = zip(pieces[1::2], pieces[2::2], strict=True)
    return [("", pieces[0]), *((mark.rstrip(".、"), clause) for mark, clause in marked)]


def _numbers(listed: str) -> list[int]:
    """``6、12-14`` → 6, 12, 13, 14."""
    numbers: list[int] = []
    for match in _RANGE.finditer(listed):
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        numbers += range(first, min(last, first + 200) + 1)
    return numbers

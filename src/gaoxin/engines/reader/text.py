"""The canonical text, its folded twin of the same length, and its lines and sentences."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gaoxin.engines.plan import Span
from gaoxin.kernel.text import digest

_FOLDED_TAGS = ("<wide>", "<narrow>", "<noBreak>")


def _folding() -> dict[int, str]:
    """Characters whose width variant is one character: ``，`` → ``,`` but never ``²`` → ``2``."""
    table = {}
    for code in (*range(0x00A0, 0x0100), *range(0x2000, 0x2070), *range(0x3000, 0x3040),
                 *range(0xFF00, 0xFFF0)):  # fmt: skip
        tag, _, rest = unicodedata.decomposition(chr(code)).partition(" ")
        if tag in _FOLDED_TAGS and " " not in rest:
            table[code] = unicodedata.normalize("NFKC", chr(code))
    return table


_TABLE = _folding()
_PAGE = re.compile(r"[-—–]\s*\d{1,4}\s*[-—–]")
_FEWEST_HEADS, _ELSEWHERE = 3, 2
_SENTENCE = re.compile(r"[^。!?]*[。!?]*[”’」』\"]*")


def fold(text: str) -> str:
    """Half width throughout, one code point for one: what grammars match, offsets unchanged."""
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it. ``text`` is folded and has no blanks at its ends."""

    number: int
    start: int  # offset of its first visible character
    text: str
    step: int  # line feeds since the line before that has something on it

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Source:
    """The canonical text and its lines."""

    text: str
    lines: tuple[Line, ...]

    def slice(self, start: int, end: int) -> str:
        """The text as written."""
        return self.text[start:end]

    def span(self, line: int, start: int, end: int, whole: str | None = None) -> Span:
        """The place of an item; its digest is that of ``whole``, by default the item itself."""
        return Span(line, start, end, digest(self.text[start:end] if whole is None else whole))


def source_of(text: str) -> Source:
    """The text with its lines, without page numbers (``— 3 —``) and running heads."""
    lines = list(_lines(text))
    noise = _page_furniture(lines)
    return Source(text, tuple(line for i, line in enumerate(lines) if i not in noise))


def _page_furniture(lines: Sequence[Line]) -> set[int]:
    """Indices of page numbers, and of the line beside them that hardly occurs anywhere else."""
    pages = {i for i, line in enumerate(lines) if _PAGE.fullmatch(line.text)}
    beside = [j for i in pages for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    near = Counter(lines[j].text for j in beside)
    everywhere = Counter(line.text for line in lines if line.text in near)
    heads = {
        words
        for words, times in near.items()
        if times >= _FEWEST_HEADS and everywhere[words] <= times + _ELSEWHERE
    }
    return pages | {j for j in beside if lines[j].text in heads}


def _lines(text: str) -> Iterator[Line]:
    offset, previous = 0, 0
    for number, (raw, folded) in enumerate(
        zip(text.split("\n"), fold(text).split("\n"), strict=True), start=1
    ):
        visible = folded.strip()
        if visible:
            indent = len(folded) - len(folded.lstrip())
            yield Line(number, offset + indent, visible, number - previous)
            previous = number
        offset += len(raw) + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph; ``text`` is folded."""

    line: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences(line: Line) -> list[Sentence]:
    """Split after 。！？ and keep what follows in brackets or without a full stop.

    A bracketed cross-reference after a full stop belongs to the sentence before it.
    """
    found: list[Sentence] = []
    for match in _SENTENCE.finditer(line.text):
        piece = match.group()
        if not piece:
            continue
        if found and piece.startswith("("):
            last = found[-1]
            found[-1] = Sentence(last.line, last.start, last.text + piece)
        else:
            found.append(Sentence(line.number, line.start + match.start(), piece))
    return found


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The range of the sentence of the canonical text that holds ``offset``."""
    begin = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = fold(text[begin : end if end >= 0 else len(text)])
    for sentence in sentences(Line(0, begin, line, 0)):
        if sentence.start <= offset < sentence.end:
            return sentence.start, sentence.end
    return begin, begin + len(line)

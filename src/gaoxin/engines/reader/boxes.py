"""Boxes (专栏) and the names in their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gaoxin.engines.plan import Box, BoxEntry
from gaoxin.engines.reader.blocks import HEADINGS, Block, Kind
from gaoxin.engines.reader.outline import Place
from gaoxin.engines.reader.text import Line, Source
from gaoxin.kernel.messages import Message

_LIST = re.compile(r"([^:,;。、]{2,16}):\s*(\S.*)", re.DOTALL)
_HEADING = re.compile(r"[^:,;。、\d]{2,16}")
_AND_SO_ON = re.compile(
    r"(?<![高初平])等(?:\d{1,4}[个家项]|[一二三四五六七八九十]{1,3}[大个家项])?"
    r"(?:重点|重大|标志性)?(?:项目|平台|企业|工程|园区|机构)?\s*(?:\([^()]{0,40}\))?$"
)
_PROSE = re.compile(r"[,;。]")
_BRACKETS = dict(zip(")]}】》”〕」』>", "([{【《“〔「『<", strict=True))
_OPENING = frozenset(_BRACKETS.values())
_LONGEST_NAME = 80


@dataclass(slots=True)
class Boxes:
    """The boxes of a document and the names in their lists."""

    boxes: list[Box] = field(default_factory=list)
    entries: list[BoxEntry] = field(default_factory=list)
    doubts: list[Message] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one list with their offsets; ``open_ended`` where it ends in 等."""

    heading: str
    names: tuple[tuple[int, str], ...]
    open_ended: bool
    is_balanced: bool


def boxes_of(source: Source, places: Sequence[Place]) -> Boxes:
    """Every box with the names of its lists, in order, as written."""
    return _Reader(source).read(places)


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.result = Boxes()
        self.box: Box | None = None
        self.lists = 0
        self.last = 0
        self.keys: dict[str, int] = {}

    def read(self, places: Sequence[Place]) -> Boxes:
        previous: Block | None = None
        for place in places:
            block = place.block
            if block.kind is Kind.BOX:
                self._open(place)
            elif block.kind in (*HEADINGS, Kind.TABLE):
                self.box = None
            elif self.box and block.kind in (Kind.PARAGRAPH, Kind.STRAY):
                self._list(block.line, previous)
            previous = block
        return self.result

    def _open(self, place: Place) -> None:
        block = place.block
        number = block.number
        if number != self.last + 1:
            self._doubt("box.number_gap", block.line, expected=self.last + 1, found=number)
        self.last, self.lists = number, 0
        copy = self.keys[str(number)] = self.keys.get(str(number), 0) + 1
        span = self.source.span(block.line.number, block.line.start, block.line.end)
        self.box = Box(
            key=str(number) if copy == 1 else f"{number}-{copy}",
            number=number,
            title=" ".join(block.title.split()),
            section=place.heading,
            span=span,
        )
        self.result.boxes.append(self.box)

    def _list(self, line: Line, previous: Block | None) -> None:
        found = _names(line) or _names_under(line, previous)
        if found is None or self.box is None:
            return
        if not found.is_balanced:
            self._doubt("box.bracket", line, heading=found.heading)
        self.lists += 1
        for order, (start, name) in enumerate(found.names, start=1):
            self.result.entries.append(
                BoxEntry(
                    key=f"{self.box.key}.{self.lists}.{order}",
                    box=self.box.key,
                    heading=found.heading,
                    order=order,
                    name=self.source.slice(start, start + len(name)),
                    open_ended=found.open_ended,
                    span=self.source.span(line.number, start, start + len(name)),
                )
            )

    def _doubt(self, code: str, line: Line, **params: str | int) -> None:
        self.result.doubts.append(Message(code, {"line": line.number, **params}))


def _names(line: Line) -> _Names | None:
    """``heading:name、name等。`` on one line."""
    match = _LIST.fullmatch(line.text)
    return _split(match[1], line.start + match.start(2), match[2]) if match else None


def _names_under(line: Line, previous: Block | None) -> _Names | None:
    """Names on the line below their heading; only a list that ends in 等 is taken for one."""
    if previous is None or previous.kind is not Kind.STRAY or "、" not in line.text:
        return None
    heading = previous.line.text
    found = _split(heading, line.start, line.text) if _HEADING.fullmatch(heading) else None
    return found if found and found.open_ended and len(found.names) > 1 else None


def _split(heading: str, start: int, text: str) -> _Names | None:
    body = text.rstrip("。;. \n")
    and_so_on = _AND_SO_ON.search(body[-80:])
    if and_so_on:
        body = body[: len(body) - len(and_so_on.group())]
    is_balanced = _balanced(body)
    pieces = _at_depth_0(body) if is_balanced else _anywhere(body)
    names = [(start + offset, name) for offset, name in pieces if name]
    is_prose = any(_PROSE.search(_outside(name)) or len(name) > _LONGEST_NAME for _, name in names)
    if not names or is_prose:
        return None
    return _Names(heading.strip(), tuple(names), bool(and_so_on), is_balanced)


def _at_depth_0(text: str) -> Iterator[tuple[int, str]]:
    """Split at 、 outside brackets; each piece with its offset."""
    depth = begin = 0
    for i, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _BRACKETS)
        if sign == "、" and depth == 0:
            yield _trimmed(begin, text[begin:i])
            begin = i + 1
    yield _trimmed(begin, text[begin:])


def _anywhere(text: str) -> Iterator[tuple[int, str]]:
    """Split at every 、, for a list whose brackets do not close."""
    for match in re.finditer(r"[^、]+", text):
        yield _trimmed(match.start(), match.group())


def _trimmed(start: int, text: str) -> tuple[int, str]:
    return start + len(text) - len(text.lstrip()), text.strip()


def _balanced(text: str) -> bool:
    expected: list[str] = []
    for sign in text:
        if sign in _OPENING:
            expected.append(sign)
        elif sign in _BRACKETS and (not expected or expected.pop() != _BRACKETS[sign]):
            return False
    return not expected


def _outside(text: str) -> str:
    """The text without what stands in brackets."""
    return re.sub(r"\([^()]*\)|“[^“”]*”", "", text)

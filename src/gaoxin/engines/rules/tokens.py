"""From text to tokens: names, values with units, words and signs, each with its place.

Chinese is written without spaces, so a name is the longest one of the schema that fits, and ends
where the text, a sign or another word of the language begins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from gaoxin.engines.rules.dimension import spellings, unit_of
from gaoxin.engines.rules.limits import MAX_DIGITS, MAX_LENGTH, MAX_TEXT, MAX_TOKENS
from gaoxin.engines.rules.refusing import nearest, refusal, shown
from gaoxin.engines.rules.schema import Schema
from gaoxin.engines.rules.words import (
    FUNCTIONS,
    KEYWORDS,
    QUOTES,
    SIGNS,
    fold,
    is_word,
)
from gaoxin.kernel.messages import Refused
from gaoxin.kernel.units import canonical


class Sort(Enum):
    FIELD = auto()
    NUMBER = auto()
    TEXT = auto()
    DAY = auto()
    FUNCTION = auto()
    WORD = auto()  # an operator, sign, bracket or constant


@dataclass(frozen=True, slots=True)
class Token:
    """``python`` is what stands for it in the Python source; a value or name has none.

    ``text`` is the name, the content of a text, or the unit of a number.
    """

    sort: Sort
    start: int
    end: int
    python: str = ""
    text: str = ""
    number: Decimal = Decimal(0)
    day: date = date.min


_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_CHINESE_DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_SIGN = re.compile("|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True))))
_UNIT = re.compile(r"[\w%‰/²³]{1,16}")
_LONGEST_WORD = max(map(len, (*KEYWORDS, *FUNCTIONS)))
_BLANK = " \t\r\n"


def tokenise(source: str, schema: Schema) -> list[Token]:
    """The tokens of a rule.

    Raises ``Refused`` with line and column for what is too long or cannot be part of any rule.
    """
    if len(source) > MAX_LENGTH:
        raise refusal("rules.too_long", "", 0, limit=MAX_LENGTH)
    _only_visible(source)
    tokens: list[Token] = []
    for token in _Lexer(source, schema).tokens():
        joined = _joined(tokens[-1], token) if tokens else None
        tokens[-1:] = [joined] if joined else [*tokens[-1:], token]
        if len(tokens) > MAX_TOKENS:
            raise refusal("rules.too_large", source, token.start, limit=MAX_TOKENS)
    if not tokens:
        raise refusal("rules.empty", source, 0)
    return tokens


def _only_visible(source: str) -> None:
    """Control, formatting and private signs could show a rule other than the one that counts."""
    for at, sign in enumerate(source):
        if unicodedata.category(sign) in _UNSEEN and sign not in _BLANK:
            raise refusal("rules.unseen_character", source, at, character=f"U+{ord(sign):04X}")


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _joined(before: Token, token: Token) -> Token | None:
    """``not`` ``in`` and ``is`` ``not`` are one operator each."""
    if (before.python, token.python) not in {("not", "in"), ("is", "not")}:
        return None
    return Token(Sort.WORD, before.start, token.end, f"{before.python} {token.python}")


class _Lexer:
    def __init__(self, source: str, schema: Schema) -> None:
        self._source = source
        self._text = fold(source)
        self._names = schema.names
        self._longest = max((_LONGEST_WORD, *map(len, self._names)))
        self._units = spellings(tuple(each.unit for each in schema))
        self._ratios = [each.measured_in for each in schema if "/" in canonical(each.unit)]

    def tokens(self) -> Iterator[Token]:
        at = 0
        while at < len(self._text):
            if self._text[at] in _BLANK:
                at += 1
                continue
            token = self._token(at)
            yield token
            at = token.end

    def _token(self, at: int) -> Token:
        sign = self._text[at]
        if "0" <= sign <= "9":
            return self._day(at) or self._number(at)
        if sign in QUOTES:
            return self._quoted(at)
        if is_word(sign):
            return self._word(at)
        found = _SIGN.match(self._text, at)
        if not found:
            raise self._refusal("rules.character", at, character=sign)
        return Token(Sort.WORD, at, found.end(), SIGNS[found.group()])

    # -- values ------------------------------------------------------------------------------------

    def _day(self, at: int) -> Token | None:
        found = _CHINESE_DATE.match(self._text, at)
        if not found:
            return None
        year, month, day = map(int, found.groups())
        try:
            return Token(Sort.DAY, at, found.end(), day=date(year, month, day))
        except ValueError:
            raise self._refusal("rules.date", at, text=found.group()) from None

    def _number(self, at: int) -> Token:
        found = _NUMBER.match(self._text, at)
        assert found
        digits, end = found.group(), found.end()
        if len(digits.replace(".", "")) > MAX_DIGITS:
            raise self._refusal("rules.number_too_long", at, limit=MAX_DIGITS)
        unit, end = self._unit(end)
        if unit is None or self._text[end : end + 1] == ".":
            stretch = self._stretch(end)
            raise self._refusal("rules.unit_unknown", end, text=stretch or self._text[end])
        return Token(Sort.NUMBER, at, end, text=unit, number=Decimal(digits))

    def _unit(self, at: int) -> tuple[str | None, int]:
        """The longest unit that begins here, after blanks at most, and its end.

        No unit is the empty one; None where something stands here that is no unit.
        """
        begin = at
        while self._text[begin : begin + 1] == " ":
            begin += 1
        found = _UNIT.match(self._text, begin)
        if not found:
            return "", at
        for end in range(found.end(), begin, -1):
            if self._is_unit(self._text[begin:end]) and self._ends_at(end):
                return canonical(self._text[begin:end]), end
        adjoining = begin == at and is_word(self._text[at]) and not self._keyword(at)
        return None if adjoining else "", at

    def _is_unit(self, text: str) -> bool:
        if text in self._units:
            return True
        if "/" not in text or not set(text.split("/")) <= self._units:
            return False
        return any(unit_of(text).shift_to(each) is not None for each in self._ratios)

    def _quoted(self, at: int) -> Token:
        end = self._text.find(QUOTES[self._text[at]], at + 1)
        if end < 0 or "\n" in self._source[at:end]:
            raise self._refusal("rules.text_open", at)
        text = self._source[at + 1 : end]
        if len(text) > MAX_TEXT:
            raise self._refusal("rules.text_too_long", at, limit=MAX_TEXT)
        return Token(Sort.TEXT, at, end + 1, text=text)

    # -- words -------------------------------------------------------------------------------------

    def _word(self, at: int) -> Token:
        for end in range(min(at + self._longest, len(self._text)), at, -1):
            token = self._known(self._text[at:end], at, end)
            if token:
                return token
        name = self._stretch(at)
        near = nearest(name, list(self._names))
        if near:
            raise self._refusal("rules.name_misspelt", at, name=shown(name), nearest=near)
        raise self._refusal("rules.name_unknown", at, name=shown(name))

    def _known(self, word: str, at: int, end: int) -> Token | None:
        """The word as a function, field or keyword, in this order."""
        if word in FUNCTIONS and self._text[end:].lstrip(_BLANK).startswith("("):
            return Token(Sort.FUNCTION, at, end, text=FUNCTIONS[word])
        if word in self._names and self._ends_at(end):
            return Token(Sort.FIELD, at, end, text=self._names[word].key)
        if word.lower() in KEYWORDS and not self._splits(end):
            return Token(Sort.WORD, at, end, KEYWORDS[word.lower()])
        return None

    def _ends_at(self, end: int) -> bool:
        """Whether a name or unit may end here: before a sign, a blank, a word of the language."""
        if end >= len(self._text) or not is_word(self._text[end]):
            return True
        return not self._splits(end) and self._keyword(end)

    def _splits(self, end: int) -> bool:
        """Whether ending here would cut a Latin word in two."""
        around = self._text[end - 1 : end + 1]
        return len(around) == 2 and all(s.isascii() and is_word(s) for s in around)

    def _keyword(self, at: int) -> bool:
        """Whether a word of the language begins here."""
        for end in range(at + 1, min(at + _LONGEST_WORD, len(self._text)) + 1):
            if self._text[at:end].lower() in KEYWORDS and not self._splits(end):
                return True
        return False

    def _stretch(self, at: int) -> str:
        """What stands here up to the next sign, blank or word of the language."""
        end = at + 1
        while end < len(self._text) and is_word(self._text[end]):
            if not self._splits(end) and self._keyword(end):
                break
            end += 1
        return self._text[at:end]

    def _refusal(self, code: str, at: int, **params: str | int) -> Refused:
        return refusal(code, self._source, at, **params)

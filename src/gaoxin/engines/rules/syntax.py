"""From tokens to Python's own syntax tree, which knows what binds to what.

Nothing that a person wrote reaches Python's parser. A name, number, text or function goes in as
``t`` with the number of its token; only the words and signs of ``words.py`` stand for themselves.
What comes back is therefore an expression of a few known kinds, and every node leads back to its
token and so to its place in the text.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gaoxin.engines.rules.limits import MAX_BRACKETS
from gaoxin.engines.rules.refusing import refusal, shown
from gaoxin.engines.rules.tokens import Sort, Token
from gaoxin.kernel.messages import Refused

_OPENING = {"(": ")", "[": "]"}
_CLOSING = set(_OPENING.values())
_CONSTANTS = {"True", "False", "None"}
_PREFIXES = {"-", "not"}


@dataclass(frozen=True, slots=True)
class Syntax:
    """A Python expression over tokens of a source."""

    source: str
    tokens: Sequence[Token]
    starts: Sequence[int]  # where each token stands in the Python text
    root: ast.expr

    def token(self, node: ast.expr) -> Token:
        """The first token of a node."""
        return self.tokens[bisect_right(self.starts, node.col_offset) - 1]

    def refusal(self, code: str, node: ast.expr, **params: str | int) -> Refused:
        return refusal(code, self.source, self.token(node).start, **params)


def parse(source: str, tokens: Sequence[Token]) -> Syntax:
    """The expression that the tokens form.

    Raises ``Refused`` with line and column: a bracket that is not closed or not opened, a value or
    an operator that is missing, brackets or signs that are nested too deeply.
    """
    _check_order(source, tokens)
    words = [token.python or f"t{number}" for number, token in enumerate(tokens)]
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    try:
        root = ast.parse(" ".join(words), mode="eval").body
    except (RecursionError, MemoryError):
        raise refusal("rules.too_deep", source, tokens[0].start, limit=MAX_BRACKETS) from None
    except SyntaxError as error:
        number = bisect_right(starts, max((error.offset or 1) - 1, 0)) - 1
        raise _at("rules.syntax", source, tokens[number]) from None
    return Syntax(source, tokens, starts, root)


def _check_order(source: str, tokens: Sequence[Token]) -> None:
    """Values and operators take turns, and brackets pair. Python would say it less plainly."""
    open_: list[Token] = []
    value_next, signs = True, 0
    for before, token in zip((None, *tokens), tokens, strict=False):
        sign = token.python
        signs = signs + 1 if value_next and sign in _PREFIXES else 0
        if len(open_) + signs + (sign in _OPENING) > MAX_BRACKETS:
            raise refusal("rules.too_deep", source, token.start, limit=MAX_BRACKETS)
        if sign in _CLOSING:
            _close(source, open_, before, token, value_next=value_next)
            value_next = False
        elif value_next:
            value_next = _after_a_place_for_a_value(source, open_, token)
        else:
            value_next = _after_a_value(source, open_, before, token)
    if open_:
        raise _at("rules.bracket_open", source, open_[-1])
    if value_next:
        raise _at("rules.value_missing_after", source, tokens[-1])


def _after_a_place_for_a_value(source: str, open_: list[Token], token: Token) -> bool:
    """Whether a value is still due after this token."""
    if token.python in _OPENING:
        open_.append(token)
        return True
    if token.python in _PREFIXES:
        return True
    if token.python and token.python not in _CONSTANTS:
        raise _at("rules.value_missing", source, token)
    return False


def _after_a_value(source: str, open_: list[Token], before: Token | None, token: Token) -> bool:
    """Whether a value is due after this token."""
    calls = before is not None and before.sort is Sort.FUNCTION
    opens = token.python == "("
    if opens != calls or not token.python or token.python in {*_CONSTANTS, "[", "not"}:
        raise _at("rules.operator_missing", source, token)
    if calls:
        open_.append(token)
    return token.python not in {"is None", "is not None"}


def _close(
    source: str, open_: list[Token], before: Token | None, token: Token, *, value_next: bool
) -> None:
    if not open_ or _OPENING[open_[-1].python] != token.python:
        raise _at("rules.bracket_stray", source, token)
    opened = open_.pop()
    if value_next and before is not opened:
        raise _at("rules.value_missing", source, token)


def _at(code: str, source: str, token: Token) -> Refused:
    return refusal(code, source, token.start, text=shown(source[token.start : token.end]))

"""The words and signs of the language, in Chinese and English, and how widths are folded."""

from __future__ import annotations

import unicodedata

from gaoxin.engines.rules.limits import MAX_TEXT

KEYWORDS = {
    "且": "and", "并且": "and", "and": "and",
    "或": "or", "或者": "or", "or": "or",
    "非": "not", "不": "not", "not": "not",
    "属于": "in", "in": "in", "不属于": "not in",
    "介于": "is", "between": "is",
    "is": "is", "为空": "is None", "不为空": "is not None", "missing": "None",
    "大于": ">", "小于": "<", "等于": "==", "不等于": "!=",
    "大于等于": ">=", "小于等于": "<=", "不低于": ">=", "不少于": ">=", "不高于": "<=",
    "不超过": "<=",
    "是": "True", "真": "True", "true": "True",
    "否": "False", "假": "False", "false": "False",
}  # fmt: skip
"""Each word and the Python that it stands for."""

SIGNS = {
    ">=": ">=", "≥": ">=", "≧": ">=", "<=": "<=", "≤": "<=", "≦": "<=",
    "!=": "!=", "≠": "!=", "==": "==", "=": "==", ">": ">", "<": "<",
    "**": "**", "+": "+", "-": "-", "*": "*", "/": "/",
    "(": "(", ")": ")", "[": "[", "]": "]", ",": ",",
}  # fmt: skip
"""Each sign, after folding, and the Python that it stands for; longer ones first in matching."""

FUNCTIONS = {
    "最小": "min", "min": "min", "最大": "max", "max": "max", "绝对值": "abs", "abs": "abs",
    "若": "when", "when": "when", "缺省": "default", "default": "default",
    "日期": "date", "date": "date",
}  # fmt: skip
"""A word is a function only before an opening bracket; elsewhere a field may have its name."""

QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」"}

_FOLDED = {"、": ",", "【": "[", "】": "]", "×": "*", "÷": "/", "−": "-", "–": "-"}
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TO_HALF_WIDTH = 0xFEE0


def quoted(text: str, *, chinese: bool) -> str:
    """The text in quotation marks that do not occur in it."""
    order = QUOTES if not chinese else dict(sorted(QUOTES.items(), key=lambda q: q[0].isascii()))
    opening, closing = next(pair for pair in order.items() if pair[1] not in text)
    return f"{opening}{text}{closing}"


def can_be_quoted(text: str) -> bool:
    free = any(closing not in text for closing in QUOTES.values())
    return free and text.isprintable() and len(text) <= MAX_TEXT


def fold(text: str) -> str:
    """Full-width signs, digits and letters become half-width ones; every place is kept."""
    return "".join(map(_folded, text))


def _folded(sign: str) -> str:
    if sign in _FOLDED:
        return _FOLDED[sign]
    if ord(sign) in _FULL_WIDTH:
        return chr(ord(sign) - _TO_HALF_WIDTH)
    return " " if unicodedata.category(sign) == "Zs" else sign


def is_word(sign: str) -> bool:
    """Whether the sign can be part of a name."""
    return sign.isalnum() or sign == "_"


def is_reserved(name: str) -> bool:
    return name.lower() in KEYWORDS

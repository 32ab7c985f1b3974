"""Numbers as Chinese documents write them: ``1,214``, ``22万``, ``三十``, ``千亿``, ``十四``."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache

import cn2an

CHINESE = "零〇一二两三四五六七八九十百千万亿"
SCALES = {
    "百": 2,
    "千": 3,
    "万": 4,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_SCALE_SIGNS = frozenset("十百千万亿")


@lru_cache(maxsize=4096)
def chinese(text: str) -> Decimal | None:
    """The value of a Chinese numeral, ``None`` if it is none. ``千亿`` reads as ``一千亿``."""
    whole = "一" + text if text[:1] in _SCALE_SIGNS and text[:1] != "十" else text
    try:
        return Decimal(str(cn2an.cn2an(whole, "normal")))
    except (ValueError, InvalidOperation, KeyError, IndexError):
        return None


def arabic(text: str) -> Decimal:
    """The value of digits with an optional fraction and grouping commas."""
    return Decimal(text.replace(",", ""))


def count(text: str) -> int | None:
    """A counting number in either script, as headings and lists carry it."""
    if text.isdecimal():
        return int(text)
    value = chinese(text)
    return int(value) if value is not None else None

"""Figures as people read them: grouped, rounded half up, with unit, age and percentage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gaoxin.engines.plan import Target
from gaoxin.faces.words import ENGLISH, gettext, language, ngettext
from gaoxin.kernel.rounding import half_up

NOTHING = "—"

# Units keep their size in English, so that a figure reads the same in both languages:
# 88 亿元 is 88 ×100m yuan, 60 万元/亩 is 60 ×10k yuan/mu.
_SCALES = {"万亿": "1tn", "千万": "10m", "百万": "1m", "亿": "100m", "万": "10k", "千": "1k"}
# Chinese counts with a word of its own for each kind of thing. English has none: the indicator's
# name says what is counted.
_COUNTERS = (
    "个",
    "家",
    "项",
    "件",
    "条",
    "处",
    "所",
    "类",
    "起",
    "只",
    "座",
    "台",
    "套",
    "辆",
    "次",
)
_ENGLISH_UNITS = dict.fromkeys(_COUNTERS, "") | {
    "元": "yuan",
    "美元": "US$",
    "人": "people",
    "名": "people",
    "名(个)": "people or teams",
    "人次": "visits",
    "户": "households",
    "张": "beds",
    "位": "(rank)",
    "位次": "(rank)",
    "级": "(level)",
    "岁": "years",
    "年": "years",
    "天": "days",
    "工作日": "working days",
    "个工作日": "working days",
    "小时": "h",
    "分钟": "min",
    "亩": "mu",
    "公顷": "ha",
    "平方公里": "km²",
    "平方米": "m²",
    "立方米": "m³",
    "公里": "km",
    "米": "m",
    "吨": "t",
    "吨标准煤": "tce",
    "毫克": "mg",
    "微克": "μg",
    "千瓦": "kW",
    "千瓦时": "kWh",
    "个百分点": "pp",
    "百分点": "pp",
    "‰": "‰",
}


def unit(name: str) -> str:
    """The unit in the language spoken now; as written where English has no word for it here."""
    return name if language() != ENGLISH else _in_english(name)


def _in_english(name: str) -> str:
    amount, _slash, base = name.partition("/")
    word, per = _scaled(amount, "×"), "person" if base == "人" else _scaled(base)
    if word is None or per is None:
        return name
    if not base:
        return word
    return f"{word}/{per}" if word else f"per {per}"


def _scaled(name: str, sign: str = "") -> str | None:
    """The words of a unit, or None: ``万元`` is ``×10k yuan`` as an amount, ``10k yuan`` below."""
    if name in _ENGLISH_UNITS or not name:
        return _ENGLISH_UNITS.get(name, "")
    scale = next((each for each in _SCALES if name.startswith(each)), None)
    word = _ENGLISH_UNITS.get(name.removeprefix(scale)) if scale else None
    return None if scale is None or word is None else f"{sign}{_SCALES[scale]} {word}".strip()


def written(value: Decimal | str | None) -> str:
    """A published figure as it was written, with thousands grouped."""
    if value is None or value == "":
        return NOTHING
    return f"{Decimal(value):,f}"


def rounded(value: float | Decimal | None, digits: int = 1) -> str:
    """A computed figure, rounded half up, trailing zeros dropped, thousands grouped."""
    if value is None:
        return NOTHING
    text = f"{half_up(value, digits):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text.replace("-", "−")


def fineness(target: Target) -> int:
    """Decimals in which differences from a target are told: one more than it is written in."""
    written_in = [d for d in (target.value, target.base) if d is not None]
    decimals = (-int(d.as_tuple().exponent) for d in written_in)
    return min(max([*decimals, 0]) + 1, 4)


def signed(value: float | Decimal | None, digits: int = 1) -> str:
    """A difference with its sign."""
    text = rounded(value, digits)
    return f"+{text}" if value is not None and value > 0 and text != "0" else text


def percent(share: float | None, digits: int = 0) -> str:
    """A share between 0 and 1 as a percentage."""
    return NOTHING if share is None else f"{rounded(share * 100, digits)}%"


def age(known_from: date, as_of: date) -> str:
    """How long a figure has been known: in days, from two months on in months, then years."""
    days = (as_of - known_from).days
    if days == 0:
        return gettext("当天")
    if days < 60:
        return ngettext("%(n)d 天", "%(n)d 天", days) % {"n": days}
    if days < 730:
        return ngettext("%(n)d 个月", "%(n)d 个月", days // 30) % {"n": days // 30}
    return gettext("%(n)s 年") % {"n": rounded(days / 365.25, 1)}

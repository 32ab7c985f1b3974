"""Figures as people read them: grouped, rounded half up, with unit, age and percentage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gaoxin.faces.words import ENGLISH, gettext, language, ngettext
from gaoxin.kernel.rounding import half_up

NOTHING = "—"

# Units keep their size in English, so that a figure reads the same in both languages.
_ENGLISH_UNITS = {
    "亿元": "100m yuan",
    "万元": "10k yuan",
    "元": "yuan",
    "亿美元": "US$100m",
    "万美元": "US$10k",
    "万元/亩": "10k yuan/mu",
    "万元/人": "10k yuan/person",
    "亩": "mu",
    "人": "people",
    "名": "people",
    "名(个)": "people/teams",
    "万人": "10k people",
    "万人次": "10k visits",
    "家": "firms",
    "个": "",
    "项": "items",
    "件": "items",
    "条": "lines",
    "处": "places",
    "所": "schools",
    "张": "beds",
    "岁": "years",
    "年": "years",
    "天": "days",
    "分钟": "minutes",
    "位": "th place",
    "位次": "place",
    "级": "level",
    "类": "classes",
    "起": "cases",
    "微克/立方米": "μg/m³",
    "平方公里": "km²",
    "平方米": "m²",
    "公里": "km",
    "吨": "t",
    "万吨": "10k t",
    "吨标准煤/万元": "tce/10k yuan",
    "人/千人": "per 1,000 people",
    "个百分点": "pp",
}


def unit(name: str) -> str:
    """The unit in the language spoken now."""
    if language() != ENGLISH:
        return name
    return _ENGLISH_UNITS.get(name, name)


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

"""The quantity grammar: what in a sentence is a number of something, and what only looks like it.

Recognised are figures with a unit (``14.5亿美元``, ``2-3个``, ``22万余人``), Chinese numerals
with a measure word (``一个``, ``三类``, ``八大``), orders of magnitude (``千亿级``, ``万亩``),
ranks (``前五强``), firsts (``首个``), completeness (``全覆盖`` is 100 %), absence (``不发生`` is
0), multiples (``翻一番``), and spans of time (``三年行动``, ``15分钟``). Names (``5G``,
``PM2.5``, ``12345``, ``3+2+1``, ``500强``, ``3号线``) and quoted slogans are not quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gaoxin.engines.reader.measures import AFTER_ONE, GOES_ON, TRUSTED, UNIT, one_of
from gaoxin.engines.reader.numerals import SCALES, arabic, chinese


class Form(StrEnum):
    """By which rule a quantity was read."""

    FIGURE = "figure"
    COUNTED = "counted"  # a Chinese numeral before a measure word
    GROUP = "group"  # 八大集群
    MAGNITUDE = "magnitude"  # 千亿级
    RANK = "rank"
    FIRST = "first"
    WHOLE = "whole"  # 100 %
    NOTHING = "nothing"  # 0
    MULTIPLE = "multiple"
    DURATION = "duration"
    EACH = "each"  # 一校一品: one for each
    GRADE = "grade"  # 二级医院


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity with its place in the sentence. ``unit`` is empty where none is written."""

    start: int
    end: int
    form: Form
    value: Decimal
    unit: str
    high: Decimal | None = None


_SCALE = one_of(tuple(SCALES))
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,12})(?:\.\d{1,6})?"
_NUMERAL = "[一二两三四五六七八九十百千万亿]{1,8}"
_SMALL = "(?:[一两二三四五六七八九]|十[一二三四五六]?)"
_NO_NUMERAL_BEFORE = "(?<![第零〇一二两三四五六七八九十百千万亿数几])"

_FIGURE = re.compile(
    rf"(?<![\d.A-Za-z+/:第图表号\-])(?<!\d,)(?P<low>{_DIGITS})%?"
    rf"(?:\s?[-—~至到]{{1,2}}(?P<high>{_DIGITS}))?"
    rf"(?P<more>[多余几])?(?P<scale>{_SCALE})?[多余]?"
    rf"(?P<unit>(?<=%)|{UNIT})?(?P<other>\([个人名家户]\))?"
)
_NOT_AFTER_A_FIGURE = re.compile(r"[\dA-Za-z+号.]")
_COUNTED = re.compile(
    rf"{_NO_NUMERAL_BEFORE}(?P<n>{_NUMERAL})[多余]?(?P<unit>{one_of(TRUSTED)})(?!单元|别)"
)
_GROUP = re.compile(rf"{_NO_NUMERAL_BEFORE}(?P<n>{_SMALL})大(?![学会家小型众脑中量队])")
_MAGNITUDE = re.compile(
    rf"{_NO_NUMERAL_BEFORE}(?<![\d.])(?:(?P<money>[十百千万]?亿)元?(?P<level>级)?|(?P<area>[百千]?[千万])亩)"
)
_SIZED = re.compile(r"(?:产业|规模|集群|园区|产值|板块|赛道|市场|总量|大关)")
_RANK = re.compile(
    rf"(?:前(?P<n>\d{{1,3}}|{_SMALL})(?:[强位名列]|(?=[,;。、的行]|$))"
    rf"|第(?P<place>\d{{1,3}}|{_SMALL})[位名])"
)
_FIRST = re.compile(r"首[个家座所条]")
_WHOLE = re.compile(
    r"(?<![健安完])全覆盖|全域覆盖|全面覆盖|普及(?![性型化率度])|所有(?=[^,;。]{1,20}(?:均|都))"
)
_NOTHING = re.compile(r"不发生|零发生|零事故|零死亡|清零")
_MULTIPLE = re.compile(r"翻(?P<n>[一二两三])番")
_DURATION = re.compile(
    rf"(?:(?<=利用)|(?<=使用)|(?<=[,;]用))(?P<n>\d{{1,2}}|{_SMALL})年"
    rf"|(?<![\d“])(?P<m>\d{{1,2}}|{_SMALL})年(?=行动|攻坚)"
)
_EACH = re.compile(r"一[校村镇街县园企户人区河馆圈业]一[品业策档案特景站码员]")
_ONES = re.compile(rf"(?P<n>{_SMALL})个一(?=[”\"])")
_GRADE = re.compile(r"(?P<n>[一二三])级(?:甲等)?(?=(?:综合|专科|公立|中)?医院)")
_QUOTED = re.compile(r"“[^“”]{0,60}”|《[^《》]{0,80}》")


def quantities(sentence: str) -> list[Quantity]:
    """The quantities of a folded sentence in order, none overlapping another."""
    quoted = [match.span() for match in _QUOTED.finditer(sentence)]
    found = [quantity for quantity in _all(sentence) if not _is_within(quoted, quantity.start)]
    found += _ones(sentence)
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _all(sentence: str) -> Iterator[Quantity]:
    for read in (_words, _figures, _counted, _magnitudes, _ranks):
        yield from read(sentence)


def _is_within(spans: list[tuple[int, int]], at: int) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= at:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] <= at


def _figures(sentence: str) -> Iterator[Quantity]:
    for match in _FIGURE.finditer(sentence):
        unit = match["unit"] or ("%" if match.group().endswith("%") else "")
        is_name = not unit and _NOT_AFTER_A_FIGURE.match(sentence, match.end())
        if is_name or _goes_on(sentence, match.end(), unit):
            continue
        yield Quantity(
            match.start(),
            match.end(),
            Form.FIGURE,
            arabic(match["low"]),
            (match["scale"] or "") + unit + (match["other"] or ""),
            arabic(match["high"]) if match["high"] else None,
        )


def _goes_on(sentence: str, end: int, unit: str) -> bool:
    """Whether the unit is only the beginning of another word."""
    following = sentence[end : end + 1]
    return bool(following) and following in GOES_ON.get(unit[-1:], "")


def _counted(sentence: str) -> Iterator[Quantity]:
    for match in _COUNTED.finditer(sentence):
        numeral, unit = match["n"], match["unit"]
        is_bare = not set(numeral) & set("一二两三四五六七八九十")
        is_article = numeral == "一" and unit not in AFTER_ONE
        value = chinese(numeral)
        if value is None or is_bare or is_article or _goes_on(sentence, match.end(), unit):
            continue
        yield Quantity(match.start(), match.end(), Form.COUNTED, value, unit)
    for match in _GROUP.finditer(sentence):
        value = chinese(match["n"])
        if value is not None and value > 1:
            yield Quantity(match.start(), match.end(), Form.GROUP, value, "个")


def _magnitudes(sentence: str) -> Iterator[Quantity]:
    """``千亿级`` → 1000 亿元, ``万亩`` → 10000 亩; ``千亿`` alone says nothing of money."""
    for match in _MAGNITUDE.finditer(sentence):
        value = chinese(match["money"] or match["area"])
        is_sized = match["level"] or match["area"] or match.group().endswith("元")
        if value is None or not (is_sized or _SIZED.match(sentence, match.end())):
            continue
        if match["money"]:
            value = value.scaleb(-8).quantize(Decimal(1))
        unit = "亿元" if match["money"] else "亩"
        yield Quantity(match.start(), match.end(), Form.MAGNITUDE, value, unit)


def _ranks(sentence: str) -> Iterator[Quantity]:
    for match in _RANK.finditer(sentence):
        value = _number(match["n"] or match["place"])
        if value is not None:
            yield Quantity(match.start(), match.end(), Form.RANK, value, "位次")


def _words(sentence: str) -> Iterator[Quantity]:
    """Quantities that are words rather than numbers, and numbers that name a span or a grade."""
    hundred, one, nothing = Decimal(100), Decimal(1), Decimal(0)
    for match in _WHOLE.finditer(sentence):
        yield Quantity(match.start(), match.end(), Form.WHOLE, hundred, "%")
    for match in _NOTHING.finditer(sentence):
        yield Quantity(match.start(), match.end(), Form.NOTHING, nothing, "起")
    for match in _FIRST.finditer(sentence):
        yield Quantity(match.start(), match.end(), Form.FIRST, one, match.group()[-1])
    for match in _EACH.finditer(sentence):
        yield Quantity(match.start(), match.end(), Form.EACH, one, "个")
    for match in _MULTIPLE.finditer(sentence):
        times = _number(match["n"])
        if times is not None:
            yield Quantity(match.start(), match.end(), Form.MULTIPLE, 2**times, "倍")
    for match in _DURATION.finditer(sentence):
        years = _number(match["n"] or match["m"])
        if years is not None:
            yield Quantity(match.start(), match.end(), Form.DURATION, years, "年")
    for match in _GRADE.finditer(sentence):
        grade = _number(match["n"])
        if grade is not None:
            yield Quantity(match.start(), match.end(), Form.GRADE, grade, "级")


def _ones(sentence: str) -> Iterator[Quantity]:
    """``“十个一”``: the one kind of slogan that counts."""
    for match in _ONES.finditer(sentence):
        value = chinese(match["n"])
        if value is not None:
            yield Quantity(match.start(), match.end(), Form.GROUP, value, "个")


def _number(text: str) -> Decimal | None:
    return arabic(text) if text.isdecimal() else chinese(text)

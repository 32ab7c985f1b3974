"""Dates in a sentence: by when something is to be reached, or when something was."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gaoxin.engines.reader.front import years_of
from gaoxin.engines.reader.numerals import count


@dataclass(frozen=True, slots=True)
class Period:
    """The plan's years, against which ``“十四五”末`` and *past* are understood."""

    start: int
    end: int

    @property
    def base(self) -> int:
        """The year before the plan: it and all before it are past."""
        return self.start - 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a sentence, with its place in it.

    ``by`` tells a deadline (``到2025年``, ``2022年之前``) from a span of time (``“十四五”期间``).
    """

    start: int
    end: int
    words: str
    day: date
    is_past: bool
    by: bool = False
    is_before: bool = False  # 2022年之前: the day meant is not certain


_YEAR_TAIL = r"(?P<tail>年?[末底](?:之?前|以前)?|之前|以前|前)?"
_MENTION = re.compile(
    r"(?P<lead>力争到|确保到|争取到|截至|截止|展望|到|至)?\s{0,3}"
    r"(?:"
    r"(?P<first>20\d\d)年?\s*[-—~至]+\s*(?P<last>20\d\d)年(?!期)"
    r"|(?<!\d)(?P<year>(?:19|20)\d\d)年(?!期)(?:(?P<month>\d{1,2})月(?P<day>\d{1,2}日|底)?|"
    + _YEAR_TAIL
    + r")"
    r"|(?P<written>[二][〇零○Oo][〇零○一二三四五六七八九]{2})年(?P<wtail>[末底])?"
    r"|[“\"]?(?P<plan>十[一二三四五六七八九])五[”\"]?(?:规划)?"
    r"(?P<ptail>期末|末期|末|期间|时期|五年|以来|期内)"
    r"|(?P<next>(?:今后|未来)五年|五年内|规划期[末内])"
    r")"
)
_COMPARED = re.compile(
    r"(?:较|比|相较于?|相比|与|对比|高于|低于|是|为|由|从|自|超过|达到|相当于)\s*$"
)
_BASIS = re.compile(r"\s*(?:的)?基础")
_WRITTEN = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")


class Dates:
    """The dates of one sentence."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.all = tuple(mentions)
        self.future = tuple(mention for mention in mentions if not mention.is_past)
        self._ends = [mention.end for mention in self.future]

    def governing(self, at: int) -> Mention | None:
        """The date to come that holds for ``at``: the nearest before it, else the first after."""
        before = bisect_right(self._ends, at)
        if before:
            return self.future[before - 1]
        return self.future[0] if self.future else None


def mentions(sentence: str, period: Period) -> list[Mention]:
    """The dates of a folded sentence in order, without those that something is compared with."""
    found = []
    for match in _MENTION.finditer(sentence):
        day = _day(match, period)
        before = sentence[max(0, match.start() - 6) : match.start()]
        is_reference = _COMPARED.search(before) or _BASIS.match(sentence, match.end())
        if day is not None and not is_reference:
            found.append(_mention(match, day, period))
    return found


def _day(match: re.Match[str], period: Period) -> date | None:
    """The last day of what is named."""
    if match["year"]:
        return _day_in(int(match["year"]), match["month"], match["day"])
    if match["last"]:
        return date(int(match["last"]), 12, 31)
    if match["written"]:
        return date(int(match["written"].translate(_WRITTEN).replace("二", "2")), 12, 31)
    if match["plan"]:
        ordinal = count(match["plan"])
        return date(years_of(ordinal)[1], 12, 31) if ordinal else None
    return date(period.end, 12, 31)


def _day_in(year: int, month: str | None, day: str | None) -> date | None:
    if not month:
        return date(year, 12, 31)
    if not 1 <= int(month) <= 12:
        return None
    last = calendar.monthrange(year, int(month))[1]
    number = int(day[:-1]) if day and day[:-1].isdecimal() else last
    return date(year, int(month), min(max(number, 1), last))


def _mention(match: re.Match[str], day: date, period: Period) -> Mention:
    tail = match["tail"] or match["ptail"] or ""
    return Mention(
        match.start(),
        match.end(),
        match.group().strip(),
        day,
        is_past=day.year <= period.base or tail == "以来",
        by=bool(match["lead"]) or tail not in ("期间", "时期", "期内", "五年", ""),
        is_before="前" in tail and not tail.startswith(("年末", "年底", "末", "底")),
    )

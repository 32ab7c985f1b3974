"""What stands before the first chapter: title, document number, day of publication; the period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gaoxin.engines.reader.numerals import count
from gaoxin.engines.reader.text import Line

FIRST_OF_THE_COUNT = 1956
"""The n-th five-year plan begins in ``1956 + 5 (n - 1)``: the 14th in 2021, the 15th in 2026."""

_ORDINAL = re.compile(r"第([一二三四五六七八九十]{1,3}|\d{1,2})个五年")
_SHORT = re.compile(r"[“\"]([一二三四五六七八九十]{1,2})五[”\"]")
_RANGE = re.compile(r"(20\d\d)年?\s*[-—~至]+\s*(20\d\d)年?")
_PLAN = re.compile(r"规划|计划|纲要")
_LETTER = re.compile(r"通知|关于|公告|批复|附件|解读|[《》。;]|\.(?:pdf|docx?|wps)$")
_CONTENTS = re.compile(r"目\s*[录次]")
_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{2,12})\s*[〔\[【(]\s*((?:19|20)\d\d)\s*[〕\]】)]\s*(\d{1,4})\s*号"
)
_PUBLISHED = re.compile(
    r"(?:发布|公布|公开)(?:日期|时间)\s*:\s*((?:19|20)\d\d)\s*[-/年.]\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})"
)
_DAY = re.compile(r"((?:19|20)\d\d)年\s*(\d{1,2})月\s*(\d{1,2})日")
_LONGEST_TITLE = 60
_FIRST_ORDINAL, _LAST_ORDINAL = 6, 30


@dataclass(frozen=True, slots=True)
class Front:
    """The title with its place, as far as the document has one."""

    title: tuple[Line, ...]
    number: str
    published: date | None


def front_of(lines: Sequence[Line]) -> Front:
    """Read the lines before the first heading of the body (and before its table of contents)."""
    return Front(_title(lines), _number(lines), _published(lines))


def period_of(text: str, title: str) -> tuple[int, int] | None:
    """First and last year: from the title, else from what the text speaks of most often."""
    return _named_period(title) or _named_period(text)


def years_of(ordinal: int) -> tuple[int, int]:
    """The years of the n-th five-year plan: 14 → 2021, 2025."""
    start = FIRST_OF_THE_COUNT + 5 * (ordinal - 1)
    return start, start + 4


def _named_period(text: str) -> tuple[int, int] | None:
    named = Counter(count(match[1]) for match in _ORDINAL.finditer(text))
    named.update(count(match[1]) for match in _SHORT.finditer(text))
    for ordinal, _ in named.most_common():
        if ordinal is not None and _FIRST_ORDINAL <= ordinal <= _LAST_ORDINAL:
            return years_of(ordinal)
    ranges = Counter((int(m[1]), int(m[2])) for m in _RANGE.finditer(text))
    spans = (years for years, _ in ranges.most_common() if years[1] - years[0] == 4)
    return next(spans, None)


def _title(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The last line that names a plan and is no letter, with the line above that it completes."""
    before = list(lines)
    contents = next((i for i, line in enumerate(before) if _CONTENTS.fullmatch(line.text)), None)
    if contents is not None:
        before = before[:contents]
    for i in range(len(before) - 1, -1, -1):
        if _is_title(before[i].text):
            above = before[i - 1] if i else None
            if above and _completes(above.text, before[i].text):
                return above, before[i]
            return (before[i],)
    return ()


def _is_title(text: str) -> bool:
    fits = len(text) <= _LONGEST_TITLE and _PLAN.search(text) and not _LETTER.search(text)
    return bool(fits) and not text.startswith("(") and not text.endswith(",")


def _completes(above: str, line: str) -> bool:
    """``…国民经济和社会发展`` above ``第十五个五年规划纲要``."""
    begins_midway = _ORDINAL.match(line) or line.startswith(("规划", "纲要", "“十"))
    return (
        bool(begins_midway)
        and len(above) <= 30
        and not _LETTER.search(above)
        and (not re.search(r"[,:\d]", above))
    )


def _number(lines: Sequence[Line]) -> str:
    for line in lines:
        match = _NUMBER.search(line.text[:200])
        if match:
            return f"{match[1]}〔{match[2]}〕{match[3]}号"
    return ""


def _published(lines: Sequence[Line]) -> date | None:
    """The day that the page states as its publication, else the day under the letter."""
    stated = [_PUBLISHED.search(line.text) for line in lines]
    signed = [_DAY.fullmatch(line.text) for line in lines]
    for match in (*stated, *reversed(signed)):
        if match:
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
    return None

"""What a promised number is a number of, as a name that a planner can put right."""

from __future__ import annotations

import re

from gaoxin.engines.reader.kinds import LEVEL_VERB, STRUCTURES, is_of_a_kind
from gaoxin.engines.reader.measures import COUNTERS
from gaoxin.engines.reader.promises import Context
from gaoxin.engines.reader.quantities import Form, Quantity

_DATE = re.compile(
    r"(?:到|至)?(?:(?:19|20)\d\d年[末底]?|“?十[一二三四五六七八九]五”?(?:期间|时期|末|期末|规划))"
    r"(?:之?前)?"
)
_LEADING = re.compile(
    r"^[\s、和及与并]*(?:(?:力争|确保|争取|到|至|其中|即|使|推动|实现|扎实推进|将|把|在)\s*)*"
)
_TRAILING = re.compile(
    r"(?:力争|确保|争取|预期|预计|将|均|总量|累计|基本|分别|全部|每年|年均|年|再|已)+$"
)
_BOUND = re.compile(r"^(?:及?以上|以下|以内|左右)的?")
_OBJECT = re.compile(r"的?([^,;。、()]{2,30})")
_OBJECTS = re.compile(r"([^,;。()]{2,40})")
_QUOTES = re.compile(r"[“”\"]")
_VERB = re.compile(
    r"(?:新增|新建|改建|扩建|增设|引进|引入|引育|招引|培育|培养|建成|建设|打造|设立|成立|构建|实施|开展|形成|完成"
    r"|制定|布局|推进|突出|实现)$"
)
_AROUND = " ,、:"
_LONGEST = 40
_NAMED_BY_WHAT_FOLLOWS = (*STRUCTURES, Form.MAGNITUDE, Form.NOTHING, Form.GRADE)
_NAMED_BY_BOTH = (Form.WHOLE, Form.RANK, Form.DURATION, Form.NOTHING)


def subject_of(quantity: Quantity, context: Context, previous: str) -> str:
    """The words before a quantity, the object after it, or both.

    ``previous`` is the subject of the quantity before it in the sentence: the two numbers of
    ``增长10%,达到2000亿元`` have one.
    """
    return _QUOTES.sub("", _subject(quantity, context, previous))


def _subject(quantity: Quantity, context: Context, previous: str) -> str:
    left = _LEADING.sub("", _without_dates(context.clause)).strip(_AROUND)
    thing = _thing_after(quantity, context)
    follows = quantity.form in _NAMED_BY_WHAT_FOLLOWS or context.words == "所有"
    if quantity.form in STRUCTURES or (thing and (follows or is_of_a_kind(quantity))):
        return _shortened(context.words + thing)
    if quantity.form in _NAMED_BY_BOTH:
        goes_on = quantity.form is Form.DURATION or context.words == "普及"
        before = left or _without_dates(context.before).strip(_AROUND)
        return _shortened(before) + context.words + (thing if goes_on else "")
    bare = _without_verbs(left)
    if previous and left and not bare:
        return previous
    verb = _VERB.search(bare)
    if thing and (not bare or verb or _counts_an_object(quantity, context, bare == left)):
        return _shortened((verb.group() if verb else "") + thing)
    return _shortened(bare or left or previous or context.words)


def _thing_after(quantity: Quantity, context: Context) -> str:
    after = _BOUND.sub("", context.after)
    match = (_OBJECTS if quantity.form is Form.NOTHING else _OBJECT).match(after)
    return match[1].strip() if match else ""


def _counts_an_object(quantity: Quantity, context: Context, has_no_verb: bool) -> bool:
    """``推进甲和乙2个机构运营``: what is counted follows, though nouns stand before."""
    is_bound = bool(_BOUND.match(context.after))
    return quantity.unit.endswith(COUNTERS) and has_no_verb and not is_bound


def _without_dates(text: str) -> str:
    return _DATE.sub("", text)


def _without_verbs(text: str) -> str:
    """Take verbs of level and adverbs off the end: ``高新技术企业达`` → ``高新技术企业``."""
    for _ in range(3):
        text = _TRAILING.sub("", LEVEL_VERB.sub("", text)).strip()
    return text


def _shortened(name: str) -> str:
    """The end of a long name, from a 、 on where there is one."""
    if len(name) <= _LONGEST:
        return name
    end = name[-_LONGEST:]
    return end.partition("、")[2] or end

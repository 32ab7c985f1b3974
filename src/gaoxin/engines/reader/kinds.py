"""What kind of target a promised quantity is, how it is compared, and how firmly it is meant."""

from __future__ import annotations

import re

from gaoxin.engines.plan import Comparator, Direction, TargetKind
from gaoxin.engines.reader.lexicon import MODAL_OF_A_CLAUSE, MODAL_OF_A_SENTENCE, comparator_of
from gaoxin.engines.reader.measures import COUNTERS
from gaoxin.engines.reader.promises import Context
from gaoxin.engines.reader.quantities import Form, Quantity

STATES = (Form.WHOLE, Form.NOTHING, Form.DURATION, Form.GRADE)
STRUCTURES = (Form.GROUP, Form.FIRST, Form.EACH)

LEVEL_VERB = re.compile(
    r"(?:稳定|控制|压减|压缩|缩短|保持|提高|提升|增加|增长|发展|扩大|下降|降低|缩小|(?<!新)增|[达升降超扩]|突破)"
    r"(?:到|至|在|过|达)?(?:约|近|超过?)?$|突破$|不?超过?$|达到?$|[迈跨]上$|不?[低少高多]于$"
)
"""A verb of level at the end of what stands before a number: ``增至``, ``达到``, ``不低于``."""

_ADDS = re.compile(
    r"新增|[新改扩)]建|增设|增建|引进|引入|引育|招引|培育|培养|建成|建设|筹集|累计|完成|改造|设立|盘活"
)
_EACH_YEAR = re.compile(r"每年|年均|年度|逐年")
_GROWS = re.compile(r"年均|年增长|增速|增长率")
_RELATES = re.compile(
    r"(?<!占)比(?![重例率])[^,;。]{0,16}[高低多快]|平均|同比|[较比](?:20\d\d年|上年|“)"
)
_CHANGES = re.compile(
    r"(?:增长|提高|提升|增加|下降|降低|减少|压减|缩小|扩大)了?(?:约|近|超过?|不低于)?$"
)
_OF_A_KIND = ("类", "级", "条", "种")
_RATIOS = ("%", "‰")
_CHANGE_UNITS = ("倍", "个百分点", "百分点")


def is_of_a_kind(quantity: Quantity) -> bool:
    """``三类机构``, ``三级网络``, ``三条主线``: parts of one thing."""
    return quantity.form is Form.COUNTED and quantity.unit in _OF_A_KIND


def kind_of(quantity: Quantity, context: Context, *, has_deadline: bool) -> TargetKind:
    """The kind of a target: by the form of its number, then by its unit and the verb before it."""
    if quantity.form is Form.RANK:
        return TargetKind.RANK
    if quantity.form in STATES:
        return TargetKind.STATE
    if quantity.form in STRUCTURES or is_of_a_kind(quantity):
        return TargetKind.COUNT
    if quantity.unit in _CHANGE_UNITS:
        return TargetKind.RELATIVE
    if quantity.unit in _RATIOS:
        return _kind_of_ratio(context.before)
    return _kind_of_amount(quantity, context, has_deadline=has_deadline)


def _kind_of_ratio(before: str) -> TargetKind:
    if _RELATES.search(before):
        return TargetKind.RELATIVE
    if _GROWS.search(before[-12:]):
        return TargetKind.GROWTH
    return TargetKind.RELATIVE if _CHANGES.search(before) else TargetKind.SHARE


def _kind_of_amount(quantity: Quantity, context: Context, *, has_deadline: bool) -> TargetKind:
    if "累计" in context.clause:
        return TargetKind.CUMULATIVE
    if _EACH_YEAR.search(context.before):
        return TargetKind.FLOW
    is_level = LEVEL_VERB.search(context.before) or context.before.endswith("规模")
    if is_level or quantity.form is Form.MAGNITUDE:
        return TargetKind.LEVEL
    if _ADDS.search(context.before):
        return TargetKind.CUMULATIVE
    is_counted = quantity.unit.endswith(COUNTERS) and not has_deadline
    return TargetKind.COUNT if is_counted else TargetKind.LEVEL


def comparator_for(
    quantity: Quantity, context: Context, kind: TargetKind, direction: Direction
) -> Comparator:
    """How reality is compared with the number: by the words right before and after it."""
    if quantity.form is Form.RANK:
        return Comparator.AT_MOST
    if quantity.form is Form.MAGNITUDE:
        return Comparator.ABOUT
    if quantity.form in STATES:
        return Comparator.ABOUT if "基本" in context.before[-4:] else Comparator.EQUAL
    if kind is TargetKind.COUNT and not context.after.startswith(("以上", "左右", "以内")):
        return Comparator.EQUAL
    return comparator_of(context.before[-8:], context.after, direction)


def modal_of(sentence: str, quantity: Quantity, context: Context) -> str:
    """The plan's own word for how firmly it is meant; 力争 holds for the rest of its sentence."""
    before = sentence[max(0, quantity.start - 160) : quantity.start]
    found = [*MODAL_OF_A_SENTENCE.findall(before), *MODAL_OF_A_CLAUSE.findall(context.clause)]
    return found[-1] if found else ""

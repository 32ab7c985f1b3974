"""Which quantities of a sentence are promised, by the words that govern them.

A number in a plan may also tell of the past, define a class (``收入10亿元以上的企业``), or count
what is there already (``依托三大载体``). The rules look only at the clause around the number and
at the dates of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gaoxin.engines.reader.deadlines import Dates, Mention
from gaoxin.engines.reader.measures import CURRENCIES, SCALES_ALONE, TIMES
from gaoxin.engines.reader.quantities import Form, Quantity

_REACH = 160  # code points of a clause that are looked at on either side
_BREAK = re.compile(r"[,;。!?:]")

_ACTION = re.compile(
    r"打造|构建|构筑|建设|建成|建立|建好|[新改扩)]建|新增|增加|增设|增建|设立|成立|组建|创办|形成|培育|引育"
    r"|引进|引入|招引|培养|吸引|集聚|聚集|发展|做大|做强|做优|壮大|实施|推进|推动|推出|开展|启动|完成|实现|突出"
    r"|夯实|支持|布局|谋划|创建|创成|争创|争取|力争|确保|落地|攻关|制定|完善|提供|供给|举办|办好|塑造|储备|投入"
    r"|改造|更新|配建|配置|筹集|筹建|安置|服务|接待|盘活|累计|认定|撬动|守住|杜绝|达到?|超过?(?![市级大])|突破"
    r"|[增升]至|提[高升]|增长|下降|降[低至]|缩[小短]|压[缩减]|减少|控制|保持|稳定在|不低于|不少于|高于"
    r"|跻身|进入|[迈跨][入上]|位[居列]|稳居"
)
_FRAME = re.compile(
    r"依托|借助|利用|围绕|结合|发挥|按照|基于|立足|凭借|鉴于|根据|针对|面向|[理厘]清|梳理|坚持|践行|秉承|落实"
    r"|(?<![可所予加难足])以(?![及上下内来外])|作为|拥有|现有|已有|涵盖|包括|通过|对标|把握|紧抓|增强"
)
_RISES = re.compile(r"升级|提升|壮大|跃升|倍增|实现|普及|翻番")

_SO_FAR = re.compile(
    r"已经?(?!建成后)|现有|现拥有|目前|至今|曾|连续\S{1,3}年|累计(?:获|入选|实现)|荣获|获评|入选"
)
_COMPARED_WITH = re.compile(r"(?:从|由)(?![业事而此严于])[^,;。达至到增]{0,12}$|前$")
_OF_A_RULE = re.compile(r"税率|利率|费率|按[^,;。]{0,12}(?:的|标准)|贴息|补贴|奖励|资助|补助")
_OF_A_NAME = re.compile(r"规定|精神|会议|原则|年代|世纪|周年")

_LEVEL_VERB = re.compile(r"(?:达到?|(?:提高|下降|缩小|[增升降])[至到]|控制在|稳定在|为|至|到)$")
_ENDS = ("左右", "以上", "以内", "以下")
_BOUND_OF_A_CLASS = re.compile(r"(?:及)?(?:以上|以下|以内)的?(?=[^,;。、)\s])")
_MEMBERS_OF_A_CLASS = re.compile(
    r"(?:以上|以下|以内|左右)?的?[\u4e00-\u9fff]{0,4}(?:企业|群体|家庭|人群|单位|项目|门槛)"
)
_WITHIN = re.compile(r"缩短|压缩|压减|控制|不超过|以内|限时|提速")
_CIRCLE = re.compile(r"[^,;。]{0,14}(?:圈|网络|可达|通达|直达|送达|覆盖)")
_COUNT_AFTER = re.compile(r"(?:\d+\s*|[一两二三四五六七八九十])[个家处]")
_COUNT_BEFORE = re.compile(r"(?:\d+|[一两二三四五六七八九十])[个大家]$")
_LAYERED = re.compile(r"[^,;。、]{0,10}(?:系统|体系|网络|架构|联动|平台)")
_EVERYWHERE = re.compile(r"全覆盖|全域覆盖|全面覆盖")


@dataclass(frozen=True, slots=True)
class Context:
    """What governs a quantity: the clause on both sides, and the dates of its sentence."""

    words: str  # the quantity as folded text
    clause: str  # what stands before it in its own clause and belongs to it alone
    before: str  # all of the clause, or of the sentence where the clause begins with the quantity
    after: str
    date: Mention | None
    is_past: bool


def context_of(
    sentence: str,
    quantity: Quantity,
    previous: Quantity | None,
    dates: Dates,
    is_past: bool,
) -> Context:
    """The clause around a quantity, at most ``_REACH`` on either side.

    ``previous`` is the quantity before it in the sentence: in ``产值达到8亿元、利税达到1亿元`` the
    second one has a subject of its own. ``is_past`` tells whether the paragraph speaks of the past;
    a date to come in the sentence overrules it.
    """
    before = sentence[max(0, quantity.start - _REACH) : quantity.start]
    after = sentence[quantity.end : quantity.end + _REACH]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    clause = before[breaks[-1] :] if breaks else before
    stop = _BREAK.search(after)
    own = clause
    if previous and quantity.start - previous.end < len(clause):
        own = sentence[previous.end : quantity.start].rpartition("、")[2]
    return Context(
        sentence[quantity.start : quantity.end],
        own,
        clause if clause.strip() else before,
        after[: stop.start()] if stop else after,
        dates.governing(quantity.start),
        not dates.future and (is_past or bool(dates.all)),
    )


def is_promised(quantity: Quantity, context: Context) -> bool:
    """Whether the quantity is something to be reached."""
    if context.is_past or _SO_FAR.search(context.before) or _OF_A_NAME.match(context.after):
        return False
    if quantity.form is Form.FIGURE:
        return _is_promised_figure(quantity, context)
    rule = _RULES.get(quantity.form)
    return rule(context) if rule else True


def _is_promised_figure(quantity: Quantity, context: Context) -> bool:
    if _COMPARED_WITH.search(context.before) or _OF_A_RULE.search(context.before):
        return False
    if not quantity.unit or quantity.unit in SCALES_ALONE:
        return _is_bare_level(context)
    if quantity.unit.endswith(TIMES):
        return _is_within(context)
    if quantity.unit.endswith((*CURRENCIES, "岁", "亩", "平方米")) and _defines_a_class(context):
        return False
    return _is_governed(context) or context.date is not None


def _is_bare_level(context: Context) -> bool:
    """A number without a unit counts only as a level: ``缩小到1.58左右``, ``达到40万左右``."""
    ends = not context.after or context.after.startswith(_ENDS)
    return ends and bool(_LEVEL_VERB.search(context.before))


def _is_within(context: Context) -> bool:
    """A span of time is promised as a limit (``压减至40个工作日``) or a reach (``15分钟…圈``)."""
    is_limit = _WITHIN.search(context.before) or _WITHIN.match(context.after)
    return bool(is_limit or _CIRCLE.match(context.after))


def _defines_a_class(context: Context) -> bool:
    """``10亿元以上的骨干企业`` and ``35岁以下青年`` say which, not how much."""
    return bool(_BOUND_OF_A_CLASS.match(context.after) or _MEMBERS_OF_A_CLASS.match(context.after))


def _is_governed(context: Context) -> bool:
    """Whether the last word that governs the quantity is an action, not a frame."""
    action, frame = _last(_ACTION, context.before), _last(_FRAME, context.before)
    return action > frame or bool(_RISES.search(context.after))


def _last(pattern: re.Pattern[str], text: str) -> int:
    ends = [match.end() for match in pattern.finditer(text)]
    return ends[-1] if ends else -1


def _is_sized(context: Context) -> bool:
    """An order of magnitude of one industry, not of firms or of several (``3个千亿级集群``)."""
    is_class = "企业" in context.after[:8] or _COUNT_AFTER.search(context.after)
    return not (is_class or _COUNT_BEFORE.search(context.before)) and _is_governed(context)


def _is_counted(context: Context) -> bool:
    """``三级…网络`` counts levels, ``三级航道`` is a grade, ``四个片区…全覆盖`` is a scope."""
    is_grade = context.words.endswith("级") and not _LAYERED.match(context.after)
    is_scope = _EVERYWHERE.search(context.after)
    return not is_grade and not is_scope and _is_governed(context)


def _is_everywhere(context: Context) -> bool:
    """``普及`` says *everywhere* only together with a date; ``全覆盖`` always does."""
    return context.words != "普及" or context.date is not None


def _is_aimed(context: Context) -> bool:
    return _last(_ACTION, context.before) >= 0 or context.date is not None


_RULES: Mapping[Form, Callable[[Context], bool]] = {
    Form.COUNTED: _is_counted,
    Form.GROUP: _is_governed,
    Form.FIRST: _is_governed,
    Form.MAGNITUDE: _is_sized,
    Form.RANK: _is_aimed,
    Form.MULTIPLE: _is_aimed,
    Form.WHOLE: _is_everywhere,
}

"""Words that plans use for directions, comparisons and ways of speaking. Grammar, not phrases."""

from __future__ import annotations

import re

from gaoxin.engines.plan import Comparator, Direction

_LESS_IS_BETTER = re.compile(
    r"PM\s*2\.5|细颗粒物|PM\s*10|臭氧|排放|能耗|水耗|电耗|物耗|用水量|用能|失业率|死亡率|死亡人数"
    r"|事故|发病率|患病率|近视率|犯罪|案件|投诉|违法|负债率|不良贷款|融资成本|运营成本|用地使用面积"
    r"|倍差|比值缩小|收入比|恩格尔|抚养比|办结时限|办理时限|碳强度|浓度|贫困|风险事件|污染"
)
_TELLING = 14  # code points at the end of a name
_REDUCTION = re.compile(r"降低|下降|减少|压减|减排|利用率|处理率|处置率|达标率|下降率|降幅")

_COMPARATORS = (
    (Comparator.ABOUT, re.compile(r"约|(?<!最)近(?!期|年)|基本|~|≈"), re.compile(r"左右|上下")),
    (
        Comparator.AT_MOST,
        re.compile(r"不超过|不高于|不大于|不多于|控制在|控制到|≤|<="),
        re.compile(r"(?:及)?(?:以内|以下|之内)"),
    ),
    (
        Comparator.AT_LEAST,
        re.compile(r"不低于|不少于|不小于|至少|≥|>="),
        re.compile(r"(?:及)?以上"),
    ),
    (Comparator.MORE_THAN, re.compile(r"超过|超|突破|高于|大于|多于|>"), None),
    (Comparator.LESS_THAN, re.compile(r"低于|小于|少于|<"), None),
)
MODAL_OF_A_SENTENCE = re.compile(r"力争|争取|力求")
MODAL_OF_A_CLAUSE = re.compile(r"确保|努力|预期(?!寿命)|预计|计划(?=[新建引完投到实在])")


def direction_of(name: str) -> Direction:
    """Which way is better: concentrations, deaths, energy use go down; all else up.

    The end of a name says what is measured. A *reduction* or a *utilisation rate* of something bad
    goes up.
    """
    name = name[-_TELLING:]
    if _LESS_IS_BETTER.search(name) and not _REDUCTION.search(name):
        return Direction.DOWN
    return Direction.UP


def comparator_of(before: str, after: str, direction: Direction) -> Comparator:
    """What the words right before and after a figure demand.

    Without any, that the better side be reached.
    """
    for comparator, ahead, behind in _COMPARATORS:
        if ahead.search(before) or (behind and behind.match(after)):
            return comparator
    return Comparator.AT_MOST if direction is Direction.DOWN else Comparator.AT_LEAST

"""Units of measure and measure words that a figure in running text may carry."""

from __future__ import annotations

import re

CURRENCIES = ("美元", "欧元", "港元", "日元", "元")

TIMES = ("个工作日", "工作日", "小时", "分钟", "个月", "天")
"""Units of a span of time: a promise only as a limit or as a reach."""

MEASURES = (
    "%", "‰", "个百分点", "百分点", "微克/立方米", "毫克/立方米", "毫克/升", "吨标准煤", "吨标煤",
    "千克标准煤", "公斤", "千克", "吨", "斤", "克", "立方米", "平方公里", "平方千米", "平方米",
    "公顷", "亩", "公里", "千米", "海里", "米", "千瓦时", "千瓦", "千伏安", "兆瓦", "标准箱",
    "标箱", "TEU", "EFLOPS", "PFLOPS", "Gbps", "人次", "架次", "辆次", "岁", "倍", "分贝", "℃",
    "人年",
)  # fmt: skip

COUNTERS = (
    "家", "个", "户", "项", "处", "所", "张", "件", "名", "位", "人", "座", "条", "类", "级", "种",
    "台", "套", "辆", "架", "艘", "支", "只", "批", "届", "场", "次", "间", "栋", "幢", "部", "册",
    "门", "枚", "块", "片", "款", "宗", "例", "起",
)  # fmt: skip

TRUSTED = (
    "家", "个", "户", "项", "处", "所", "名", "座", "条", "类", "级", "种", "台", "套", "支",
)  # fmt: skip
"""Measure words that make a number of a Chinese numeral; others are too often part of a name."""

AFTER_ONE = frozenset("个座所处家")
"""After 一 these count things; elsewhere 一 is an article (``一条``, ``一支``, ``一类``)."""

GOES_ON = {
    "项": "目", "家": "庭政具", "场": "景所地馆", "部": "门分署", "条": "例件", "名": "单录称",
    "位": "置于", "级": "别", "类": "型别", "台": "账阶", "人": "才口民大力", "个": "性",
    "件": "数", "处": "理置", "吨": "级", "米": "级", "片": "区", "支": "持撑付", "座": "谈",
    "种": "植业", "次": "数",
}  # fmt: skip
"""Signs after a measure word that make another word of it: ``1935项目``, ``20万吨级``."""

SCALES_ALONE = frozenset(("百", "千", "万", "百万", "千万", "亿", "百亿", "千亿", "万亿"))
"""What stands in place of a unit where only an order of magnitude is written: ``40万左右``."""

_PER = (
    "万元", "亿元", "百亿元", "元", "亩", "平方米", "平方公里", "立方米", "公顷", "人", "万人",
    "千人", "户", "年", "月", "天", "日",
)  # fmt: skip


def one_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


UNIT = rf"(?:{one_of((*CURRENCIES, *TIMES, *MEASURES, *COUNTERS))})(?:/(?:{one_of(_PER)}))?"

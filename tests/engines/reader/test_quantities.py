"""The quantity grammar: what is a number of something, and what only looks like it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gaoxin.engines.reader.numerals import chinese
from gaoxin.engines.reader.quantities import quantities


def found(sentence: str) -> list[tuple[Decimal, str]]:
    return [(quantity.value, quantity.unit) for quantity in quantities(sentence)]


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("比重达6.5%以上", "6.5", "%"),
        ("产值达到2000亿元", "2000", "亿元"),
        ("达到1.2万亿元", "1.2", "万亿元"),
        ("外资14.5亿美元", "14.5", "亿美元"),
        ("各类人才22万余人", "22", "万人"),
        ("车型1700多个", "1700", "个"),
        ("认定10余家", "10", "家"),
        ("新增1,200张", "1200", "张"),
        ("团队150名(个)左右", "150", "名(个)"),
        ("浓度降至38微克/立方米", "38", "微克/立方米"),
        ("税收25.5万元/亩", "25.5", "万元/亩"),
        ("算力超过100EFLOPS", "100", "EFLOPS"),
        ("提高3个百分点", "3", "个百分点"),
        ("时限压减至40个工作日以内", "40", "个工作日"),
        ("建成一个体育场", "1", "个"),
        ("引进3家电子企业", "3", "家"),
        ("培养10名优秀教师", "10", "名"),
        ("三类机构", "3", "类"),
        ("十二所学校", "12", "所"),
        ("八大集群", "8", "个"),
        ("千亿级产业", "1000", "亿元"),
        ("百亿元产业", "100", "亿元"),
        ("万亿级城市", "10000", "亿元"),
        ("万亩基地", "10000", "亩"),
        ("进入前五强", "5", "位次"),
        ("进入前10位", "10", "位次"),
        ("位列第8位", "8", "位次"),
        ("建设首个基地", "1", "个"),
        ("实现全覆盖", "100", "%"),
        ("所有机构均能提供", "100", "%"),
        ("不发生风险", "0", "起"),
        ("总量翻一番", "2", "倍"),
        ("总量翻两番", "4", "倍"),
        ("整治三年行动", "3", "年"),
        ("利用两年时间", "2", "年"),
        ("打造一村一品", "1", "个"),
        ("开展“十个一”活动", "10", "个"),
        ("二级综合医院", "2", "级"),
    ],
)
def test_quantities(sentence: str, value: str, unit: str) -> None:
    assert found(sentence) == [(Decimal(value), unit)]


@pytest.mark.parametrize("range_", ["2-3个", "2—3个", "2~3个", "2至3个", "2到3个"])
def test_ranges(range_: str) -> None:
    (quantity,) = quantities(f"引入{range_}专业")
    assert (quantity.value, quantity.high, quantity.unit) == (2, 3, "个")


@pytest.mark.parametrize(
    "sentence",
    [
        "加快5G、8K和3D应用",
        "降低PM2.5浓度",
        "构建“3+2+1”体系和296X集群",
        "借鉴36氪经验",
        "引进世界500强企业",
        "地铁3号线和8号线",
        "拨打12345热线",
        "220KV变电站",
        "党的十九大和二十大精神",
        "五位一体、三位一体、四港合一",
        "“两个维护”和“三个代表”",
        "打造一批、一支、一条、一流、一体化",
        "新一代信息技术进一步发展",
        "健全覆盖全体的体系",
        "广州1935项目",
        "三甲医院和五星级酒店",
        "千家万户",
    ],
)
def test_what_only_looks_like_a_quantity(sentence: str) -> None:
    assert [unit for _, unit in found(sentence) if unit] == []


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("两", 2), ("十", 10), ("三十六", 36), ("千", 1000), ("百亿", 10**10), ("万亿", 10**12)],
)
def test_chinese_numerals(numeral: str, value: int) -> None:
    assert chinese(numeral) == value


@pytest.mark.parametrize("text", ["亿亿", "十十", "甲", ""])
def test_what_is_no_numeral(text: str) -> None:
    assert chinese(text) is None

"""Targets of running text: which numbers are promised, and what kind of target they make."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.engines.reader.samples import numbers, read, table, targets

from gaoxin.engines.plan import Comparator, Direction, Measure, TargetKind
from gaoxin.kernel.text import digest


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("到2030年,地区生产总值年均增长6.5%。", TargetKind.GROWTH),
        ("到2030年,研发经费占比达到5%。", TargetKind.SHARE),
        ("到2030年,主要指标增速比全市平均水平高5%。", TargetKind.RELATIVE),
        ("到2030年,外包企业数量增长50%以上。", TargetKind.RELATIVE),
        ("到2030年,经济总量较2025年翻一番。", TargetKind.RELATIVE),
        ("到2030年,工业产值达到90亿元。", TargetKind.LEVEL),
        ("到2030年,高新技术企业增至90家。", TargetKind.LEVEL),
        ("“十五五”期间,新建养老机构3处。", TargetKind.CUMULATIVE),
        ("五年累计成交额达到42亿元。", TargetKind.CUMULATIVE),
        ("每年新增企业不少于50家。", TargetKind.FLOW),
        ("到2030年,跻身全国园区前十强。", TargetKind.RANK),
        ("到2030年,实现社区服务全覆盖。", TargetKind.STATE),
        ("坚决守住不发生系统性风险的底线。", TargetKind.STATE),
        ("打造智能传感等三大产业集群。", TargetKind.COUNT),
        ("加快推进东区和西区2个医院改造。", TargetKind.COUNT),
    ],
)
def test_kinds(sentence: str, kind: TargetKind) -> None:
    (target,) = targets(sentence)
    assert target.kind is kind
    assert (target.measure is Measure.GROWTH) == (kind is TargetKind.GROWTH)
    assert (target.rate == target.value) == (kind is TargetKind.GROWTH)


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("到2030年,学校达到5所以上。", Comparator.AT_LEAST),
        ("到2030年,学校不少于5所。", Comparator.AT_LEAST),
        ("到2030年,学校超过5所。", Comparator.MORE_THAN),
        ("到2030年,学校达到5所左右。", Comparator.ABOUT),
        ("到2030年,失业率控制在5%以内。", Comparator.AT_MOST),
        ("到2030年,失业率达到5%。", Comparator.AT_MOST),
        ("到2030年,跻身全国园区前十强。", Comparator.AT_MOST),
        ("到2030年,实现社区服务全覆盖。", Comparator.EQUAL),
        ("到2030年,社区服务基本全覆盖。", Comparator.ABOUT),
    ],
)
def test_comparators(sentence: str, comparator: Comparator) -> None:
    assert [target.comparator for target in targets(sentence)] == [comparator]


@pytest.mark.parametrize(
    ("sentence", "modal"),
    [
        ("力争到2030年,产值突破9亿元。", "力争"),
        ("确保新建学校5所。", "确保"),
        ("计划新建学校5所。", "计划"),
        ("到2030年,人均预期寿命达到80岁。", ""),
    ],
)
def test_the_plans_own_word(sentence: str, modal: str) -> None:
    assert [target.modal for target in targets(sentence)] == [modal]


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年实现税收9亿元。",
        "“十四五”期间新建学校5所。",
        "目前拥有研发机构9家。",
        "已建成学校5所。",
        "税收连续两年居全市第一位。",
        "医院床位从60张起步。",
        "依托孵化器、加速器三大载体建立体系。",
        "结合五大片区实际完善体系。",
        "统筹利用国内国际两个市场。",
        "按15%的税率征收。",
        "重点服务35岁以下青年。",
        "支持收入10亿元以上的企业。",
        "做强二级市场和三级航道。",
        "开放72小时过境免签。",
        "落实八项规定。",
    ],
)
def test_what_is_not_promised(sentence: str) -> None:
    assert numbers(sentence) == []


def test_a_threshold_is_not_the_number_of_firms_that_pass_it() -> None:
    assert numbers("到2030年,培育产值10亿元以上的企业5家。") == [(Decimal(5), "家")]
    assert numbers("到2030年,培育产值过百亿企业5家以上。") == [(Decimal(5), "家")]
    assert numbers("到2030年,形成3个千亿级产业集群。") == [(Decimal(3), "个")]


def test_units_are_inferred_only_for_people() -> None:
    assert numbers("到2030年,常住人口达到40万左右。") == [(Decimal(40), "万人")]
    assert numbers("到2030年,城乡居民收入倍差缩小到1.6左右。") == [(Decimal("1.6"), "")]
    assert numbers("到2030年,跨越2万亿台阶。") == []


def test_a_share_may_stand_before_what_it_is_a_share_of() -> None:
    assert numbers("到2030年,90%以上的事项实现网上办。") == [(Decimal(90), "%")]


def test_times_are_limits_or_reaches() -> None:
    assert numbers("构建15分钟生活服务圈。") == [(Decimal(15), "分钟")]
    assert numbers("审批时限压减至40个工作日以内。") == [(Decimal(40), "个工作日")]
    (target,) = targets("构建15分钟生活服务圈。")
    assert target.comparator is Comparator.AT_MOST


def test_a_section_of_the_past_has_no_targets_but_dated_ones() -> None:
    lead = "规模持续扩大。企业达到900家。到2030年,学校达到5所。"
    for opening in (("第二节 发展基础",), ("第二节 新局面", "“十四五”时期,全区稳步发展。")):
        assert [target.raw for target in targets(*opening, lead)] == ["5所"]
    sub = ("第二节 发展基础", "(一)经济", "企业达到900家。", "第三节 任务", "企业达到950家。")
    assert [target.raw for target in targets(*sub)] == ["950家"]


def test_names_of_what_is_counted() -> None:
    plan = read(
        "到2030年,研发机构增至22家,新建养老机构3处,建成一个体育场、一个体育公园。",
        "到2030年,地区生产总值年均增长6%,达到90亿元。",
        "打造八大产业集群,实现信息服务全覆盖。",
    )
    assert [indicator.name.zh for indicator in plan.indicators] == [
        "研发机构",
        "新建养老机构",
        "建成体育场",
        "体育公园",
        "地区生产总值",
        "地区生产总值",
        "八大产业集群",
        "信息服务全覆盖",
    ]


def test_a_target_is_attached_to_the_row_of_the_same_name() -> None:
    rows = ("1", "实际使用外资(亿美元)", "8", "14", "", "预期性")
    more = ("2", "新增就业人数(万人)", "1", "2", "", "预期性")
    plan = read("到2030年,实际使用外资达到14亿美元,新增就业人数2万人。", table(*rows, *more))
    told = [target for target in plan.targets if target.origin == "text"]
    assert [(target.indicator, target.kind) for target in told] == [
        ("1", TargetKind.LEVEL),
        ("2", TargetKind.FLOW),
    ]
    assert len(plan.indicators) == 2
    plan = read("到2030年,实际使用外资达到14家。", table(*rows))
    assert plan.indicators[-1].key == "t1"


def test_smaller_is_better_where_it_should_be() -> None:
    sentence = "到2030年,死亡率降至2‰,单位产值能耗降至0.3吨标准煤/万元,污水处理率达到99%。"
    directions = [indicator.direction for indicator in read(sentence).indicators]
    assert directions == [Direction.DOWN, Direction.DOWN, Direction.UP]


def test_place_and_digest() -> None:
    sentence = "到2030年,学校达到5所以上"
    plan = read(f"教育优质均衡。{sentence}。完善体系。")
    (target,) = plan.targets
    assert target.span is not None
    assert (target.raw, target.section, target.span.line) == ("5所以上", "1.1#1", 7)
    assert target.span.digest == digest(sentence)


def test_lists_and_notes_hold_no_targets() -> None:
    rows = ("1", "覆盖率(%)", "80", "90", "", "预期性")
    plan = read(
        table(*rows), "注:①第1项以5家单位统计为准。", "专栏1 甲", "项目:首个基地、3个园区等。"
    )
    assert [target.origin for target in plan.targets] == ["table"]

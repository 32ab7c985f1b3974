"""Tables of indicators and of facts, in the layouts in which plain text keeps them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.engines.reader.samples import read, table

from gaoxin.engines.plan import Attribute, Comparator, Direction, Measure, Plan, Target, TargetKind
from gaoxin.kernel.messages import Message

NOTE = "注:①第2、4-5项以园区评价口径为准,其余指标以地方统计为准。②带“[ ]”的是五年累计数。"
ROWS = (
    *("产业高能级", "1", "地区生产总值增速(%)", "6.5", "--", "7.0", "预期性"),
    *("2", "亩产效益", "亩均税收(万元/亩)", "18.2", "25.5", "", "预期性"),
    *("投资强度(万元/亩)", "75.0", "87.0", "", "预期性"),
    *("生活高品质", "3", "上市企业数(含新三板)(家)", "2", "3", "", "预期性"),
    *("4", "新增医疗机构数(个)", "28", "[125]", "", "预期性"),
    *("5", "PM2.5平均浓度(微克/立方米)", "43", "完成市下达指标", "", "约束性"),
    *("6", "新增城镇就业人数(万人)", "1.8", "2.3", "5.0", "预期性"),
)


def drafted(plan: Plan) -> list[tuple[str, str, str, str]]:
    return [
        (i.key, i.name.zh, i.unit, i.group.zh if i.group else "")
        for i in plan.indicators
        if i.origin == "table"
    ]


def by_key(plan: Plan) -> dict[str, Target]:
    return {target.key: target for target in plan.targets if target.origin == "table"}


def codes(plan: Plan) -> list[tuple[str, int]]:
    return [
        (doubt.code, int(doubt.params["line"] or 0))
        for doubt in plan.doubts
        if doubt.code.startswith("table")
    ]


def test_rows_with_categories_a_composite_row_and_empty_cells() -> None:
    plan = read(table(*ROWS), NOTE)
    assert drafted(plan) == [
        ("1", "地区生产总值增速", "%", ""),
        ("2.1", "亩均税收", "万元/亩", "亩产效益"),
        ("2.2", "投资强度", "万元/亩", "亩产效益"),
        ("3", "上市企业数(含新三板)", "家", ""),
        ("4", "新增医疗机构数", "个", ""),
        ("5", "PM2.5平均浓度", "微克/立方米", ""),
        ("6", "新增城镇就业人数", "万人", ""),
    ]
    assert codes(plan) == []
    goals = {goal.key: goal.name.zh for goal in plan.goals}
    categories = [goals[i.goal] for i in plan.indicators if i.goal]
    assert categories == ["产业高能级"] * 3 + ["生活高品质"] * 4


def test_targets_of_the_rows() -> None:
    found = by_key(read(table(*ROWS), NOTE))
    one, two = Decimal("6.5"), Decimal("18.2")
    growth, level = found["1"], found["2.1"]
    assert (growth.kind, growth.measure, growth.raw) == (TargetKind.GROWTH, Measure.GROWTH, "--")
    assert (growth.base, growth.value, growth.rate) == (one, Decimal("7.0"), Decimal("7.0"))
    assert (level.kind, level.base, level.base_raw) == (TargetKind.LEVEL, two, "18.2")
    assert (level.value, level.rate) == (Decimal("25.5"), None)
    cumulative, handed, flow = found["4"], found["5"], found["6"]
    assert (cumulative.kind, cumulative.value, cumulative.raw) == (
        TargetKind.CUMULATIVE,
        Decimal(125),
        "[125]",
    )
    assert (handed.kind, handed.value, handed.raw) == (
        TargetKind.HANDED_DOWN,
        None,
        "完成市下达指标",
    )
    assert (flow.kind, flow.rate) == (TargetKind.FLOW, Decimal("5.0"))
    assert {str(target.deadline) for target in found.values()} == {"2030-12-31"}


def test_attribute_direction_and_basis() -> None:
    indicators = {i.key: i for i in read(table(*ROWS), NOTE).indicators}
    assert indicators["1"].attribute is Attribute.EXPECTED
    assert indicators["5"].attribute is Attribute.BINDING
    assert indicators["5"].direction is Direction.DOWN
    bases = {key: i.basis.zh for key, i in indicators.items() if i.basis}
    assert bases == {
        "1": "地方统计",
        "2.1": "园区评价口径",
        "2.2": "园区评价口径",
        "3": "地方统计",
        "4": "园区评价口径",
        "5": "园区评价口径",
        "6": "地方统计",
    }


def test_years_come_from_the_header() -> None:
    header = ("序号", "主要指标", "2024年", "实际", "2029年", "目标", "属性")
    plan = read(table("1", "森林覆盖率(%)", "25", "26", "约束性", header=header))
    assert plan.base_year == 2024
    assert str(by_key(plan)["1"].deadline) == "2029-12-31"


@pytest.mark.parametrize("mark", ["[125]", "【125】", "〔125〕", "［125］", "[ 125 ]"])
def test_marks_of_accumulation(mark: str) -> None:
    plan = read(table("1", "新增医疗机构数(个)", "28", mark, "", "预期性"))
    target = by_key(plan)["1"]
    assert (target.kind, target.value, target.raw) == (TargetKind.CUMULATIVE, Decimal(125), mark)


@pytest.mark.parametrize(
    ("cell", "value", "comparator"),
    [
        ("5以上", 5, Comparator.AT_LEAST),
        ("＞25", 25, Comparator.MORE_THAN),
        ("≤20", 20, Comparator.AT_MOST),
        ("4.5左右", Decimal("4.5"), Comparator.ABOUT),
        ("1,200", 1200, Comparator.AT_LEAST),
    ],
)
def test_comparators_of_cells(cell: str, value: Decimal, comparator: Comparator) -> None:
    target = by_key(read(table("1", "专利拥有量(件)", "3", cell, "", "预期性")))["1"]
    assert (target.value, target.comparator, target.raw) == (value, comparator, cell)


def test_values_that_look_like_row_numbers() -> None:
    plan = read(
        table("1", "甲(家)", "2", "3", "", "预期性", "2", "乙(家)", "3", "4", "5", "预期性")
    )
    assert [key for key, *_ in drafted(plan)] == ["1", "2"]
    assert by_key(plan)["1"].base == 2


def test_cells_broken_over_lines() -> None:
    header = ("类别", "指标", "单位", "2025年", "完成值", "2030年", "目标值", "属性")
    rows = (
        *("绿色低碳", "1. 细颗粒物(PM", "2.5", ")年均浓度", "微克/立方米", "21.5", "≤20", "约束性"),
        *("2. 生产总值年均增长", "%", "“十四五”年均增长4.0", "“十五五”年均增长", "5.0", "左右"),
        "预期性",
    )
    plan = read(table(*rows, header=header))
    assert [(key, name, unit) for key, name, unit, _ in drafted(plan)] == [
        ("1", "细颗粒物(PM2.5)年均浓度", "微克/立方米"),
        ("2", "生产总值年均增长", "%"),
    ]
    growth = by_key(plan)["2"]
    assert (growth.value, growth.base, growth.comparator) == (
        Decimal("5.0"),
        None,
        Comparator.ABOUT,
    )


def test_a_row_with_an_amount_a_year_and_one_over_the_plan_has_two_targets() -> None:
    header = ("序号", "指标", "2025年", "2030年", "年均/", "累计", "属性")
    found = by_key(
        read(table("1", "新增就业(万人)", "31", "＞25", "[125]", "预期性", header=header))
    )
    assert (found["1"].value, found["1"].kind) == (25, TargetKind.FLOW)
    assert (found["1s"].value, found["1s"].kind) == (125, TargetKind.CUMULATIVE)


def test_a_table_below_a_box_without_a_title_of_its_own() -> None:
    cells = table(*ROWS[:7]).partition("\n\n")[2]
    plan = read("专栏1 “十五五”主要指标", cells)
    assert [key for key, *_ in drafted(plan)] == ["1"]
    assert [box.number for box in plan.boxes] == [1]


@pytest.mark.parametrize("mark", ["\t", "|"])
def test_one_row_a_line(mark: str) -> None:
    lines = [
        ("类别", "序号", "指标", "2025年完成", "2030年目标", "年均增长(%)", "属性"),
        ("经济", "1", "税收(亿元)", "130", "200", "9.0", "预期性"),
        ("", "2", "投资增速(%)", "6.0", "--", "7.0", "预期性"),
        ("民生", "3", "覆盖率(%)", "80", "90", "", "约束性"),
    ]
    plan = read("表1 主要指标", "\n".join(mark.join(cells) for cells in lines))
    assert [(key, name) for key, name, *_ in drafted(plan)] == [
        ("1", "税收"),
        ("2", "投资增速"),
        ("3", "覆盖率"),
    ]
    assert [by_key(plan)[key].rate for key in "123"] == [9, 7, None]
    assert [i.goal for i in plan.indicators] == ["g1", "g1", "g2"]


def test_one_unit_above_the_table_is_that_of_the_rows_that_name_none() -> None:
    rows = ("1", "税收", "1", "2", "", "预期性", "2", "投资增速(%)", "6", "--", "7", "预期性")
    text = table(*rows).replace("主要指标\n", "主要指标\n\n（单位：亿元）\n", 1)
    assert [(name, unit) for _, name, unit, _ in drafted(read(text))] == [
        ("税收", "亿元"),
        ("投资增速", "%"),
    ]


def test_a_table_of_facts_has_no_targets() -> None:
    cells = ("地区生产总值(亿元)", "596.3", "9.8", "1291.5", "12.7", "进出口", "28.7亿美元", "29.0")
    plan = read(
        table(
            *cells,
            *("701.3亿元", "50.7"),
            header=("主要指标", "2020年", "2025年", "总量", "比重%", "总量", "比重%"),
        )
    )
    assert plan.targets == ()
    assert plan.tables[0].header == (
        "主要指标",
        "2020年 总量",
        "2020年 比重%",
        "2025年 总量",
        "2025年 比重%",
    )
    assert [row.cells for row in plan.tables[0].rows] == [
        ("地区生产总值(亿元)", "596.3", "9.8", "1291.5", "12.7"),
        ("进出口", "28.7亿美元", "29.0", "701.3亿元", "50.7"),
    ]


def test_what_is_no_table_of_figures_is_reported_and_not_invented() -> None:
    plan = read(
        "表1 各片区定位", "片区\n\n定位\n\n东区\n\n制造\n\n西区\n\n服务\n\n南区\n\n康养\n\n北区"
    )
    assert codes(plan) == [("table.none", 1), ("table.unread", 7)]
    assert (plan.indicators, plan.tables[0].rows) == ((), ())


# Damage: line 1 of a table's first row is known from the layout of ``table``: title on line 7,
# ten header cells, then a cell every second line.

FIRST = 7 + 2 * 10  # line of the last header cell


def damaged(*cells: str) -> Plan:
    sound = ("9", "末行(家)", "1", "2", "3", "预期性")
    return read(table(*cells, *sound))


def test_a_cell_left_empty_is_reported_and_stays_empty() -> None:
    plan = damaged("1", "税收(亿元)", "130", "", "", "9.0", "预期性")
    assert codes(plan)[0] == ("table.empty_cell", FIRST + 4)
    assert (by_key(plan)["1"].value, by_key(plan)["1"].rate) == (None, 9)


def test_a_row_with_a_cell_missing_is_reported_and_left_out() -> None:
    plan = damaged("1", "税收(亿元)", "130", "9.0", "预期性")
    assert codes(plan)[0] == ("table.row_unread", FIRST + 4)
    assert list(by_key(plan)) == ["9"]


def test_a_missing_attribute_or_number_is_reported_and_the_row_kept() -> None:
    plan = damaged(
        "1", "税收(亿元)", "130", "200", "9.0", "2", "投资(亿元)", "1", "2", "3", "预期性"
    )
    assert codes(plan)[0] == ("table.no_attribute", FIRST + 4)
    plan = damaged("1", "甲(家)", "1", "2", "3", "预期性", "乙(家)", "1", "2", "3", "预期性")
    assert codes(plan)[0] == ("table.row_unnumbered", FIRST + 14)
    assert list(by_key(plan)) == ["1", "2", "9"]


def test_numbers_that_jump_or_come_twice() -> None:
    row = ("甲(家)", "1", "2", "3", "预期性")
    plan = read(table("1", *row, "4", *row, "4", *row))
    told = [doubt for doubt in plan.doubts if doubt.code.startswith("table")]
    assert told[0] == Message("table.number_gap", {"line": FIRST + 16, "expected": 2, "found": 4})
    assert {doubt.code for doubt in told[1:]} == {"table.number_gap", "table.number_twice"}
    assert [key for key, *_ in drafted(plan)] == ["1", "4"]

"""Boxes and the names in their lists."""

from __future__ import annotations

import pytest
from tests.engines.reader.samples import read

from gaoxin.engines.plan import Plan
from gaoxin.kernel.messages import Message


def names(plan: Plan) -> list[str]:
    return [entry.name for entry in plan.entries]


@pytest.mark.parametrize(
    "heading",
    [
        "专栏3 重点项目",
        "专栏3\u00a0\u00a0 重点项目",
        "专栏3重点项目",
        "专栏三：重点项目",
        "【专栏3】重点项目",
    ],
)
def test_headings_of_boxes(heading: str) -> None:
    box = read(heading).boxes[0]
    assert (box.number, box.title, box.section) == (3, "重点项目", "1.1")


def test_a_heading_broken_over_lines() -> None:
    box = read("专栏", "1", "2", " 重点平台").boxes[0]
    assert (box.number, box.title) == (12, "重点平台")


def test_a_paragraph_is_not_the_title_of_a_box() -> None:
    plan = read("专栏", "1", "到2030年,建成学校5所。")
    assert plan.boxes == ()
    assert [target.span.line for target in plan.targets if target.span] == [11]


def test_lists_with_order_heading_and_open_end() -> None:
    plan = read("专栏1 甲", "重点项目:甲园、乙园等。", "重大平台:丙院。", "一般文字,不是清单。")
    assert [(e.key, e.heading, e.order, e.name, e.open_ended) for e in plan.entries] == [
        ("1.1.1", "重点项目", 1, "甲园", True),
        ("1.1.2", "重点项目", 2, "乙园", True),
        ("1.2.1", "重大平台", 1, "丙院", False),
    ]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("甲园(一期、二期)、乙园", ["甲园(一期、二期)", "乙园"]),
        ("甲园（一期、二期）、乙园", ["甲园（一期、二期）", "乙园"]),
        ("“甲、乙”园、丙园", ["“甲、乙”园", "丙园"]),
        ("甲·乙园、丙地-丁园、戊OEM 工厂", ["甲·乙园", "丙地-丁园", "戊OEM 工厂"]),
        ("甲园、乙园等（详见示意图）", ["甲园", "乙园"]),
        ("甲园、乙园等12个项目", ["甲园", "乙园"]),
    ],
)
def test_names_as_written(listed: str, expected: list[str]) -> None:
    assert names(read("专栏1 甲", f"重点项目：{listed}。")) == expected


def test_names_below_their_heading() -> None:
    plan = read(
        "专栏1 甲", "重点平台", "甲园、乙园、丙园等。", "发展目标", "到2030年,产值达到5亿元。"
    )
    assert [(e.heading, e.name) for e in plan.entries] == [
        ("重点平台", "甲园"),
        ("重点平台", "乙园"),
        ("重点平台", "丙园"),
    ]


def test_prose_in_a_box_is_no_list() -> None:
    plan = read("专栏1 甲", "发展目标:到2030年,产值突破5亿元,形成甲、乙两条链。")
    assert plan.entries == ()


def test_a_box_ends_at_the_next_heading_and_captions_are_no_lists() -> None:
    plan = read("专栏1 甲", "图1:甲园、乙园示意图", "第二节 保障", "主要任务:甲、乙等。")
    assert plan.entries == ()


def test_a_bracket_that_does_not_close_is_reported() -> None:
    plan = read("专栏1 甲", "重点项目:甲园(一期、乙园、丙园等。")
    assert names(plan) == ["甲园(一期", "乙园", "丙园"]
    assert Message("box.bracket", {"line": 9, "heading": "重点项目"}) in plan.doubts


def test_numbers_that_jump_or_come_twice() -> None:
    plan = read("专栏1 甲", "专栏1 乙", "专栏4 丙")
    assert [box.key for box in plan.boxes] == ["1", "1-2", "4"]
    assert [d.params for d in plan.doubts if d.code == "box.number_gap"] == [
        {"line": 9, "expected": 2, "found": 1},
        {"line": 11, "expected": 2, "found": 4},
    ]

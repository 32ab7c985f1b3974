"""Headings, sub-headings and leads, however the document spaces and numbers them."""

from __future__ import annotations

import pytest
from tests.engines.reader.samples import TITLE, read

from gaoxin.engines.plan import Plan, SectionLevel
from gaoxin.engines.reader import read_document
from gaoxin.kernel.messages import Message


def outline(plan: Plan) -> list[tuple[str, str]]:
    return [(section.key, section.title) for section in plan.sections]


def of(*lines: str) -> Plan:
    return read_document("\n\n".join((TITLE, *lines)).encode(), name="x")


@pytest.mark.parametrize(
    "chapter",
    ["第二章 人才", "第二章人才", "第二章\u00a0\u3000人才", "第2章 人才", "第 二 章 人才"],
)
def test_spaces_and_numerals_of_headings(chapter: str) -> None:
    plan = of("第一章 总则", chapter, "第一节育才")
    assert [key for key, _ in outline(plan)] == ["1", "2", "2.1"]
    assert not [doubt for doubt in plan.doubts if doubt.code.startswith("outline")]


def test_levels_and_parents() -> None:
    plan = of("第一章 总则", "第一节 任务", "(一)甲——乙(双核之一)", "育才。引才。", "第二节 保障")
    assert [(s.key, s.level, s.parent) for s in plan.sections] == [
        ("1", SectionLevel.CHAPTER, None),
        ("1.1", SectionLevel.SECTION, "1"),
        ("1.1.1", SectionLevel.SUBSECTION, "1.1"),
        ("1.1.1#1", SectionLevel.LEAD, "1.1.1"),
        ("1.2", SectionLevel.SECTION, "1"),
    ]


@pytest.mark.parametrize(
    ("paragraph", "lead"),
    [
        ("坚持育才引才。完善机制,用好人才", "坚持育才引才"),  # the last full stop is missing
        ("——坚持育才引才。完善机制。", "坚持育才引才"),
        ("人工智能领域。发展算法。", "人工智能领域"),
    ],
)
def test_leads(paragraph: str, lead: str) -> None:
    assert outline(read(paragraph))[-1] == ("1.1#1", lead)


@pytest.mark.parametrize(
    "paragraph",
    [
        "坚持育才,用好人才。完善机制。",  # a comma
        "坚持育才引才,完善机制。",  # one sentence
        "坚持育才引才。",
        "注:坚持育才引才。完善机制。",
        "坚持把人才工作摆在全区各项工作最突出的位置来谋划推进。完善机制。",  # too long
    ],
)
def test_look_alikes_of_leads(paragraph: str) -> None:
    assert outline(read(paragraph)) == [("1", "第一章 总则"), ("1.1", "第一节 任务")]


def test_a_bracketed_reference_belongs_to_the_sentence_before_it() -> None:
    assert outline(read("新建学校5所。(见图1-图6)"))[-1][0] == "1.1"


def test_contents_parts_and_wrapped_parts() -> None:
    plan = of(
        "目 录",
        "第一篇 甲 1",
        "第一章 总则 1",
        "第二章 保障 9",
        "第一篇 甲",
        "第一章 总则",
        "建成学校5所。",
        "第二篇 乙",
        "第二章 保障",
    )
    assert outline(plan) == [("1", "第一章 总则"), ("2", "第二章 保障")]
    assert Message("outline.parts", {"line": 11, "count": 2}) in plan.doubts


def test_contents_with_dot_leaders_and_no_title_are_no_headings() -> None:
    plan = of("第一章 总则…………3", "第一章 总则")
    assert outline(plan) == [("1", "第一章 总则")]


def test_plans_without_chapters_are_numbered_by_enumerators() -> None:
    plan = of("一、总体要求", "(一)指导思想", "1.基本原则", "二、重点任务")
    assert [key for key, _ in outline(plan)] == ["1", "1.1", "1.1.1", "2"]


def test_page_numbers_and_running_heads_are_no_text() -> None:
    pages = [line for n in range(1, 5) for line in (f"— {n} —", "规划纲要页眉", f"第{n}节 甲")]
    assert len(of("第一章 总则", *pages).sections) == 5


def test_a_chapter_number_that_comes_twice_is_reported_and_kept_apart() -> None:
    plan = of("第一章 甲", "第二章 乙", "第二章 丙", "第四章 丁")
    assert [key for key, _ in outline(plan)] == ["1", "2", "2-2", "4"]
    assert plan.doubts[1:] == (
        Message("outline.duplicate", {"line": 7, "heading": "第二章 丙", "first": 5}),
        Message("outline.gap", {"line": 9, "expected": 3, "found": 4}),
    )


def test_a_section_before_any_chapter_is_reported() -> None:
    plan = of("第一篇 甲", "第一节 乙", "第一章 丙")
    expected = Message("outline.orphan", {"line": 5, "heading": "第一节 乙"})
    assert expected in plan.doubts


def test_front_matter() -> None:
    plan = of("第一章 总则")
    assert (plan.title.zh, plan.start_year, plan.end_year, plan.base_year) == (
        TITLE,
        2026,
        2030,
        2025,
    )
    front = (
        "发布日期:2026-07-01 11:38 字体:【 信息来源:甲",
        f"关于印发{TITLE}的通知",
        "云高管发〔2026〕3 号",
        "2026年6月30日",
        "云桥高新区国民经济和社会发展",
        "第十五个五年规划纲要",
        "第一章 总则",
    )
    plan = read_document("\n\n".join(front).encode(), name="x")
    assert plan.title.zh == TITLE
    assert plan.number == "云高管发〔2026〕3号"
    assert str(plan.known_from) == "2026-07-01"


def test_what_follows_the_plan_on_a_web_page_is_not_read() -> None:
    plan = of("第一章 总则", "建成学校5所。", "详见附件", "新建医院9家。", "编辑: 某某")
    assert [target.raw for target in plan.targets] == ["5所"]

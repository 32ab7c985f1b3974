"""Dates in sentences, and which number they hold for."""

from __future__ import annotations

import pytest
from tests.engines.reader.samples import read, targets

from gaoxin.engines.reader.deadlines import Period, mentions

PERIOD = Period(2026, 2030)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("到2030年", "2030-12-31"),
        ("2030年末", "2030-12-31"),
        ("2027年底前", "2027-12-31"),
        ("2028年之前", "2028-12-31"),
        ("到2028年6月底", "2028-06-30"),
        ("到2028年2月", "2028-02-29"),
        ("“十五五”末", "2030-12-31"),
        ("“十五五”期间", "2030-12-31"),
        ("到“十六五”末", "2035-12-31"),
        ("展望二〇三五年", "2035-12-31"),
        ("二零三五年", "2035-12-31"),
        ("未来五年", "2030-12-31"),
        ("2026-2030年", "2030-12-31"),
    ],
)
def test_dates_to_come(words: str, day: str) -> None:
    (mention,) = mentions(f"{words},新建学校5所", PERIOD)
    assert (str(mention.day), mention.is_past) == (day, False)


@pytest.mark.parametrize("words", ["2025年", "“十四五”期间", "“十四五”以来", "2020年4月"])
def test_dates_gone_by(words: str) -> None:
    (mention,) = mentions(f"{words},新建学校5所", PERIOD)
    assert mention.is_past


@pytest.mark.parametrize(
    "sentence",
    ["较2025年增长", "是“十四五”末的2倍", "落实“十五五”规划", "在2025年基础上翻一番", "13月5日"],
)
def test_what_is_no_date_of_its_own(sentence: str) -> None:
    assert mentions(sentence, PERIOD) == []


def deadlines(*paragraphs: str) -> list[tuple[str, str | None, bool]]:
    return [
        (t.raw, str(t.deadline.year) if t.deadline else None, t.deadline_inferred)
        for t in targets(*paragraphs)
    ]


def test_the_nearest_date_before_a_number_holds() -> None:
    assert deadlines("2027年底前新建学校5所,到2030年新建医院3家。") == [
        ("5所", "2027", False),
        ("3家", "2030", False),
    ]


def test_a_date_later_in_the_sentence_is_inferred() -> None:
    assert deadlines("新建学校5所,到2030年建成体系。") == [("5所", "2030", True)]


def test_a_date_is_carried_on_through_the_paragraph() -> None:
    told = ("教育优质均衡。到2030年,建成学校5所。新建医院3家。", "新建公园4个。")
    assert deadlines(*told) == [
        ("5所", "2030", False),
        ("3家", "2030", True),
        ("4个", None, False),
    ]


def test_a_closing_aim_dates_the_sentence_before_it() -> None:
    text = "新建公园4个。新建医院3家。力争到2030年,形成完整体系。"
    assert deadlines(text) == [("4个", None, False), ("3家", "2030", True)]


def test_the_opening_paragraph_of_a_section_sets_a_date_for_its_leads() -> None:
    opening = "到2030年,全区教育体系全面建成。"
    assert deadlines(opening, "教育优质均衡。新建学校5所。") == [("5所", "2030", True)]
    assert deadlines("教育优质均衡。到2030年建成体系。", "医疗便捷可及。新建医院3家。") == [
        ("3家", None, False)
    ]


def test_a_section_of_aims_speaks_of_the_whole_plan() -> None:
    opening = "“十五五”时期,全区要努力实现以下目标。"
    lead = "教育优质均衡。学校达到5所。"
    assert deadlines("第二节 发展目标", opening, lead) == [("5所", "2030", True)]
    assert deadlines("第二节 远景目标", opening, lead) == [("5所", None, False)]


def test_rates_and_amounts_a_year_hold_for_the_plan() -> None:
    assert deadlines("税收年均增长8%。") == [("8%", "2030", True)]
    assert deadlines("每年新增企业不少于50家。") == [("50家", "2030", True)]
    assert deadlines("五年累计盘活用地300亩。") == [("300亩", "2030", True)]


def test_before_a_year_is_read_as_its_end_and_doubted() -> None:
    plan = read("2028年之前,新建学校5所。")
    assert [doubt.params for doubt in plan.doubts if doubt.code == "deadline.before"] == [
        {"line": 7, "words": "2028年之前", "read_as": "2028-12-31"}
    ]

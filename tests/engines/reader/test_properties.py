"""What holds for every input: only refusals, repeatable, every place slices back to its item."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engines.reader.samples import HEADER, TITLE

from gaoxin.engines.plan import Plan, from_json, to_json
from gaoxin.engines.reader import decode, read_document
from gaoxin.kernel.messages import Refused
from gaoxin.kernel.text import digest

LINES = st.one_of(
    st.sampled_from(
        [
            *HEADER,
            *("第一章 甲", "第二章乙", "第一节 丙", "(一)丁", "第一篇 戊", "目 录", "一、己"),
            *("专栏1 甲", "【专栏2】乙", "专栏", "表1 主要指标", "图1:甲图2:乙", "— 3 —", "页眉"),
            *(
                "重点项目:甲园(一期、二期)、乙园等。",
                "重大平台:丙院(、丁院。",
                "注:①第1、3项以甲为准。",
            ),
            *(
                "产业高能级",
                "预期性",
                "约束性",
                "--",
                "[125]",
                "完成市下达指标",
                "税收(亿元)",
                "12.5",
            ),
            *("坚持育才。到2030年,学校达到5所以上,医院增至3家。", "力争2030年形成千亿级产业。"),
            *(
                "“十四五”时期,已建成学校5所。",
                "2028年之前实现全覆盖。",
                "1",
                "2",
                "3",
                "",
                "\t",
                "|",
            ),
            *(
                "甲\t1\t2\t3",
                "| 1 | 税收 | 5 | 6 |",
                "\u3000\u00a0新建一个园、两个馆。",
                "详见附件",
            ),
        ]
    ),
    st.text(
        alphabet="一二十百千万亿第章节专栏表图年月日到达超过新建个家%()，。、:;“”123450.-—~ \t"
    ),
    st.text(max_size=20),
)
DOCUMENTS = st.lists(LINES, max_size=60).map(
    lambda lines: "\n".join((TITLE, "第一章 总则", *lines))
)
SLOW = settings(deadline=None, suppress_health_check=list(HealthCheck))


def read(data: bytes) -> Plan | None:
    try:
        return read_document(data, name="x")
    except Refused:
        return None


@given(st.binary(max_size=400))
@SLOW
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert read(data) == read(data)


@given(DOCUMENTS)
@SLOW
def test_any_lines_are_read_twice_alike_and_survive_as_json(text: str) -> None:
    plan = read(text.encode())
    assert plan == read(text.encode())
    if plan:
        assert from_json(to_json(plan)) == plan


@given(DOCUMENTS)
@SLOW
def test_keys_are_unique_and_refer_to_what_is_there(text: str) -> None:
    plan = read(text.encode())
    if plan is None:
        return
    for items in (plan.sections, plan.goals, plan.indicators, plan.targets, plan.boxes):
        assert len({item.key for item in items}) == len(items)
    assert len({entry.key for entry in plan.entries}) == len(plan.entries)
    sections = {section.key for section in plan.sections} | {None}
    assert {section.parent for section in plan.sections} <= sections
    assert {item.section for item in (*plan.targets, *plan.boxes, *plan.tables)} <= sections
    indicators = {indicator.key for indicator in plan.indicators}
    assert {target.indicator for target in plan.targets} <= indicators
    assert {entry.box for entry in plan.entries} <= {box.key for box in plan.boxes}
    assert {i.goal for i in plan.indicators} <= {goal.key for goal in plan.goals} | {None}


@given(DOCUMENTS)
@SLOW
def test_places_slice_back_to_their_items(text: str) -> None:
    check_places(text.encode())


def check_places(data: bytes) -> int:
    """Assert it for every item of the document; answers how many there were."""
    plan = read(data)
    if plan is None:
        return 0
    text = decode(data)[0]
    items = [
        *((section.span, section.title) for section in plan.sections),
        *((entry.span, entry.name) for entry in plan.entries),
        *((target.span, target.raw) for target in plan.targets if target.raw),
    ]
    for span, shown in items:
        assert span is not None
        assert "".join(text[span.start : span.end].split()) == "".join(shown.split())
        assert text.count("\n", 0, span.start) + 1 == span.line
    for section in plan.sections:
        assert section.span is not None
        assert section.span.digest == digest(text[section.span.start : section.span.end])
    for indicator in plan.indicators:
        assert indicator.span is not None
        assert 0 <= indicator.span.start < indicator.span.end <= len(text)
    return len(items)


@pytest.mark.parametrize(
    "line", ["注:第1、", "((((", "“““", "1,1,1,", "一", "第一章 甲", "左右", "、"]
)
def test_long_lines_and_long_documents_are_no_problem(line: str) -> None:
    head = f"{TITLE}\n第一章 甲\n表1 甲\n主要指标\n2025年\n2030年\n属性\n"
    many = 20_000
    assert read((head + line * many).encode())
    assert read((head + f"{line}\n" * many).encode())

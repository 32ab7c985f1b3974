"""Small plans to read, put together line by line."""

from __future__ import annotations

from decimal import Decimal

from gaoxin.engines.plan import Plan, Target
from gaoxin.engines.reader import read_document

TITLE = "云桥高新区国民经济和社会发展第十五个五年规划纲要"
HEADER = (
    "指标体系",
    "序号",
    "主要指标",
    "2025年",
    "完成",
    "2030年",
    "目标",
    "年均增长(%)",
    "指标",
    "属性",
)


def document(*lines: str, blank: str = "\n\n") -> bytes:
    """A plan with one chapter and one section, then ``lines``, a blank line between any two."""
    return blank.join((TITLE, "第一章 总则", "第一节 任务", *lines)).encode()


def read(*lines: str) -> Plan:
    return read_document(document(*lines), name="plan.txt")


def targets(*lines: str) -> list[Target]:
    """The targets of the running text."""
    return [target for target in read(*lines).targets if target.origin == "text"]


def numbers(sentence: str) -> list[tuple[Decimal | None, str]]:
    """Value and unit of each target in a sentence."""
    return [(target.value, target.unit) for target in targets(sentence)]


def table(*cells: str, title: str = "表1 主要指标", header: tuple[str, ...] = HEADER) -> str:
    """A table with one cell a line; an empty cell leaves one more line feed."""
    text = title
    step = "\n\n"
    for cell in (*header, *cells):
        if cell:
            text += step + cell
            step = "\n\n"
        else:
            step += "\n"
    return text

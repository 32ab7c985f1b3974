"""Answers to a form: what will do, and what is refused with its field."""

from typing import Any

import pytest
from tests.engines.process.samples import CALENDAR, MONDAY, actor, written

from gaoxin.engines.process import Action, Case, Event, begin
from gaoxin.kernel.messages import Refused

DEFINITION = written("""
key: form
version: 1
name: {zh: 表单}
begin: {role: writer, to: read}
roles: [{key: writer, name: {zh: 填表人}, scope: starter}]
fields:
  - {key: name, name: {zh: 名称}, type: text, required: true}
  - {key: amount, name: {zh: 金额}, type: number, unit: 万元, least: 0}
  - {key: people, name: {zh: 人数}, type: number, unit: 人, whole: true, most: 500}
  - {key: day, name: {zh: 日期}, type: date}
  - {key: kind, name: {zh: 类别}, type: choice, choices: [{key: a, name: {zh: 甲}}, {key: b, name: {zh: 乙}}]}
  - {key: many, name: {zh: 多选}, type: choice, many: true, choices: [{key: a, name: {zh: 甲}}, {key: b, name: {zh: 乙}}]}
  - {key: why, name: {zh: 原因}, type: text, required_when: {field: kind, among: [b]}}
  - {key: late, name: {zh: 后填}, type: text, at: [read]}
clocks: [{key: c, name: {zh: 时限}, days: 1}]
steps:
  - {kind: human, key: read, name: {zh: 阅}, role: writer, clocks: [c], outcomes: [{key: ok, name: {zh: 阅}, to: end}]}
  - {kind: end, key: end, name: {zh: 完}}
""")  # noqa: E501


def filled(**values: Any) -> Case:
    event = Event(action=Action.BEGIN, actor=actor("an"), values={"name": "一", **values})
    return begin(DEFINITION, "c", event, now=MONDAY, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({"amount": "0012.50"}, "0012.50"),  # as written
        ({"amount": 3}, "3"),
        ({"amount": 0.1}, "0.1"),
        ({"people": "500"}, "500"),
        ({"day": "2028-02-29"}, "2028-02-29"),
        ({"kind": "a"}, "a"),
        ({"many": ["b", "a", "b"]}, ["b", "a"]),
        ({"name": "  两  字 "}, "两  字"),
    ],
)
def test_what_is_kept(values: dict[str, Any], kept: Any) -> None:
    (key,) = values
    assert filled(**values).values[key] == kept


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": ""}, "field_missing"),
        ({"name": "   "}, "field_missing"),
        ({"name": ["一"]}, "value_not_text"),
        ({"name": True}, "value_not_text"),
        ({"name": "长" * 20_001}, "value_too_long"),
        ({"amount": "1,5"}, "value_not_a_number"),
        ({"amount": "1e3"}, "value_not_a_number"),
        ({"amount": float("nan")}, "value_not_a_number"),
        ({"amount": "-1"}, "value_too_small"),
        ({"people": "1.5"}, "value_not_whole"),
        ({"people": "501"}, "value_too_large"),
        ({"day": "2027-02-29"}, "value_not_a_date"),
        ({"day": "20270201"}, "value_not_a_date"),
        ({"kind": "c"}, "value_not_a_choice"),
        ({"many": "a"}, "value_not_a_list"),
        ({"many": ["a", "c"]}, "value_not_a_choice"),
        ({"kind": "b"}, "field_missing"),
        ({"late": "x"}, "field_not_here"),
        ({"none": "x"}, "field_not_here"),
    ],
)
def test_what_is_refused(values: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        filled(**values)
    assert refused.value.message.code == f"process.{code}"


def test_required_only_under_its_condition() -> None:
    assert filled(kind="b", why="因").values["why"] == "因"
    assert "why" not in filled(kind="a").values

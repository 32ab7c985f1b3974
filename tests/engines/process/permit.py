"""A made-up permit that uses what the shipped definitions do not, and its people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.engines.process.samples import Walk, actor, written

PERMIT = """
key: permit
version: 1
name: {zh: 施工许可, en: Permit}
begin: {role: applicant, to: accept}
roles:
  - {key: applicant, name: {zh: 申请人}, scope: starter}
  - {key: window, name: {zh: 窗口}, duty: window}
  - {key: fire, name: {zh: 消防}, scope: subject.fire}
  - {key: water, name: {zh: 水务}, scope: subject.water}
  - {key: green, name: {zh: 园林}, scope: subject.green}
  - {key: chief, name: {zh: 首席代表}, duty: chief}
fields:
  - {key: area, name: {zh: 建筑面积}, type: number, unit: 平方米, required: true}
  - {key: verdict, name: {zh: 审查意见}, type: text, at: [fire, water, green]}
documents:
  - {key: land, name: {zh: 用地批准书}, at: accept}
  - {key: survey, name: {zh: 勘察报告}, at: accept, late: late}
  - {key: safety, name: {zh: 安全措施}, at: decide}
clocks:
  - {key: office, name: {zh: 办理}, days: 2}
  - {key: review, name: {zh: 审查}, days: 10, pauses: false}
  - {key: notice, name: {zh: 公示}, days: 5}
  - {key: verify, name: {zh: 核查}, days: 20}
  - key: late
    name: {zh: 容缺补正}
    days: 5
    ladder:
      - {key: over, at: 0, to: [window, applicant], level: yellow}
steps:
  - kind: human
    key: accept
    name: {zh: 受理}
    role: window
    clocks: [office]
    outcomes: [{key: ok, name: {zh: 受理}, to: size}]
  - kind: condition
    key: size
    name: {zh: 规模}
    arms: [{when: 大型, to: reviews}, {when: 中型, to: decide}]
    otherwise: decide
  - kind: parallel
    key: reviews
    name: {zh: 并联审查}
    join: 2
    to: decide
    branches:
      - {key: fire, name: {zh: 消防}, to: fire}
      - {key: water, name: {zh: 水务}, to: water}
      - {key: green, name: {zh: 园林}, to: green}
  - kind: human
    key: fire
    name: {zh: 消防审查}
    role: fire
    clocks: [review]
    returns: {to: applicant}
    outcomes:
      - {key: pass, name: {zh: 同意}, to: join}
      - {key: veto, name: {zh: 否决}, to: refused, reason: true}
  - kind: human
    key: water
    name: {zh: 水务审查}
    role: water
    clocks: [review]
    outcomes: [{key: pass, name: {zh: 同意}, to: join}]
  - kind: human
    key: green
    name: {zh: 园林审查}
    role: green
    clocks: [review]
    outcomes: [{key: pass, name: {zh: 同意}, to: join}]
  - kind: human
    key: decide
    name: {zh: 决定}
    role: chief
    clocks: [office]
    outcomes:
      - {key: granted, name: {zh: 准予}, to: notice}
      - {key: promised, name: {zh: 告知承诺}, to: verify, promise: [safety]}
      - {key: refused, name: {zh: 不予}, to: refused, reason: true, bare: true}
  - {kind: wait, key: notice, name: {zh: 公示}, clock: notice, to: granted}
  - kind: human
    key: verify
    name: {zh: 核查承诺}
    role: window
    clocks: [verify]
    outcomes:
      - {key: kept, name: {zh: 属实}, to: granted}
      - {key: broken, name: {zh: 不实}, to: revoked, reason: true}
  - {kind: end, key: granted, name: {zh: 准予许可}}
  - {kind: end, key: refused, name: {zh: 不予许可}, result: refused, waive_late: true}
  - {kind: end, key: revoked, name: {zh: 撤销许可}, result: revoked, waive_late: true}
withdraw: [applicant]
"""

DEFINITION = written(PERMIT)
APPLICANT = actor("an", body="builder")
WINDOW = actor("wang", "window")
CHIEF = actor("cui", "chief")
FIRE = actor("fan", body="fire")
WATER = actor("shen", body="water")
GREEN = actor("lin", body="parks")
SUBJECT = {"fire": ("body:fire",), "water": ("body:water",), "green": ("body:parks",)}


def evaluate(condition: str, values: Mapping[str, Any]) -> bool | None:
    """A stand-in for the rules: 大型 from 10,000 square metres, 中型 cannot be told."""
    return {
        "大型": float(values["area"]) >= 10_000,
        "中型": None if values["area"] == "0" else False,
    }[condition]


def applied(area: str = "20000", **documents: str) -> Walk:
    return Walk.begins(
        DEFINITION,
        APPLICANT,
        {"area": area},
        documents={"land": "f1", "survey": "f2", **documents},
        subject=SUBJECT,
        evaluate=evaluate,
    )


def in_review() -> Walk:
    return applied().submits(WINDOW, "accept", "ok")


def to_decide(**documents: str) -> Walk:
    return applied("100", **documents).submits(WINDOW, "accept", "ok")

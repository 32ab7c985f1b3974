"""Reasons: value, threshold and gap; the smallest repairs; what is missing and what to ask."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from tests.engines.rules.samples import CHANCES, SCHEMA, Chance, rule

from gaoxin.engines.rules import (
    Comparator,
    Draft,
    Explained,
    Finding,
    Question,
    Rule,
    Status,
    ask_next,
    conditions_of,
    explain,
    read_record,
    reason,
    status_of,
    written,
)
from gaoxin.engines.rules.leaves import affirmed, leaves
from gaoxin.engines.rules.repair import smallest_repairs
from gaoxin.engines.rules.tree import All, Some, Test

DAY = date(2026, 1, 1)


def rule_of(*sources: str) -> Rule:
    return Rule("r", conditions_of(SCHEMA, [Draft(source) for source in sources]))


def explained(source: str, **record: object) -> Explained:
    (condition,) = explain(rule_of(source), read_record(SCHEMA, record), DAY).conditions
    return condition


def the_finding(source: str, **record: object) -> Finding:
    (finding,) = explained(source, **record).findings
    return finding


@pytest.mark.parametrize(
    ("source", "record", "value", "threshold", "unit", "gap"),
    [
        ("营业收入 >= 2000万元", {"revenue": 1500}, 1500, 2000, "万元", 500),
        ("营业收入 >= 0.2亿元", {"revenue": 1500}, 0.15, 0.2, "亿元", 0.05),
        ("2000万元 <= 营业收入", {"revenue": 1500}, 1500, 2000, "万元", 500),
        ("非 营业收入 < 2000万元", {"revenue": 1500}, 1500, 2000, "万元", 500),
        ("研发费用 / 营业收入 >= 3%", {"rd": 29, "revenue": 1000}, 2.9, 3, "%", 0.1),
        ("研发费用 / 资产总额 >= 3%", {"rd": 100, "assets": 1}, 1, 3, "%", 2),
        ("研发费用 / 资产总额 >= 0.03", {"rd": 100, "assets": 1}, 0.01, 0.03, "", 0.02),
        ("营业收入 > 利润", {"revenue": 1, "profit": 15_000}, 1, 1.5, "万元", 0.5),
        ("利润 > 0", {"profit": -5}, -5, 0, "元", 5),
        ("员工数 <= 300人", {"staff": 310}, 310, 300, "人", 10),
        ("专利数 > 5", {"patents": 5}, 5, 5, "", 0),
        ("专利数 != 5", {"patents": 5}, 5, 5, "", None),
        ("营业收入 >= 2000万元", {"revenue": 2500}, 2500, 2000, "万元", None),
        (
            "成立日期 < 2020年1月1日",
            {"founded": date(2020, 1, 31)},
            date(2020, 1, 31), date(2020, 1, 1), "天", 30,
        ),
    ],
)  # fmt: skip
def test_value_threshold_and_gap(
    source: str, record: dict[str, object], value: Any, threshold: Any, unit: str, gap: float | None
) -> None:
    found = the_finding(source, **record)
    assert found.value == (value if isinstance(value, date) else pytest.approx(value))
    assert found.threshold == (threshold if isinstance(value, date) else pytest.approx(threshold))
    assert found.unit == unit
    assert found.gap == (None if gap is None else pytest.approx(gap))


def test_a_finding_names_its_comparator_as_it_is_asked() -> None:
    assert the_finding("2000万元 <= 营业收入").comparator is Comparator.AT_LEAST
    assert the_finding("非 营业收入 < 2000万元").comparator is Comparator.AT_LEAST


def test_categories_and_flags() -> None:
    wanted = the_finding("行业 属于 [“软件”, “智能装备”]", industry="生物医药")
    assert (wanted.outcome, wanted.value) == (False, "生物医药")
    assert wanted.wanted == ("软件", "智能装备")
    assert the_finding("行业 不属于 [“软件”]", industry="软件").unwanted == ("软件",)
    assert the_finding("非 失信", dishonest=True).value is True


@pytest.mark.parametrize(
    ("source", "record", "missing"),
    [
        ("研发费用 / 营业收入 >= 3%", {}, ("rd", "revenue")),
        ("研发费用 / 营业收入 >= 3%", {"rd": 1}, ("revenue",)),
        ("研发费用 / 营业收入 >= 3%", {"rd": 1, "revenue": 0}, ()),  # undefined, not missing
        ("失信 或 高新技术企业", {"dishonest": False}, ("high_tech",)),
        ("失信 或 高新技术企业", {"dishonest": True}, ()),
        ("(失信 且 高新技术企业) 或 专利数 > 1", {"high_tech": False}, ("patents",)),
        ("非 (失信 且 专利数 > 1)", {"dishonest": True}, ("patents",)),
        ("若(失信, 专利数, 1) > 0", {"dishonest": True}, ("patents",)),
        ("若(失信, 专利数, 1) > 2", {"dishonest": False}, ()),
        ("若(失信, 专利数, 1) > 2", {}, ("dishonest", "patents")),
        ("缺省(专利数, 0) + 员工数 / 1人 > 1", {}, ("staff",)),
        ("行业 = “软件” 且 成立日期 > 2020年1月1日", {}, ("industry", "founded")),
    ],
)
def test_only_the_missing_fields_that_matter(
    source: str, record: dict[str, object], missing: tuple[str, ...]
) -> None:
    assert explained(source, **record).missing == missing


def test_division_by_zero_is_undefined_and_nothing_to_ask_for() -> None:
    finding = the_finding("研发费用 / 营业收入 >= 3%", rd=1, revenue=0)
    assert finding.undefined
    assert reason(finding, SCHEMA).code == "rules.leaf_undefined"


# -- repairs ---------------------------------------------------------------------------------------


def repairs(source: str, **record: object) -> set[frozenset[str]]:
    return {
        frozenset(written(finding.test, SCHEMA) for finding in repair)
        for repair in explained(source, **record).repairs
    }


@pytest.mark.parametrize(
    ("source", "record", "expected"),
    [
        ("失信", {"dishonest": True}, []),
        ("失信", {"dishonest": False}, [{"失信"}]),
        ("非 失信", {"dishonest": True}, [{"非 失信"}]),
        (
            "失信 或 高新技术企业",
            {"dishonest": False, "high_tech": False},
            [{"失信"}, {"高新技术企业"}],
        ),
        (
            "(专利数 >= 3 且 员工数 >= 9人 且 失信) 或 研发占比 >= 3%",
            {"patents": 1, "staff": 1, "dishonest": False, "share": 1},
            [{"研发占比 >= 3%"}],
        ),
        (
            "(专利数 >= 3 或 失信) 且 (研发占比 >= 3% 或 高新技术企业)",
            {"patents": 1, "dishonest": False, "share": 4, "high_tech": False},
            [{"专利数 >= 3"}, {"失信"}],
        ),
        # one leaf that serves both halves is the smaller repair
        (
            "(专利数 >= 3 或 失信) 且 (研发占比 >= 3% 或 失信)",
            {"patents": 1, "dishonest": False, "share": 1},
            [{"失信"}],
        ),
        # contradictions are no way out
        (
            "(专利数 > 3 且 专利数 < 2) 或 (失信 且 高新技术企业 且 员工数 > 9人)",
            {"patents": 1, "dishonest": False, "high_tech": False, "staff": 1},
            [{"失信", "高新技术企业", "员工数 > 9人"}],
        ),
        ("失信 且 非 失信", {"dishonest": True}, []),
        ("行业 = “软件” 且 行业 != “软件”", {"industry": "软件"}, []),
        ("专利数 >= 2 且 专利数 <= 2 且 专利数 != 2", {"patents": 1}, []),
        ("专利数 >= 2 且 专利数 > 2 且 专利数 <= 2", {"patents": 1}, []),
        ("专利数 <= 2 且 专利数 < 2 且 专利数 >= 2", {"patents": 3}, []),
        ("专利数 > 2 且 专利数 >= 2 且 专利数 <= 2", {"patents": 1}, []),
        ("专利数 为空 且 专利数 > 1", {"patents": 1}, []),
        # an unknown leaf costs less than a failing one
        ("失信 或 高新技术企业", {"dishonest": False}, [{"高新技术企业"}]),
    ],
)
def test_the_smallest_repairs(
    source: str, record: dict[str, object], expected: list[set[str]]
) -> None:
    assert repairs(source, **record) == {frozenset(each) for each in expected}


def brute_force(test: Test, outcomes: dict[Test, bool]) -> int | None:
    """The least number of failing leaves to turn, by trying all sets."""

    def holds(part: Test, turned: frozenset[Test]) -> bool:
        match part:
            case All(operands):
                return all(holds(each, turned) for each in operands)
            case Some(operands):
                return any(holds(each, turned) for each in operands)
            case _:
                return outcomes[part] or part in turned

    failing = [leaf for leaf, held in outcomes.items() if not held]
    for size in range(len(failing) + 1):
        if any(holds(test, frozenset(some)) for some in combinations(failing, size)):
            return size
    return None


@settings(deadline=None, max_examples=50)
@given(CHANCES)
def test_no_smaller_repair_exists(chance: Chance) -> None:
    """Against a search through all sets of leaves, each an independent yes or no."""
    letters = ["失信", "高新技术企业", "专利数 > 1", "员工数 > 1人", "研发占比 > 1%", "用地 > 1亩"]

    def text(depth: int) -> str:
        if not depth:
            return chance.of(letters)
        word = chance.of([" 且 ", " 或 "])
        return "(" + word.join(text(depth - 1) for _ in range(chance.of([1, 2, 3]))) + ")"

    test = affirmed(rule(text(3)).tree)
    outcomes = {leaf: chance.of([True, False]) for leaf in leaves(test)}
    found = smallest_repairs(test, outcomes.__getitem__)
    least = brute_force(test, outcomes)
    assert {len(repair) for repair in found} == ({least} if least else set())


# -- questions -------------------------------------------------------------------------------------


def test_the_question_that_settles_most_comes_first() -> None:
    rules = [
        rule_of("失信"),
        rule_of("失信 或 专利数 > 1"),
        rule_of("专利数 > 1"),
        rule_of("专利数 > 3", "研发占比 > 1%"),
        rule_of("员工数 > 1人", "用地 > 1亩"),  # fails already: nothing to ask
        rule_of("高新技术企业"),  # holds already
    ]
    record = read_record(SCHEMA, {"staff": 0, "high_tech": True, "share": 3})
    assert ask_next(rules, record, DAY) == (
        Question("patents", settles=2, involved=3),
        Question("dishonest", settles=1, involved=2),
    )


@settings(deadline=None, max_examples=50)
@given(CHANCES)
def test_an_answer_settles_what_was_promised(chance: Chance) -> None:
    """Whatever the one missing field turns out to be, the rule is decided."""
    tested = rule_of(chance.rule(strict=True))
    for record in chance.records(10):
        questions = ask_next([tested], read_record(SCHEMA, record), DAY)
        for field in (question.field for question in questions if question.settles):
            answered = {**record, field: chance.record(complete=True)[field]}
            explained = explain(tested, read_record(SCHEMA, answered), DAY)
            assert explained.status is not Status.UNKNOWN or explained.missing == ()


@settings(deadline=None, max_examples=50)
@given(CHANCES)
def test_status_and_explanation_agree(chance: Chance) -> None:
    tested = rule_of(chance.rule(), chance.rule())
    for values in chance.records(5):
        record = read_record(SCHEMA, values)
        whole = explain(tested, record, DAY)
        assert whole.status is status_of(tested, record, DAY)
        for condition in whole.conditions:
            if condition.status is Status.HOLDS:
                assert not condition.repairs
            if condition.status is Status.FAILS:
                for repair in condition.repairs:
                    assert any(finding.outcome is False for finding in repair)


# -- sentences -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "record", "code", "params"),
    [
        (
            "营业收入 >= 2000万元", {"revenue": 1500}, "rules.leaf_fails_by",
            {"what": "营业收入 >= 2000万元", "value": 1500, "unit": "万元", "gap": 500},
        ),
        ("营业收入 >= 2000万元", {"revenue": 2500}, "rules.leaf_holds_at", {"value": 2500}),
        ("营业收入 >= 2000万元", {}, "rules.leaf_missing", {"fields": "营业收入"}),
        ("专利数 > 5", {"patents": 5}, "rules.leaf_just_short", {"value": 5}),
        ("专利数 != 5", {"patents": 5}, "rules.leaf_fails_at", {"value": 5}),
        ("失信", {"dishonest": True}, "rules.leaf_holds", {"what": "失信"}),
        ("非 失信", {"dishonest": True}, "rules.leaf_fails", {"what": "非 失信"}),
        ("行业 = “软件”", {"industry": "软件"}, "rules.leaf_holds_at", {"value": "软件"}),
        (
            "成立日期 < 2020年1月1日", {"founded": date(2020, 1, 2)}, "rules.leaf_fails_by",
            {"value": "2020-01-02", "unit": "", "gap": 1, "gap_unit": "天"},
        ),
    ],
)  # fmt: skip
def test_reasons(
    source: str, record: dict[str, object], code: str, params: dict[str, object]
) -> None:
    message = reason(the_finding(source, **record), SCHEMA)
    assert message.code == code
    assert params.items() <= dict(message.params).items()


def test_reasons_in_english() -> None:
    message = reason(the_finding("营业收入 >= 2000万元 "), SCHEMA, "en")
    assert message.params == {"what": "revenue >= 2000万元", "fields": "revenue"}

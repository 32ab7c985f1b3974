"""Rules with their clauses and their days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.engines.rules.samples import SCHEMA

from gaoxin.engines.rules import (
    Clause,
    Draft,
    Rule,
    RuleSet,
    Status,
    conditions_of,
    explain,
    read_record,
    status_of,
)
from gaoxin.kernel.messages import Refused

CLAUSES = (
    Clause("2.1", "年营业收入二千万以上"),
    Clause("2.2", "诚信经营"),
    Clause("2.3", "前景良好"),
)
CONDITIONS = conditions_of(
    SCHEMA,
    [Draft("营业收入 >= 2000万元", ("2.1",)), Draft("非 失信", ("2.2",), key="honest")],
)


def version(name: str, first: date | None, last: date | None) -> Rule:
    return Rule("grant", CONDITIONS, CLAUSES, name, first, last)


OLD = version("2024", date(2024, 1, 1), date(2025, 6, 30))
NEW = version("2025", date(2025, 7, 1), None)


def test_a_clause_without_condition_is_shown_as_uncovered() -> None:
    assert [clause.key for clause in NEW.uncovered] == ["2.3"]
    good = read_record(SCHEMA, {"revenue": 2000, "dishonest": False})
    explained = explain(NEW, good, date(2026, 1, 1))
    assert explained.status is Status.HOLDS
    assert [clause.text for clause in explained.uncovered] == ["前景良好"]


def test_conditions_have_keys_and_keep_what_was_written() -> None:
    assert [condition.key for condition in CONDITIONS] == ["1", "honest"]
    assert CONDITIONS[0].predicate.source == "营业收入 >= 2000万元"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), "2024"),
        (date(2025, 6, 30), "2024"),
        (date(2025, 7, 1), "2025"),
        (date(2099, 1, 1), "2025"),
    ],
)
def test_the_day_chooses_the_version(day: date, name: str | None) -> None:
    chosen = RuleSet([NEW, OLD]).version_on("grant", day)
    assert (chosen.version if chosen else None) == name
    assert [rule.version for rule in RuleSet([NEW, OLD]).on(day)] == ([name] if name else [])


def test_versions_are_listed_from_the_oldest() -> None:
    assert [rule.version for rule in RuleSet([NEW, OLD]).versions_of("grant")] == ["2024", "2025"]


def test_a_rule_that_is_not_in_force_says_so_and_nothing_else() -> None:
    record = read_record(SCHEMA, {"revenue": 1})
    for day in (date(2023, 1, 1), date(2025, 7, 1)):
        assert status_of(OLD, record, day) is Status.NOT_IN_FORCE
        assert explain(OLD, record, day).status is Status.NOT_IN_FORCE
        assert explain(OLD, record, day).conditions == ()


@pytest.mark.parametrize(
    ("record", "status"),
    [
        ({"revenue": 2000, "dishonest": False}, Status.HOLDS),
        ({"revenue": 2000}, Status.UNKNOWN),
        ({"revenue": 1999}, Status.FAILS),  # whatever the other condition turns out to be
        ({}, Status.UNKNOWN),
    ],
)
def test_all_conditions_have_to_hold(record: dict[str, object], status: Status) -> None:
    read = read_record(SCHEMA, record)
    assert status_of(NEW, read, date(2026, 1, 1)) is status
    assert explain(NEW, read, date(2026, 1, 1)).status is status


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Rule("r", ()), "rules.no_conditions"),
        (lambda: Rule("r", CONDITIONS), "rules.clause_unknown"),
        (lambda: Rule("r", (CONDITIONS[0],) * 2, CLAUSES), "rules.key_twice"),
        (lambda: Rule("r", CONDITIONS, CLAUSES * 2), "rules.key_twice"),
        (
            lambda: Rule("r", conditions_of(SCHEMA, [Draft("失信")] * 65)),
            "rules.too_many_conditions",
        ),
        (lambda: version("x", date(2025, 1, 2), date(2025, 1, 1)), "rules.dates_reversed"),
        (lambda: RuleSet([OLD, version("x", date(2025, 6, 30), None)]), "rules.versions_overlap"),
        (lambda: RuleSet([OLD, version("x", None, None)]), "rules.versions_overlap"),
        (lambda: RuleSet([version("x", None, None), NEW]), "rules.versions_overlap"),
    ],
)
def test_what_cannot_be_a_rule(make: Callable[[], object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        make()
    assert refused.value.message.code == code

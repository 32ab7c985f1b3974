"""Many rules over many records, held against one record at a time."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from tests.engines.rules.samples import CHANCES, SCHEMA, Chance

from gaoxin.engines.rules import (
    Draft,
    Question,
    Rule,
    Table,
    ask_next,
    ask_next_of_all,
    conditions_of,
    outcome,
    read_record,
    screen,
    status_of,
    table_of,
)
from gaoxin.engines.rules.explain import Status
from gaoxin.engines.rules.screen import BLOCK

DAY = date(2026, 1, 1)


def table(records: list[dict[str, Any]]) -> Table:
    columns = {f.key: np.array([r[f.key] for r in records], dtype=object) for f in SCHEMA}
    return table_of(SCHEMA, columns)


def rules_of(chance: Chance, count: int) -> list[Rule]:
    shared = chance.rule()
    return [
        Rule(str(n), conditions_of(SCHEMA, [Draft(chance.rule()), Draft(shared)]))
        for n in range(count)
    ]


@settings(deadline=None, max_examples=50)
@given(CHANCES)
def test_masks_agree_with_single_records(chance: Chance) -> None:
    rules, records = rules_of(chance, 2), chance.records(8)
    found = {(each.rule.key, row): (each, row) for each in screen(rules, table(records), DAY)
             for row in range(each.start, each.stop)}  # fmt: skip
    for tested in rules:
        for row, record in enumerate(records):
            each, _ = found[tested.key, row]
            read = read_record(SCHEMA, record)
            outcomes = [outcome(condition.predicate, read) for condition in tested.conditions]
            status = status_of(tested, read, DAY)
            assert int(each.fails[row]) == bits(outcomes, False)
            assert int(each.unknown[row]) == bits(outcomes, None)
            assert bool(each.holds[row]) is (status is Status.HOLDS)
            assert bool(each.undetermined[row]) is (status is Status.UNKNOWN)


def bits(outcomes: list[bool | None], wanted: bool | None) -> int:
    return sum(1 << bit for bit, held in enumerate(outcomes) if held is wanted)


@settings(deadline=None, max_examples=50)
@given(CHANCES)
def test_questions_of_all_are_the_sum_of_the_questions_of_each(chance: Chance) -> None:
    rules, records = rules_of(chance, 2), chance.records(8)
    settles: Counter[str] = Counter()
    involved: Counter[str] = Counter()
    for record in records:
        for question in ask_next(rules, read_record(SCHEMA, record), DAY):
            settles[question.field] += question.settles
            involved[question.field] += question.involved
    expected = {Question(key, settles[key], count) for key, count in involved.items()}
    assert set(ask_next_of_all(rules, table(records), DAY)) == expected


@pytest.mark.parametrize("conditions", [1, 8, 9, 16, 17, 33, 64])
def test_each_condition_has_its_bit(conditions: int) -> None:
    """Record ``n`` fails condition ``n`` alone; the last record lacks the field."""
    drafts = [Draft(f"专利数 != {bit}") for bit in range(conditions)]
    tested = Rule("r", conditions_of(SCHEMA, drafts))
    records = table_of(SCHEMA, {"patents": np.array([*range(conditions), np.nan])})
    (each,) = screen([tested], records, DAY)
    assert each.fails.tolist() == [*(1 << bit for bit in range(conditions)), 0]
    assert each.unknown.tolist() == [0] * conditions + [(1 << conditions) - 1]


def test_blocks_cover_the_table_and_rules_out_of_force_are_left_out() -> None:
    conditions = conditions_of(SCHEMA, [Draft("专利数 >= 5")])
    old = Rule("old", conditions, last_day=date(2025, 1, 1))
    new = Rule("new", conditions)
    rows = 2 * BLOCK + 3
    records = table_of(SCHEMA, {"patents": np.arange(rows, dtype=float)})
    found = list(screen([old, new], records, DAY))
    assert {each.rule.key for each in found} == {"new"}
    assert [(each.start, each.stop) for each in found] == [
        (0, BLOCK), (BLOCK, rows - 3), (rows - 3, rows),
    ]  # fmt: skip
    assert sum(int(each.holds.sum()) for each in found) == rows - 5

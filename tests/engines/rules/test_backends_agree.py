"""Random rules over random data: one tree, the same meaning wherever it is evaluated."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.rules.samples import CHANCES, SCHEMA, Chance, formula, rule

from gaoxin.engines.rules import (
    compile_formula,
    compile_predicate,
    figure,
    figures,
    outcome,
    outcomes,
    read_record,
    table_of,
    written,
)
from gaoxin.engines.rules.leaves import affirmed
from gaoxin.engines.rules.single import closure_of_test
from gaoxin.engines.rules.tree import Not, Test, every, some

Record = dict[str, Any]
UNTIMED = settings(deadline=None, max_examples=50)


def columns(records: list[Record]) -> dict[str, Any]:
    return {
        field.key: np.array([record[field.key] for record in records], dtype=object)
        for field in SCHEMA
    }


def one_by_one(source: str, records: list[Record]) -> list[bool | None]:
    condition = rule(source)
    return [outcome(condition, read_record(SCHEMA, record)) for record in records]


def at_once(source: str, records: list[Record]) -> list[bool | None]:
    masks = outcomes(rule(source), table_of(SCHEMA, columns(records)))
    assert not (masks.holds & masks.fails).any()
    words = np.where(masks.holds, "t", np.where(masks.fails, "f", "u"))
    return [{"t": True, "f": False, "u": None}[word] for word in words]


@UNTIMED
@given(CHANCES)
def test_a_batch_and_single_records_agree(chance: Chance) -> None:
    source, records = chance.rule(), chance.records(20)
    assert at_once(source, records) == one_by_one(source, records)


@UNTIMED
@given(CHANCES)
def test_formulas_agree_to_the_last_bit(chance: Chance) -> None:
    source, records = chance.formula(), chance.records(20)
    made = formula(source)
    batch = figures(made, table_of(SCHEMA, columns(records)))
    single = [figure(made, read_record(SCHEMA, record)) for record in records]
    assert [None if math.isnan(v) else v for v in batch.value.tolist()] == single
    assert batch.known.tolist() == [value is not None for value in single]


@UNTIMED
@given(CHANCES)
def test_a_printed_rule_reads_as_the_same_tree(chance: Chance) -> None:
    tree = rule(chance.rule()).tree
    for language in ("zh-hans", "en"):
        text = written(tree, SCHEMA, language)
        assert compile_predicate(text, SCHEMA).tree == tree
        assert written(compile_predicate(text, SCHEMA).tree, SCHEMA, language) == text


@UNTIMED
@given(CHANCES)
def test_a_printed_formula_reads_as_the_same_tree(chance: Chance) -> None:
    tree = formula(chance.formula()).tree
    for language in ("zh-hans", "en"):
        assert compile_formula(written(tree, SCHEMA, language), SCHEMA).tree == tree


@UNTIMED
@given(CHANCES)
def test_what_is_known_stays_when_more_becomes_known(chance: Chance) -> None:
    """The defining property of Kleene's logic: unknown stands for every answer at once."""
    partial = chance.records(10)
    filled = [
        {key: rest[key] if value is None else value for key, value in record.items()}
        for record, rest in zip(partial, chance.records(10, complete=True), strict=True)
    ]
    source = chance.rule(strict=True)
    pairs = zip(one_by_one(source, partial), one_by_one(source, filled), strict=True)
    assert all(before is None or before is after for before, after in pairs)


@UNTIMED
@given(CHANCES)
def test_de_morgan_and_double_negation(chance: Chance) -> None:
    a, b = rule(chance.rule()).tree, rule(chance.rule()).tree
    for record in chance.records(10):
        read = read_record(SCHEMA, record)

        def comes_to(test: Test, read: Any = read) -> bool | None:
            return closure_of_test(test)(read)

        assert comes_to(Not(every([a, b]))) is comes_to(some([Not(a), Not(b)]))
        assert comes_to(Not(some([a, b]))) is comes_to(every([Not(a), Not(b)]))
        assert comes_to(Not(Not(a))) is comes_to(a)
        assert comes_to(affirmed(a)) is comes_to(a)
        assert comes_to(affirmed(Not(a))) is comes_to(Not(a))


@given(
    st.decimals(0, 10**6, places=2),
    st.sampled_from(["元", "千元", "万元", "百万元", "亿元"]),
    st.integers(0, 10**12),
    st.sampled_from([">=", ">", "<=", "<", "=", "!="]),
)
def test_a_threshold_means_the_same_in_every_unit(
    threshold: Any, unit: str, cents: int, sign: str
) -> None:
    """Compared exactly, as integers of a hundredth of a 元."""
    power = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}[unit]
    asked = int(threshold * 100) * 10**power
    expected = {
        ">=": cents >= asked, ">": cents > asked, "<=": cents <= asked,
        "<": cents < asked, "=": cents == asked, "!=": cents != asked,
    }[sign]  # fmt: skip
    condition = rule(f"利润 {sign} {threshold}{unit}")
    assert outcome(condition, read_record(SCHEMA, {"profit": cents / 100})) is expected

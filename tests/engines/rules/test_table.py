"""Columns in all the forms in which data arrives, and what is unknown in each."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from tests.engines.rules.samples import SCHEMA, formula, rule

from gaoxin.engines.rules import Masks, figures, outcomes, table_of
from gaoxin.kernel.messages import Refused

Given = Any


def told(masks: Masks) -> str:
    """One letter a record: holds, fails, unknown."""
    letters = np.where(masks.holds, "h", np.where(masks.fails, "f", "u"))
    return "".join(letters.tolist())


@pytest.mark.parametrize(
    ("column", "known"),
    [
        (np.array([3.0, 1.0, np.nan]), None),
        (np.array([3.0, 1.0, -np.inf]), None),
        (np.array([3, 1, 99]), np.array([True, True, False])),
        (np.array([3, 1, 99], dtype=np.uint8), [True, True, False]),
        (np.ma.MaskedArray([3.0, 1.0, 99.0], mask=[False, False, True]), None),
        (np.array([3, 1.0, None], dtype=object), None),
        ([3, 1, None], None),
    ],
)
def test_numbers(column: Given, known: Given) -> None:
    masks = {"patents": known} if known is not None else None
    table = table_of(SCHEMA, {"专利数": column}, masks)
    assert told(outcomes(rule("专利数 > 2"), table)) == "hfu"
    assert table.missing("patents").tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("column", "known"),
    [
        (np.array(["2019-12-31", "2020-01-01", "NaT"], dtype="datetime64[D]"), None),
        (np.array(["2019-12-31T23:59", "2020-01-01T00:00", "NaT"], dtype="datetime64[s]"), None),
        (np.array([date(2019, 12, 31), date(2020, 1, 1), None], dtype=object), None),
    ],
)
def test_days(column: Given, known: Given) -> None:
    table = table_of(SCHEMA, {"founded": column}, known)
    assert told(outcomes(rule("成立日期 < 2020年1月1日"), table)) == "hfu"


@pytest.mark.parametrize(
    ("column", "known"),
    [
        (np.array(["软件", "生物医药", ""]), [True, True, False]),
        (np.array(["软件", "生物医药", None], dtype=object), None),
        (np.array(["软件", "生物医药", np.nan], dtype=object), None),
    ],
)
def test_categories(column: Given, known: Given) -> None:
    table = table_of(SCHEMA, {"行业": column}, {"行业": known} if known else None)
    assert told(outcomes(rule("行业 = “软件”"), table)) == "hfu"
    assert told(outcomes(rule("行业 不属于 [“软件”]"), table)) == "fhu"


@pytest.mark.parametrize(
    ("column", "known"),
    [
        (np.array([True, False, True]), [True, True, False]),
        (np.array([True, False, None], dtype=object), None),
        (np.array([True, False, np.nan], dtype=object), None),
    ],
)
def test_flags(column: Given, known: Given) -> None:
    table = table_of(SCHEMA, {"失信": column}, {"失信": known} if known else None)
    assert told(outcomes(rule("失信"), table)) == "hfu"
    assert told(outcomes(rule("失信 为空"), table)) == "ffh"


def test_a_field_that_nobody_has_is_unknown_for_all() -> None:
    table = table_of(SCHEMA, {"patents": np.array([1.0, 2.0])})
    assert told(outcomes(rule("营业收入 > 1万元"), table)) == "uu"
    assert told(outcomes(rule("失信 或 行业 = “软件” 或 成立日期 > 2020年1月1日"), table)) == "uu"
    assert told(outcomes(rule("营业收入 > 1万元 或 专利数 > 1"), table)) == "uh"


def test_an_empty_table_and_formulas_without_fields() -> None:
    empty = table_of(SCHEMA, {}, rows=0)
    assert told(outcomes(rule("失信"), empty)) == ""
    three = table_of(SCHEMA, {}, rows=3)
    assert told(outcomes(rule("1 < 2"), three)) == "hhh"
    assert figures(formula("1 + 20%"), three).value.tolist() == pytest.approx([1.2] * 3)


@pytest.mark.parametrize(
    ("columns", "known", "code"),
    [
        ({"patent": [1.0]}, {}, "rules.column_misspelt"),
        ({"patents": [1.0]}, {"zzz": [True]}, "rules.column_unknown"),
        ({"rd": [1.0], "研发投入": [1.0]}, {}, "rules.column_twice"),
        ({"rd": [1.0], "patents": [1.0, 2.0]}, {}, "rules.column_length"),
        ({"rd": [1.0]}, {"rd": [True, False]}, "rules.column_length"),
        ({}, {}, "rules.column_length"),
        ({"rd": ["1"]}, {}, "rules.value_no_number"),
        ({"rd": [True]}, {}, "rules.value_no_number"),
        ({"失信": [1]}, {}, "rules.value_no_flag"),
        ({"founded": [2020.0]}, {}, "rules.value_no_date"),
        ({"industry": [1]}, {}, "rules.value_no_category"),
    ],
)
def test_columns_that_do_not_fit(columns: Given, known: Given, code: str) -> None:
    with pytest.raises(Refused) as refused:
        table_of(SCHEMA, columns, known)
    assert refused.value.message.code == code


def test_a_strange_category_is_named_with_its_row() -> None:
    with pytest.raises(Refused) as refused:
        table_of(SCHEMA, {"行业": np.array(["?", "软件", "药"])}, {"行业": [False, True, True]})
    assert refused.value.message.params == {"field": "industry", "text": "药", "row": 2}

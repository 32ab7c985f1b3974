"""The page on definitions: its worked example works, and it leaves no key out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.engines.process.samples import DESK, FIRM, LEAD, LEADER, Walk, actor, written

from gaoxin.engines.process import Result, definition, lint

PAGE = (Path(__file__).parents[3] / "docs" / "methods" / "process.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
TECHNOLOGY = actor("ke", body="technology")
SUBJECT = {"finance": ("body:finance",), "technology": ("body:technology",)}


def from_a_hundred(condition: str, values: Mapping[str, Any]) -> bool:
    assert condition == "amount >= 100"
    return float(values["amount"]) >= 100


def applied(amount: str) -> Walk:
    (example,) = EXAMPLES
    payout = written(example)
    assert lint(payout) == ()
    return Walk.begins(
        payout,
        FIRM,
        {"amount": amount},
        documents={"licence": "f"},
        subject=SUBJECT,
        evaluate=from_a_hundred,
    )


def reviewed(amount: str) -> Walk:
    walk = applied(amount).submits(DESK, "accept", "accepted")
    walk.submits(LEAD, "finance", "agreed", opinion="同意")
    return walk.submits(TECHNOLOGY, "technology", "agreed", opinion="同意")


def test_the_worked_example_from_application_to_payment() -> None:
    walk = reviewed("120")
    assert walk.open_steps == ["decide"]
    walk.submits(LEADER, "decide", "granted")
    walk.does("supply", FIRM, documents={"audit": "f"}).sweeps("12-01 09:00")
    assert walk.open_steps == ["pay"]
    walk.submits(LEAD, "pay", "paid")
    assert walk.case.result is Result.DONE
    walk.does("evaluate", FIRM, outcome="good")


def test_a_small_sum_goes_straight_to_the_notice() -> None:
    assert reviewed("99").open_steps == ["notice"]


def keys() -> set[str]:
    parts = [
        part
        for part in vars(definition).values()
        if isinstance(part, type) and issubclass(part, msgspec.Struct)
    ]
    return {name for part in parts for name in part.__struct_fields__}


@pytest.mark.parametrize("key", sorted(keys()))
def test_every_key_of_a_definition_is_on_the_page(key: str) -> None:
    chinese = PAGE.partition("## English")[0]
    assert re.search(rf"`[^`]*\b{key}\b[^`]*`", chinese), key

"""A good row and ways to check it, shared by the tests of this folder."""

from __future__ import annotations

from datetime import date
from typing import Any

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality import Checked, Observation, Series, check_rows

TODAY = date(2026, 11, 23)
CATALOGUE = {
    "地区生产总值": (Series("gdp", "亿元"), Series("gdp-growth", "%", Measure.GROWTH)),
    "森林覆盖率": (Series("forest", "%"),),
    "上市企业数(含新三板)": (Series("listed", "家"),),
}
GOOD = {
    "indicator": "地区生产总值",
    "period": "2023",
    "period_kind": "annual",
    "measure": "level",
    "value": "1767.3",
    "unit": "亿元",
    "price_basis": "current",
    "status": "published",
    "source": "yearbook",
    "known_from": "2024-02-11",
    "known_from_precision": "day",
    "page": "p. 3",
    "confidence": "official text",
}


def row(**changed: str) -> dict[str, str]:
    return {**GOOD, **changed}


def check(*rows: dict[str, str], **more: Any) -> Checked:
    return check_rows(rows, CATALOGUE, today=TODAY, **more)


def the_good(*rows: dict[str, str]) -> Observation:
    checked = check(*rows)
    assert checked.refused == ()
    (observation,) = checked.good
    return observation

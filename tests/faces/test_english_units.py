"""Units in English: the same size as in Chinese, no Chinese word left."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

import pytest
from tests.house.sources import HAN

from gaoxin.faces.figures import unit
from gaoxin.faces.words import CHINESE, ENGLISH, use_language


@pytest.fixture(autouse=True)
def speak_chinese_again() -> Iterator[None]:
    yield
    use_language(CHINESE)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("亿元", "×100m yuan"),  # 1 亿 = 100 million, 1 万 = 10 thousand
        ("万美元", "×10k US$"),
        ("万元/亩", "×10k yuan/mu"),
        ("吨标准煤/万元", "tce/10k yuan"),
        ("万人次", "×10k visits"),
        ("元/人", "yuan/person"),
        ("件/万人", "per 10k people"),
        ("家", ""),  # a counter: English has no word for it
        ("万个", "×10k"),
        ("%", "%"),
        ("天马行空", "天马行空"),  # no word known: as written rather than guessed
        ("", ""),
    ],
)
def test_a_unit_keeps_its_size(chinese: str, english: str) -> None:
    use_language(ENGLISH)
    assert unit(chinese) == english
    use_language(CHINESE)
    assert unit(chinese) == chinese


def test_every_unit_of_the_shipped_zones_has_an_english_word() -> None:
    use_language(ENGLISH)
    zones = files("gaoxin") / "zones"
    tables = [
        table
        for zone in zones.iterdir()
        if zone.is_dir()
        for table in zone.iterdir()
        if table.name.endswith(".csv")
    ]
    rows = (row for table in tables for row in csv.DictReader(table.open(encoding="utf-8")))
    units = {row["unit"] for row in rows if row.get("unit")}
    assert len(units) > 20
    assert not {name for name in units if HAN.search(unit(name))}

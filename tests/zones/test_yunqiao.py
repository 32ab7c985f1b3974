"""The sample world holds together: its plan, its people, its figures, and that it is fictional."""

from __future__ import annotations

import csv
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.world.layouts import FOLDER

from gaoxin.engines.plan import (
    Attribute,
    Direction,
    Origin,
    Plan,
    Span,
    TargetKind,
    YearTargetKind,
)
from gaoxin.formats.zone_folder import Zone, read_plan, read_zone
from gaoxin.kernel.periods import parse_known_from, parse_period
from gaoxin.kernel.text import Text

PLAN = read_plan(FOLDER)
ZONE = read_zone(FOLDER)
DOCUMENT = (FOLDER / "document.txt").read_bytes().decode("utf-8")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def fingerprint(text: str) -> str:
    """The digest of a sentence, computed here from its definition."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return hashlib.sha256(folded.encode()).hexdigest()[:16]


def cut(span: Span | None) -> str:
    assert span
    return DOCUMENT[span.start : span.end]


def sentence_around(span: Span) -> str:
    """The sentence that a span lies in, without its full stop."""
    before = max(DOCUMENT.rfind(mark, 0, span.start) for mark in "。\n") + 1
    after = min(DOCUMENT.index(mark, span.end) for mark in "。\n")
    assert not re.search("[。\n]", cut(span))
    return DOCUMENT[before:after]


def observations() -> list[dict[str, str]]:
    with (FOLDER / "observations.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def known_on(day: str) -> list[dict[str, str]]:
    """The rows public on a day, the newest vintage of each figure last."""
    rows = [r for r in observations() if parse_known_from(r["known_from"])[0].isoformat() <= day]
    return sorted(rows, key=lambda r: parse_known_from(r["known_from"])[0])


def annual(key: str, measure: str, day: str) -> dict[str, float]:
    """What was known on a day of an indicator's whole years, newest vintage."""
    return {
        r["period"]: float(r["value"])
        for r in known_on(day)
        if (r["key"], r["measure"], r["period_kind"]) == (key, measure, "annual")
    }


class TestReferences:
    def test_keys_are_unique(self) -> None:
        for items in (PLAN.sections, PLAN.goals, PLAN.indicators, PLAN.targets, PLAN.year_targets,
                      PLAN.boxes, PLAN.entries, PLAN.projects, PLAN.commitments, ZONE.areas,
                      ZONE.bodies):  # fmt: skip
            keys: list[str] = [item.key for item in items]
            assert len(keys) == len(set(keys))

    def test_everything_named_exists(self) -> None:
        sections = {s.key for s in PLAN.sections}
        indicators = {i.key for i in PLAN.indicators}
        areas = {a.key for a in ZONE.areas}
        bodies = {b.key for b in ZONE.bodies}
        projects = {p.key for p in PLAN.projects}

        assert {s.parent for s in PLAN.sections} - {None} <= sections
        assert {t.section for t in PLAN.targets} <= sections
        assert {b.section for b in PLAN.boxes} <= sections
        assert {c.section for c in PLAN.commitments} <= sections
        assert {t.indicator for t in PLAN.targets} <= indicators
        assert {t.indicator for t in PLAN.year_targets} <= indicators
        assert {k for c in PLAN.commitments for k in c.indicators} <= indicators
        assert {r["key"] for r in observations()} <= indicators
        assert {i.goal for i in PLAN.indicators} - {None} == {g.key for g in PLAN.goals}
        assert {e.box for e in PLAN.entries} == {b.key for b in PLAN.boxes}
        assert {e.project for e in PLAN.entries} == projects
        named = {area for project in PLAN.projects for area in project.areas}
        named |= {area for commitment in PLAN.commitments for area in commitment.areas}
        assert named | {e.area for e in PLAN.entries} - {None} <= areas
        leading = {i.body for i in PLAN.indicators} | {p.body for p in PLAN.projects}
        assert (leading | {p.body for p in ZONE.people}) - {None} <= bodies

    def test_rows_of_the_table_are_led(self) -> None:
        rows = [i for i in PLAN.indicators if i.origin is Origin.TABLE]
        assert all(row.body for row in rows)
        reporters = {p.body for p in ZONE.people if p.role == "reporter"}
        led = Counter(row.body for row in rows)
        assert led["shangwu"] == 4  # the reporter of the demo has a handful, not one and not all
        assert all(led[body] for body in reporters)

    def test_every_entry_goes_by_a_name_of_its_project(self) -> None:
        projects = {p.key: p for p in PLAN.projects}
        for entry in PLAN.entries:
            project = projects[entry.project or ""]
            assert entry.name in (project.name, *project.aliases)
            assert entry.area is None or entry.area in project.areas


class TestDocument:
    def test_is_the_one_that_the_plan_names(self) -> None:
        assert PLAN.document
        assert PLAN.document.length == len(DOCUMENT)
        assert PLAN.document.sha256 == hashlib.sha256(DOCUMENT.encode()).hexdigest()

    def test_spans_hold_what_they_stand_for(self) -> None:
        for section in PLAN.sections:
            assert cut(section.span) == section.title
        for goal in PLAN.goals:
            assert cut(goal.span) == goal.name.zh
        for box in PLAN.boxes:
            assert re.fullmatch(rf"专栏{box.number}\s+{box.title}", cut(box.span))
        for entry in PLAN.entries:
            assert cut(entry.span) == entry.name
        for indicator in PLAN.indicators:
            if indicator.origin is Origin.TABLE:
                assert cut(indicator.span) == f"{indicator.name.zh}({indicator.unit})"

    def test_targets_hold_their_figure(self) -> None:
        for target in PLAN.targets:
            assert target.raw in cut(target.span)
            if target.origin is Origin.TABLE:
                _, base, goal, *rest = cut(target.span).split("\n\n")
                assert (base, goal) == (target.base_raw, target.raw)
                assert len(rest) == (1 if target.rate is None else 2)
                assert target.rate is None or rest[0] == str(target.rate)

    def test_lines_count_from_one(self) -> None:
        for span, _ in _located():
            assert DOCUMENT[: span.start].count("\n") + 1 == span.line

    def test_digests(self) -> None:
        """Headings, cells and entries carry their own digest, the rest that of its sentence."""
        items = list(_located())
        assert len(items) > 400
        for span, inside_a_sentence in items:
            text = sentence_around(span) if inside_a_sentence else cut(span)
            assert span.digest == fingerprint(text)

    def test_its_shape(self) -> None:
        levels = Counter(section.level.value for section in PLAN.sections)
        assert levels["chapter"] == len(re.findall(r"^第.章", DOCUMENT, re.M)) == 8
        assert levels["section"] == len(re.findall(r"^第.节", DOCUMENT, re.M))
        assert levels["subsection"] == len(re.findall(r"^\([一二三四]\)", DOCUMENT, re.M)) > 0
        by_area = Counter(project.areas[0] for project in PLAN.projects)
        assert by_area == {"center": 22, "east": 20, "airport": 13, "south": 9}
        unknown = [p for p in PLAN.projects if p.investment is None]
        assert 1 / 4 < len(unknown) / len(PLAN.projects) < 1 / 2  # 待补, never zero


class TestVariety:
    def test_every_kind_of_target_and_direction(self) -> None:
        assert {t.kind for t in PLAN.targets} == set(TargetKind)
        assert {i.direction for i in PLAN.indicators} == set(Direction)
        assert {i.origin for i in PLAN.indicators} == set(Origin)
        assert {t.kind for t in PLAN.year_targets} == set(YearTargetKind)
        binding = [i for i in PLAN.indicators if i.attribute is Attribute.BINDING]
        assert len(binding) == 4

    def test_every_kind_of_body_and_area_and_role(self) -> None:
        assert {b.kind for b in ZONE.bodies} == {
            "department", "subdistrict", "affiliate", "stationed", "area_office", "company",
        }  # fmt: skip
        assert Counter(a.kind for a in ZONE.areas) == {
            "cluster": 4, "subdistrict": 2, "bonded": 1,
        }  # fmt: skip
        assert {p.role for p in ZONE.people} == {
            "planner", "reporter", "leader", "assessor", "system", "security", "audit",
        }  # fmt: skip
        assert any(len(p.areas) > 1 for p in PLAN.projects)  # areas overlap

    def test_both_languages_are_complete(self) -> None:
        texts = [text for item in (ZONE, PLAN) for text in _texts(item)]
        assert len(texts) > 150
        for text in texts:
            assert CHINESE.search(text.zh), text
            assert text.en, text
            assert not CHINESE.search(text.en), text


class TestFigures:
    def test_are_marked_as_simulated_and_fit_their_series(self) -> None:
        indicators = {i.key: i for i in PLAN.indicators}
        for row in observations():
            indicator = indicators[row["key"]]
            assert row["simulated"] == "true"
            assert row["source"].endswith("(虚构)")
            names = (indicator.name.zh, indicator.name.zh.removesuffix("增速"))
            assert row["indicator"] in names
            Decimal(row["value"])

    def test_nothing_is_known_before_it_happened_or_after_the_clock(self) -> None:
        assert ZONE.clock
        for row in observations():
            day, precision = parse_known_from(row["known_from"])
            assert precision == row["known_from_precision"]
            assert parse_period(row["period"]).end < day <= ZONE.clock

    def test_growth_agrees_with_levels_at_current_prices(self) -> None:
        """Both are rounded, so they may differ by half a digit each."""
        day = "2028-06-30"
        for key in ("3", "5", "10", "18"):
            levels, growth = annual(key, "level", day), annual(key, "growth", day)
            for year in ("2026", "2027"):
                ratio = levels[year] / levels[str(int(year) - 1)]
                assert growth[year] == pytest.approx(100 * (ratio - 1), abs=0.1)

    def test_real_growth_leaves_a_plausible_price_change(self) -> None:
        levels, real = annual("1", "level", "2028-06-30"), annual("1", "growth", "2028-06-30")
        for year in ("2026", "2027"):
            nominal = levels[year] / levels[str(int(year) - 1)]
            assert 0 < nominal / (1 + real[year] / 100) - 1 < 0.02

    def test_sums_from_the_start_of_the_year_grow(self) -> None:
        growing = ("3", "5", "10", "15", "16", "18", "19", "22")
        months: dict[tuple[str, int], list[tuple[int, float]]] = {}
        for row in known_on("2028-06-30"):
            if row["key"] in growing and row["measure"] == "level":
                period = parse_period(row["period"])
                series = months.setdefault((row["key"], period.year), [])
                series.append((period.last_month, float(row["value"])))
        for series in months.values():
            newest = sorted(dict(series).items())
            assert [v for _, v in newest] == sorted({v for _, v in newest})

    def test_a_preliminary_figure_is_revised(self) -> None:
        assert annual("1", "growth", "2027-06-30")["2026"] == 6.3
        assert annual("1", "growth", "2027-07-31")["2026"] == 6.2
        vintages = Counter(
            (r["key"], r["period"], r["period_kind"], r["measure"]) for r in observations()
        )
        assert max(vintages.values()) == 2
        assert {"preliminary", "published", "final", "revised"} <= {
            r["status"] for r in observations()
        }

    def test_bounds_and_silence(self) -> None:
        bounded = {r["key"] for r in observations() if r["status"].startswith("lower bound (>")}
        assert bounded == {"13", "17"}
        since = {r["key"] for r in observations() if int(r["period"][:4]) >= PLAN.start_year}
        rows = {i.key for i in PLAN.indicators if i.origin is Origin.TABLE}
        assert rows - since == {"8", "12", "20", "21"}  # 无法评价
        assert "c3" in since  # row 20 on its new basis, which no verdict may join to the old one

    def test_each_quarter_brings_something_new(self) -> None:
        days = [f"{y}-{m:02}-28" for y in (2026, 2027, 2028) for m in (2, 5, 8, 11)][:10]
        counts = [len(known_on(day)) for day in days]
        assert counts == sorted(set(counts))

    def test_all_annual_targets_met_and_still_behind_the_plan(self) -> None:
        """Row 3: geometric path from 62.4 to 88, 2027 is the second of five years."""
        actual = annual("3", "level", "2028-06-30")
        asked = {str(t.year): float(t.value) for t in PLAN.year_targets if t.indicator == "3"}
        assert all(actual[year] >= asked[year] for year in ("2026", "2027"))
        path = 62.4 * (88 / 62.4) ** (2 / 5)
        assert (actual["2027"] - 62.4) / (path - 62.4) < 0.9

    def test_a_verdict_changes_while_one_walks_through_time(self) -> None:
        """Row 6.1, linear from 19.6 to 26.0: behind on the figure of 2026, on track on 2027."""
        shares = {
            year: (value - 19.6) / (26.0 - 19.6) / ((int(year) - 2025) / 5)
            for year, value in annual("6.1", "level", "2028-06-30").items()
            if year > "2025"
        }
        assert shares["2026"] < 0.9 <= shares["2027"] < 1


class TestFiction:
    def test_says_so_first(self) -> None:
        assert ZONE.fictional
        assert ZONE.clock == date(2028, 6, 30)
        assert "虚构示范" in DOCUMENT.split("\n")[0]

    def test_names_no_real_place(self) -> None:
        for real in ("济南", "山东", "齐鲁", "广州", "杭州", "北京", "上海", "深圳"):
            assert real not in DOCUMENT

    def test_shares_no_name_with_the_real_plan(self, shared: Path) -> None:
        real = {name for name in _real_names(shared / "seed") if len(name) > 2}
        assert len(real) > 300
        ours = {name for p in PLAN.projects for name in (p.name, *p.aliases)}
        ours |= {text.zh for text in _texts(ZONE)}
        assert not ours & real


def _located() -> Iterator[tuple[Span, bool]]:
    """Every span of the plan, and whether it lies inside a sentence of running text."""
    headings: Iterable[Any] = (*PLAN.sections, *PLAN.goals, *PLAN.boxes, *PLAN.entries)
    figures: Iterable[Any] = (*PLAN.indicators, *PLAN.targets)
    yield from ((item.span, False) for item in headings)
    yield from ((item.span, item.origin is Origin.TEXT) for item in figures if item.span)
    yield from ((item.span, True) for item in PLAN.commitments if item.span)


def _texts(item: Plan | Zone) -> Iterator[Text]:
    """Every text in two languages inside a value."""
    parts: list[Any] = [item]
    while parts:
        part = parts.pop()
        if isinstance(part, Text):
            yield part
        elif isinstance(part, tuple):
            parts.extend(part)
        elif isinstance(part, msgspec.Struct):
            parts.extend(getattr(part, name) for name in part.__struct_fields__)


def _real_names(seed: Path) -> Iterator[str]:
    columns = {
        "projects_dedup.csv": ("canonical_name", "names_as_written"),
        "projects_text.csv": ("name_verbatim",),
        "chains_firms.csv": ("firm_or_body",),
    }
    for name, wanted in columns.items():
        with (seed / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for column in wanted:
                    yield from re.split("[;；、]", row[column])

"""The Jinan zone is the published plan, figure by figure, and copies no sentence of it."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from gaoxin.engines.plan import Measure, Origin, Span, Target, TargetKind
from gaoxin.formats.zone_folder import read_plan, read_zone
from gaoxin.kernel.periods import PeriodKind, parse_known_from, parse_period
from gaoxin.kernel.text import Text, digest, normalise
from gaoxin.kernel.units import comparable

FOLDER = Path(str(files("gaoxin") / "zones" / "jinan"))
LISTS = ("sections", "goals", "indicators", "boxes", "projects")
OBSERVATIONS = ("observations", "observations_table1")

PROJECT_KINDS = {
    "重点项目": "project", "重大平台": "platform", "重点新型研发机构": "institute",
    "重点创新型企业": "enterprise", "重点创新服务平台": "service_platform",
    "基础设施": "infrastructure", "养老机构": "elderly_care", "教育设施": "education",
    "文化体育": "culture_sport", "医疗卫生": "health", "生态修复": "ecology", "安居保障": "housing",
}  # fmt: skip
AREAS = {
    "中心区": "center", "孙村片区": "suncun", "临空经济区": "linkong", "章锦片区": "zhangjin",
    "创新谷片区": "valley",
}  # fmt: skip
ROW_KINDS = {
    "增速型": "growth", "水平型": "level", "指数型": "level", "比率型": "share",
    "年度新增流量型": "flow", "五年累计新增型": "cumulative", "外部下达型": "handed_down",
}  # fmt: skip
TEXT_KINDS = {
    "增速": "growth", "绝对值": "level", "量级": "level", "比率": "share", "覆盖": "share",
    "累计": "cumulative", "区间": "cumulative", "相对": "relative", "位次": "rank",
    "里程碑": "state", "方向": "state", "机制": "state", "底线": "state",
    "结构计数": "count", "等级": "count", "外部下达": "handed_down",
}  # fmt: skip
RELATED_ONLY = {"T032", "T036", "T067", "T091", "T094", "T100", "T101", "T103", "T110"}
"""Text targets that touch one row of table 2 without restating it: another scope or unit."""

BOX_SCOPE = {"7": "4.2", "8": "4.3", "14": "7.3#3", "15": "8"}
"""Boxes that belong to more, or to less, than the heading they happen to stand under."""

NUMERALS = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九", 1)}


plan = cache(lambda: read_plan(FOLDER))
zone = cache(lambda: read_zone(FOLDER))


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def observations() -> list[dict[str, str]]:
    return [row for name in OBSERVATIONS for row in table(FOLDER / f"{name}.csv")]


def number(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


@pytest.fixture(scope="module")
def seed(shared: Path) -> Path:
    return shared / "seed"


@pytest.fixture(scope="module")
def source(seed: Path) -> str:
    return (seed / "plan.txt").read_bytes().decode("utf-8")


# What holds without the source


@pytest.mark.parametrize("name", [*LISTS, "targets", "entries", "commitments"])
def test_keys_are_unique(name: str) -> None:
    keys = [item.key for item in getattr(plan(), name)]
    assert len(set(keys)) == len(keys)


def test_every_reference_resolves() -> None:
    value = plan()
    kept = {name: {item.key for item in getattr(value, name)} for name in LISTS}
    kept["areas"] = {area.key for area in zone().areas}

    def references() -> Iterator[tuple[str, str | None]]:
        yield from (("sections", section.parent) for section in value.sections)
        yield from (("goals", indicator.goal) for indicator in value.indicators)
        yield from (("indicators", target.indicator) for target in value.targets)
        yield from (("indicators", row["key"]) for row in observations())
        yield from (("sections", target.section) for target in value.targets)
        yield from (("sections", box.section) for box in value.boxes)
        yield from (("sections", task.section) for task in value.commitments)
        yield from (("indicators", key) for task in value.commitments for key in task.indicators)
        yield from (("areas", area) for task in value.commitments for area in task.areas)
        for entry in value.entries:
            yield from (("boxes", entry.box), ("projects", entry.project), ("areas", entry.area))
        yield from (("areas", area) for project in value.projects for area in project.areas)

    assert [(name, to) for name, to in references() if to and to not in kept[name]] == []


def test_both_languages_are_complete() -> None:
    value = plan()
    texts: list[Text | None] = [value.title, *(goal.name for goal in value.goals)]
    for indicator in value.indicators:
        texts += [indicator.name, indicator.group, indicator.basis, indicator.note]
    texts += [target.note for target in value.targets]
    texts += [project.note for project in value.projects]
    texts += [area.name for area in zone().areas]
    texts += [person.name for person in zone().people]
    assert [text for text in texts if text and not (text.zh and text.en)] == []


def test_every_role_has_a_demo_account() -> None:
    expected = ["planner", "reporter", "leader", "assessor", "system", "security", "audit"]
    assert [person.role for person in zone().people] == expected
    assert not zone().fictional


def test_nothing_is_stated_about_money_dates_or_bodies() -> None:
    assert zone().bodies == ()
    for project in plan().projects:
        assert (project.investment, project.start, project.finish) == (None, "", "")


def test_project_kinds_are_of_the_set() -> None:
    assert {kind for p in plan().projects for kind in p.kinds} == set(PROJECT_KINDS.values())


def test_observations_are_readable_and_of_the_unit_that_the_targets_use() -> None:
    targets = plan().targets
    for row in observations():
        parse_period(row["period"])
        parse_known_from(row["known_from"])
        PeriodKind(row["period_kind"])
        Decimal(row["value"])
        measure = Measure(row["measure"])
        units = {t.unit for t in targets if (t.indicator, t.measure) == (row["key"], measure)}
        assert not units or any(comparable(row["unit"], unit) for unit in units), row


def test_each_figure_is_published_once() -> None:
    figures = Counter(
        (r["key"], r["measure"], r["period"], r["period_kind"]) for r in observations()
    )
    assert [figure for figure, times in figures.items() if times > 1] == []


def test_each_series_name_means_one_indicator() -> None:
    pairs = {(row["indicator"], row["key"]) for row in observations()}
    assert len(pairs) == len({name for name, _ in pairs}) == len({key for _, key in pairs})


# Figure by figure against the source


def test_the_document(source: str) -> None:
    document = plan().document
    assert document is not None
    assert document.sha256 == hashlib.sha256(source.encode()).hexdigest()
    assert document.length == len(source)


def test_the_outline(seed: Path) -> None:
    outline = (seed / "structure.md").read_text("utf-8").split("\n## 2.")[0]
    heading = r"@(\d+) (?:◆ )?((?:第.[章节]|\([一二三四五六七]\)|(?<=◆ )).*?)(?:\*\*)?$"
    found = [(int(at), normalise(t)) for at, t in re.findall(heading, outline, re.MULTILINE)]
    ours = [(s.span.start, normalise(s.title)) for s in plan().sections if s.span]
    assert ours == found
    levels = Counter(section.level.value for section in plan().sections)
    assert levels == {"chapter": 9, "section": 43, "subsection": 17, "lead": 159}


def test_section_keys_follow_the_numerals_and_the_leads_their_order() -> None:
    leads: Counter[str | None] = Counter()
    for section in plan().sections:
        if section.level.value == "lead":
            leads[section.parent] += 1
            assert section.key == f"{section.parent}#{leads[section.parent]}"
        else:
            ordinal = NUMERALS[section.title[1]]
            assert section.key == ".".join(filter(None, (section.parent, ordinal)))


def test_the_indicator_table(seed: Path) -> None:
    goals = {goal.name.zh: goal.key for goal in plan().goals}
    rows = table(seed / "indicators.csv")
    indicators = [i for i in plan().indicators if i.origin is Origin.TABLE]
    targets = [t for t in plan().targets if t.origin is Origin.TABLE]
    assert len(rows) == 31
    for row, indicator, target in zip(rows, indicators, targets, strict=True):
        assert indicator.key == target.key == target.indicator == row["sub_seq"]
        assert indicator.name.zh == row["name"]
        assert indicator.goal == goals[row["category"]]
        assert (indicator.group.zh if indicator.group else "") == row["group"]
        assert indicator.unit == target.unit == row["unit"]
        assert {"预期性": "expected", "约束性": "binding"}[row["attribute"]] == indicator.attribute
        assert indicator.basis is not None
        assert indicator.basis.zh == row["stat_basis"]
        assert (indicator.direction == "down") == (row["polarity(inferred)"] == "越小越好")
        assert target.kind == ROW_KINDS[row["measure_kind(inferred)"].split("(")[0]]
        assert (target.base_raw, target.raw) == (row["baseline_2020"], row["target_2025"])
        assert target.base == number(row["baseline_2020"])
        assert target.rate == number(row["avg_growth_pct"])
        growth = target.kind is TargetKind.GROWTH
        assert target.value == number(row["avg_growth_pct" if growth else "target_2025_num"])
        assert target.deadline == date(2025, 12, 31)


def test_the_targets_of_the_text(seed: Path, source: str) -> None:
    rows = table(seed / "targets.csv")
    assert len(rows) == 117
    for row, target in zip(rows, _text_targets(), strict=True):
        assert target.key == row["id"].lower()
        assert (target.value, target.high) == (number(row["value_num"]), number(row["value_high"]))
        assert target.kind == ("flow" if row["id"] == "T021" else TEXT_KINDS[row["kind"]])
        assert target.span is not None
        clause = source[target.span.start : target.span.end]
        assert target.raw in clause
        if row["number_literal"] == "是":
            assert target.raw == row["number"]
        _check_unit(row, target)
        _check_deadline(row, target, source)
        assert all(word in _sentence(source, target.span) for word in target.modal.split("…"))


def _check_unit(row: dict[str, str], target: Target) -> None:
    """A gloss on the unit is not part of it; a reference in brackets is no unit at all."""
    plain = re.sub(r"\((?:首个|年度、中期)\)$|“一”$|基地$", "", row["unit"])
    assert target.unit == ("—" if not plain or plain.startswith("(") else plain)


def _check_deadline(row: dict[str, str], target: Target, source: str) -> None:
    year = re.match(r"20\d\d", row["deadline"])
    if year is None:
        assert (target.deadline, target.deadline_raw) == (None, "")
        return
    before = row["deadline"].endswith("之前")
    assert target.deadline == date(int(year[0]) - before, 12, 31)
    assert target.deadline_inferred == (row["deadline_basis"] != "原句")
    assert target.span is not None
    if row["deadline_basis"] == "原句":
        assert target.deadline_raw
        assert target.deadline_raw in _sentence(source, target.span)
    elif row["deadline_basis"] == "同段":
        assert target.deadline_raw in source.split("\n")[target.span.line - 1]
    else:
        assert target.deadline_raw == ""


def test_the_targets_of_the_text_stand_in_their_section(seed: Path) -> None:
    keys = {(s.parent, normalise(s.title)): s.key for s in plan().sections}
    continued = {"754": "4.1.1#3"}  # a second paragraph under the lead before it
    for row, target in zip(table(seed / "targets.csv"), _text_targets(), strict=True):
        at: str | None = None
        for column in ("chapter", "section", "subsection", "paragraph_lead"):
            at = keys[at, normalise(row[column])] if row[column] else at
        assert target.section == continued.get(row["line"], at)


def test_a_text_target_restates_a_row_only_where_the_subject_is_the_same(seed: Path) -> None:
    rows = {t.key: t for t in plan().targets if t.origin is Origin.TABLE}
    for row, target in zip(table(seed / "targets.csv"), _text_targets(), strict=True):
        home = rows.get(row["table2_seq"])
        if home is None or row["id"] in RELATED_ONLY:
            assert target.indicator not in rows
            continue
        assert target.indicator == home.key
        if target.measure is home.measure and target.value == home.value:
            same = (target.kind, target.base, target.rate)
            assert same == (home.kind, home.base, home.rate), row["id"]


def test_the_level_of_gross_domestic_product_has_a_base_and_no_rate(seed: Path) -> None:
    target = next(t for t in plan().targets if t.key == "t006")
    printed = next(r for r in table(seed / "table1.csv") if r["indicator"] == "地区生产总值")
    assert (target.indicator, target.kind, target.measure) == ("1", "level", "level")
    assert (target.base, target.rate) == (Decimal(printed["total_2020"]), None)


def _text_targets() -> list[Target]:
    return [t for t in plan().targets if t.origin is Origin.TEXT]


def test_the_boxes_and_their_entries(seed: Path) -> None:
    rows = table(seed / "projects.csv")
    boxes = {box.key: box for box in plan().boxes}
    assert (len(rows), len(boxes)) == (243, 15)
    for row, entry in zip(rows, plan().entries, strict=True):
        box = boxes[entry.box]
        assert normalise(row["box_title"]) == normalise(f"专栏{box.number}{box.title}")
        place = ".".join(NUMERALS[n] for n in re.findall(r"[一二三四五六七八九]", row["section"]))
        assert box.section == BOX_SCOPE.get(row["box"], place)
        assert (entry.heading, entry.order) == (row["list_kind"], int(row["order_in_list"]))
        assert (entry.name, entry.area) == (row["name_verbatim"], AREAS.get(row["area"]))
        assert entry.open_ended == (row["list_open_ended(等)"] == "Y")
        assert entry.project == "p" + row["canonical_id"].removeprefix("PJ")


def test_the_projects(seed: Path) -> None:
    rows = table(seed / "projects_dedup.csv")
    assert len(rows) == 189
    for row, project in zip(rows, plan().projects, strict=True):
        written = row["names_as_written"].split(" | ")
        areas = row["areas(from_area_boxes)"].split("、")
        domains = row["domains"].split("、")
        assert project.key == "p" + row["canonical_id"].removeprefix("PJ")
        assert project.name == row["canonical_name"]
        assert project.kinds == tuple(PROJECT_KINDS[kind] for kind in row["list_kinds"].split("、"))
        assert project.domains == tuple(d for d in domains if not d.startswith("片区-"))
        assert project.areas == tuple(AREAS[area] for area in areas if area)
        assert project.aliases == tuple(name for name in written if name != project.name)
        if row["merge_confidence"] != "确定":
            assert project.note is not None


def test_the_observations(shared: Path) -> None:
    published = table(shared / "observations" / "jinan-hightech.csv")
    ours = table(FOLDER / "observations.csv")
    assert len(published) == 41
    assert [{k: v for k, v in row.items() if k != "key"} for row in ours] == published


def test_the_observations_of_table_1(seed: Path) -> None:
    printed = {row["indicator"]: row for row in table(seed / "table1.csv")}
    for row in table(FOLDER / "observations_table1.csv"):
        cells = printed[row["indicator"]]
        as_printed = [cells[f"{part}_{row['period']}"] for part in ("total", "unit")]
        assert [row["value"], row["unit"], row["measure"]] == [*as_printed, "level"]
    known = {(r["indicator"], r["period"]) for r in observations() if r["measure"] == "level"}
    left_out = {(n, y) for n in printed for y in ("2015", "2020")} - known
    assert left_out == {("进出口总值", "2015"), ("进出口总值", "2020")}


# Places in the document


def _sentence(source: str, span: Span) -> str:
    """The sentence around the start of a span, without its full stop."""
    start = max(source.rfind("。", 0, span.start), source.rfind("\n", 0, span.start)) + 1
    return re.split("[。\n]", source[start:], maxsplit=1)[0]


def test_spans_hold_what_they_name(source: str) -> None:
    named: list[tuple[Span | None, str]] = [(s.span, s.title) for s in plan().sections]
    named += [(goal.span, goal.name.zh) for goal in plan().goals]
    named += [(entry.span, entry.name) for entry in plan().entries]
    named += [(box.span, f"专栏{box.number}{box.title}") for box in plan().boxes]
    named += [(i.span, f"{i.name.zh}({i.unit})") for i in plan().indicators if i.goal]
    for span, name in named:
        assert span is not None, name
        assert normalise(source[span.start : span.end]) == normalise(name)
        assert span.digest == digest(name)
        assert span.line == source.count("\n", 0, span.start) + 1


def test_spans_of_targets_carry_the_digest_of_their_row_or_sentence(source: str) -> None:
    names = {i.key: f"{i.name.zh}({i.unit})" for i in plan().indicators}
    for target in plan().targets:
        span = target.span
        assert span is not None
        held = source[span.start : span.end]
        assert span.line == source.count("\n", 0, span.start) + 1
        if target.origin is Origin.TEXT:
            assert held in _sentence(source, span)
            assert span.digest == digest(_sentence(source, span))
        else:
            assert re.split(r"\s+", held)[:2] == [names[target.indicator], target.base_raw]
            assert re.split(r"\s+", held)[-1] in ("预期性", "约束性")
            assert span.digest == digest(held)


def test_no_sentence_of_the_plan_is_copied(source: str) -> None:
    """Names and headings are facts; notes, bases, our own names and summaries are our wording."""
    value = plan()
    notes = [target.note for target in value.targets]
    notes += [project.note for project in value.projects]
    for indicator in value.indicators:
        notes += [indicator.note, indicator.basis]
        notes += [] if indicator.goal else [indicator.name]
    assert _copied([t.zh for t in notes if t], re.split(r"[。,;:\n]", source)) == []
    assert _copied([c.summary for c in value.commitments], re.split(r"[。\n]", source)) == []


def _copied(wording: Iterable[str], pieces: Iterable[str]) -> list[str]:
    ours = "\n".join(map(normalise, wording))
    return [piece for piece in map(normalise, pieces) if len(piece) >= 16 and piece in ours]

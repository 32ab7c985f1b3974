"""The plan's outline, with everything that hangs on each section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from gaoxin.apps.people import access as people
from gaoxin.apps.plans import access as plans
from gaoxin.engines.plan import Plan, Section, SectionLevel
from gaoxin.faces.desk.room import Room, page


@dataclass(frozen=True)
class Hanging:
    """How much hangs on a section, counting what lies under it."""

    targets: int
    boxes: int
    entries: int
    commitments: int


@page("outline.read", "outline.html")
def outline(room: Room) -> Mapping[str, Any]:
    plan = room.plan("outline.read")
    if plan is None:
        return {"plan": None, "first_day": plans.first_day(room.viewer)}
    shown = [each for each in plan.value.sections if each.level is not SectionLevel.LEAD]
    return {
        "plan": plan,
        "sections": shown,
        "hanging": hanging(plan.value),
        "editions": plans.editions(room.viewer, plan.row.key),
    }


def hanging(plan: Plan) -> dict[str, Hanging]:
    """For every section, what hangs on it or under it."""
    parents = {section.key: section.parent for section in plan.sections}
    box_section = {box.key: box.section for box in plan.boxes}
    counts: dict[str, Counter[str]] = {key: Counter() for key in parents}

    def hang(kind: str, section: str | None) -> None:
        while section in counts:
            counts[section][kind] += 1
            section = parents[section]

    for target in plan.targets:
        hang("targets", target.section)
    for box in plan.boxes:
        hang("boxes", box.section)
    for entry in plan.entries:
        hang("entries", box_section.get(entry.box))
    for commitment in plan.commitments:
        hang("commitments", commitment.section)
    return {
        key: Hanging(held["targets"], held["boxes"], held["entries"], held["commitments"])
        for key, held in counts.items()
    }


@page("outline.read", "section.html")
def section(room: Room, plan_key: str, key: str) -> Mapping[str, Any]:
    plan = room.plan_or_404("outline.read", plan_key)
    value = plan.value
    sections = {each.key: each for each in value.sections}
    here = sections.get(key)
    if here is None:
        raise Http404
    under = {each.key for each in value.sections if _lies_under(each, key, sections)}
    boxes = [box for box in value.boxes if box.section in under]
    return {
        "plan": plan,
        "section": here,
        "sections": sections,
        "above": _above(here, sections),
        "children": [each for each in value.sections if each.parent == key],
        "indicators": {each.key: each for each in value.indicators},
        "targets": [each for each in value.targets if each.section in under],
        "boxes": [(box, [e for e in value.entries if e.box == box.key]) for box in boxes],
        "commitments": [each for each in value.commitments if each.section in under],
        "area_names": {area.key: area.name for area in people.areas(room.viewer)},
        "quote": plans.quoting(room.viewer, plan.row),
    }


def _lies_under(section: Section, key: str, sections: Mapping[str, Section]) -> bool:
    at: Section | None = section
    while at is not None:
        if at.key == key:
            return True
        at = sections.get(at.parent) if at.parent else None
    return False


def _above(section: Section, sections: Mapping[str, Section]) -> list[Section]:
    found: list[Section] = []
    while section.parent and section.parent in sections:
        section = sections[section.parent]
        found.insert(0, section)
    return found

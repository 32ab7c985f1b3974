"""The register of key projects and platforms, and one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.http import Http404

from gaoxin.apps.people import access as people
from gaoxin.apps.plans import access as plans
from gaoxin.engines.plan import BoxEntry, Plan, Project
from gaoxin.faces.desk.room import Room, page

NO_AREA = "none"


@page("project.read", "projects.html")
def project_list(room: Room) -> Mapping[str, Any]:
    plan = room.plan("project.read")
    if plan is None:
        return {"plan": None, "first_day": plans.first_day(room.viewer)}
    asked = room.request.GET
    areas = people.areas(room.viewer)
    entries = entries_of(plan.value)
    shown = [p for p in plan.value.projects if _matches(p, entries[p.key], asked)]
    return {
        "plan": plan,
        "asked": asked,
        "projects": shown,
        "entries": entries,
        "areas": areas,
        "area_names": {area.key: area.name for area in areas},
        "boxes": {box.key: box for box in plan.value.boxes},
        "kinds": Counter(kind for p in plan.value.projects for kind in p.kinds),
        "no_area": NO_AREA,
    }


def entries_of(plan: Plan) -> dict[str, list[BoxEntry]]:
    """Where each project stands in the boxes: many projects stand in several."""
    found: dict[str, list[BoxEntry]] = {project.key: [] for project in plan.projects}
    for entry in plan.entries:
        if entry.project in found:
            found[entry.project].append(entry)
    return found


def _matches(project: Project, entries: list[BoxEntry], asked: Mapping[str, str]) -> bool:
    area, kind, box = asked.get("area"), asked.get("kind"), asked.get("box")
    words = asked.get("q", "").strip().lower()
    return (
        (not area or area in project.areas or (area == NO_AREA and not project.areas))
        and (not kind or kind in project.kinds)
        and (not box or any(entry.box == box for entry in entries))
        and (words in " ".join((project.name, *project.aliases)).lower())
    )


@page("project.read", "project.html")
def project_detail(room: Room, plan_key: str, key: str) -> Mapping[str, Any]:
    plan = room.plan_or_404("project.read", plan_key)
    project = next((each for each in plan.value.projects if each.key == key), None)
    if project is None:
        raise Http404
    entries = entries_of(plan.value)[key]
    return {
        "plan": plan,
        "project": project,
        "entries": entries,
        "boxes": {box.key: box for box in plan.value.boxes},
        "sections": {section.key: section for section in plan.value.sections},
        "area_names": {area.key: area.name for area in people.areas(room.viewer)},
        "body": next((b for b in people.bodies(room.viewer) if b.key == project.body), None),
    }

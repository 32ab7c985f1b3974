"""Projects out of box entries, where nobody has merged their spellings yet."""

from __future__ import annotations

import msgspec

from gaoxin.engines.plan.model import BoxEntry, Plan, Project
from gaoxin.kernel.text import normalise

_PLATFORM_WORDS = ("平台", "机构", "中心")


def with_projects(plan: Plan) -> Plan:
    """The plan with one project for each distinct name in its boxes, if it has none yet.

    Only spellings that differ in width or white space are taken for the same; whether two names
    mean one thing is for a person to say.
    """
    if plan.projects or not plan.entries:
        return plan
    grouped: dict[str, list[BoxEntry]] = {}
    for entry in plan.entries:
        grouped.setdefault(normalise(entry.name), []).append(entry)
    keys = {name: f"p{number:03}" for number, name in enumerate(grouped, start=1)}
    projects = tuple(
        Project(key=keys[name], name=same[0].name, kinds=_kinds(same), areas=_areas(same))
        for name, same in grouped.items()
    )
    entries = tuple(
        msgspec.structs.replace(entry, project=keys[normalise(entry.name)])
        for entry in plan.entries
    )
    return msgspec.structs.replace(plan, projects=projects, entries=entries)


def _kinds(entries: list[BoxEntry]) -> tuple[str, ...]:
    """``platform`` where a list is headed as one of platforms, ``project`` otherwise."""
    found = {
        "platform" if any(word in entry.heading for word in _PLATFORM_WORDS) else "project"
        for entry in entries
    }
    return tuple(sorted(found))


def _areas(entries: list[BoxEntry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.area for entry in entries if entry.area))

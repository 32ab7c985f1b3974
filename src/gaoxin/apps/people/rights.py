"""Who may do what: one table, read by the code, shown on a page, walked through by a test.

A cell says how far the right reaches:

    zone    everything of the zone           body    what the user's own body leads
    area    what lies in the user's own area  -      not at all

``+draft`` adds what is not yet adopted (the stage). The second table hides single fields.
The three administrators see no business data; business roles see no administration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    PLANNER = "planner"  # 规划员
    REPORTER = "reporter"  # 部门填报员
    LEADER = "leader"  # 领导
    ASSESSOR = "assessor"  # 考核员
    SYSTEM = "system"  # 系统管理员
    SECURITY = "security"  # 安全管理员
    AUDIT = "audit"  # 审计管理员


class Reach(StrEnum):
    ZONE = "zone"
    BODY = "body"
    AREA = "area"
    NONE = "-"


@dataclass(frozen=True)
class Grant:
    """How far one right reaches for one role, and whether it takes in drafts."""

    reach: Reach = Reach.NONE
    draft: bool = False

    def __bool__(self) -> bool:
        return self.reach is not Reach.NONE


_RIGHTS = """
right               planner     reporter  leader  assessor  system  security  audit
zone.enter          zone        zone      zone    zone      zone    zone      zone
rights.read         zone        zone      zone    zone      zone    zone      zone
coverage.read       zone        zone      zone    zone      zone    zone      zone
overview.read       zone+draft  zone      zone    zone      -       -         -
outline.read        zone+draft  zone      zone    zone      -       -         -
indicator.read      zone+draft  zone      zone    zone      -       -         -
project.read        zone+draft  zone      zone    zone      -       -         -
observation.read    zone        zone      zone    zone      -       -         -
observation.add     zone        body      -       -         -       -         -
plan.load           zone+draft  -         -       -         -       -         -
plan.adopt          zone+draft  -         -       -         -       -         -
api_key.make        zone        zone      zone    zone      -       -         -
status.read         -           -         -       -         zone    -         -
account.read        -           -         -       -         -       zone      -
account.change      -           -         -       -         -       zone      -
audit.read          -           -         -       -         -       -         zone
"""

_FIELDS = """
field                     planner  reporter  leader  assessor  system  security  audit
observation.recorded_by   yes      -         -       -         -       -         -
person.phone              -        -         -       -         -       yes       -
person.email              -        -         -       -         -       yes       -
entry.detail              -        -         -       -         -       -         yes
"""


def _grid(text: str) -> dict[str, dict[Role, str]]:
    header, *lines = (line.split() for line in text.strip().splitlines())
    roles = [Role(name) for name in header[1:]]
    return {name: dict(zip(roles, cells, strict=True)) for name, *cells in lines}


def _grant(cell: str) -> Grant:
    reach, _, stage = cell.partition("+")
    return Grant(Reach(reach), stage == "draft")


RIGHTS: Mapping[str, Mapping[Role, Grant]] = {
    right: {role: _grant(cell) for role, cell in row.items()}
    for right, row in _grid(_RIGHTS).items()
}
FIELDS: Mapping[str, frozenset[Role]] = {
    name: frozenset(role for role, cell in row.items() if cell == "yes")
    for name, row in _grid(_FIELDS).items()
}


def grant(right: str, role: Role) -> Grant:
    """What the table says. A right that is not in the table is a programming error."""
    return RIGHTS[right][role]


def shows(field: str, role: Role) -> bool:
    """Whether a role sees a field that the second table names."""
    return role in FIELDS[field]

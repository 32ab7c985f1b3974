"""A zone and a plan small enough to be seen whole, for tests that change things."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from gaoxin.apps.people.actions import enrol, set_up_zone
from gaoxin.apps.people.models import Zone
from gaoxin.apps.people.rights import Role
from gaoxin.apps.people.viewer import Viewer
from gaoxin.engines import plan as values
from gaoxin.engines.quality import Observation
from gaoxin.formats import zone_folder
from gaoxin.kernel.periods import PeriodKind, parse_period
from gaoxin.kernel.text import Text

ZONE = zone_folder.Zone(
    key="probe",
    name=Text("试验区", "Probe zone"),
    short=Text("试验区", "Probe"),
    fictional=True,
    clock=date(2028, 6, 30),
    areas=(zone_folder.Area("east", Text("东片", "East"), "cluster"),),
    bodies=(
        zone_folder.Body("first", Text("甲局", "First bureau"), "department"),
        zone_folder.Body("second", Text("乙局", "Second bureau"), "department"),
    ),
)

PLAN = values.Plan(
    key="probe-15",
    title=Text("试验规划", "Probe plan"),
    start_year=2026,
    end_year=2030,
    base_year=2025,
    known_from=date(2026, 3, 1),
    goals=(values.Goal("g1", Text("一组", "Group one")),),
    sections=(values.Section("1", values.SectionLevel.CHAPTER, "第一章"),),
    indicators=(
        values.Indicator("1", Text("甲量", "Alpha"), "亿元", goal="g1", body="first"),
        values.Indicator("2", Text("乙量", "Beta"), "亿元", goal="g1", body="second"),
    ),
    targets=(
        values.Target(
            "1", "1", values.TargetKind.LEVEL, "亿元",
            value=Decimal(200), base=Decimal(100), section="1",
        ),
        values.Target(
            "2", "2", values.TargetKind.LEVEL, "亿元",
            value=Decimal(300), base=Decimal(100), section="1",
        ),
    ),
    projects=(values.Project("p1", "试验项目", kinds=("project",), areas=("east",)),),
)  # fmt: skip


def changed(**fields: Any) -> values.Plan:
    """The plan with other fields."""
    return msgspec.structs.replace(PLAN, **fields)


def at_work(role: Role, body: str | None = None) -> Viewer:
    """Somebody of that role in the probe zone, which is set up if need be."""
    zone: Zone = set_up_zone(ZONE)
    login = f"probe-{role}-{body or 'zone'}"
    member = enrol(
        zone, login=login, name=Text(login), role=role, password="correct horse", body=body
    )
    return Viewer(zone, role, member.user, body)


def figure(period: str, value: str, **more: Any) -> Observation:
    """A level of the first indicator, known from the end of its period unless told."""
    span = parse_period(period)
    return Observation(
        **{
            "key": f"{period}={value}",
            "indicator": "1",
            "measure": values.Measure.LEVEL,
            "period": span,
            "kind": PeriodKind.ANNUAL if span.is_year else PeriodKind.YTD,
            "value": Decimal(value),
            "unit": "亿元",
            "known_from": span.end,
            "source": "试验来源",
            **more,
        }
    )

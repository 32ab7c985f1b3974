"""The zones that come with the product: Jinan as published, and the fictional Yunqiao."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files
from pathlib import Path

from django.db import transaction

from gaoxin.apps.evidence.actions import add_observations
from gaoxin.apps.people.actions import enrol, set_up_zone
from gaoxin.apps.people.models import Zone
from gaoxin.apps.people.rights import Role
from gaoxin.apps.people.viewer import Viewer, installation
from gaoxin.apps.plans.access import InForce, editions
from gaoxin.apps.plans.actions import attach_document, load_plan
from gaoxin.apps.plans.bridge import plan_value
from gaoxin.engines.plan import Plan
from gaoxin.engines.quality import catalogue_of, check_rows
from gaoxin.faces.desk.room import today_of
from gaoxin.formats import zone_folder
from gaoxin.kernel.messages import Message, Refused

SHIPPED = ("jinan", "yunqiao")
REASON = "shipped with the product"


def load_shipped_zones(*, demo: bool, names: tuple[str, ...] = SHIPPED) -> None:
    """Load each shipped zone in one transaction; loading again changes nothing."""
    for name in names:
        with as_file(files("gaoxin") / "zones" / name) as folder:
            load_zone(folder, demo=demo)


@transaction.atomic
def load_zone(folder: Path, *, demo: bool) -> Zone:
    """A zone folder with its plan, document, figures and, for a demo, its people."""
    values = zone_folder.read_zone(folder)
    zone = set_up_zone(values)
    viewer = installation(zone)
    plan = _shipped_plan(viewer, zone_folder.read_plan(folder))
    document = folder / "document.txt"
    if document.exists():
        attach_document(viewer, plan.row.key, document.name, document.read_bytes())
    for path in sorted(folder.glob("observations*.csv")):
        _load_figures(viewer, plan, path)
    if demo:
        for person in values.people:
            enrol(
                zone,
                login=person.login,
                name=person.name,
                role=Role(person.role),
                password=None,
                body=person.body,
                area=person.area,
            )
    return zone


def _shipped_plan(viewer: Viewer, value: Plan) -> InForce:
    """The shipped plan, unless the zone has gone on to an edition of its own."""
    own = editions(viewer, value.key)
    newest = own[0] if own else None
    if newest is None or newest.recorded_by == viewer.actor:
        newest = load_plan(viewer, value, reason=REASON).edition
    return InForce(newest.plan, newest, plan_value(newest))


def _load_figures(viewer: Viewer, plan: InForce, path: Path) -> None:
    """Shipped figures pass the same checks as everybody's; one that does not is our error."""
    checked = check_rows(
        _rows(path),
        catalogue_of(plan.value),
        today=today_of(viewer.zone),
        simulated=viewer.zone.fictional,
    )
    if checked.refused:
        first = checked.refused[0]
        raise Refused(
            Message(
                "zone.file",
                {"file": path.name, "line": first.row, "reason": str(first.message)},
            )
        )
    add_observations(viewer, plan, checked.good, source_name=path.name)


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    """Rows with the indicator's key in the place of its name."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {**row, "indicator": row["key"]}

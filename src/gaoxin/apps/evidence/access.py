"""Read observations as of a day. Honours the day: ``known_from`` on or before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from gaoxin.apps.evidence.bridge import observation_value
from gaoxin.apps.evidence.models import Observation
from gaoxin.apps.people.viewer import Viewer
from gaoxin.apps.plans.access import InForce
from gaoxin.engines import quality


def observations(viewer: Viewer, as_of: date) -> QuerySet[Observation]:
    """Every figure of the zone that was known on the day."""
    viewer.need("observation.read")
    return Observation.objects.select_related("indicator", "indicator__plan", "batch").filter(
        indicator__plan__zone=viewer.zone,
        batch__published_at__isnull=False,
        known_from__lte=as_of,
    )


def by_indicator(
    viewer: Viewer, plan: InForce, as_of: date
) -> Mapping[str, list[quality.Observation]]:
    """The plan's figures known on the day, as engine values, by indicator key."""
    found: dict[str, list[quality.Observation]] = defaultdict(list)
    for row in observations(viewer, as_of).filter(indicator__plan=plan.row):
        found[row.indicator.key].append(observation_value(row))
    return found

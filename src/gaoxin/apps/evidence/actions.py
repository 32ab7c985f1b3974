"""Add observations: checked, all in one batch, recorded."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from gaoxin.apps.evidence.bridge import identity, observation_fields
from gaoxin.apps.evidence.models import Batch, Observation
from gaoxin.apps.people.acts import record_act
from gaoxin.apps.people.viewer import Viewer
from gaoxin.apps.plans.access import InForce
from gaoxin.apps.plans.models import Item
from gaoxin.engines import quality

CHUNK = 2000


@transaction.atomic
def add_observations(
    viewer: Viewer, plan: InForce, observations: Sequence[quality.Observation], *, source_name: str
) -> int:
    """Keep the observations that are not here yet, and answer how many that were.

    A reporter may add only to indicators that his own body leads; one that is not refuses the
    whole batch. Loading the same figures again adds nothing.
    """
    viewer.need("observation.add")
    bodies = {indicator.key: indicator.body for indicator in plan.value.indicators}
    for key in {observation.indicator for observation in observations}:
        viewer.need_over("observation.add", body=bodies.get(key))
    items = {item.key: item for item in Item.objects.filter(plan=plan.row, kind="indicator")}
    batch = Batch(zone=viewer.zone, source_name=source_name, recorded_by=viewer.actor)
    known = {identity(row) for row in Observation.objects.filter(indicator__plan=plan.row)}
    fresh = []
    for observation in observations:
        row = Observation(
            batch=batch, indicator=items[observation.indicator], **observation_fields(observation)
        )
        if identity(row) not in known:
            known.add(identity(row))
            fresh.append(row)
    if fresh:
        batch.save()
        Observation.objects.bulk_create(fresh, batch_size=CHUNK)
        _publish(viewer, batch, len(fresh))
    return len(fresh)


def _publish(viewer: Viewer, batch: Batch, count: int) -> None:
    batch.published_at = timezone.now()
    batch.save(update_fields=["published_at"])
    record_act(
        viewer,
        "observation.add",
        f"batch/{batch.pk}",
        count=count,
        source=batch.source_name,
    )

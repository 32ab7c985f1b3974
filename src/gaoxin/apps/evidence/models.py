"""Observations arrive in batches; a batch counts once it is published."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gaoxin.apps.audit.models import AppendOnly
from gaoxin.apps.people.models import Zone
from gaoxin.apps.plans.models import Item


class Batch(models.Model):
    """A set of observations entered together, visible from the moment it is published."""

    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="batches")
    source_name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=64)
    published_at = models.DateTimeField(null=True)


class Observation(AppendOnly):
    """One figure. Revisions are further rows; nothing is overwritten.

    Three times: ``period`` it speaks of, ``known_from`` it was published, and the batch's
    ``recorded_at``. ``value`` is the figure for queries, ``written`` as it was published.
    """

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="observations")
    indicator = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="observations")
    measure = models.CharField(max_length=8)
    period = models.CharField(max_length=16)
    period_kind = models.CharField(max_length=8)
    period_end = models.DateField()
    value = models.DecimalField(max_digits=28, decimal_places=8)
    written = models.CharField(max_length=40)
    unit = models.CharField(max_length=24)
    price_basis = models.CharField(max_length=16, blank=True)
    status = models.CharField(max_length=16)
    bound = models.CharField(max_length=8)
    source = models.CharField(max_length=200)
    page = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=200, blank=True)
    known_from = models.DateField()
    known_from_precision = models.CharField(max_length=8)
    simulated = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["period_end", "known_from", "id"]
        indexes: ClassVar = [
            models.Index(fields=["indicator", "known_from"], name="observation_known"),
        ]

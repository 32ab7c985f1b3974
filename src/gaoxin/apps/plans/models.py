"""A plan, its editions as values, and the identities that outlive an edition."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gaoxin.apps.audit.models import AppendOnly
from gaoxin.apps.people.models import Named, Zone


class Stage(models.TextChoices):
    DRAFT = "draft"
    ADOPTED = "adopted"


class Plan(Named):
    """A plan of a zone, whatever its edition."""

    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="plans")
    key = models.SlugField(max_length=48, unique=True)

    class Meta:
        ordering: ClassVar = ["id"]


class Edition(AppendOnly):
    """What the plan says, numbered, never changed.

    ``content`` is the plan in the project's own format (gaoxin.engines.plan). ``known_from`` is
    the day from which it counts; ``recorded_at`` the moment it was entered here.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=8, choices=Stage.choices)
    known_from = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=64)
    reason = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    content = models.TextField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="edition_number_once")
        ]


class Item(AppendOnly):
    """The identity of an indicator, project or commitment: assigned once, never used again."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=48)
    since = models.ForeignKey(Edition, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "kind", "key"], name="item_key_once")
        ]

    @property
    def public_key(self) -> str:
        return f"{self.plan.key}/{self.key}"


class SourceText(AppendOnly):
    """The plan's document, where the installation holds a copy. Spans bind to it by digest."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="texts")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "sha256"], name="source_text_once")
        ]

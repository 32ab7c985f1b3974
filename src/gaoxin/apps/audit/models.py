"""Entries wait in the outbox until a seal takes them into the chain."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class AppendOnly(models.Model):
    """A row that is written once. Bulk updates are left to the one module that seals."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is append-only")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{type(self).__name__} is append-only")


class Seal(AppendOnly):
    """A link of the chain: a batch of entries, bound to the link before."""

    number = models.PositiveBigIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    count = models.PositiveIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["number"]


class Entry(AppendOnly):
    """One act. ``actor`` and ``subject`` are keys; names of persons are kept elsewhere."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    role = models.CharField(max_length=16, blank=True)
    zone = models.CharField(max_length=32, blank=True)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)
    seal = models.ForeignKey(Seal, null=True, on_delete=models.PROTECT, related_name="entries")

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["zone", "-at"], name="audit_zone_at")]

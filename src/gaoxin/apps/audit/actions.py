"""Write an entry; seal what waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from gaoxin.apps.audit.chain import GENESIS, link
from gaoxin.apps.audit.models import Entry, Seal

BATCH = 5000


def record(
    action: str,
    *,
    actor: str,
    role: str = "",
    zone: str = "",
    subject: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Put an act into the outbox, in the transaction of the act itself.

    An act that is rolled back leaves no entry; one that is committed always does. Sealing
    follows after the commit.
    """
    Entry.objects.create(
        at=timezone.now(),
        actor=actor,
        role=role,
        zone=zone,
        action=action,
        subject=subject,
        detail=dict(detail or {}),
    )
    transaction.on_commit(seal, robust=True)


def seal() -> Seal | None:
    """Take up to ``BATCH`` waiting entries into the chain; ``None`` when nothing waits."""
    with transaction.atomic():
        last = _locked_last()
        waiting = list(Entry.objects.filter(seal=None).order_by("id")[:BATCH])
        if not waiting:
            return None
        number, previous = (last.number + 1, last.digest) if last else (1, GENESIS)
        made = Seal.objects.create(
            number=number,
            sealed_at=timezone.now(),
            count=len(waiting),
            previous=previous,
            digest=link(previous, number, waiting),
        )
        Entry.objects.filter(pk__in=[entry.pk for entry in waiting]).update(seal=made)
        return made


def _locked_last() -> Seal | None:
    """The end of the chain, so held that two sealers cannot both continue it.

    SQLite has one writer already; elsewhere the row is locked, and the unique number of the
    very first link settles the rest.
    """
    links = Seal.objects.order_by("-number")
    if connection.features.has_select_for_update:
        links = links.select_for_update()
    return links.first()

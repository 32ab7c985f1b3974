"""Write an entry; seal what waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Min
from django.utils import timezone

from gaoxin.apps.audit.chain import GENESIS, link
from gaoxin.apps.audit.models import Entry, Seal

BATCH = 5000
ATTEMPTS = 5
ENOUGH = 100
LONG_ENOUGH = timedelta(minutes=1)


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
    follows in batches, and whenever somebody reads the record.
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
    transaction.on_commit(seal_when_due, robust=True)


def seal_when_due() -> None:
    """Seal once enough waits, or the oldest has waited long enough."""
    found = Entry.objects.filter(seal=None).aggregate(count=Count("id"), oldest=Min("at"))
    if not found["count"]:
        return
    if found["count"] >= ENOUGH or timezone.now() - found["oldest"] >= LONG_ENOUGH:
        seal()


def seal() -> Seal | None:
    """Take up to ``BATCH`` waiting entries into the chain; ``None`` when nothing waits.

    Two sealers at once: the slower one finds its number taken and tries again behind the other.
    """
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return _next_link()
        except IntegrityError:
            continue
    return None


def _next_link() -> Seal | None:
    last = _locked_last()
    waiting = list(Entry.objects.filter(seal=None).order_by("id")[:BATCH])
    if not waiting:
        return None
    number, previous = (last.number + 1, last.digest) if last else (1, GENESIS)
    now = timezone.now()
    made = Seal.objects.create(
        number=number,
        sealed_at=now,
        count=len(waiting),
        previous=previous,
        digest=link(previous, number, now, waiting),
    )
    Entry.objects.filter(pk__in=[entry.pk for entry in waiting]).update(seal=made)
    return made


def _locked_last() -> Seal | None:
    """The end of the chain, held so that sealers follow one another. SQLite has one writer."""
    links = Seal.objects.order_by("-number")
    if connection.features.has_select_for_update:
        links = links.select_for_update()
    return links.first()

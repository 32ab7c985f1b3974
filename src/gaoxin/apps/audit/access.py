"""Read the record and prove that it is whole. Whoever calls checks the right first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from gaoxin.apps.audit.chain import GENESIS, link
from gaoxin.apps.audit.models import Entry, Seal

CHUNK = 500


@dataclass(frozen=True)
class Proof:
    """The outcome of checking the chain."""

    links: int
    sealed: int
    waiting: int
    broken_at: int | None  # number of the first link that does not hold
    head: str  # digest of the last link; note it elsewhere to detect a cut tail

    @property
    def whole(self) -> bool:
        return self.broken_at is None


def entries(zone: str, people: Iterable[str]) -> QuerySet[Entry]:
    """The zone's entries, newest first, with those of its people that belong to no zone.

    ``people`` are the keys of the zone's users: signing in happens outside any zone.
    """
    found = Entry.objects.select_related("seal").order_by("-id")
    people = list(people)
    outside = Q(zone="") & (Q(actor__in=people) | Q(subject__in=people))
    return found.filter(Q(zone=zone) | outside)


def verify() -> Proof:
    """Recompute every link from its entries."""
    previous, broken_at, sealed, number = GENESIS, None, 0, 0
    entries_in_order = Prefetch("entries", Entry.objects.order_by("id"))
    seals = Seal.objects.order_by("number").prefetch_related(entries_in_order)
    for number, seal in enumerate(seals.iterator(chunk_size=CHUNK), start=1):
        held = list(seal.entries.all())
        sealed += len(held)
        holds = (
            seal.number == number
            and seal.previous == previous
            and seal.count == len(held)
            and seal.digest == link(previous, number, seal.sealed_at, held)
        )
        if not holds and broken_at is None:
            broken_at = number
        previous = seal.digest
    waiting = Entry.objects.filter(seal=None).count()
    return Proof(number, sealed, waiting, broken_at, previous)

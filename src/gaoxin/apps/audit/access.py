"""Read the record and prove that it is whole. Whoever calls checks the right first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from gaoxin.apps.audit.chain import GENESIS, link
from gaoxin.apps.audit.models import Entry, Seal


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


def entries(zone: str | None = None) -> QuerySet[Entry]:
    """All entries, newest first; of one zone where it is given."""
    found = Entry.objects.select_related("seal").order_by("-id")
    return found if zone is None else found.filter(zone__in=[zone, ""])


def verify() -> Proof:
    """Recompute every link from its entries."""
    previous, broken_at, sealed, number = GENESIS, None, 0, 0
    for number, seal in enumerate(Seal.objects.order_by("number").iterator(), start=1):
        held = list(seal.entries.order_by("id"))
        sealed += len(held)
        holds = (
            seal.number == number
            and seal.previous == previous
            and seal.count == len(held)
            and seal.digest == link(previous, number, held)
        )
        if not holds and broken_at is None:
            broken_at = number
        previous = seal.digest
    waiting = Entry.objects.filter(seal=None).count()
    return Proof(number, sealed, waiting, broken_at, previous)

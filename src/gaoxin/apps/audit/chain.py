"""The arithmetic of the chain: digest of a batch, bound to the digest before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from gaoxin.apps.audit.models import Entry

GENESIS = "0" * 64


def link(previous: str, number: int, sealed_at: datetime, entries: Iterable[Entry]) -> str:
    """SHA-256 over the previous digest, number and time of the link and all of its entries.

    Changing, removing, adding or reordering any sealed entry changes this digest, and with it
    every later one.
    """
    sha = hashlib.sha256(f"{previous}\n{number}\n{_moment(sealed_at)}\n".encode())
    for entry in entries:
        sha.update(_canonical(entry))
    return sha.hexdigest()


def _canonical(entry: Entry) -> bytes:
    fields = [
        entry.pk,
        _moment(entry.at),
        entry.actor,
        entry.role,
        entry.zone,
        entry.action,
        entry.subject,
        entry.detail,
    ]
    return json.dumps(fields, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")

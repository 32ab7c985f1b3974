"""The plan as JSON, versioned, and the digest of its content."""

from __future__ import annotations

import hashlib

import msgspec

from gaoxin.engines.plan.model import Plan
from gaoxin.kernel.messages import Message, Refused

FORMAT = "gaoxin-plan/1"


class _Format(msgspec.Struct, frozen=True):
    format: str


class _Envelope(msgspec.Struct, frozen=True):
    format: str
    plan: Plan


def to_json(plan: Plan) -> bytes:
    """The plan as indented UTF-8 JSON, the same bytes for the same plan."""
    return msgspec.json.format(msgspec.json.encode(_Envelope(FORMAT, plan), order="deterministic"))


def from_json(data: bytes) -> Plan:
    """Read what ``to_json`` wrote.

    Raises ``Refused``: ``plan.not_json`` or ``plan.malformed`` with the field that is wrong,
    ``plan.format`` for a version this program does not know.
    """
    try:
        found = msgspec.json.decode(data, type=_Format).format
        if found != FORMAT:
            raise Refused(Message("plan.format", {"found": found, "expected": FORMAT}))
        return msgspec.json.decode(data, type=_Envelope).plan
    except msgspec.ValidationError as error:
        raise Refused(Message("plan.malformed", {"where": str(error)})) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused(Message("plan.not_json", {"where": str(error)})) from error


def with_key(plan: Plan, key: str) -> Plan:
    """The same plan under another key: a draft gets its own before it is loaded."""
    return msgspec.structs.replace(plan, key=key)


def content_digest(plan: Plan) -> str:
    """SHA-256 of the plan's content; two loads of the same plan are recognised by it."""
    return hashlib.sha256(msgspec.json.encode(plan, order="deterministic")).hexdigest()

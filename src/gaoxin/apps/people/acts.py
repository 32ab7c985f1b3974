"""Who did it: an entry in the audit record on behalf of a viewer."""

from __future__ import annotations

from gaoxin.apps.audit.actions import record
from gaoxin.apps.people.viewer import Viewer


def record_act(viewer: Viewer, action: str, subject: str, **detail: str | int) -> None:
    """Record an act in the transaction of the act itself."""
    record(
        action,
        actor=viewer.actor,
        role=viewer.role,
        zone=viewer.zone.key,
        subject=subject,
        detail=detail,
    )

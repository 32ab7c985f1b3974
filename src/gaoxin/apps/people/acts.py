"""Who did it: an entry in the audit record on behalf of a viewer."""

from __future__ import annotations

from gaoxin.apps.audit.actions import record
from gaoxin.apps.people.models import User
from gaoxin.apps.people.viewer import Forbidden, Viewer


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


def record_denied(user: User, error: Forbidden, *, place: str) -> None:
    """Somebody reached for what is not his: pages, API and shell put it on record alike."""
    viewer = error.viewer
    record(
        "denied",
        actor=user.key,
        role=viewer.role if viewer else "",
        zone=viewer.zone.key if viewer else "",
        subject=place[:200],
        detail={"right": error.right},
    )

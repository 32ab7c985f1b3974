"""Somebody at work in a zone: the argument of every access and action function."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gaoxin.apps.people.models import User, Zone
from gaoxin.apps.people.rights import Grant, Reach, Role, grant, shows


class Forbidden(Exception):
    """The viewer lacks a right, or it does not reach that far."""

    def __init__(self, right: str, viewer: Viewer | None = None) -> None:
        super().__init__(right)
        self.right = right
        self.viewer = viewer


@dataclass(frozen=True)
class Viewer:
    """A user in one role in one zone. ``user`` is ``None`` for the installation itself."""

    zone: Zone
    role: Role
    user: User | None
    body: str | None = None
    area: str | None = None

    @property
    def actor(self) -> str:
        """The key that stands in the audit record."""
        return self.user.key if self.user else "installation"

    def may(self, right: str) -> bool:
        return bool(grant(right, self.role))

    def need(self, right: str) -> Grant:
        """The grant of the right; raises ``Forbidden`` where there is none."""
        given = grant(right, self.role)
        if not given:
            raise Forbidden(right, self)
        return given

    def need_over(
        self, right: str, *, body: str | None = None, areas: Collection[str] = ()
    ) -> None:
        """The right over one thing: something that ``body`` leads and that lies in ``areas``."""
        reach = self.need(right).reach
        if reach is Reach.BODY and (body is None or body != self.body):
            raise Forbidden(right, self)
        if reach is Reach.AREA and (self.area is None or self.area not in areas):
            raise Forbidden(right, self)

    def sees(self, field: str) -> bool:
        return shows(field, self.role)


def installation(zone: Zone) -> Viewer:
    """The installation's own hand: sets up shipped zones, with a planner's rights."""
    return Viewer(zone, Role.PLANNER, None)

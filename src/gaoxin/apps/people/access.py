"""Read zones, memberships and accounts."""

from __future__ import annotations

import hashlib

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from gaoxin.apps.people.models import ApiKey, Area, Body, Membership, User
from gaoxin.apps.people.rights import Role
from gaoxin.apps.people.viewer import Forbidden, Viewer


def viewer(user: User | AnonymousUser | None, zone_key: str) -> Viewer:
    """The user in the zone. Raises ``Forbidden`` for nobody, strangers and unknown zones alike."""
    if not isinstance(user, User) or not user.is_active:
        raise Forbidden("zone.enter")
    found = (
        Membership.objects.select_related("zone", "body", "area")
        .filter(user=user, zone__key=zone_key)
        .first()
    )
    if found is None:
        raise Forbidden("zone.enter")
    return Viewer(
        zone=found.zone,
        role=Role(found.role),
        user=user,
        body=found.body.key if found.body else None,
        area=found.area.key if found.area else None,
    )


def memberships(user: User) -> QuerySet[Membership]:
    """The zones that a user may enter, with the role in each."""
    return Membership.objects.filter(user=user).select_related("zone", "body").order_by("zone_id")


def areas(viewer: Viewer) -> list[Area]:
    return list(viewer.zone.areas.all())


def bodies(viewer: Viewer) -> list[Body]:
    return list(viewer.zone.bodies.all())


def accounts(viewer: Viewer) -> QuerySet[Membership]:
    """Everybody in the viewer's zone."""
    viewer.need("account.read")
    return (
        Membership.objects.filter(zone=viewer.zone)
        .select_related("user", "user__person", "body", "area")
        .order_by("role", "id")
    )


def user_of_login(login: str) -> User | None:
    """The account of a login; the caller decides what may follow from it."""
    return User.objects.filter(login=login).first()


def logins(viewer: Viewer) -> dict[str, str]:
    """Key (as in the audit record) → login, for everybody in the viewer's zone."""
    viewer.need("audit.read")
    return dict(User.objects.filter(memberships__zone=viewer.zone).values_list("key", "login"))


def api_key(secret: str) -> ApiKey | None:
    """The key with its user and zone; ``None`` for an unknown or revoked one, or a locked user."""
    digest = hashlib.sha256(secret.encode(errors="replace")).hexdigest()
    keys = ApiKey.objects.select_related("user", "zone").filter(digest=digest, revoked_at=None)
    found = keys.first()
    return found if found and found.user.is_active else None


def api_keys(viewer: Viewer) -> QuerySet[ApiKey]:
    """Every key of the viewer's zone, without its secret."""
    viewer.need("account.read")
    return ApiKey.objects.filter(zone=viewer.zone).select_related("user", "user__person")

"""Set up zones and accounts. Every write is in the audit record."""

from __future__ import annotations

import hashlib
import secrets
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from gaoxin.apps.audit.actions import record
from gaoxin.apps.people.acts import record_act
from gaoxin.apps.people.bridge import area_fields, body_fields, zone_fields
from gaoxin.apps.people.models import ApiKey, Area, Body, Membership, Person, User, Zone
from gaoxin.apps.people.rights import Role
from gaoxin.apps.people.viewer import Forbidden, Viewer
from gaoxin.formats import zone_folder
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.text import Text

INSTALLATION = "installation"
_Part = TypeVar("_Part", Body, Area)


@transaction.atomic
def set_up_zone(values: zone_folder.Zone) -> Zone:
    """Create a zone with its areas and bodies, or bring them in line with ``values``.

    Doing it again changes nothing and records nothing.
    """
    zone, created = Zone.objects.get_or_create(key=values.key, defaults=zone_fields(values))
    changed = created
    for area in values.areas:
        _, new = Area.objects.get_or_create(zone=zone, key=area.key, defaults=area_fields(area))
        changed |= new
    for body in values.bodies:
        _, new = Body.objects.get_or_create(zone=zone, key=body.key, defaults=body_fields(body))
        changed |= new
    if changed:
        record("zone.set_up", actor=INSTALLATION, zone=zone.key, subject=zone.key)
    return zone


@transaction.atomic
def enrol(
    zone: Zone,
    *,
    login: str,
    name: Text,
    role: Role,
    password: str | None,
    body: str | None = None,
    area: str | None = None,
    actor: str = INSTALLATION,
) -> Membership:
    """Give a login a role in a zone, creating the account where there is none.

    An existing password is never changed here. Raises ``Refused`` (``account.unknown_body``,
    ``account.unknown_area``).
    """
    user, created = User.objects.get_or_create(login=login)
    if created:
        user.set_password(password)
        user.save(update_fields=["password"])
        Person.objects.create(user=user, name_zh=name.zh, name_en=name.en)
    found, new = Membership.objects.get_or_create(
        user=user,
        zone=zone,
        defaults={
            "role": role.value,
            "body": _one(Body, zone, body, "account.unknown_body"),
            "area": _one(Area, zone, area, "account.unknown_area"),
        },
    )
    if new:
        record("account.enrol", actor=actor, zone=zone.key, subject=user.key, detail={"role": role})
    return found


@transaction.atomic
def new_api_key(viewer: Viewer, login: str, label: str) -> str:
    """A key that acts as ``login``; shown once, kept only as a digest."""
    viewer.need("account.change")
    user = User.objects.filter(login=login, memberships__zone=viewer.zone).first()
    if user is None:
        raise Refused(Message("account.unknown", {"login": login}))
    secret = "gx_" + secrets.token_urlsafe(32)
    digest = hashlib.sha256(secret.encode()).hexdigest()
    ApiKey.objects.create(user=user, label=label, digest=digest)
    record_act(viewer, "account.api_key", user.key, label=label)
    return secret


@transaction.atomic
def set_active(viewer: Viewer, user_key: str, *, active: bool) -> None:
    """Lock or unlock an account of the viewer's zone. Nobody can lock himself out."""
    viewer.need("account.change")
    user = User.objects.filter(key=user_key, memberships__zone=viewer.zone).first()
    if user is None:
        raise Refused(Message("account.unknown", {"login": user_key}))
    if viewer.user and user.pk == viewer.user.pk:
        raise Forbidden("account.change", viewer)
    if user.is_active != active:
        user.is_active = active
        user.save(update_fields=["is_active"])
        if not active:
            user.api_keys.filter(revoked_at=None).update(revoked_at=timezone.now())
        record_act(viewer, "account.unlock" if active else "account.lock", user.key)


def _one(model: type[_Part], zone: Zone, key: str | None, code: str) -> _Part | None:
    if key is None:
        return None
    found = model.objects.filter(zone=zone, key=key).first()
    if found is None:
        raise Refused(Message(code, {"key": key}))
    return found

"""Set up zones and accounts. Every write is in the audit record."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from typing import TypeVar

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
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
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")


@transaction.atomic
def set_up_zone(values: zone_folder.Zone) -> Zone:
    """Create a zone with its areas and bodies, or bring them in line with ``values``.

    Doing it again changes nothing and records nothing.
    """
    zone = Zone.objects.filter(key=values.key).first() or Zone(key=values.key)
    changed = _bring_in_line(zone, zone_fields(values))
    for area in values.areas:
        row = Area.objects.filter(zone=zone, key=area.key).first() or Area(zone=zone, key=area.key)
        changed |= _bring_in_line(row, area_fields(area))
    for body in values.bodies:
        held = Body.objects.filter(zone=zone, key=body.key).first() or Body(zone=zone, key=body.key)
        changed |= _bring_in_line(held, body_fields(body))
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
    ``account.unknown_area``, ``account.other_role`` where the login has another role already).
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
    if found.role != role.value:
        raise Refused(Message("account.other_role", {"login": login, "role": found.role}))
    if new:
        record("account.enrol", actor=actor, zone=zone.key, subject=user.key, detail={"role": role})
    return found


@transaction.atomic
def add_account(
    viewer: Viewer,
    *,
    login: str,
    name: Text,
    role: Role,
    password: str,
    body: str | None = None,
    area: str | None = None,
) -> Membership:
    """A new account with a role in the viewer's zone.

    Raises ``Refused``: ``account.exists``, ``account.weak_password``, ``account.login``,
    ``account.unknown_body``, ``account.unknown_area``.
    """
    viewer.need("account.change")
    if not _LOGIN.fullmatch(login):
        raise Refused(Message("account.login", {"login": login[:64]}))
    if User.objects.filter(login=login).exists():
        raise Refused(Message("account.exists", {"login": login}))
    need_strong(password, login)
    return enrol(
        viewer.zone,
        login=login,
        name=name,
        role=role,
        password=password,
        body=body,
        area=area,
        actor=viewer.actor,
    )


@transaction.atomic
def set_password(viewer: Viewer, login: str, password: str) -> None:
    """A new password for an account of the viewer's zone; sessions of the old one end."""
    viewer.need("account.change")
    user = User.objects.filter(login=login, memberships__zone=viewer.zone).first()
    if user is None:
        raise Refused(Message("account.unknown", {"login": login}))
    need_strong(password, login)
    user.set_password(password)
    user.save(update_fields=["password"])
    record_act(viewer, "account.password", user.key)


def need_strong(password: str, login: str) -> None:
    """Raises ``Refused`` (``account.weak_password``) with what is wrong."""
    try:
        validate_password(password, User(login=login))
    except ValidationError as error:
        raise Refused(
            Message("account.weak_password", {"reason": " ".join(error.messages)})
        ) from error


@transaction.atomic
def new_api_key(viewer: Viewer, label: str) -> str:
    """A key that acts as the viewer, in his zone only; shown once, kept only as a digest.

    Nobody can make a key for somebody else.
    """
    viewer.need("api_key.make")
    if viewer.user is None:
        raise Forbidden("api_key.make", viewer)
    secret = "gx_" + secrets.token_urlsafe(32)
    digest = hashlib.sha256(secret.encode()).hexdigest()
    ApiKey.objects.create(user=viewer.user, zone=viewer.zone, label=label[:80], digest=digest)
    record_act(viewer, "api_key.make", viewer.user.key, label=label[:80])
    return secret


@transaction.atomic
def revoke_api_key(viewer: Viewer, number: int) -> None:
    """End a key of the viewer's zone. Raises ``Refused`` (``api_key.unknown``)."""
    viewer.need("account.change")
    found = ApiKey.objects.filter(zone=viewer.zone, pk=number, revoked_at=None).first()
    if found is None:
        raise Refused(Message("api_key.unknown", {"number": number}))
    found.revoked_at = timezone.now()
    found.save(update_fields=["revoked_at"])
    record_act(viewer, "api_key.revoke", found.user.key, label=found.label)


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


def _bring_in_line(row: Model, fields: Mapping[str, object]) -> bool:
    """Save the row if it is new or says something else than ``fields``; whether it was saved."""
    if not row._state.adding and all(getattr(row, name) == told for name, told in fields.items()):
        return False
    for name, told in fields.items():
        setattr(row, name, told)
    row.save()
    return True


def _one(model: type[_Part], zone: Zone, key: str | None, code: str) -> _Part | None:
    if key is None:
        return None
    found = model.objects.filter(zone=zone, key=key).first()
    if found is None:
        raise Refused(Message(code, {"key": key}))
    return found

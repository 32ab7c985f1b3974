"""Zones, areas, bodies, users and their memberships."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import get_random_string

from gaoxin.kernel.text import Text


class Named(models.Model):
    """Something with a name in both languages."""

    name_zh = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> Text:
        return Text(self.name_zh, self.name_en)


class Zone(Named):
    """A zone that carries out a plan. Every other row belongs to one."""

    key = models.SlugField(max_length=32, unique=True)
    short_zh = models.CharField(max_length=60)
    short_en = models.CharField(max_length=60, blank=True)
    fictional = models.BooleanField(default=False)
    clock = models.DateField(null=True)  # the demo clock of a fictional zone

    class Meta:
        ordering: ClassVar = ["id"]

    @property
    def short(self) -> Text:
        return Text(self.short_zh, self.short_en)


class Area(Named):
    """A part of a zone. Areas overlap; they are summed only where ``additive``."""

    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="areas")
    key = models.SlugField(max_length=32)
    kind = models.CharField(max_length=20)
    aliases = models.JSONField(default=list)
    additive = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["zone", "key"], name="area_key_once")
        ]


class Body(Named):
    """A body that answers for something (责任单位)."""

    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="bodies")
    key = models.SlugField(max_length=32)
    kind = models.CharField(max_length=20)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["zone", "key"], name="body_key_once")
        ]


def new_key() -> str:
    """A key without meaning for a person, safe to keep after the person's fields are erased."""
    return "u" + get_random_string(11, "abcdefghjkmnpqrstuvwxyz23456789")


class Users(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(login=username)


class User(AbstractBaseUser):
    """An account. What names the person lives in ``Person`` and can be erased."""

    key = models.CharField(max_length=12, unique=True, default=new_key)
    login = models.CharField(max_length=64, unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "login"
    objects: ClassVar[Users] = Users()

    @property
    def shown_name(self) -> Text:
        person: Person | None = getattr(self, "person", None)
        return person.name if person else Text(self.login)


class Person(Named):
    """The personal fields of a user, erasable without touching the record of acts."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="person")
    phone = models.CharField(max_length=32, blank=True)
    email = models.EmailField(blank=True)


class Membership(models.Model):
    """A user's role in a zone, and the body or area that the user acts for."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=16)
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "zone"], name="one_role_in_a_zone")
        ]


class ApiKey(models.Model):
    """A key with which another system acts as a user in one zone. Only its digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_keys")
    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="api_keys")
    label = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

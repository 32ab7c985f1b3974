"""Demo accounts: they have no password of their own, and open only to this machine."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from gaoxin.apps.people.models import User

DEMO_PASSWORD = "gaoxin-demo"  # noqa: S105  shown on the sign-in page, worthless elsewhere
# What proxies add. One that adds nothing cannot be told apart: never put a demo behind a proxy.
_FORWARDING = ("Forwarded", "Via", "X-Real-IP", "X-Forwarded")


def demo_allowed(request: HttpRequest | None) -> bool:
    """Whether the request comes from this machine, straight, to an installation in demo mode."""
    if request is None or not settings.GAOXIN_DEMO or _forwarded(request):
        return False
    host = urlsplit(f"//{request.get_host()}").hostname
    try:
        near = ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return near and host in settings.GAOXIN_DEMO_HOSTS


def _forwarded(request: HttpRequest) -> bool:
    return any(name.startswith(_FORWARDING) for name in request.headers)


class DemoBackend(BaseBackend):
    """Accepts the demo password for accounts that have no password of their own."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_kwargs: Any,
    ) -> User | None:
        if not demo_allowed(request) or not constant_time_compare(password or "", DEMO_PASSWORD):
            return None
        user = User.objects.filter(login=username, is_active=True).first()
        return user if user and not user.has_usable_password() else None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()

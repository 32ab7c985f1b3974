"""Sign in, sign out, choose language and zone."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from axes.decorators import axes_dispatch
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gaoxin.apps.audit.actions import record
from gaoxin.apps.people import access
from gaoxin.apps.people.demo import DEMO_PASSWORD, demo_allowed
from gaoxin.apps.people.models import Membership, User
from gaoxin.apps.people.rights import Role
from gaoxin.faces.desk.language import COOKIE
from gaoxin.faces.words import CHINESE, ENGLISH
from gaoxin.faces.words import gettext as _


def home(request: HttpRequest) -> HttpResponse:
    """The zones that the user may enter; straight in when there is one."""
    if not isinstance(request.user, User):
        return HttpResponseRedirect("/sign-in")
    found = list(access.memberships(request.user))
    if len(found) == 1:
        return HttpResponseRedirect(front_door(found[0]))
    doors = [(member, front_door(member)) for member in found]
    return render(request, "zones.html", {"doors": doors})


def front_door(member: Membership) -> str:
    """Where a member's work begins: the overview, or what an administrator looks after."""
    begins = {Role.SYSTEM: "status", Role.SECURITY: "accounts", Role.AUDIT: "record"}
    return f"/z/{member.zone.key}/{begins.get(Role(member.role), '')}"


LONGEST_LOGIN = 64  # characters; no account has more


@axes_dispatch  # type: ignore[untyped-decorator]
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _sign_in_page(request)
    name = request.POST.get("login", "").replace("\x00", "")[:LONGEST_LOGIN]
    password = request.POST.get("password", "")
    user = authenticate(request, username=name, password=password)
    if not isinstance(user, User):
        # What was typed may be a password in the wrong field: only a known account is named.
        meant = access.user_of_login(name)
        record("sign_in.failed", actor="nobody", subject=meant.key if meant else "")
        return _sign_in_page(
            request, error=_("账号或密码不对。连续输错五次将锁定一刻钟。"), name=name
        )
    login(request, user)
    record("sign_in", actor=user.key)
    return HttpResponseRedirect(_next(request))


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """What django-axes answers to a locked login."""
    return _sign_in_page(request, error=_("输错次数过多，请一刻钟后再试。"), status=429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, User):
        record("sign_out", actor=request.user.key)
    logout(request)
    return HttpResponseRedirect("/sign-in")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    asked = ENGLISH if request.POST.get("language") == ENGLISH else CHINESE
    response = HttpResponseRedirect(_next(request))
    response.set_cookie(
        COOKIE, asked, max_age=365 * 86400, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if safe else "/"


def _sign_in_page(
    request: HttpRequest, *, error: str = "", name: str = "", status: int = 200
) -> HttpResponse:
    values: dict[str, Any] = {"error": error, "login": name, "next": _next(request), "demo": []}
    if demo_allowed(request):
        members = Membership.objects.select_related("zone", "user", "user__person", "body")
        members = members.order_by("zone_id", "id")
        values["demo"] = [(z, list(people)) for z, people in groupby(members, lambda m: m.zone)]
        values["demo_password"] = DEMO_PASSWORD
    return render(request, "sign_in.html", values, status=status)

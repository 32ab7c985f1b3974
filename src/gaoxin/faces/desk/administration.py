"""Three administrators who check each other: state of the installation, accounts, record."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django
from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect

import gaoxin
from gaoxin.apps.audit import access as audit
from gaoxin.apps.audit.actions import seal
from gaoxin.apps.evidence.models import Observation
from gaoxin.apps.people import access as people
from gaoxin.apps.people import actions
from gaoxin.apps.people.rights import FIELDS, RIGHTS, Role
from gaoxin.apps.plans.models import Edition, Plan
from gaoxin.conf import environment
from gaoxin.faces.desk.room import Room, page

ENTRIES_A_PAGE = 50


@page("rights.read", "rights.html")
def rights(_room: Room) -> Mapping[str, Any]:
    return {"roles": list(Role), "rights": RIGHTS, "fields": FIELDS}


@page("status.read", "status.html")
def status(room: Room) -> Mapping[str, Any]:
    """What is installed and how much it holds; no figure of the business itself."""
    database = connection.settings_dict["NAME"]
    file = Path(str(database))
    return {
        "versions": {
            "Gaoxin": gaoxin.__version__,
            "Python": platform.python_version(),
            "Django": django.get_version(),
            connection.display_name: ".".join(map(str, connection.get_database_version())),
        },
        "database_bytes": _size(file),
        "home": environment.HOME,
        "held": {
            "plans": Plan.objects.filter(zone=room.zone).count(),
            "editions": Edition.objects.filter(plan__zone=room.zone).count(),
            "observations": Observation.objects.filter(indicator__plan__zone=room.zone).count(),
        },
    }


def _size(file: Path) -> int | None:
    """Bytes of a SQLite database with its write-ahead log; ``None`` for a database server."""
    parts = [part for part in (file, Path(f"{file}-wal")) if part.is_file()]
    return sum(part.stat().st_size for part in parts) if parts else None


@page("account.read", "accounts.html")
def accounts(room: Room) -> Mapping[str, Any]:
    return {"members": list(people.accounts(room.viewer))}


@page("account.change")
def lock_account(room: Room, key: str) -> HttpResponse:
    if room.request.method == "POST":
        actions.set_active(room.viewer, key, active=room.request.POST.get("active") == "yes")
    return HttpResponseRedirect(room.url("accounts"))


@page("audit.read", "audit.html")
def record(room: Room) -> Mapping[str, Any]:
    seal()
    logins = people.logins(room.viewer)
    found = audit.entries(room.zone.key, logins)
    pages = Paginator(found, ENTRIES_A_PAGE)
    return {
        "proof": audit.verify(),
        "logins": logins,
        "entries": pages.get_page(room.request.GET.get("page")),
        "shows_detail": room.viewer.sees("entry.detail"),
    }

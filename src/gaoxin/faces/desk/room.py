"""What every page shares: who looks, at which zone, as of which day."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gaoxin.apps.people import access as people
from gaoxin.apps.people.models import Zone
from gaoxin.apps.people.viewer import Viewer
from gaoxin.apps.plans import access as plans
from gaoxin.apps.plans.access import InForce
from gaoxin.kernel.messages import Message, Refused

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Room:
    """A request at its place: the viewer, the day it looks from, the plan in force on it."""

    request: HttpRequest
    viewer: Viewer
    as_of: date
    today: date

    @property
    def zone(self) -> Zone:
        return self.viewer.zone

    @property
    def travelling(self) -> bool:
        """Whether the reader has chosen another day than the zone's own."""
        return self.as_of != self.today

    def plan(self, right: str, key: str | None = None) -> InForce | None:
        """The plan that the address names, else the one of ``?plan=``, else the zone's first."""
        asked = key or self.request.GET.get("plan") or None
        draft = self.request.GET.get("stage") == "draft"
        found = plans.in_force(self.viewer, self.as_of, asked, right, draft=draft)
        if (
            found is None
            and asked
            and asked not in {row.key for row in plans.plan_rows(self.viewer)}
        ):
            raise Http404
        return found

    def plan_or_404(self, right: str, key: str) -> InForce:
        found = self.plan(right, key)
        if found is None:
            raise Http404
        return found

    @property
    def looking_from(self) -> date:
        """The day that ages are counted to: a day to come has nothing of its own."""
        return min(self.as_of, self.today)

    @property
    def carried(self) -> dict[str, str]:
        """What every address of this view carries on: the chosen day, plan and stage."""
        carried = {name: self.request.GET.get(name, "") for name in ("plan", "stage")}
        carried["as_of"] = self.as_of.isoformat() if self.travelling else ""
        return {name: value for name, value in carried.items() if value}

    def url(self, place: str = "", **query: object) -> str:
        """The address of a place in this zone; the chosen day, plan and stage travel along."""
        return _address(f"/z/{self.zone.key}/{place}", {**self.carried, **query})

    def here(self, **query: object) -> str:
        """This page again, with other values in its query."""
        return _address(self.request.path, {**self.carried, **query})


def _address(path: str, query: Mapping[str, object]) -> str:
    told = {name: value for name, value in query.items() if value not in (None, "")}
    return path + (f"?{urlencode(told)}" if told else "")


def today_of(zone: Zone) -> date:
    """The zone's own clock where it has one, else today in China."""
    return zone.clock or datetime.now(SHANGHAI).date()


def day_asked(request: HttpRequest, today: date) -> date:
    """The day of ``?as_of=``; raises ``Refused`` (``as_of.unreadable``)."""
    text = request.GET.get("as_of", "").strip()
    if not text:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(Message("as_of.unreadable", {"text": text[:40]})) from error


class View(Protocol):
    right: str

    def __call__(self, request: HttpRequest, zone: str, **place: str) -> HttpResponse: ...


Page = Callable[..., Mapping[str, Any] | HttpResponse]


def page(right: str, template: str = "") -> Callable[[Page], View]:
    """A page of a zone that needs ``right``. The function answers the template's values."""

    def decorate(function: Page) -> View:
        @functools.wraps(function)
        def view(request: HttpRequest, zone: str, **place: str) -> HttpResponse:
            room = enter(request, zone)
            room.viewer.need(right)
            answer = function(room, **place)
            if isinstance(answer, HttpResponse):
                return answer
            return render(request, template, {"room": room, **answer})

        view.right = right  # type: ignore[attr-defined]
        return view  # type: ignore[return-value]

    return decorate


def enter(request: HttpRequest, zone: str) -> Room:
    """The request's room; raises ``Forbidden`` for who may not enter the zone."""
    viewer = people.viewer(request.user, zone)
    today = today_of(viewer.zone)
    return Room(request, viewer, day_asked(request, today), today)

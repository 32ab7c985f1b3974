"""Figures: the register, one figure with its three times, and a file of new ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect

from gaoxin.apps.evidence import access
from gaoxin.apps.people.models import User
from gaoxin.apps.plans.access import InForce
from gaoxin.faces import intake
from gaoxin.faces.desk.room import Room, page
from gaoxin.faces.words import language
from gaoxin.kernel.messages import Message, Refused

FIGURES_A_PAGE = 100
LARGEST_FILE = 10 * 1024 * 1024


@page("observation.read", "observations.html")
def observation_list(room: Room) -> Mapping[str, Any]:
    plan = room.plan("indicator.read")
    found = access.observations(room.viewer, room.as_of).order_by("-known_from", "-id")
    asked = room.request.GET.get("q", "").strip()
    names = {each.key: each.name for each in plan.value.indicators} if plan else {}
    if asked:
        keys = [k for k, n in names.items() if asked.lower() in f"{n.zh} {n.en}".lower()]
        found = found.filter(indicator__key__in=keys)
    return {
        "plan": plan,
        "names": names,
        "asked": asked,
        "figures": Paginator(found, FIGURES_A_PAGE).get_page(room.request.GET.get("page")),
    }


@page("observation.read", "observation.html")
def observation_detail(room: Room, key: str) -> Mapping[str, Any]:
    """One figure. Honours the day: a figure not yet known on it is not there."""
    found = access.observations(room.viewer, room.as_of).filter(pk=int(key)).first()
    if found is None:
        raise Http404
    plan = room.plan("indicator.read", found.indicator.plan.key)
    recorder = User.objects.filter(key=found.batch.recorded_by).select_related("person").first()
    return {
        "figure": found,
        "indicator": next((i for i in plan.value.indicators if i.key == found.indicator.key), None)
        if plan
        else None,
        "recorder": recorder,
        "other_vintages": access.observations(room.viewer, room.as_of)
        .filter(
            indicator=found.indicator,
            measure=found.measure,
            period=found.period,
            period_kind=found.period_kind,
            price_basis=found.price_basis,
        )
        .exclude(pk=found.pk)
        .order_by("-known_from"),
    }


@page("observation.add", "observations_add.html")
def observation_add(room: Room) -> Mapping[str, Any] | HttpResponse:
    """A CSV file is checked first; what is good is kept only when somebody says so."""
    plan = room.plan("observation.add")
    if room.request.method != "POST" or plan is None:
        mine = _led_by(plan, room.viewer.body) if plan else []
        return {"plan": plan, "checked": None, "columns": intake.COLUMNS, "mine": mine}
    text, name = _given(room)
    checked = intake.check(plan, text, today=room.today)
    if room.request.POST.get("keep") == "yes":
        count = intake.keep(room.viewer, plan, checked, source_name=name)
        return HttpResponseRedirect(room.url("observations", kept=count))
    return {
        "plan": plan,
        "checked": checked,
        "text": text,
        "name": name,
        "columns": intake.COLUMNS,
        "names": _names(plan),
    }


def _led_by(plan: InForce, body: str | None) -> list[str]:
    """Names of the indicators that a body leads."""
    led = [each for each in plan.value.indicators if body and each.body == body]
    return [each.name.in_language(language()) for each in led]


def _names(plan: InForce) -> dict[str, Any]:
    return {indicator.key: indicator.name for indicator in plan.value.indicators}


def _given(room: Room) -> tuple[str, str]:
    """The text of the uploaded file, or the one that was checked a moment ago."""
    upload = room.request.FILES.get("file")
    if upload is None:
        return room.request.POST.get("text", ""), room.request.POST.get("name", "")[:200]
    if isinstance(upload, list) or upload.size is None or upload.size > LARGEST_FILE:
        raise Refused(Message("intake.too_large", {"limit": LARGEST_FILE // 1024 // 1024}))
    return intake.decode(upload.read()), (upload.name or "")[:200]

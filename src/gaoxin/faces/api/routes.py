"""What can be asked. Each operation names its right; ``as_of`` looks back to a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from django.http import Http404, HttpRequest
from ninja import Query

from gaoxin.apps.evidence import access as evidence
from gaoxin.apps.judgement import access as judgement
from gaoxin.apps.people import access as people
from gaoxin.apps.people.viewer import Forbidden, Viewer
from gaoxin.apps.plans import access as plans
from gaoxin.apps.plans.access import InForce
from gaoxin.faces import intake
from gaoxin.faces.api import api, schemas
from gaoxin.faces.desk.projects import entries_of
from gaoxin.faces.desk.room import today_of
from gaoxin.faces.sentences import say

_F = TypeVar("_F", bound=Callable[..., Any])
RIGHTS: dict[str, str] = {}
AsOf = Annotated[
    date | None, Query(description="Only what was known at the end of this day (Asia/Shanghai).")
]


def answers(shape: Any) -> dict[Any, Any]:
    """What an operation may answer: its shape, or a refusal."""
    return {200: shape, frozenset({401, 403, 404, 422}): schemas.ErrorOut}


def needs(right: str) -> Callable[[_F], _F]:
    """Names the right of an operation, for the table test."""

    def decorate(function: _F) -> _F:
        RIGHTS[function.__name__] = right
        return function

    return decorate


def _enter(request: HttpRequest, zone: str, right: str, as_of: date | None) -> tuple[Viewer, date]:
    if getattr(request, "api_zone", zone) != zone:
        raise Forbidden(right)
    viewer = people.viewer(request.user, zone)
    viewer.need(right)
    return viewer, as_of or today_of(viewer.zone)


def _plan(viewer: Viewer, day: date, right: str, key: str | None = None) -> InForce:
    found = plans.in_force(viewer, day, key, right)
    if found is None:
        raise Http404
    return found


@api.get("/zones", response=answers(list[schemas.ZoneOut]), summary="Zones that you may enter")
def zones(request: HttpRequest) -> Any:
    return [
        schemas.ZoneOut(
            key=each.zone.key,
            name=schemas.TextOut(zh=each.zone.name_zh, en=each.zone.name_en),
            fictional=each.zone.fictional,
            clock=each.zone.clock,
            role=each.role,
        )
        for each in people.memberships(request.user)  # type: ignore[arg-type]
        if getattr(request, "api_zone", each.zone.key) == each.zone.key
    ]


@api.get(
    "/zones/{zone}/plans",
    response=answers(list[schemas.PlanOut]),
    summary="Plans in force on a day",
)
@needs("outline.read")
def plans_in_force(request: HttpRequest, zone: str, as_of: AsOf = None) -> Any:
    viewer, day = _enter(request, zone, "outline.read", as_of)
    found = (plans.in_force(viewer, day, row.key) for row in plans.plan_rows(viewer))
    return [schemas.PlanOut.of(plan) for plan in found if plan]


@api.get(
    "/zones/{zone}/indicators",
    response=answers(list[schemas.IndicatorOut]),
    summary="Indicators with their targets",
)
@needs("indicator.read")
def indicators(request: HttpRequest, zone: str, plan: str | None = None, as_of: AsOf = None) -> Any:
    viewer, day = _enter(request, zone, "indicator.read", as_of)
    found = _plan(viewer, day, "indicator.read", plan)
    return [schemas.IndicatorOut.of(found, each) for each in found.value.indicators]


@api.get(
    "/zones/{zone}/observations",
    response=answers(list[schemas.ObservationOut]),
    summary="Figures known on a day",
)
@needs("observation.read")
def observations(
    request: HttpRequest,
    zone: str,
    indicator: Annotated[str | None, Query(description="Public key, such as jinan-14/6.1")] = None,
    as_of: AsOf = None,
    limit: Annotated[int, Query(ge=1, le=5000)] = 1000,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Any:
    viewer, day = _enter(request, zone, "observation.read", as_of)
    found = evidence.observations(viewer, day).order_by("id")
    if indicator is not None:
        plan_key, _, key = indicator.partition("/")
        found = found.filter(indicator__plan__key=plan_key, indicator__key=key)
    return [schemas.ObservationOut.of(row) for row in found[offset : offset + limit]]


@api.get(
    "/zones/{zone}/standings",
    response=answers(list[schemas.StandingOut]),
    summary="How every target stands on a day, with its reasons",
)
@needs("indicator.read")
def standings(request: HttpRequest, zone: str, plan: str | None = None, as_of: AsOf = None) -> Any:
    viewer, day = _enter(request, zone, "indicator.read", as_of)
    found = _plan(viewer, day, "indicator.read", plan)
    return [
        schemas.StandingOut.of(f"{found.value.key}/{row.indicator.key}", judged)
        for row in judgement.rows(viewer, found, day)
        for judged in row.judged
    ]


@api.get(
    "/zones/{zone}/projects",
    response=answers(list[schemas.ProjectOut]),
    summary="Key projects and platforms",
)
@needs("project.read")
def projects(request: HttpRequest, zone: str, plan: str | None = None, as_of: AsOf = None) -> Any:
    viewer, day = _enter(request, zone, "project.read", as_of)
    found = _plan(viewer, day, "project.read", plan)
    number = {box.key: box.number for box in found.value.boxes}
    entries = entries_of(found.value)
    return [
        schemas.ProjectOut.of(found, each, [number[entry.box] for entry in entries[each.key]])
        for each in found.value.projects
    ]


@api.post(
    "/zones/{zone}/observations",
    response=answers(schemas.IntakeOut),
    summary="Check figures given as CSV; keep the good rows when told so",
)
@needs("observation.add")
def add_observations(
    request: HttpRequest,
    zone: str,
    given: schemas.FiguresIn,
    keep: Annotated[bool, Query(description="Keep the good rows")] = False,
    plan: str | None = None,
) -> Any:
    viewer, day = _enter(request, zone, "observation.add", None)
    found = _plan(viewer, day, "observation.add", plan)
    checked = intake.check(found, given.csv, today=day)
    kept = intake.keep(viewer, found, checked, source_name=given.source_name) if keep else 0
    return schemas.IntakeOut(
        good=len(checked.good),
        kept=kept,
        refused=[
            schemas.RefusedRowOut(row=each.row, code=each.message.code, detail=say(each.message))
            for each in checked.refused
        ],
    )

"""Addresses. Public keys such as ``jinan-14/6.1`` stand in them as they are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from gaoxin.faces.api import api
from gaoxin.faces.desk import (
    account,
    administration,
    coverage,
    indicators,
    observations,
    outline,
    overview,
    projects,
    refusal,
)


def health(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


def favicon(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


zone = [
    path("", overview.overview),
    path("indicators", indicators.indicator_list),
    path("indicators/<slug:plan_key>/<str:key>", indicators.indicator_detail),
    path("projects", projects.project_list),
    path("projects/<slug:plan_key>/<str:key>", projects.project_detail),
    path("outline", outline.outline),
    path("outline/<slug:plan_key>/<str:key>", outline.section),
    path("observations", observations.observation_list),
    path("observations/add", observations.observation_add),
    path("observations/<int:key>", observations.observation_detail),
    path("coverage", coverage.coverage),
    path("rights", administration.rights),
    path("status", administration.status),
    path("accounts", administration.accounts),
    path("accounts/<slug:key>", administration.lock_account),
    path("record", administration.record),
]

urlpatterns = [
    path("", account.home),
    path("sign-in", account.sign_in),
    path("sign-out", account.sign_out),
    path("language", account.set_language),
    path("z/<slug:zone>/", include(zone)),
    path("api/v1/", api.urls),
    path("health", health),
    path("favicon.ico", favicon),
]

handler404 = refusal.not_found

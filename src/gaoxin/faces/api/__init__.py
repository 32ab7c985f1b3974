"""The API under /api/v1: the same access and action functions as the pages."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import APIKeyHeader, SessionAuth

from gaoxin.apps.people import access
from gaoxin.apps.people.acts import record_denied
from gaoxin.apps.people.models import User
from gaoxin.apps.people.viewer import Forbidden
from gaoxin.faces.sentences import say
from gaoxin.faces.words import gettext as _
from gaoxin.kernel.messages import Refused


class SystemKey(APIKeyHeader):
    """``X-API-Key`` of another system; it acts as the user that the key belongs to."""

    param_name = "X-API-Key"

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        found = access.api_key(key) if key else None
        if found is None:
            return None
        request.user = found.user
        request.api_zone = found.zone.key  # type: ignore[attr-defined]
        return found.user


class SignedIn(SessionAuth):
    """The session of somebody who is signed in to the pages."""

    def authenticate(self, request: HttpRequest, _key: str | None) -> User | None:
        return request.user if isinstance(request.user, User) and request.user.is_active else None


api = NinjaAPI(
    title="Gaoxin",
    version="1",
    description="Plans, indicators, observations, standings and projects of a zone, as of a day.",
    auth=[SystemKey(), SignedIn()],
    docs_url=None,
    urls_namespace="api",
)


def _error(request: HttpRequest, status: int, code: str, detail: str) -> HttpResponse:
    """Every refusal has this one shape (``schemas.ErrorOut``)."""
    return api.create_response(request, {"code": code, "detail": detail}, status=status)


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, _told: Any) -> HttpResponse:
    return _error(request, 401, "unauthenticated", _("请先登录，或在 X-API-Key 中给出密钥。"))


@api.exception_handler(Forbidden)
def _forbidden(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(request.user, User):
        record_denied(request.user, error, place=request.path)
    return _error(request, 403, "forbidden", error.right)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, _told: Any) -> HttpResponse:
    return _error(request, 404, "not_found", _("没有这一项，或它不在所选日期的规划版本中。"))


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return _error(request, 422, error.message.code, say(error.message))


@api.exception_handler(ValidationError)
def _malformed(request: HttpRequest, error: Any) -> HttpResponse:
    told = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors)
    return _error(request, 422, "malformed", "; ".join(told))


from gaoxin.faces.api import routes  # noqa: E402  the routes hang themselves onto ``api``

__all__ = ["api", "routes"]

"""The API under /api/v1: the same access and action functions as the pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.security import APIKeyHeader, SessionAuth

from gaoxin.apps.people import access
from gaoxin.apps.people.models import User
from gaoxin.apps.people.viewer import Forbidden
from gaoxin.faces.sentences import say
from gaoxin.kernel.messages import Refused


class SystemKey(APIKeyHeader):
    """``X-API-Key`` of another system; it acts as the user that the key belongs to."""

    param_name = "X-API-Key"

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        user = access.user_of_key(key) if key else None
        if user:
            request.user = user
        return user


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


@api.exception_handler(Forbidden)
def _forbidden(request: HttpRequest, error: Any) -> HttpResponse:
    return api.create_response(request, {"code": "forbidden", "detail": error.right}, status=403)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    told = {"code": error.message.code, "detail": say(error.message)}
    return api.create_response(request, told, status=422)


from gaoxin.faces.api import routes  # noqa: E402  the routes hang themselves onto ``api``

__all__ = ["api", "routes"]

"""Which language an answer is in: the reader's choice, else the browser's, else Chinese."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from gaoxin.faces.words import CHINESE, ENGLISH, use_language

COOKIE = "gaoxin_language"


def chosen(request: HttpRequest) -> str:
    kept = request.COOKIES.get(COOKIE)
    if kept in (CHINESE, ENGLISH):
        return str(kept)
    return str(translation.get_language_from_request(request))


class LanguageMiddleware:
    """Sets the language for our catalogue and for Django's own sentences."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        spoken = chosen(request)
        use_language(spoken)
        with translation.override(spoken):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", spoken)
        response.headers["Vary"] = "Accept-Language, Cookie"
        return response

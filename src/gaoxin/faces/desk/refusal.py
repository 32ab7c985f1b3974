"""What a reader sees when something is refused: a sentence and the remedy, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, unquote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from gaoxin.apps.people.acts import record_denied
from gaoxin.apps.people.models import User
from gaoxin.apps.people.viewer import Forbidden
from gaoxin.faces.sentences import say
from gaoxin.faces.words import gettext as _
from gaoxin.kernel.messages import Refused


class RefusalMiddleware:
    """Turns ``Forbidden``, ``Refused`` and ``Http404`` into pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in unquote(request.get_full_path()):  # no database keeps such a character
            return not_found(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        match error:
            case Forbidden():
                return forbidden(request, error)
            case Refused():
                return _page(request, 400, _("这个请求无法处理"), say(error.message))
            case Http404():
                return not_found(request)
        return None


def forbidden(request: HttpRequest, error: Forbidden) -> HttpResponse:
    """Nobody is sent to sign in; somebody is told, and the attempt is recorded."""
    if not isinstance(request.user, User):
        return HttpResponseRedirect(f"/sign-in?next={quote(request.get_full_path())}")
    record_denied(request.user, error, place=request.path)
    return _page(
        request,
        403,
        _("您没有这项权限"),
        _("您的角色不能查看或办理这一页。权限表写明每个角色可以做什么；需要调整请找安全管理员。"),
    )


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form without its token, or with an old one (Django's CSRF failure view)."""
    return _page(
        request,
        403,
        _("这张表单已经过期"),
        _("请回到上一页，刷新后再提交。浏览器需要允许 Cookie。"),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django names it
    return _page(request, 404, _("没有这一页"), _("地址有误，或内容不在所选日期的规划版本中。"))


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "refusal.html", {"title": title, "text": text}, status=status)

"""Acting as a user from the shell: the same rights as on the pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from gaoxin.faces.labels import label
from gaoxin.faces.words import gettext as _
from gaoxin.faces.words import language

if TYPE_CHECKING:
    from gaoxin.apps.people.viewer import Viewer

_F = TypeVar("_F", bound=Callable[..., Any])


class Denied(Exception):
    """The user may not do this: nobody was named, he is a stranger here, or his role may not."""

    def __init__(self, right: str, login: str | None = None, zone: str = "") -> None:
        super().__init__(right)
        self.right = right
        self.login = login
        self.zone = zone

    def sentence(self) -> str:
        """What is lacking, and the remedy."""
        told = {"login": self.login, "zone": self.zone, "right": label("right", self.right)}
        if not self.login:
            return _("请用 --as 账号 写明以谁的身份办理。")
        if self.right == "zone.enter":
            return _("%(login)s 不能进入区 %(zone)s。请核对账号，或用 --zone 写明区。") % told
        return _("%(login)s 没有这项权限：%(right)s。请用 --as 换一个有此权限的账号。") % told


def start_django() -> None:
    """Set Django up; done again it does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gaoxin.conf.settings")
    import django
    from django.apps import apps
    from django.utils import translation

    if not apps.ready:
        django.setup()
    translation.activate(language())


def needs(right: str) -> Callable[[_F], _F]:
    """A command that needs a right in a zone; its function gets the viewer first."""

    def decorate(function: _F) -> _F:
        @click.option("--zone", default="jinan", show_default=True, help="区 / zone")
        @wraps(function)
        def command(zone: str, **options: Any) -> Any:
            viewer = enter(click.get_current_context(), zone, right)
            from gaoxin.apps.people.viewer import Forbidden

            try:
                return function(viewer, **options)
            except Forbidden as error:
                login = click.get_current_context().find_root().obj
                raise Denied(error.right, login, zone) from error

        command.right = right  # type: ignore[attr-defined]
        return cast(_F, command)

    return decorate


def enter(context: click.Context, zone: str, right: str) -> Viewer:
    """The viewer that ``--as`` names; raises ``Denied`` for nobody and for who may not."""
    start_django()
    from gaoxin.apps.people import access
    from gaoxin.apps.people.acts import record_denied
    from gaoxin.apps.people.models import User
    from gaoxin.apps.people.viewer import Forbidden

    login = context.find_root().obj
    user = User.objects.filter(login=login).first()
    try:
        viewer = access.viewer(user, zone)
        viewer.need(right)
    except Forbidden as error:
        if user:
            record_denied(user, error, place=f"gaoxin {context.info_name}")
        raise Denied(error.right, login, zone) from error
    return viewer

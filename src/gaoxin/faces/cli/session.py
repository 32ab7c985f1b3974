"""Acting as a user from the shell: the same rights as on the pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from gaoxin.apps.people.viewer import Viewer

_F = TypeVar("_F", bound=Callable[..., Any])


class Denied(Exception):
    """The user may not do this."""

    def __init__(self, right: str) -> None:
        super().__init__(right)
        self.right = right


def start_django() -> None:
    """Set Django up; done again it does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gaoxin.conf.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


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
                raise Denied(error.right) from error

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

    user = User.objects.filter(login=context.find_root().obj).first()
    try:
        viewer = access.viewer(user, zone)
        viewer.need(right)
    except Forbidden as error:
        if user:
            record_denied(user, error, place=f"gaoxin {context.info_name}")
        raise Denied(error.right) from error
    return viewer

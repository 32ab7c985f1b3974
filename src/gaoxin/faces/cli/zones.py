"""A new zone with its first planner: the beginning of an installation's own work."""

from __future__ import annotations

import click

from gaoxin.faces.cli.serve import prepare
from gaoxin.faces.words import gettext as _
from gaoxin.formats import zone_folder
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.text import Text


@click.command("new-zone")
@click.argument("key")
@click.option("--name", required=True, help="名称 / name in Chinese")
@click.option("--name-en", default="", help="英文名称 / name in English")
@click.option("--login", required=True, help="第一位规划员的账号 / login of the first planner")
@click.password_option(envvar="GAOXIN_PASSWORD", help="密码 / password")
def new_zone(key: str, name: str, name_en: str, login: str, password: str) -> None:
    """新建一个区和它的规划员 / make a zone and its first planner."""
    prepare(demo=False)
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from gaoxin.apps.people.actions import enrol, set_up_zone
    from gaoxin.apps.people.models import User, Zone
    from gaoxin.apps.people.rights import Role

    if not key.isascii() or not key.replace("-", "").isalnum():
        raise Refused(Message("zone.key", {"key": key}))
    if Zone.objects.filter(key=key).exists():
        raise Refused(Message("zone.exists", {"key": key}))
    if User.objects.filter(login=login).exists():
        raise Refused(Message("account.exists", {"login": login}))
    try:
        validate_password(password)
    except ValidationError as error:
        raise Refused(
            Message("account.weak_password", {"reason": " ".join(error.messages)})
        ) from error
    with transaction.atomic():
        zone = set_up_zone(
            zone_folder.Zone(key=key, name=Text(name, name_en), short=Text(name, name_en))
        )
        enrol(zone, login=login, name=Text(login), role=Role.PLANNER, password=password)
    click.echo(_("已建立 %(name)s，规划员账号 %(login)s。") % {"name": name, "login": login})

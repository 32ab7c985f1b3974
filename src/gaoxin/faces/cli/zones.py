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
@click.option(
    "--security", required=True, help="安全管理员的账号 / login of the security administrator"
)
@click.password_option(envvar="GAOXIN_PASSWORD", help="两个账号的初始密码 / first password of both")
def new_zone(key: str, name: str, name_en: str, login: str, security: str, password: str) -> None:
    """新建一个区，连同规划员和安全管理员 / make a zone and its first two accounts."""
    prepare(demo=False)
    from django.db import transaction

    from gaoxin.apps.people.actions import enrol, need_strong, set_up_zone
    from gaoxin.apps.people.models import User, Zone
    from gaoxin.apps.people.rights import Role

    if not key.isascii() or not key.replace("-", "").isalnum():
        raise Refused(Message("zone.key", {"key": key}))
    if Zone.objects.filter(key=key).exists():
        raise Refused(Message("zone.exists", {"key": key}))
    first = {login: Role.PLANNER, security: Role.SECURITY}
    if len(first) < 2:
        raise Refused(Message("account.same", {"login": login}))
    for each in first:
        if User.objects.filter(login=each).exists():
            raise Refused(Message("account.exists", {"login": each}))
        need_strong(password, each)
    with transaction.atomic():
        zone = set_up_zone(
            zone_folder.Zone(key=key, name=Text(name, name_en), short=Text(name, name_en))
        )
        for each, role in first.items():
            enrol(zone, login=each, name=Text(each), role=role, password=password)
    told = {"name": name, "login": login, "security": security}
    click.echo(_("已建立 %(name)s：规划员 %(login)s，安全管理员 %(security)s。") % told)

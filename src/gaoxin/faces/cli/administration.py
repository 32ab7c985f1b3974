"""Keys for other systems, the record's proof, the API's document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gaoxin.faces.cli.session import needs, start_django
from gaoxin.faces.words import gettext as _
from gaoxin.kernel.text import Text

if TYPE_CHECKING:
    from gaoxin.apps.people.viewer import Viewer

ROLES = ["planner", "reporter", "leader", "assessor", "system", "security", "audit"]


@click.command()
@click.option("--label", default="", help="用途 / what for")
@needs("api_key.make")
def key(viewer: Viewer, label: str) -> None:
    """为自己申请接口密钥，只显示一次 / make an API key for yourself; it is shown once."""
    from gaoxin.apps.people import actions

    click.echo(actions.new_api_key(viewer, label))


@click.command("revoke-key")
@click.argument("number", type=int, required=False)
@needs("account.change")
def revoke_key(viewer: Viewer, number: int | None) -> None:
    """收回一个接口密钥；不写编号则列出 / end an API key; without a number, list them."""
    from gaoxin.apps.people import access, actions

    if number is None:
        for held in access.api_keys(viewer).filter(revoked_at=None).order_by("id"):
            click.echo(f"{held.pk}  {held.user.login}  {held.created_at:%Y-%m-%d}  {held.label}")
        return
    actions.revoke_api_key(viewer, number)
    click.echo(_("已收回。"))


@click.command()
@click.argument("login")
@click.option(
    "--role",
    type=click.Choice(ROLES),
    help="角色；不写则只重设密码 / role; without it only a new password",
)
@click.option("--name", default="", help="姓名 / name")
@click.option("--body", help="单位编号 / key of the body")
@click.option("--area", help="片区编号 / key of the area")
@click.password_option(envvar="GAOXIN_PASSWORD", help="密码 / password")
@needs("account.change")
def account(
    viewer: Viewer,
    login: str,
    role: str | None,
    name: str,
    body: str | None,
    area: str | None,
    password: str,
) -> None:
    """开设账号，或重设密码 / add an account, or set a new password."""
    from gaoxin.apps.people import actions
    from gaoxin.apps.people.rights import Role

    if role is None:
        actions.set_password(viewer, login, password)
        click.echo(_("已重设 %(login)s 的密码。") % {"login": login})
        return
    actions.add_account(
        viewer,
        login=login,
        name=Text(name or login),
        role=Role(role),
        password=password,
        body=body,
        area=area,
    )
    click.echo(_("已开设 %(login)s。") % {"login": login})


@click.command()
@click.option("--head", help="以前抄存的链头摘要 / a head noted earlier")
@needs("audit.read")
def audit(_viewer: Viewer, head: str | None) -> None:
    """核对审计链 / check the chain of the audit record."""
    from gaoxin.apps.audit import access
    from gaoxin.apps.audit.actions import seal
    from gaoxin.apps.audit.models import Seal

    seal()
    proof = access.verify()
    cut = head is not None and not Seal.objects.filter(digest=head).exists()
    if not proof.whole:
        click.echo(_("第 %(link)s 环对不上。") % {"link": proof.broken_at}, err=True)
    elif cut:
        click.echo(_("链头不在链中：末尾可能被截掉。"), err=True)
    else:
        click.echo(
            _("链条完整：%(links)s 环，%(sealed)s 条。链头 %(head)s")
            % {"links": proof.links, "sealed": proof.sealed, "head": proof.head}
        )
        return
    raise click.exceptions.Exit(1)


@click.command()
def openapi() -> None:
    """打印接口文档 / print the OpenAPI document."""
    start_django()
    from gaoxin.faces.api import api

    click.echo(json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=2, sort_keys=True))

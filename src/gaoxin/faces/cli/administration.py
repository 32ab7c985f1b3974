"""Keys for other systems, the record's proof, the API's document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gaoxin.faces.cli.session import needs, start_django
from gaoxin.faces.words import gettext as _

if TYPE_CHECKING:
    from gaoxin.apps.people.viewer import Viewer


@click.command()
@click.argument("login")
@click.option("--label", default="", help="用途 / what for")
@needs("account.change")
def key(viewer: Viewer, login: str, label: str) -> None:
    """发放接口密钥，只显示一次 / make an API key; it is shown once."""
    from gaoxin.apps.people import actions

    click.echo(actions.new_api_key(viewer, login, label))


@click.command()
@click.option("--head", help="以前抄存的链头摘要 / a head noted earlier")
@needs("audit.read")
def audit(_viewer: Viewer, head: str | None) -> None:
    """核对审计链 / check the chain of the audit record."""
    from gaoxin.apps.audit import access
    from gaoxin.apps.audit.models import Seal

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

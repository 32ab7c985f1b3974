"""Plans from the shell: load a draft or a zone folder, adopt a draft, attach the document."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gaoxin.engines import plan as values
from gaoxin.faces.cli.session import needs
from gaoxin.faces.words import gettext as _
from gaoxin.formats import zone_folder
from gaoxin.kernel.messages import Message, Refused

if TYPE_CHECKING:
    from gaoxin.apps.people.viewer import Viewer


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--adopted", is_flag=True, help="直接作为正式版本 / as an adopted edition")
@click.option(
    "--known-from", type=click.DateTime(["%Y-%m-%d"]), help="公布日期 / day of publication"
)
@click.option("--reason", default="", help="为什么有新版本 / why there is a new edition")
@click.option("--key", help="规划编号 / key of the plan")
@needs("plan.load")
def load(
    viewer: Viewer,
    source: Path,
    adopted: bool,
    known_from: datetime | None,
    reason: str,
    key: str | None,
) -> None:
    """装入规划：gaoxin read 写出的 JSON，或一个区文件夹 / load a plan."""
    from gaoxin.apps.plans import actions
    from gaoxin.apps.plans.models import Stage

    plan = values.with_projects(read_source(source))
    if key:
        plan = values.with_key(plan, key)
    loaded = actions.load_plan(
        viewer,
        plan,
        stage=Stage.ADOPTED if adopted else Stage.DRAFT,
        reason=reason,
        known_from=known_from.date() if known_from else None,
    )
    told = {"plan": plan.key, "edition": loaded.edition.number}
    if loaded.created:
        click.echo(_("已装入 %(plan)s 第 %(edition)s 版。") % told)
        if not adopted:
            click.echo(
                _(
                    "这是草稿，只有规划员看得到：总览地址后加 ?plan=%(plan)s。"
                    "任务、片区和责任单位要人工补。采纳：gaoxin adopt %(plan)s --reason 依据"
                )
                % told
            )
    else:
        click.echo(_("%(plan)s 与第 %(edition)s 版相同，没有改动。") % told)


def read_source(source: Path) -> values.Plan:
    """The plan in a JSON file or a zone folder."""
    if source.is_dir():
        return zone_folder.read_plan(source)
    try:
        return values.from_json(source.read_bytes())
    except OSError as error:
        raise Refused(
            Message("file.unreadable", {"file": source.name, "reason": str(error)})
        ) from error


@click.command()
@click.argument("plan_key")
@click.option("--reason", required=True, help="依据 / on what grounds")
@needs("plan.adopt")
def adopt(viewer: Viewer, plan_key: str, reason: str) -> None:
    """把草稿采纳为正式版本 / make the newest draft an adopted edition."""
    from gaoxin.apps.plans import actions

    edition = actions.adopt(viewer, plan_key, reason=reason)
    click.echo(_("已采纳为第 %(edition)s 版。") % {"edition": edition.number})


@click.command()
@click.argument("plan_key")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@needs("plan.load")
def document(viewer: Viewer, plan_key: str, source: Path) -> None:
    """存入规划文本，页面即可显示原文 / attach the plan's document."""
    from gaoxin.apps.plans import actions

    kept = actions.attach_document(viewer, plan_key, source.name, source.read_bytes())
    click.echo(_("已存入文本，SHA-256 %(sha256)s。") % {"sha256": kept.sha256})

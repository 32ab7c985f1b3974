"""Figures and standings from the shell."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gaoxin.faces.cli.session import needs
from gaoxin.faces.sentences import say
from gaoxin.faces.words import gettext as _
from gaoxin.faces.words import language
from gaoxin.kernel.messages import Message, Refused

if TYPE_CHECKING:
    from datetime import date

    from gaoxin.apps.people.viewer import Viewer
    from gaoxin.apps.plans.access import InForce


def _plan(viewer: Viewer, day: date, right: str, key: str | None) -> InForce:
    from gaoxin.apps.plans import access

    found = access.in_force(viewer, day, key, right)
    if found is None:
        raise Refused(Message("plan.none_in_force", {"day": day.isoformat()}))
    return found


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--plan", "plan_key", help="规划编号 / key of the plan")
@click.option("--keep-good", is_flag=True, help="收下合格的行 / keep the good rows")
@needs("observation.add")
def observations(viewer: Viewer, source: Path, plan_key: str | None, keep_good: bool) -> None:
    """检查一个 CSV 的数据，合格的可收下 / check figures in a CSV file, keep the good ones."""
    from gaoxin.faces import intake
    from gaoxin.faces.desk.room import today_of

    today = today_of(viewer.zone)
    plan = _plan(viewer, today, "observation.add", plan_key)
    checked = intake.check(plan, intake.decode(source.read_bytes()), today=today)
    for refused in checked.refused:
        click.echo(_("第 %(row)s 行：") % {"row": refused.row} + say(refused.message), err=True)
    for warned in checked.warnings:
        click.echo(_("第 %(row)s 行请核对：") % {"row": warned.row} + say(warned.message), err=True)
    told = {"good": len(checked.good), "refused": len(checked.refused)}
    if checked.refused and not keep_good:
        click.echo(
            _("可收 %(good)s 行，退回 %(refused)s 行；什么都没有存。加 --keep-good 收下合格的行。")
            % told
        )
        raise click.exceptions.Exit(1)
    kept = intake.keep(viewer, plan, checked, source_name=source.name)
    click.echo(_("收下 %(kept)s 条新数据。") % {"kept": kept})


@click.command()
@click.option("--plan", "plan_key", help="规划编号 / key of the plan")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="截至 / as of this day")
@click.option("--json", "as_json", is_flag=True, help="JSON")
@click.option("--all", "everything", is_flag=True, help="含正文中的目标 / with targets in the text")
@needs("indicator.read")
def standings(
    viewer: Viewer, plan_key: str | None, as_of: datetime | None, as_json: bool, everything: bool
) -> None:
    """各项指标现在怎么样 / how each indicator stands."""
    from gaoxin.apps.judgement import access
    from gaoxin.faces.api.schemas import StandingOut
    from gaoxin.faces.desk.room import today_of
    from gaoxin.faces.verdicts import face

    day = as_of.date() if as_of else today_of(viewer.zone)
    plan = _plan(viewer, day, "indicator.read", plan_key)
    rows = access.rows(viewer, plan, day)
    shown = rows if everything else access.counted(rows)
    judged = [(row, each) for row in shown for each in row.judged]
    if as_json:
        found = [
            StandingOut.of(f"{plan.value.key}/{row.indicator.key}", each).model_dump(mode="json")
            for row, each in judged
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for row, each in judged:
        look = face(each.standing)
        name = row.indicator.name.in_language(language())
        click.echo(f"{row.indicator.key:>5}  {look.shape:<2} {look.word}  {name}")
        click.echo(f"          {say(each.standing.reasons[-1])}")

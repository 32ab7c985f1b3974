"""``gaoxin read PLAN.txt``: a plan document as a draft plan, without database or Django."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

import click

from gaoxin.engines.plan import Origin, Plan, SectionLevel, Target, to_json
from gaoxin.engines.reader import LIMIT, decode, read_document
from gaoxin.faces.cli.comparison import Comparison, Part, compare
from gaoxin.faces.labels import label
from gaoxin.faces.sentences import say
from gaoxin.faces.words import gettext as _
from gaoxin.faces.words import use_language
from gaoxin.kernel.messages import Message, Refused

_SHOWN = 30  # doubts that are listed


@click.command()
@click.argument("source", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--json", "out", type=click.Path(path_type=Path), help="写出草稿 / write the draft")
@click.option("--key", default="draft", show_default=True, help="规划编号 / key of the plan")
@click.option(
    "--against", type=click.Path(path_type=Path), help="与清单目录核对 / measure against lists"
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help="zh / en")
def read(source: Path, out: Path | None, key: str, against: Path | None, lang: str | None) -> None:
    """读规划文本，列出目录、指标、专栏和目标 / read a plan document into a draft."""
    if lang:
        use_language(lang)
    try:
        sys.exit(_read(source, out, key, against))
    except Refused as error:
        click.echo(say(error.message), err=True)
        sys.exit(2)


def _read(source: Path, out: Path | None, key: str, against: Path | None) -> int:
    data = _bytes(source)
    plan = read_document(data, name=source.name, key=key)
    comparison = compare(plan, decode(data)[0], against) if against else None
    if out:
        _write(out, to_json(plan))
    _summarise(plan)
    if out:
        click.echo(_("草稿已写入 %(file)s。") % {"file": out})
    if comparison is None:
        return 0
    _report(comparison)
    return 0 if comparison.passed else 1


def _bytes(source: Path) -> bytes:
    """The file, unread where it is larger than a document may be."""
    try:
        size = source.stat().st_size
        if size > LIMIT:
            raise Refused(Message("document.too_large", {"bytes": size, "limit": LIMIT}))
        return source.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(
            Message("file.unreadable", {"file": str(source), "reason": reason})
        ) from error


def _write(out: Path, data: bytes) -> None:
    """All of the file or none of it: written beside, then moved into place."""
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        try:
            with os.fdopen(handle, "wb") as beside:
                beside.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(out)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(Message("file.unwritable", {"file": str(out), "reason": reason})) from error


# Summary


def _summarise(plan: Plan) -> None:
    click.echo(plan.title.zh)
    click.echo(
        _("规划期 %(start)s–%(end)s 年，基期 %(base)s 年；文号 %(number)s；公布 %(known)s")
        % {
            "start": plan.start_year,
            "end": plan.end_year,
            "base": plan.base_year,
            "number": plan.number or _("未写明"),
            "known": plan.known_from or _("未写明"),
        }
    )
    document = plan.document
    if document:
        click.echo(
            _("文本 %(length)s 字，编码 %(encoding)s，SHA-256 %(sha256)s")
            % {"length": document.length, "encoding": document.encoding, "sha256": document.sha256}
        )
    levels = Counter(section.level for section in plan.sections)
    click.echo(
        _("目录：%(chapters)s 章，%(sections)s 节，%(subsections)s 个小节，%(leads)s 个段首句")
        % {
            "chapters": levels[SectionLevel.CHAPTER],
            "sections": levels[SectionLevel.SECTION],
            "subsections": levels[SectionLevel.SUBSECTION],
            "leads": levels[SectionLevel.LEAD],
        }
    )
    _list_tables(plan)
    _list_boxes(plan)
    _count_targets(plan)
    _list_doubts(plan)


def _list_tables(plan: Plan) -> None:
    of_the_table = sum(indicator.origin is Origin.TABLE for indicator in plan.indicators)
    click.echo(
        _("表格：%(tables)s 个；指标 %(indicators)s 项，分 %(goals)s 组")
        % {"tables": len(plan.tables), "indicators": of_the_table, "goals": len(plan.goals)}
    )
    for table in plan.tables:
        click.echo(
            _("  第 %(line)s 行 %(title)s：%(rows)s 行")
            % {"line": _line(table.span), "title": table.title, "rows": len(table.rows)}
        )


def _list_boxes(plan: Plan) -> None:
    click.echo(
        _("专栏：%(boxes)s 个，列名 %(entries)s 个")
        % {"boxes": len(plan.boxes), "entries": len(plan.entries)}
    )
    listed = Counter(entry.box for entry in plan.entries)
    for box in plan.boxes:
        click.echo(
            _("  第 %(line)s 行 专栏%(number)s %(title)s：%(entries)s 个")
            % {
                "line": _line(box.span),
                "number": box.number,
                "title": box.title,
                "entries": listed[box.key],
            }
        )


def _count_targets(plan: Plan) -> None:
    for origin, told in ((Origin.TABLE, _("表中目标")), (Origin.TEXT, _("正文目标"))):
        kinds = Counter(target.kind for target in plan.targets if target.origin is origin)
        words = (f"{label('target_kind', kind)} {count}" for kind, count in kinds.most_common())
        listed = _("，").join(words)
        click.echo(
            _("%(origin)s：%(count)s 个（%(kinds)s）")
            % {"origin": told, "count": kinds.total(), "kinds": listed or "0"}
        )


def _list_doubts(plan: Plan) -> None:
    click.echo(_("存疑：%(count)s 处") % {"count": len(plan.doubts)})
    for doubt in plan.doubts[:_SHOWN]:
        click.echo(f"  {say(doubt)}")
    if len(plan.doubts) > _SHOWN:
        click.echo(_("  其余 %(count)s 处见草稿文件。") % {"count": len(plan.doubts) - _SHOWN})


def _line(span: object) -> int:
    return getattr(span, "line", 0)


# Measuring


def _report(comparison: Comparison) -> None:
    for part in comparison.parts:
        if part.misses:
            _list_misses(part)
    click.echo(_("清单之外的目标 %(count)s 个：") % {"count": len(comparison.extras)})
    for target in comparison.extras:
        click.echo(f"  {_told(target)}")
    if comparison.past:
        click.echo(_("其中属于过去事实的 %(count)s 个：") % {"count": len(comparison.past)})
        for target in comparison.past:
            click.echo(f"  {_told(target)}")
    figures = " ".join(f"{part.name} {part.found}/{part.wanted}" for part in comparison.parts)
    click.echo(f"against: {figures} extras {len(comparison.extras)}")


def _list_misses(part: Part) -> None:
    click.echo(_("%(list)s 未对上 %(count)s 行：") % {"list": part.name, "count": len(part.misses)})
    for miss in part.misses:
        click.echo(
            _("  第 %(line)s 行 %(row)s：%(differs)s")
            % {"line": miss.line, "row": miss.row, "differs": miss.differs or _("没有找到")}
        )


def _told(target: Target) -> str:
    line = target.span.line if target.span else 0
    number = f"{target.value} {target.unit}".strip()
    kind = label("target_kind", target.kind)
    return f"L{line} {kind} {target.raw} ({number}) §{target.section or '-'}"


if __name__ == "__main__":
    read()

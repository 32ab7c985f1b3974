"""Read plans as of a day: the edition in force, its value, the place in the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gaoxin.apps.people.viewer import Viewer
from gaoxin.apps.plans.bridge import plan_value
from gaoxin.apps.plans.models import Edition, Plan, SourceText, Stage
from gaoxin.engines import plan as values
from gaoxin.kernel.text import digest


@dataclass(frozen=True)
class InForce:
    """A plan as it stood on a day."""

    row: Plan
    edition: Edition
    value: values.Plan


def plan_rows(viewer: Viewer) -> list[Plan]:
    """The zone's plans, the first loaded first."""
    viewer.need("outline.read")
    return list(viewer.zone.plans.all())


def in_force(
    viewer: Viewer, as_of: date, plan_key: str | None = None, right: str = "outline.read"
) -> InForce | None:
    """The newest edition known on ``as_of``, of one plan or of the zone's first.

    Honours the day for editions: an edition counts from its ``known_from``. Drafts are seen only
    where the right takes them in, and only when nothing is adopted. ``None`` when there is none.
    """
    given = viewer.need(right)
    known = Edition.objects.defer("content").select_related("plan").filter(plan__zone=viewer.zone)
    known = known.filter(known_from__lte=as_of).order_by("plan_id", "-number")
    if plan_key is not None:
        known = known.filter(plan__key=plan_key)
    edition = known.filter(stage=Stage.ADOPTED).first()
    if edition is None and given.draft:
        edition = known.first()
    return InForce(edition.plan, edition, plan_value(edition)) if edition else None


def first_day(viewer: Viewer) -> date | None:
    """The day from which the zone's first plan is known."""
    viewer.need("outline.read")
    edition = Edition.objects.filter(plan__zone=viewer.zone, stage=Stage.ADOPTED)
    return edition.order_by("known_from").values_list("known_from", flat=True).first()


def editions(viewer: Viewer, plan: Plan) -> list[Edition]:
    """All adopted editions of a plan, the newest first."""
    viewer.need("outline.read")
    kept = plan.editions.defer("content").filter(stage=Stage.ADOPTED)
    return list(kept.order_by("-number"))


def quote(viewer: Viewer, plan: Plan, span: values.Span | None) -> str | None:
    """The words at a span, from a copy of the document that the installation holds.

    ``None`` without a copy, or where the copy reads differently there (its digest differs).
    """
    viewer.need("outline.read")
    if span is None:
        return None
    for text in SourceText.objects.filter(plan=plan).values_list("text", flat=True):
        words = text[span.start : span.end]
        if digest(words) == span.digest:
            return words.strip()
        for sentence in re.findall(r"[^。]+。?", _line(text, span.line)):
            if span.digest in (digest(sentence), digest(sentence.rstrip("。"))):
                return str(sentence).strip()
    return None


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""

"""Read plans as of a day: the edition in force, its value, the place in the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gaoxin.apps.people.viewer import Viewer
from gaoxin.apps.plans.bridge import plan_value, quoted
from gaoxin.apps.plans.models import Edition, Plan, SourceText, Stage
from gaoxin.engines import plan as values


@dataclass(frozen=True)
class InForce:
    """A plan as it stood on a day."""

    row: Plan
    edition: Edition
    value: values.Plan


def plan_rows(viewer: Viewer) -> list[Plan]:
    """The plans that the viewer may see, the first loaded first.

    One that has only drafts is seen only where the right takes drafts in.
    """
    given = viewer.need("outline.read")
    rows = viewer.zone.plans.all()
    if not given.draft:
        rows = rows.filter(editions__stage=Stage.ADOPTED).distinct()
    return list(rows)


def in_force(
    viewer: Viewer,
    as_of: date,
    plan_key: str | None = None,
    right: str = "outline.read",
    *,
    draft: bool = False,
) -> InForce | None:
    """The edition in force on ``as_of``, of one plan or of the zone's first; ``None`` without one.

    Honours the day for editions: of those adopted and known by then, the one known last counts.
    Where the right takes drafts in, the newest draft is shown when it is asked for, or when
    nothing is adopted yet.
    """
    given = viewer.need(right)
    known = Edition.objects.defer("content").select_related("plan").filter(plan__zone=viewer.zone)
    known = known.filter(known_from__lte=as_of).order_by("plan_id", "-known_from", "-number")
    if plan_key is not None:
        known = known.filter(plan__key=plan_key)
    stages = [Stage.ADOPTED, *([Stage.DRAFT] if given.draft else [])]
    wanted = reversed(stages) if draft else stages
    edition = next(filter(None, (known.filter(stage=stage).first() for stage in wanted)), None)
    return InForce(edition.plan, edition, plan_value(edition)) if edition else None


def newer_draft(viewer: Viewer, plan: InForce) -> Edition | None:
    """A draft made after the edition at hand, for those who may see drafts."""
    given = viewer.need("outline.read")
    drafts = plan.row.editions.defer("content").filter(
        stage=Stage.DRAFT, number__gt=plan.edition.number
    )
    return drafts.order_by("-number").first() if given.draft else None


def first_day(viewer: Viewer) -> date | None:
    """The day from which the zone's first plan is known."""
    viewer.need("outline.read")
    edition = Edition.objects.filter(plan__zone=viewer.zone, stage=Stage.ADOPTED)
    return edition.order_by("known_from").values_list("known_from", flat=True).first()


def editions(viewer: Viewer, plan_key: str) -> list[Edition]:
    """All adopted editions of a plan, the newest first."""
    viewer.need("outline.read")
    kept = Edition.objects.defer("content").select_related("plan")
    kept = kept.filter(plan__zone=viewer.zone, plan__key=plan_key, stage=Stage.ADOPTED)
    return list(kept.order_by("-number"))


def quoting(viewer: Viewer, plan: Plan) -> Callable[[values.Span | None], str | None]:
    """A function from a span to the words at it, from the copies that the installation holds.

    It answers ``None`` without a copy, or where no copy has those words (their digest differs).
    Where a copy's lines have moved, the words are found by their digest.
    """
    viewer.need("outline.read")
    copies = list(SourceText.objects.filter(plan=plan).values_list("pk", "sha256"))

    def words_at(span: values.Span | None) -> str | None:
        found = (quoted(*copy, span) for copy in copies) if span else ()
        return next((words for words in found if words), None)

    return words_at


def quote(viewer: Viewer, plan: Plan, span: values.Span | None) -> str | None:
    """The words at one span; see ``quoting``."""
    return quoting(viewer, plan)(span)

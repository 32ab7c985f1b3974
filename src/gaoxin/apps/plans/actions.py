"""Load a plan as an edition; adopt a draft; attach the document. Each is one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gaoxin.apps.people.acts import record_act
from gaoxin.apps.people.viewer import Viewer
from gaoxin.apps.plans.bridge import identities
from gaoxin.apps.plans.models import Edition, Item, Plan, SourceText, Stage
from gaoxin.engines import plan as values
from gaoxin.engines.reader import decode
from gaoxin.kernel.messages import Message, Refused


@dataclass(frozen=True)
class Loaded:
    """What loading did: the edition, and whether it is new."""

    edition: Edition
    created: bool


@transaction.atomic
def load_plan(
    viewer: Viewer,
    plan: values.Plan,
    *,
    stage: Stage = Stage.ADOPTED,
    reason: str = "",
    known_from: date | None = None,
) -> Loaded:
    """Keep ``plan`` as a new edition, unless its newest edition of that stage is the same.

    All of it or nothing. Raises ``Refused``: ``plan.of_other_zone``; ``plan.no_day`` without a day
    of publication; ``plan.changed`` when another edition exists and no reason is given.
    """
    viewer.need("plan.load")
    values.need_sense(plan)
    counts_from = known_from or plan.known_from
    if counts_from is None:
        raise Refused(Message("plan.no_day", {"plan": plan.key}))
    row = _plan_row(viewer, plan)
    digest = values.content_digest(plan)
    newest = row.editions.filter(stage=stage).order_by("-number").first()
    if newest and newest.digest == digest:
        return Loaded(newest, created=False)
    if newest and not reason:
        raise Refused(Message("plan.changed", {"plan": plan.key, "edition": newest.number}))
    edition = _keep(viewer, row, plan, digest, stage, reason, counts_from)
    return Loaded(edition, created=True)


@transaction.atomic
def adopt(viewer: Viewer, plan_key: str, *, reason: str) -> Edition:
    """Make the newest draft of a plan its newest adopted edition."""
    viewer.need("plan.adopt")
    draft = (
        Edition.objects.filter(plan__zone=viewer.zone, plan__key=plan_key, stage=Stage.DRAFT)
        .order_by("-number")
        .first()
    )
    if draft is None:
        raise Refused(Message("plan.no_draft", {"plan": plan_key}))
    content = values.from_json(draft.content.encode())
    return load_plan(viewer, content, reason=reason, known_from=draft.known_from).edition


@transaction.atomic
def attach_document(viewer: Viewer, plan_key: str, name: str, data: bytes) -> SourceText:
    """Keep a copy of the plan's document, so that pages can show each item in its place."""
    viewer.need("plan.load")
    row = Plan.objects.filter(zone=viewer.zone, key=plan_key).first()
    if row is None:
        raise Refused(Message("plan.unknown", {"plan": plan_key}))
    text, _encoding = decode(data)
    kept, created = SourceText.objects.get_or_create(
        plan=row,
        sha256=hashlib.sha256(data).hexdigest(),
        defaults={"name": name, "text": text, "recorded_by": viewer.actor},
    )
    if created:
        record_act(viewer, "plan.document", row.key, name=name, sha256=kept.sha256)
    return kept


def _plan_row(viewer: Viewer, plan: values.Plan) -> Plan:
    row, _ = Plan.objects.get_or_create(
        key=plan.key,
        defaults={"zone": viewer.zone, "name_zh": plan.title.zh, "name_en": plan.title.en},
    )
    if row.zone_id != viewer.zone.pk:
        raise Refused(Message("plan.of_other_zone", {"plan": plan.key}))
    return row


def _keep(
    viewer: Viewer,
    row: Plan,
    plan: values.Plan,
    digest: str,
    stage: Stage,
    reason: str,
    known_from: date,
) -> Edition:
    last = row.editions.order_by("-number").first()
    edition = Edition.objects.create(
        plan=row,
        number=last.number + 1 if last else 1,
        stage=stage,
        known_from=known_from,
        recorded_by=viewer.actor,
        reason=reason,
        digest=digest,
        content=values.to_json(plan).decode(),
    )
    kept = set(row.items.values_list("kind", "key"))
    Item.objects.bulk_create(
        Item(plan=row, kind=kind, key=key, since=edition)
        for kind, key in identities(plan)
        if (kind, key) not in kept
    )
    record_act(viewer, "plan.edition", f"{row.key}@{edition.number}", digest=digest, stage=stage)
    return edition

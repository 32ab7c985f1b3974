"""Editions ↔ plan values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gaoxin.apps.plans.models import Edition
from gaoxin.engines import plan as values


@lru_cache(maxsize=64)
def _decoded(_digest: str, edition_id: int) -> values.Plan:
    content = Edition.objects.values_list("content", flat=True).get(pk=edition_id)
    return values.from_json(content.encode())


def plan_value(edition: Edition) -> values.Plan:
    """The edition's content. Editions never change, so each is decoded once a process."""
    return _decoded(edition.digest, edition.pk)


def identities(plan: values.Plan) -> Iterator[tuple[str, str]]:
    """Every (kind, key) of the plan that other rows may point to."""
    yield from (("indicator", item.key) for item in plan.indicators)
    yield from (("project", item.key) for item in plan.projects)
    yield from (("commitment", item.key) for item in plan.commitments)

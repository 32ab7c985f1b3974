"""Editions ↔ plan values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaoxin.apps.plans.models import Edition, SourceText
from gaoxin.engines import plan as values
from gaoxin.kernel.text import digest


@lru_cache(maxsize=64)
def _decoded(_digest: str, edition_id: int) -> values.Plan:
    content = Edition.objects.values_list("content", flat=True).get(pk=edition_id)
    return values.from_json(content.encode())


def plan_value(edition: Edition) -> values.Plan:
    """The edition's content. Editions never change, so each is decoded once a process."""
    return _decoded(edition.digest, edition.pk)


def quoted(source_id: int, sha256: str, span: values.Span) -> str | None:
    """The words of a copy at a span: in the same place, or anywhere by their digest."""
    text, sentences = _source(source_id, sha256)
    words = text[span.start : span.end]
    if digest(words) == span.digest:
        return words.strip()
    return sentences.get(span.digest)


@lru_cache(maxsize=8)
def _source(source_id: int, _sha256: str) -> tuple[str, dict[str, str]]:
    """A copy's text with its lines, sentences and listed names by digest. Copies never change."""
    text = SourceText.objects.values_list("text", flat=True).get(pk=source_id)
    found: dict[str, str] = {}
    for pattern in (r"[^\n]+", r"[^。\n]+", r"[^。\n]+。", r"[^、：:。\n]+"):
        for words in re.findall(pattern, text):
            found.setdefault(digest(words), words.strip())
    return text, found


def identities(plan: values.Plan) -> Iterator[tuple[str, str]]:
    """Every (kind, key) of the plan that other rows may point to."""
    yield from (("indicator", item.key) for item in plan.indicators)
    yield from (("project", item.key) for item in plan.projects)
    yield from (("commitment", item.key) for item in plan.commitments)

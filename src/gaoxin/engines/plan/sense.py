"""Whether a plan makes sense as a whole: keys, years, and what points where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gaoxin.engines.plan.model import Plan
from gaoxin.kernel.messages import Message, Refused

FIRST_YEAR, LAST_YEAR = 1949, 2200
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
_LONGEST_KEY = 48


def need_sense(plan: Plan) -> None:
    """Raises ``Refused`` with the first fault: see ``faults``."""
    for fault in faults(plan):
        raise Refused(fault)


def faults(plan: Plan) -> Iterator[Message]:
    """What no plan may have, each with its place: ``plan.key``, ``plan.years``, ``plan.item_key``,
    ``plan.twice``, ``plan.dangling``."""
    if not _KEY.fullmatch(plan.key):
        yield Message("plan.key", {"key": plan.key[:60]})
    if not FIRST_YEAR <= plan.base_year < plan.start_year <= plan.end_year <= LAST_YEAR:
        years = {"base": plan.base_year, "start": plan.start_year, "end": plan.end_year}
        yield Message("plan.years", years)
    for kind in ("sections", "goals", "indicators", "targets", "boxes", "projects", "commitments"):
        yield from _key_faults(kind, [item.key for item in getattr(plan, kind)])
    indicators = {indicator.key for indicator in plan.indicators}
    pointing = [(target.key, target.indicator) for target in plan.targets]
    pointing += [(target.key, target.indicator) for target in plan.year_targets]
    for key, indicator in pointing:
        if indicator not in indicators:
            yield Message("plan.dangling", {"key": key, "missing": indicator})


def _key_faults(kind: str, keys: Iterable[str]) -> Iterator[Message]:
    seen: set[str] = set()
    for key in keys:
        if not 0 < len(key) <= _LONGEST_KEY:
            yield Message("plan.item_key", {"kind": kind, "key": key[:60]})
        if key in seen:
            yield Message("plan.twice", {"kind": kind, "key": key})
        seen.add(key)

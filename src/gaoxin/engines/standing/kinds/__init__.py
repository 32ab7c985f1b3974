"""How each kind of target reads its evidence: one file a method."""

from __future__ import annotations

from collections.abc import Mapping

from gaoxin.engines.plan import TargetKind
from gaoxin.engines.standing.kinds import (
    cumulative,
    flow,
    growth,
    handed_down,
    level,
    predicate,
    relative,
)
from gaoxin.engines.standing.reading import Reader

READERS: Mapping[TargetKind, Reader] = {
    TargetKind.LEVEL: level.read,
    TargetKind.SHARE: level.read,
    TargetKind.GROWTH: growth.read,
    TargetKind.FLOW: flow.read,
    TargetKind.CUMULATIVE: cumulative.read,
    TargetKind.RELATIVE: relative.read,
    TargetKind.RANK: predicate.read,
    TargetKind.STATE: predicate.read,
    TargetKind.COUNT: predicate.read,
    TargetKind.HANDED_DOWN: handed_down.read,
}

METHODS: Mapping[TargetKind, str] = {
    TargetKind.LEVEL: level.METHOD,
    TargetKind.SHARE: level.METHOD,
    TargetKind.GROWTH: growth.METHOD,
    TargetKind.FLOW: flow.METHOD,
    TargetKind.CUMULATIVE: cumulative.METHOD,
    TargetKind.RELATIVE: relative.METHOD,
    TargetKind.RANK: predicate.METHOD,
    TargetKind.STATE: predicate.METHOD,
    TargetKind.COUNT: predicate.METHOD,
    TargetKind.HANDED_DOWN: handed_down.METHOD,
}
"""The method that a standing names where the evidence did not get as far as a reading."""

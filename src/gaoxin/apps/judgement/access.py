"""Standings of a plan as of a day. Honours the day for edition and observations alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gaoxin.apps.evidence.access import by_indicator
from gaoxin.apps.people.viewer import Viewer
from gaoxin.apps.plans.access import InForce
from gaoxin.engines.plan import Direction, Indicator, Origin, Plan, Target
from gaoxin.engines.quality import Observation
from gaoxin.engines.standing import PlanYears, Standing, judge


@dataclass(frozen=True)
class Judged:
    """A target of an indicator with its standing."""

    target: Target
    standing: Standing


@dataclass(frozen=True)
class Row:
    """An indicator with everything known of it on the day.

    ``judged`` holds the target of the indicator table first; targets that running text adds for
    the same indicator follow, so that growth and level are judged apart.
    """

    indicator: Indicator
    observations: Sequence[Observation]
    judged: Sequence[Judged]

    @property
    def main(self) -> Judged | None:
        return self.judged[0] if self.judged else None


def rows(viewer: Viewer, plan: InForce, as_of: date) -> list[Row]:
    """Every indicator of the plan, in the plan's order."""
    viewer.need("indicator.read")
    evidence = by_indicator(viewer, plan, as_of)
    return [_row(plan.value, indicator, evidence, as_of) for indicator in plan.value.indicators]


def row(viewer: Viewer, plan: InForce, key: str, as_of: date) -> Row | None:
    """One indicator, ``None`` when the edition has no such key."""
    viewer.need("indicator.read")
    for indicator in plan.value.indicators:
        if indicator.key == key:
            return _row(plan.value, indicator, by_indicator(viewer, plan, as_of), as_of)
    return None


def counted(found: Sequence[Row]) -> list[Row]:
    """The rows of the indicator table, which every roll-up counts."""
    return [row for row in found if row.indicator.origin is Origin.TABLE]


def years(plan: Plan) -> PlanYears:
    return PlanYears(plan.base_year, plan.start_year, plan.end_year)


def _row(
    plan: Plan,
    indicator: Indicator,
    evidence: Mapping[str, Sequence[Observation]],
    as_of: date,
) -> Row:
    observations = evidence.get(indicator.key, ())
    targets = [target for target in plan.targets if target.indicator == indicator.key]
    return Row(
        indicator=indicator,
        observations=observations,
        judged=[
            Judged(target, _standing(plan, target, indicator.direction, evidence, as_of))
            for target in _distinct(targets)
        ],
    )


def _standing(
    plan: Plan,
    target: Target,
    direction: Direction,
    evidence: Mapping[str, Sequence[Observation]],
    as_of: date,
) -> Standing:
    decided = [each for each in plan.year_targets if each.indicator == target.indicator]
    return judge(
        target,
        evidence.get(target.indicator, ()),
        years=years(plan),
        as_of=as_of,
        year_targets=decided,
        reference=evidence.get(target.reference or "", ()),
        direction=direction,
    )


def _distinct(targets: Sequence[Target]) -> list[Target]:
    """The table's target first, then those of the text that say something else.

    A sentence that only repeats the table's figure is not judged a second time.
    """
    table = [target for target in targets if target.origin is Origin.TABLE]
    said = {(target.kind, target.value) for target in table}
    said |= {(target.kind, target.rate) for target in table if target.value is None}
    added = []
    for target in targets:
        if target.origin is not Origin.TABLE and (target.kind, target.value) not in said:
            said.add((target.kind, target.value))
            added.append(target)
    return table + added

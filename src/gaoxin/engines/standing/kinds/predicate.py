"""A rank, a state or a count: met or not, with nothing to measure on the way."""

from __future__ import annotations

from collections.abc import Iterator

from gaoxin.engines.plan import Direction, TargetKind
from gaoxin.engines.quality import Observation
from gaoxin.engines.standing.aim import Aim, aim_at
from gaoxin.engines.standing.evidence import observed, value_in
from gaoxin.engines.standing.kinds.level import kept_pace
from gaoxin.engines.standing.reading import Case, Reading
from gaoxin.engines.standing.say import say

METHOD = "predicate.met/1"


def read(case: Case) -> Iterator[Reading]:
    """The newest state first. A smaller rank is always the better one."""
    states = case.states()
    base = None if case.target.base is None else float(case.target.base)
    ranked = case.target.kind is TargetKind.RANK
    direction = Direction.DOWN if ranked else case.direction
    aim = aim_at(case.target, direction, case.scheme.about, base)
    for item in reversed(states):
        yield _read_one(case, item, aim)


def _read_one(case: Case, item: Observation, aim: Aim) -> Reading:
    unit = case.target.unit
    actual = value_in(unit, item)
    remaining = aim.remaining(actual)
    obstacle = say(
        "standing.no_path",
        actual=actual,
        target=aim.edge,
        comparator=case.target.comparator.value,
        remaining=remaining,
        unit=unit,
    )
    return Reading(
        method=METHOD,
        inputs=(item,),
        bound=item.bound,
        aim=aim,
        actual=actual,
        met=aim.bar.holds(actual, item.bound),
        complete=item.period.end == case.term.last,
        early=not aim.held,
        pace=kept_pace(aim, actual, unit) if aim.held else None,
        obstacle=obstacle,
        expected=aim.edge if aim.held else None,
        remaining=remaining,
        steps=(observed(item), *case.notes(after=item.period.end)),
    )

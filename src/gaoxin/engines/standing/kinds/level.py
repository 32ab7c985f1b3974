"""A level or share to reach: progress P = (A − B) / (T − B) against the path's share.

A is the newest figure, B the base, T the target. Both differences being signed, the same formula
serves a target that lies below its base. A level that the base already meets is to be kept: it is
compared with T directly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gaoxin.engines.plan import TargetKind
from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing.aim import Aim, aim_at
from gaoxin.engines.standing.evidence import observed, value_in
from gaoxin.engines.standing.pace import Pace, by_ratio
from gaoxin.engines.standing.path import Course
from gaoxin.engines.standing.reading import Case, Reading
from gaoxin.engines.standing.say import say
from gaoxin.engines.standing.verdict import Requirement, Verdict
from gaoxin.kernel.messages import Message
from gaoxin.kernel.units import comparable

METHOD = "level/1"
LINEAR = "level.linear/1"
GEOMETRIC = "level.geometric/1"
KEPT = "level.kept/1"


def read(case: Case) -> Iterator[Reading]:
    """The newest state first."""
    states = case.states()
    base, notes = _base(case)
    for item in reversed(states):
        reading = _read_one(case, item, base)
        steps = (observed(item), *notes, *reading.steps, *case.notes(after=reading.at))
        yield replace(reading, steps=steps)


def _read_one(case: Case, item: Observation, base: float | None) -> Reading:
    aim = aim_at(case.target, case.direction, case.scheme.about, base)
    actual = value_in(case.target.unit, item)
    reading = Reading(
        method=METHOD,
        inputs=(item,),
        bound=item.bound,
        aim=aim,
        actual=actual,
        met=aim.bar.holds(actual, item.bound),
        complete=item.period.end == case.term.last,
        early=not aim.held,
        remaining=aim.remaining(actual),
    )
    if base is None or case.term.length <= 0:
        return replace(reading, obstacle=say("standing.no_base", base_year=case.term.base))
    reading = _with_requirement(case, reading)
    return _kept(case, reading) if aim.held else _on_path(case, reading, base)


def _on_path(case: Case, reading: Reading, base: float) -> Reading:
    target, actual, share = reading.aim.edge, reading.actual, case.term.share(reading.at)
    course = Course.of(case.target, base, target)
    expected, way = course.value(share), course.way(share)
    progress = (actual - base) / (target - base)
    drawn = say(
        "standing.path_geometric" if course.geometric else "standing.path_linear",
        base=base,
        target=target,
        elapsed=case.term.elapsed(reading.at),
        years=case.term.length,
        path_share=way,
        expected=expected,
        unit=case.target.unit,
    )
    compared = say(
        "standing.progress",
        actual=actual,
        base=base,
        target=target,
        progress=progress,
        path_share=way,
    )
    return replace(
        reading,
        method=GEOMETRIC if course.geometric else LINEAR,
        expected=expected,
        progress=progress,
        path_share=way,
        pace=by_ratio(progress / way, case.scheme),
        steps=(drawn, compared),
    )


def _kept(case: Case, reading: Reading) -> Reading:
    """The base already met the target: it has to be kept, so it cannot be achieved early."""
    severe = _far_off(reading.aim, reading.actual, case.scheme.severe)
    pace = kept_pace(reading.aim, reading.actual, case.target.unit, severe)
    return replace(reading, method=KEPT, expected=reading.aim.edge, pace=pace)


def kept_pace(aim: Aim, actual: float, unit: str, severe: bool = False) -> Pace:
    """The word for something that the base year already had: kept or lost."""
    if aim.bar.holds(actual):
        rule = say("standing.kept", actual=actual, target=aim.edge, unit=unit)
        return Pace(Verdict.ON_TRACK, rule)
    rule = say("standing.not_kept", actual=actual, target=aim.edge, unit=unit)
    return Pace(Verdict.BEHIND, rule, severe)


def _far_off(aim: Aim, actual: float, severe: float) -> bool:
    """Below the severe share of the level (above its inverse, where less is better)."""
    done, asked = (actual, aim.edge) if aim.sense > 0 else (aim.edge, actual)
    return asked > 0 and done / asked < severe


def _with_requirement(case: Case, reading: Reading) -> Reading:
    """What each remaining year must bring: growth for a level, an amount for a share."""
    left = case.term.length - case.term.elapsed(reading.at)
    target, actual = reading.aim.edge, reading.actual
    if left <= 0 or not reading.remaining:
        return reading
    if case.target.kind is TargetKind.LEVEL and actual > 0 and target > 0:
        growth = 100 * ((target / actual) ** (1 / left) - 1)
        return replace(reading, required=growth, required_as=Requirement.GROWTH)
    amount = (target - actual) / left
    return replace(reading, required=amount, required_as=Requirement.AMOUNT)


def _base(case: Case) -> tuple[float | None, tuple[Message, ...]]:
    """The base that the plan prints, else what is known of the end of the base year."""
    year, unit = case.term.base, case.target.unit
    item = case.before.at_year_end(year)
    if item is not None and item.bound is not Bound.EXACT:
        item = None
    if case.target.base is None:
        if item is None:
            return None, ()
        base = value_in(unit, item)
        return base, (say("standing.base_from_observation", base_year=year, base=base, unit=unit),)
    base = float(case.target.base)
    if item is None or not comparable(item.unit, unit) or value_in(unit, item) == base:
        return base, ()
    published = value_in(unit, item)
    note = say("standing.base_differs", base_year=year, base=base, published=published, unit=unit)
    return base, (note,)

"""An amount within each year: the year's amount against the path's amount of that year.

A flow begins again each year, so nothing of it is done beforehand: P = A / T against V / T, with
V the path from the base year's amount to the target's (T itself where no base is known). An
amount that reaches T in an earlier year is ahead, not achieved.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from gaoxin.engines.quality import Observation
from gaoxin.engines.standing.aim import aim_at
from gaoxin.engines.standing.evidence import observed, value_in
from gaoxin.engines.standing.pace import amount_pace
from gaoxin.engines.standing.path import Course
from gaoxin.engines.standing.reading import Case, Reading
from gaoxin.engines.standing.say import say
from gaoxin.engines.standing.verdict import Requirement

METHOD = "flow.year/1"


def read(case: Case) -> Iterator[Reading]:
    """The newest year first."""
    annual = case.annual_figures()
    for year in sorted(annual, reverse=True):
        yield _read_one(case, annual[year])


def _read_one(case: Case, item: Observation) -> Reading:
    aim = aim_at(case.target, case.direction, case.scheme.about)
    target, actual = case.value, value_in(case.target.unit, item)
    expected = _expected(case, item.period.end)
    remaining = aim.remaining(actual)
    required = _required(case, item.period.end, actual) if remaining else None
    step = say(
        "standing.flow",
        year=item.period.year,
        actual=actual,
        expected=expected,
        target=target,
        unit=case.target.unit,
    )
    return Reading(
        method=METHOD,
        inputs=(item,),
        bound=item.bound,
        aim=aim,
        actual=actual,
        met=aim.bar.holds(actual, item.bound),
        complete=item.period.end == case.term.last,
        pace=amount_pace(actual, expected, aim.sense, case.scheme),
        expected=expected,
        progress=actual / target if target else None,
        path_share=expected / target if target else None,
        remaining=remaining,
        required=required,
        required_as=None if required is None else Requirement.GROWTH,
        steps=(observed(item), step, *case.notes(after=item.period.end)),
    )


def _expected(case: Case, day: date) -> float:
    if case.target.base is None or case.term.length <= 0:
        return case.value
    return Course.of(case.target, float(case.target.base), case.value).value(case.term.share(day))


def _required(case: Case, day: date, actual: float) -> float | None:
    """Growth a year, per cent, that brings the amount to the target's by the last year."""
    left = case.term.length - case.term.elapsed(day)
    if left <= 0 or actual <= 0 or case.value <= 0:
        return None
    return 100 * (math.pow(case.value / actual, 1 / left) - 1)

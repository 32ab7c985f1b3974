"""A figure that a higher level sets each year (完成上级下达指标): the year's figure decides.

Meeting it is on track: the figure binds its own year and says nothing about the years to come,
so there is no being ahead of it and no achieving it early. Figures are in its unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from gaoxin.engines.plan import YearTarget
from gaoxin.engines.quality import Observation
from gaoxin.engines.standing.aim import Aim, bar_for, sense_of
from gaoxin.engines.standing.annual import year_rule
from gaoxin.engines.standing.evidence import observed, value_in
from gaoxin.engines.standing.pace import Pace, amount_pace
from gaoxin.engines.standing.reading import Case, Reading
from gaoxin.engines.standing.say import say
from gaoxin.engines.standing.verdict import Verdict
from gaoxin.kernel.messages import Message, Refused

METHOD = "handed_down.year/1"


def read(case: Case) -> Iterator[Reading]:
    """The newest year that has both a figure and a handed-down one first.

    Raises ``Refused`` (``standing.handed_down_missing``) where no year has both.
    """
    ends = {o.period.year: o for o in case.evidence.states if o.period.last_month == 12}
    if not ends:
        raise case.nothing_whole()
    newest = max(ends)
    missing = say("standing.handed_down_missing", year=newest)
    both = sorted(ends.keys() & case.handed_down.keys(), reverse=True)
    if not both:
        raise Refused(missing)
    lacking = () if newest in both else (missing,)
    for year in both:
        yield _read_one(case, ends[year], case.handed_down[year], lacking)


def _read_one(
    case: Case, item: Observation, asked: YearTarget, lacking: tuple[Message, ...]
) -> Reading:
    actual, figure = value_in(asked.unit, item), float(asked.value)
    bar = bar_for(asked.comparator, figure, case.direction, case.scheme.about)
    aim = Aim(bar, figure, sense_of(asked.comparator, case.direction))
    return Reading(
        method=METHOD,
        inputs=(item,),
        bound=item.bound,
        aim=aim,
        actual=actual,
        met=bar.holds(actual, item.bound),
        complete=item.period.end == case.term.last,
        pace=_pace(case, aim, asked, actual),
        expected=figure,
        remaining=aim.remaining(actual),
        steps=(observed(item), *lacking, *case.notes(after=item.period.end)),
    )


def _pace(case: Case, aim: Aim, asked: YearTarget, actual: float) -> Pace:
    met = bool(aim.bar.holds(actual))
    rule = year_rule(asked, actual, met)
    if met:
        return Pace(Verdict.ON_TRACK, rule)
    shortfall = amount_pace(actual, aim.edge, aim.sense, case.scheme)
    return Pace(Verdict.BEHIND, rule, shortfall.severe)

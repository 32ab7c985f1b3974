"""An amount summed over the plan: ΣA against T × share of the time.

The figure of the base year is a year's amount like any other and no base level. A year without a
figure makes the sum a lower bound. The running year enters with what it has so far, held against
the time that has passed until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing.aim import aim_at
from gaoxin.engines.standing.evidence import observed, value_in
from gaoxin.engines.standing.pace import amount_pace
from gaoxin.engines.standing.reading import Case, NotYet, Reading
from gaoxin.engines.standing.say import say
from gaoxin.engines.standing.verdict import Requirement
from gaoxin.kernel.messages import Message
from gaoxin.kernel.periods import PeriodKind

METHOD = "cumulative.pace/1"


def read(case: Case) -> Iterator[Reading]:
    """The sum until the newest figure first, then until each earlier one.

    Sums in which lower and upper bounds meet are left out: they say nothing.
    """
    amounts = _amounts(case)
    if not amounts:
        raise case.nothing_whole()
    sums = [amounts[:count] for count in range(len(amounts), 0, -1)]
    bounds = [_bound(some, _incomplete_years(case, some)) for some in sums]
    if not any(bounds):
        raise NotYet(say("standing.bounds_mixed", until=amounts[-1].period.end.isoformat()))
    for some, bound in zip(sums, bounds, strict=True):
        if bound is not None:
            yield _read_one(case, some, bound)


def _amounts(case: Case) -> tuple[Observation, ...]:
    """For each year its amount, or the longest part of it from January that is known."""
    best: dict[int, Observation] = {}
    for item in case.evidence.observations:  # in order of the end of their periods
        if item.kind is PeriodKind.YTD and item.period.starts_the_year:
            best[item.period.year] = item
    best |= case.evidence.annual
    return tuple(best[year] for year in sorted(best))


def _read_one(case: Case, amounts: Sequence[Observation], bound: Bound) -> Reading:
    newest, target = amounts[-1], case.value
    aim = aim_at(case.target, case.direction, case.scheme.about)
    total = sum(value_in(case.target.unit, item) for item in amounts)
    share = case.term.share(newest.period.end)
    left = case.term.length - case.term.elapsed(newest.period.end)
    remaining = aim.remaining(total)
    required = remaining / left if aim.sense > 0 and remaining and left > 0 else None
    summed = say(
        "standing.sum",
        total=total,
        target=target,
        time_share=share,
        expected=target * share,
        until=newest.period.end.isoformat(),
        unit=case.target.unit,
    )
    return Reading(
        method=METHOD,
        inputs=tuple(amounts),
        bound=bound,
        aim=aim,
        actual=total,
        met=aim.bar.holds(total, bound),
        complete=newest.period.end == case.term.last,
        early=aim.sense > 0,  # a sum that must stay small can still grow
        pace=amount_pace(total, target * share, aim.sense, case.scheme),
        expected=target * share,
        progress=total / target if target else None,
        path_share=share,
        remaining=remaining,
        required=required,
        required_as=None if required is None else Requirement.AMOUNT,
        steps=(
            *(observed(item) for item in amounts),
            *_holes(_incomplete_years(case, amounts)),
            summed,
            *case.notes(after=newest.period.end),
        ),
    )


def _incomplete_years(case: Case, amounts: Sequence[Observation]) -> list[int]:
    """Years before the newest figure of which nothing or only a part is known."""
    whole = {item.period.year for item in amounts if item.kind is PeriodKind.ANNUAL}
    return [year for year in range(case.term.start, amounts[-1].period.year) if year not in whole]


def _holes(years: list[int]) -> Iterator[Message]:
    if years:
        yield say("standing.sum_incomplete", missing=", ".join(str(year) for year in years))


def _bound(amounts: Sequence[Observation], incomplete: list[int]) -> Bound | None:
    """What the sum bounds; None where lower and upper bounds meet in it."""
    sides = {item.bound for item in amounts} - {Bound.EXACT}
    if incomplete:
        sides |= {Bound.LOWER}
    return None if len(sides) > 1 else next(iter(sides), Bound.EXACT)

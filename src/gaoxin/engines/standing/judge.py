"""The judgement of one target: which evidence counts, which rule decides, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from gaoxin.engines.plan import Direction, Measure, Target, TargetKind, YearTarget, YearTargetKind
from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing.annual import annual_target_verdicts, newest_year_targets
from gaoxin.engines.standing.evidence import Evidence
from gaoxin.engines.standing.kinds import METHODS, READERS
from gaoxin.engines.standing.pace import Pace
from gaoxin.engines.standing.path import PlanYears, Term
from gaoxin.engines.standing.reading import Case, NotYet, Reading
from gaoxin.engines.standing.say import say
from gaoxin.engines.standing.scheme import DEFAULT, Scheme
from gaoxin.engines.standing.verdict import Standing, Verdict
from gaoxin.kernel.messages import Message, Refused


def judge(
    target: Target,
    observations: Sequence[Observation],
    *,
    years: PlanYears,
    as_of: date,
    scheme: Scheme = DEFAULT,
    year_targets: Sequence[YearTarget] = (),
    reference: Sequence[Observation] = (),
    direction: Direction = Direction.UP,
) -> Standing:
    """How ``target`` stands on what was public at the end of ``as_of``.

    ``observations`` are all of the target's indicator, of any measure and vintage, ``reference``
    those of the series that a relative target names; ``year_targets`` may be all of the plan.
    Figures on one price basis are judged (``one_basis``), those on another are named.
    ``direction`` is the indicator's. Never raises for lack of evidence or for evidence that does
    not fit: that is a verdict too (``CANNOT_JUDGE``), with its reason.

    Methods and formulas: docs/methods.
    """
    term = Term.of(target, years)
    measure = Measure.GROWTH if target.kind is TargetKind.GROWTH else target.measure
    known = Evidence.known(observations, measure, as_of, years)
    for_years = [
        item
        for item in newest_year_targets(year_targets, as_of)
        if item.indicator == target.indicator and item.year in term.years
    ]
    annual = [item for item in for_years if item.kind is YearTargetKind.ANNUAL]
    case = Case(
        target=target,
        term=term,
        as_of=as_of,
        scheme=scheme,
        direction=direction,
        evidence=known.inside(term),
        before=known,
        reference=Evidence.known(reference, measure, as_of, years, known.basis).inside(term),
        handed_down={
            item.year: item
            for item in for_years
            if item.kind is YearTargetKind.HANDED_DOWN and item.measure is measure
        },
        annual=annual_target_verdicts(
            annual, observations, as_of, years=years, direction=direction, scheme=scheme
        ),
    )
    return _judge(case)


def _judge(case: Case) -> Standing:
    if case.as_of < case.term.first:
        return _cannot(case, say("standing.not_started", start=case.term.start))
    if case.target.value is None and case.target.kind is not TargetKind.HANDED_DOWN:
        return _cannot(case, say("standing.no_value", raw=case.target.raw))
    ended = case.as_of > case.term.last
    if not case.evidence.observations:
        return _cannot(case, say("standing.no_observation", plan_ended=ended))
    try:
        return _at_the_end(case) if ended else _on_the_way(case)
    except Refused as obstacle:
        return _cannot(case, obstacle.message)


def _on_the_way(case: Case) -> Standing:
    """The word of the best reading that proves one. Raises ``Refused`` where nothing is read."""
    unproven: list[Reading] = []
    for reading in READERS[case.target.kind](case):
        pace = _word_for(case, reading)
        if pace is not None:
            return _standing(case, reading, pace, _about_bounds(reading, unproven))
        unproven.append(reading)
        if reading.bound is Bound.EXACT:
            break  # what is known exactly is not judged by something older
    newest = unproven[0]
    why = newest.obstacle if newest.pace is None and newest.obstacle else _only_a_bound(newest)
    return _standing(case, newest, Pace(Verdict.CANNOT_JUDGE, why))


def _word_for(case: Case, reading: Reading) -> Pace | None:
    if reading.met and reading.early:
        return Pace(Verdict.ACHIEVED_EARLY, _comparison("standing.met_early", case, reading))
    if reading.pace is None or not reading.proves(reading.pace):
        return None
    if reading.aim.overshot(reading.actual):
        return Pace(Verdict.BEHIND, _comparison("standing.overshot", case, reading))
    return reading.pace


def _at_the_end(case: Case) -> Standing:
    """Achieved or missed if the whole term is known; else the last word, awaiting the end."""
    try:
        last = _on_the_way(case)
    except NotYet as obstacle:
        last = _cannot(case, obstacle.message)
    else:
        for reading in takewhile(lambda r: r.complete, READERS[case.target.kind](case)):
            if reading.met is not None:
                return _final(case, reading)
    end = case.term.last
    last = replace(last, as_of=end)
    word = "severe" if last.severe else last.verdict.value
    pending = say("standing.pending_final", end=end.isoformat(), last=word)
    return replace(
        last,
        verdict=Verdict.PENDING_FINAL,
        as_of=case.as_of,
        severe=False,
        reasons=(*last.reasons, pending),
        last=last,
    )


def _final(case: Case, reading: Reading) -> Standing:
    if reading.met:
        pace = Pace(Verdict.ACHIEVED, _comparison("standing.achieved", case, reading))
    else:
        pace = Pace(Verdict.MISSED, _comparison("standing.missed", case, reading))
    return _standing(case, reading, pace)


def _standing(
    case: Case, reading: Reading, pace: Pace, notes: tuple[Message, ...] = ()
) -> Standing:
    return Standing(
        target=case.target.key,
        verdict=pace.verdict,
        as_of=case.as_of,
        method=reading.method,
        scheme=case.scheme.version,
        severe=pace.severe,
        observation=reading.observation,
        actual=reading.actual,
        expected=reading.expected,
        progress=reading.progress,
        path_share=reading.path_share,
        time_share=_time_share(case, reading.at),
        gap=None if reading.expected is None else reading.actual - reading.expected,
        remaining=reading.remaining,
        required=reading.required,
        required_as=reading.required_as,
        reasons=(
            *reading.steps,
            *case.on_other_basis(after=reading.at),
            *notes,
            *_annual_warning(case, pace.verdict),
            pace.rule,
        ),
        inputs=tuple(item.key for item in reading.inputs),
    )


def _cannot(case: Case, reason: Message) -> Standing:
    return Standing(
        target=case.target.key,
        verdict=Verdict.CANNOT_JUDGE,
        as_of=case.as_of,
        method=METHODS[case.target.kind],
        scheme=case.scheme.version,
        time_share=_time_share(case, case.as_of),
        reasons=(*case.on_other_basis(after=case.term.first), reason),
    )


def _time_share(case: Case, day: date) -> float | None:
    if case.term.length <= 0:
        return None
    return min(1.0, max(0.0, case.term.share(day)))


def _comparison(code: str, case: Case, reading: Reading) -> Message:
    return say(
        code,
        period=str(reading.observation.period),
        actual=reading.actual,
        target=reading.aim.edge,
        comparator=case.target.comparator.value,
        unit=case.target.unit,
    )


def _only_a_bound(reading: Reading) -> Message:
    return say(
        "standing.only_a_bound",
        period=str(reading.observation.period),
        actual=reading.actual,
        bound=reading.bound.value,
    )


def _about_bounds(reading: Reading, passed_over: Sequence[Reading]) -> tuple[Message, ...]:
    """Newer bounds that proved nothing, and that this figure is a bound itself."""
    skipped = (
        Message("standing.bound_passed_over", _only_a_bound(newer).params) for newer in passed_over
    )
    if reading.bound is Bound.EXACT:
        return tuple(skipped)
    return (*skipped, say("standing.bound_proves", bound=reading.bound.value))


def _annual_warning(case: Case, verdict: Verdict) -> tuple[Message, ...]:
    """Every annual target so far was met, and the plan's own path still is not."""
    met = [str(v.year_target.year) for v in case.annual if v.met]
    missed = any(v.met is False for v in case.annual)
    if verdict not in (Verdict.BEHIND, Verdict.MISSED) or missed or not met:
        return ()
    return (say("standing.annual_met_plan_missed", years=", ".join(met)),)

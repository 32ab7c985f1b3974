"""From a comparison with the path to a word: the bands of the scheme."""

from __future__ import annotations

from dataclasses import dataclass

from gaoxin.engines.standing.aim import SLACK
from gaoxin.engines.standing.say import say
from gaoxin.engines.standing.scheme import Scheme
from gaoxin.engines.standing.verdict import Verdict
from gaoxin.kernel.messages import Message


@dataclass(frozen=True, slots=True)
class Pace:
    """A word for the way so far, with the rule that gave it."""

    verdict: Verdict
    rule: Message
    severe: bool = False


def by_ratio(ratio: float, scheme: Scheme) -> Pace:
    """``ratio``: what was done over what the path asks for."""
    on_track, severe = scheme.on_track, scheme.severe
    if ratio >= 1 - SLACK:
        return Pace(Verdict.AHEAD, say("standing.ahead_ratio", ratio=ratio))
    if ratio >= on_track - SLACK:
        rule = say("standing.on_track_ratio", ratio=ratio, on_track=on_track)
        return Pace(Verdict.ON_TRACK, rule)
    if ratio >= severe - SLACK:
        return Pace(Verdict.BEHIND, say("standing.behind_ratio", ratio=ratio, on_track=on_track))
    rule = say("standing.severe_ratio", ratio=ratio, severe=severe)
    return Pace(Verdict.BEHIND, rule, severe=True)


def by_points(lead: float, scheme: Scheme) -> Pace:
    """``lead``: percentage points better (+) or worse (−) than the target."""
    on_track, severe = scheme.on_track_points, scheme.severe_points
    if lead >= -SLACK:
        return Pace(Verdict.AHEAD, say("standing.ahead_points", points=lead))
    if lead >= -on_track - SLACK:
        rule = say("standing.on_track_points", points=lead, on_track=on_track)
        return Pace(Verdict.ON_TRACK, rule)
    if lead >= -severe - SLACK:
        return Pace(Verdict.BEHIND, say("standing.behind_points", points=lead, on_track=on_track))
    return Pace(Verdict.BEHIND, say("standing.severe_points", points=lead, severe=severe), True)


def growth_pace(average: float, target: float, sense: int, scheme: Scheme) -> Pace:
    """Average growth against a target rate, both in per cent.

    A ratio says something only about a positive rate that is to be reached; a rate of zero or
    less, or one not to be exceeded, is compared by difference.
    """
    if sense > 0 and target > 0:
        return by_ratio(average / target, scheme)
    return by_points(sense * (average - target), scheme)


def amount_pace(actual: float, expected: float, sense: int, scheme: Scheme) -> Pace:
    """An amount against the amount that the path asks for; upside down where less is better.

    Where a ratio has no meaning (division by nothing), only better or worse is left.
    """
    done, asked = (actual, expected) if sense > 0 else (expected, actual)
    if asked > 0:
        return by_ratio(done / asked, scheme)
    return by_ratio(1.0 if done >= asked else 0.0, scheme)

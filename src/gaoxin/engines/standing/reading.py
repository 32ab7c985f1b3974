"""What a kind of target makes of the evidence, before any word is said about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gaoxin.engines.plan import Direction, Target, YearTarget
from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing.aim import Aim
from gaoxin.engines.standing.annual import AnnualVerdict
from gaoxin.engines.standing.evidence import Evidence, partial_year
from gaoxin.engines.standing.pace import Pace
from gaoxin.engines.standing.path import Term
from gaoxin.engines.standing.scheme import Scheme
from gaoxin.engines.standing.verdict import Requirement, Verdict
from gaoxin.kernel.messages import Message, Refused


class NotYet(Refused):
    """The evidence so far settles nothing; more of it would."""


@dataclass(frozen=True, slots=True)
class Case:
    """One target with everything that may enter its judgement, as known on ``as_of``.

    ``evidence`` and ``reference`` lie within the term, ``before`` reaches back to the base year;
    ``handed_down`` is by year, ``annual`` holds the verdicts on the targets of single years.
    """

    target: Target
    term: Term
    as_of: date
    scheme: Scheme
    direction: Direction
    evidence: Evidence
    before: Evidence
    reference: Evidence
    handed_down: Mapping[int, YearTarget]
    annual: tuple[AnnualVerdict, ...]

    @property
    def value(self) -> float:
        """The target's value; only handed-down targets may be without one here."""
        assert self.target.value is not None
        return float(self.target.value)

    def states(self) -> tuple[Observation, ...]:
        """What can be held against a target; at least one.

        Raises ``NotYet`` (``standing.only_partial_year``).
        """
        if not self.evidence.states:
            raise self.nothing_whole()
        return self.evidence.states

    def annual_figures(self) -> Mapping[int, Observation]:
        """Whole years by year; at least one. Raises ``NotYet`` (``standing.only_partial_year``)."""
        if not self.evidence.annual:
            raise self.nothing_whole()
        return self.evidence.annual

    def nothing_whole(self) -> NotYet:
        """Why there is nothing to judge although something is published."""
        newest = self.evidence.observations[-1]
        return NotYet(Message("standing.only_partial_year", partial_year(newest).params))

    def notes(self, after: date) -> tuple[Message, ...]:
        """Figures for part of a year that are newer than the judged one."""
        return tuple(partial_year(o) for o in self.evidence.partial if o.period.end > after)

    def on_other_basis(self, after: date) -> tuple[Message, ...]:
        """What is known, of the series or its reference, on another price basis."""
        return (*self.evidence.on_other_basis(after), *self.reference.on_other_basis(after))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the evidence, as of the end of the period of the last of ``inputs``.

    ``met`` is whether the target's own comparator is met (None: a bound leaves it open),
    ``early`` whether meeting it before the deadline already fulfils the target, ``complete``
    whether the evidence covers the whole term, so that it may be judged finally. ``pace`` is the
    word for the way so far; without one, ``obstacle`` says why there is none.
    """

    method: str
    inputs: tuple[Observation, ...]
    bound: Bound
    aim: Aim
    actual: float
    met: bool | None
    complete: bool
    early: bool = False
    pace: Pace | None = None
    obstacle: Message | None = None
    expected: float | None = None
    progress: float | None = None
    path_share: float | None = None
    remaining: float | None = None
    required: float | None = None
    required_as: Requirement | None = None
    steps: tuple[Message, ...] = ()

    @property
    def observation(self) -> Observation:
        return self.inputs[-1]

    @property
    def at(self) -> date:
        return self.observation.period.end

    def proves(self, pace: Pace) -> bool:
        """Whether the word holds although the figure may only bound the truth.

        A bound on the good side ("more than 2000" firms) proves that things stand at least so
        well, never that they are behind; a bound on the bad side the reverse.
        """
        if self.bound is Bound.EXACT:
            return True
        if self.aim.bar.two_sided:
            return False
        return self.aim.helped_by(self.bound) is not (pace.verdict is Verdict.BEHIND)


Reader = Callable[[Case], Iterator[Reading]]
"""Reads the evidence, best reading first; later ones serve only if a bound proves nothing.

Raises ``Refused`` where no evidence could help, ``NotYet`` where more of it would.
"""

"""What is known of one series as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality import Observation
from gaoxin.engines.standing.basis import basis_of
from gaoxin.engines.standing.path import PlanYears, Term
from gaoxin.engines.standing.say import say
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.periods import Period, PeriodKind
from gaoxin.kernel.units import convert


@dataclass(frozen=True, slots=True)
class Evidence:
    """Observations of one series, one for each period and kind, ordered by the end of the period.

    Where two end on the same day, the one published later comes last. They share ``basis``, the
    price basis of the judgement, or state none; figures on another basis are kept apart in
    ``other``, to be named and never to be judged.
    """

    observations: tuple[Observation, ...] = ()
    other: tuple[Observation, ...] = ()
    basis: str = ""

    @classmethod
    def known(
        cls,
        observations: Iterable[Observation],
        measure: Measure,
        as_of: date,
        years: PlanYears | None = None,
        basis: str = "",
    ) -> Evidence:
        """The newest vintage of each figure that was public on ``as_of``.

        A figure for a period that was not over yet is a forecast, whatever it calls itself.
        The price basis is ``basis``, or where that is empty the one that the figures themselves
        settle in the ``years`` of the plan.
        """
        public = [
            item
            for item in observations
            if item.measure is measure and max(item.known_from, item.period.end) <= as_of
        ]
        basis = basis or basis_of(public, measure, years)
        newest: dict[tuple[Period, PeriodKind, str], Observation] = {}
        for item in public:
            place = (item.period, item.kind, item.price_basis or basis)
            older = newest.get(place)
            if older is None or older.known_from <= item.known_from:
                newest[place] = item
        figures = sorted(newest.values(), key=lambda o: (o.period.end, o.known_from))
        return cls(
            tuple(item for item in figures if item.price_basis in ("", basis)),
            tuple(item for item in figures if item.price_basis not in ("", basis)),
            basis,
        )

    def inside(self, term: Term) -> Evidence:
        """Those whose whole period lies within the term."""
        return Evidence(_inside(self.observations, term), _inside(self.other, term), self.basis)

    @property
    def annual(self) -> Mapping[int, Observation]:
        """Figures for a whole year, by year."""
        return {item.period.year: item for item in self.observations if _is_whole_year(item)}

    @property
    def states(self) -> tuple[Observation, ...]:
        """What may be held against a path: whole years and states at a day."""
        return tuple(item for item in self.observations if _is_state(item))

    def at_year_end(self, year: int) -> Observation | None:
        """The figure for a whole year, or the state at its end."""
        ends = (o for o in self.states if (o.period.year, o.period.last_month) == (year, 12))
        return self.annual.get(year) or next(ends, None)

    @property
    def partial(self) -> tuple[Observation, ...]:
        """Figures for less than a year: published, but not comparable with a year."""
        return tuple(item for item in self.observations if not _is_state(item))

    def on_other_basis(self, after: date) -> tuple[Message, ...]:
        """What is known on another price basis; of parts of a year, those that end later."""
        return tuple(
            other_basis(item) for item in self.other if _is_state(item) or item.period.end > after
        )


def _inside(observations: Iterable[Observation], term: Term) -> tuple[Observation, ...]:
    return tuple(
        item
        for item in observations
        if term.first <= item.period.start and item.period.end <= term.last
    )


def _is_whole_year(item: Observation) -> bool:
    return item.kind is PeriodKind.ANNUAL and item.period.is_year


def _is_state(item: Observation) -> bool:
    return item.kind is PeriodKind.POINT or _is_whole_year(item)


def value_in(unit: str, item: Observation) -> float:
    """The value in ``unit``. Raises ``Refused`` (``standing.unit_mismatch``)."""
    try:
        return float(convert(item.value, item.unit, unit))
    except Refused as mismatch:
        period = str(item.period)
        raise Refused(
            say("standing.unit_mismatch", period=period, unit=item.unit, expected=unit)
        ) from mismatch


def observed(item: Observation) -> Message:
    """The observation as a step of a judgement: nothing that qualifies the number is left out."""
    return say(
        "standing.observed",
        period=str(item.period),
        period_kind=item.kind.value,
        measure=item.measure.value,
        value=float(item.value),
        unit=item.unit,
        price_basis=item.price_basis,
        status=item.status.value,
        bound=item.bound.value,
        known_from=item.known_from.isoformat(),
        source=item.source,
    )


def partial_year(item: Observation) -> Message:
    """A figure for part of a year: published, not judged."""
    return say(
        "standing.partial_year",
        period=str(item.period),
        value=float(item.value),
        unit=item.unit,
    )


def other_basis(item: Observation) -> Message:
    """A figure on another price basis than the judgement's: named, neither chained nor swapped."""
    return say(
        "standing.other_basis",
        period=str(item.period),
        value=float(item.value),
        unit=item.unit,
        price_basis=item.price_basis,
    )

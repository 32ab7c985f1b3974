"""What is known of one series as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality import Observation
from gaoxin.engines.standing.path import Term
from gaoxin.engines.standing.say import say
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.periods import Period, PeriodKind
from gaoxin.kernel.units import convert


@dataclass(frozen=True, slots=True)
class Evidence:
    """Observations of one series, one for each period and kind, ordered by the end of the period.

    Where two end on the same day, the one published later comes last.
    """

    observations: tuple[Observation, ...] = ()

    @classmethod
    def known(cls, observations: Iterable[Observation], measure: Measure, as_of: date) -> Evidence:
        """The newest vintage of each figure that was public on ``as_of``.

        A figure for a period that was not over yet is a forecast, whatever it calls itself.
        """
        newest: dict[tuple[Period, PeriodKind], Observation] = {}
        for item in observations:
            if item.measure is not measure or max(item.known_from, item.period.end) > as_of:
                continue
            older = newest.get((item.period, item.kind))
            if older is None or older.known_from <= item.known_from:
                newest[item.period, item.kind] = item
        return cls(tuple(sorted(newest.values(), key=lambda o: (o.period.end, o.known_from))))

    def inside(self, term: Term) -> Evidence:
        """Those whose whole period lies within the term."""
        return Evidence(
            tuple(
                item
                for item in self.observations
                if term.first <= item.period.start and item.period.end <= term.last
            )
        )

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

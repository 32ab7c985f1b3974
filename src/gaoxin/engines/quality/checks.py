"""Raw rows become observations, or are refused with their row, field and reason.

Columns, the last five optional::

    indicator, period, period_kind, measure, value, unit, source, known_from,
    price_basis, status, known_from_precision, page, confidence, bound

Good rows are offered beside the refused ones; whether to keep them is for the caller to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import multimode

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality.catalogue import PER_CENT, Catalogue
from gaoxin.engines.quality.observation import Observation
from gaoxin.engines.quality.row import Row
from gaoxin.kernel.messages import Message
from gaoxin.kernel.units import canonical, convert

FIRST_ROW = 2
"""The first row after the header, as a spreadsheet counts."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """What is wrong with one field of one row; ``row`` counts as a spreadsheet does."""

    row: int
    field: str
    message: Message


@dataclass(frozen=True, slots=True)
class RowWarning:
    """Something about a good row that a person should look at."""

    row: int
    field: str
    message: Message


@dataclass(frozen=True, slots=True)
class Checked:
    """A batch after its checks: a row with any content is either in ``good`` or in ``refused``.

    A row with several faults is refused once for each.
    """

    good: tuple[Observation, ...]
    refused: tuple[RefusedRow, ...] = ()
    warnings: tuple[RowWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Plausible:
    """Ranges, in per cent, outside which a figure is kept but pointed out."""

    share: tuple[float, float] = (0, 100)
    growth: tuple[float, float] = (-50, 100)


PLAUSIBLE = Plausible()


def check_rows(
    rows: Iterable[Mapping[str, str]],
    catalogue: Catalogue,
    *,
    today: date,
    plausible: Plausible = PLAUSIBLE,
    simulated: bool = False,
) -> Checked:
    """Read a batch of rows, such as ``csv.DictReader`` gives.

    ``today`` is the day of the check: nothing can be known from a later one. Rows without any
    content are passed over. ``simulated`` marks all observations of the batch.
    """
    read: dict[int, Observation] = {}
    refused: list[RefusedRow] = []
    for number, cells in enumerate(rows, FIRST_ROW):
        if not any(str(cell or "").strip() for cell in cells.values()):
            continue
        row = Row(cells, catalogue, today)
        observation = row.observation(simulated=simulated)
        if observation is not None:
            read[number] = observation
        refused += [RefusedRow(number, field, fault) for field, fault in row.faults]
    for clash in _clashes(read):
        read.pop(clash.row)
        refused.append(clash)
    return Checked(
        good=tuple(read.values()),
        refused=tuple(sorted(refused, key=lambda fault: fault.row)),
        warnings=tuple(sorted(_warnings(read, today, plausible), key=lambda said: said.row)),
    )


def _clashes(read: Mapping[int, Observation]) -> list[RefusedRow]:
    """Rows that speak of the same fact of the same day.

    A repetition is refused in favour of the first row; of two that contradict each other,
    neither can be trusted.
    """
    same_fact: dict[str, list[int]] = defaultdict(list)
    for row, observation in read.items():
        same_fact[observation.key].append(row)
    return [clash for rows in same_fact.values() for clash in _clash(rows, read)]


def _clash(rows: Sequence[int], read: Mapping[int, Observation]) -> Iterator[RefusedRow]:
    first = read[rows[0]]
    told = {(_in_unit_of(first, read[row]), read[row].bound) for row in rows}
    if len(told) == 1:
        for row in rows[1:]:
            yield RefusedRow(row, "", Message("quality.duplicate", {"first": rows[0]}))
        return
    listed = ", ".join(str(row) for row in rows)
    for row in rows:
        yield RefusedRow(row, "value", Message("quality.contradiction", {"rows": listed}))


def _in_unit_of(first: Observation, other: Observation) -> object:
    return convert(other.value, other.unit, first.unit)


def _warnings(
    read: Mapping[int, Observation], today: date, plausible: Plausible
) -> Iterator[RowWarning]:
    for row, observation in read.items():
        low, high = _plausible_range(observation, plausible)
        if not low <= observation.value <= high:
            params = {"value": float(observation.value), "low": low, "high": high}
            yield RowWarning(row, "value", Message("quality.implausible", params))
        if observation.known_from > today:
            counts_from = observation.known_from.isoformat()
            message = Message("quality.counts_later", {"counts_from": counts_from})
            yield RowWarning(row, "known_from", message)
    yield from _basis_warnings(read)


def _basis_warnings(read: Mapping[int, Observation]) -> Iterator[RowWarning]:
    """Rows that a judgement may leave aside, because it speaks at one kind of prices only."""
    twice = _on_two_bases(read)
    for rows in twice:
        listed = ", ".join(str(row) for row in rows)
        for row in rows:
            yield RowWarning(row, "price_basis", Message("quality.two_bases", {"rows": listed}))
    told = {row for rows in twice for row in rows}
    for row in _at_unusual_prices(read):
        if row not in told:
            params = {"price_basis": read[row].price_basis}
            yield RowWarning(row, "price_basis", Message("quality.unusual_basis", params))


def _on_two_bases(read: Mapping[int, Observation]) -> list[list[int]]:
    """Rows of one indicator, measure, period and kind whose price bases differ."""
    same_figure: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row, item in read.items():
        same_figure[item.indicator, item.measure, item.period, item.kind].append(row)
    return [
        rows for rows in same_figure.values() if len({read[row].price_basis for row in rows}) > 1
    ]


def _at_unusual_prices(read: Mapping[int, Observation]) -> Iterator[int]:
    """Rows of growth on another basis than most of their indicator; all, where none is usual."""
    growth: dict[str, list[int]] = defaultdict(list)
    for row, item in read.items():
        if item.measure is Measure.GROWTH and item.price_basis:
            growth[item.indicator].append(row)
    for rows in growth.values():
        usual = multimode(read[row].price_basis for row in rows)
        yield from (row for row in rows if usual != [read[row].price_basis])


def _plausible_range(observation: Observation, plausible: Plausible) -> tuple[float, float]:
    if observation.measure is Measure.GROWTH:
        return plausible.growth
    if canonical(observation.unit) == PER_CENT:
        return plausible.share
    return float("-inf"), float("inf")

"""One raw row, read field by field, with every fault that it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality import fields
from gaoxin.engines.quality.catalogue import Catalogue
from gaoxin.engines.quality.observation import Observation
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.periods import Period, PeriodKind

_Value = TypeVar("_Value")


class Row:
    """Reads a row and collects the faults of its fields instead of stopping at the first.

    ``faults`` pairs the name of a column with what is wrong in it.
    """

    def __init__(self, cells: Mapping[str, str], catalogue: Catalogue, today: date) -> None:
        self._cells = cells
        self._catalogue = catalogue
        self._today = today
        self.faults: list[tuple[str, Message]] = []

    def observation(self, *, simulated: bool) -> Observation | None:
        """The observation, or None with ``faults`` filled."""
        self._no_stray_cells()
        measure = self._read("measure", lambda cell: fields.choice(Measure, cell, "measure"))
        kind = self._read("period_kind", lambda c: fields.choice(PeriodKind, c, "period_kind"))
        value = self._read("value", fields.number)
        source = self._read("source", lambda cell: fields.words(cell, "source"))
        page = self._read("page", lambda cell: fields.words(cell, "page"), optional=True)
        confidence = self._read(
            "confidence", lambda cell: fields.words(cell, "confidence"), optional=True
        )
        basis = self._read("price_basis", fields.price_basis, optional=True)
        period = self._period(kind)
        known = self._known_from(period)
        stated = self._read(
            "status", lambda cell: fields.status(cell, self._cell("bound")), optional=True
        )
        if measure is None:
            return None
        series = self._read("indicator", lambda c: fields.series(c, measure, self._catalogue))
        if series is None:
            return None
        unit = self._read("unit", lambda cell: fields.unit(cell, series.unit))
        if kind is None or period is None or known is None or stated is None:
            return None
        if unit is None or value is None or source is None or basis is None or self.faults:
            return None
        (known_from, precision), (status, bound) = known, stated
        place = (series.indicator, measure, str(period), kind, basis, known_from.isoformat())
        return Observation(
            key="/".join(part for part in place if part),
            indicator=series.indicator,
            measure=measure,
            period=period,
            kind=kind,
            value=value,
            unit=unit,
            known_from=known_from,
            price_basis=basis,
            status=status,
            bound=bound,
            source=source,
            page=page or "",
            confidence=confidence or "",
            known_from_precision=precision,
            simulated=simulated,
        )

    def _read(
        self, field: str, understand: Callable[[str], _Value], *, optional: bool = False
    ) -> _Value | None:
        """The field as ``understand`` reads it; None, and a fault, where it cannot."""
        try:
            if not optional:
                self._require(field)
            return understand(self._cell(field))
        except Refused as refusal:
            self.faults.append((field, refusal.message))
            return None

    def _require(self, field: str) -> None:
        if field not in self._cells:
            raise Refused(Message("quality.column_missing", {"field": field}))
        if not self._cell(field):
            raise Refused(Message("quality.cell_empty", {"field": field}))

    def _cell(self, field: str) -> str:
        return (self._cells.get(field) or "").strip()

    def _no_stray_cells(self) -> None:
        """``csv.DictReader`` keeps what goes beyond the header under the key None."""
        if None in self._cells:
            self.faults.append(("", Message("quality.too_many_cells")))

    def _period(self, kind: PeriodKind | None) -> Period | None:
        period = self._read("period", fields.period)
        if period is not None and kind is not None:
            self._read("period_kind", lambda _: fields.agree(period, kind))
        return period

    def _known_from(self, period: Period | None) -> tuple[date, str] | None:
        precision = self._cell("known_from_precision")
        known = self._read("known_from", lambda cell: fields.known_from(cell, precision))
        if known is not None:
            self._read("known_from", lambda _: fields.not_in_future(*known, self._today))
            if period is not None:
                self._read("known_from", lambda _: fields.after_the_end(period, known[0]))
        return known

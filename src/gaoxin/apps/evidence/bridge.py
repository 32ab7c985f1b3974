"""Observation rows ↔ engine values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gaoxin.apps.evidence import models
from gaoxin.engines import quality
from gaoxin.engines.plan import Measure
from gaoxin.kernel.periods import PeriodKind, parse_period


def observation_value(row: models.Observation) -> quality.Observation:
    """The row as an engine value; its ``key`` is the row's id."""
    return quality.Observation(
        key=str(row.pk),
        indicator=row.indicator.key,
        measure=Measure(row.measure),
        period=parse_period(row.period),
        kind=PeriodKind(row.period_kind),
        value=Decimal(row.written),
        unit=row.unit,
        known_from=row.known_from,
        price_basis=row.price_basis,
        status=quality.Status(row.status),
        bound=quality.Bound(row.bound),
        source=row.source,
        page=row.page,
        confidence=row.confidence,
        known_from_precision=row.known_from_precision,
        simulated=row.simulated,
    )


def observation_fields(value: quality.Observation) -> dict[str, Any]:
    """The columns of an engine value, without batch and indicator."""
    return {
        "measure": value.measure.value,
        "period": str(value.period),
        "period_kind": value.kind.value,
        "period_end": value.period.end,
        "value": value.value,
        "written": str(value.value),
        "unit": value.unit,
        "price_basis": value.price_basis,
        "status": value.status.value,
        "bound": value.bound.value,
        "source": value.source,
        "page": value.page,
        "confidence": value.confidence,
        "known_from": value.known_from,
        "known_from_precision": value.known_from_precision,
        "simulated": value.simulated,
    }


SAME = (
    "measure",
    "period",
    "period_kind",
    "written",
    "unit",
    "price_basis",
    "status",
    "bound",
    "source",
    "known_from",
)


def identity(row: models.Observation) -> tuple[str, ...]:
    """What makes two rows the same figure from the same source on the same day."""
    return (str(row.indicator_id), *(str(getattr(row, name)) for name in SAME))

"""A figure that happened: never without its unit, period, basis, source and day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from gaoxin.engines.plan import Measure
from gaoxin.kernel.periods import Period, PeriodKind


class Status(StrEnum):
    PRELIMINARY = "preliminary"
    PUBLISHED = "published"
    FINAL = "final"
    REVISED = "revised"


class Bound(StrEnum):
    """Whether the figure is exact or only bounds the truth ("more than 2000")."""

    EXACT = "exact"
    LOWER = "lower"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Observation:
    """One published or reported figure.

    ``value`` is as published, in ``unit``. ``known_from`` is the day it was published (its period
    is in ``period``; the day it was entered here is kept by the store). ``key`` names the record
    that it came from, so that a judgement can point back to it.
    """

    key: str
    indicator: str
    measure: Measure
    period: Period
    kind: PeriodKind
    value: Decimal
    unit: str
    known_from: date
    price_basis: str = ""  # current, comparable, or empty
    status: Status = Status.PUBLISHED
    bound: Bound = Bound.EXACT
    source: str = ""
    page: str = ""
    confidence: str = ""
    known_from_precision: str = "day"
    simulated: bool = False

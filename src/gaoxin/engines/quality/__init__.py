"""Observations, and the checks that they pass before anyone builds on them."""

from gaoxin.engines.quality.catalogue import Catalogue, Series, catalogue_of
from gaoxin.engines.quality.checks import (
    PLAUSIBLE,
    Checked,
    Plausible,
    RefusedRow,
    RowWarning,
    check_rows,
)
from gaoxin.engines.quality.observation import Bound, Observation, Status

__all__ = [
    "PLAUSIBLE",
    "Bound",
    "Catalogue",
    "Checked",
    "Observation",
    "Plausible",
    "RefusedRow",
    "RowWarning",
    "Series",
    "Status",
    "catalogue_of",
    "check_rows",
]

"""Which database the tests run on, for the few that differ."""

from __future__ import annotations

import os

import pytest

ON_POSTGRESQL = os.environ.get("GAOXIN_DATABASE_URL", "").startswith("postgres")
NUL = "defect: PostgreSQL keeps no NUL: what holds one must be refused before it gets there"
nul_reaches_the_database = pytest.mark.xfail(ON_POSTGRESQL, strict=True, reason=NUL)

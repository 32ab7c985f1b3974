"""The upgrade from every released version: its database comes up to date with nothing lost."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures"

# Set up as a new installation would, then say what it holds.
SCRIPT = """
import json
from gaoxin.faces.cli.serve import prepare
prepare(demo=True)
from django.contrib.auth import get_user_model
from gaoxin.apps.audit import access as audit
from gaoxin.apps.audit.models import Entry
from gaoxin.apps.evidence.models import Observation
from gaoxin.apps.plans.models import Edition, Item
proof = audit.verify()
print(json.dumps({
    "observations": Observation.objects.count(),
    "editions": Edition.objects.count(),
    "items": Item.objects.count(),
    "users": get_user_model().objects.count(),
    "entries": Entry.objects.count(),
    "whole": proof.whole,
}))
"""


def released() -> list[Path]:
    return sorted(FIXTURES.glob("gaoxin-*.sqlite3.gz"))


def test_there_is_a_fixture_of_the_release_before_this_one() -> None:
    assert released(), "make one: see CONTRIBUTING.md, Releases"


@pytest.mark.parametrize("fixture", released(), ids=lambda path: path.name)
def test_a_released_database_comes_up_to_date(fixture: Path, tmp_path: Path) -> None:
    database = tmp_path / "gaoxin.sqlite3"
    database.write_bytes(gzip.decompress(fixture.read_bytes()))
    before = json.loads((FIXTURES / fixture.name.replace(".sqlite3.gz", ".json")).read_text())
    environment = {**os.environ, "GAOXIN_HOME": str(tmp_path), "GAOXIN_DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "gaoxin.conf.settings"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    )
    after = json.loads(done.stdout)
    assert after["whole"]
    for held in ("observations", "editions", "items", "users", "entries"):
        assert after[held] >= before[held], held

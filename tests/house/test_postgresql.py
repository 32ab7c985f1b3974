"""The tests of apps and faces once more, on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("GAOXIN_TEST_DATABASE_URL", "")


@pytest.mark.slow
@pytest.mark.skipif(
    not SERVER,
    reason="no PostgreSQL: name a server in GAOXIN_TEST_DATABASE_URL, "
    "such as postgresql://postgres@127.0.0.1:5432/postgres",
)
def test_apps_and_faces_on_postgresql() -> None:
    """A run of its own, with a database of its own name; it neither nests nor repeats itself."""
    told = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    told.pop("GAOXIN_TEST_DATABASE_URL")
    told["GAOXIN_DATABASE_URL"] = urlsplit(SERVER)._replace(path=f"/gx_{uuid4().hex[:8]}").geturl()
    told["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, "-m", "pytest", "tests/apps", "tests/faces", "-q"]
    command += ["-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow"]
    said = subprocess.run(
        command, cwd=ROOT, env=told, capture_output=True, text=True, timeout=900, check=False
    )
    assert said.returncode == 0, said.stdout[-8000:] + said.stderr[-2000:]

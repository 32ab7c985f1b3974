"""Two sealers at once never fork the chain and leave nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from tests.apps.sealers import ACTS, THREADS

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("GAOXIN_TEST_DATABASE_URL", "")
pytestmark = pytest.mark.slow


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The address of an empty database, dropped afterwards."""
    if not SERVER:
        pytest.skip("GAOXIN_TEST_DATABASE_URL names no PostgreSQL server")
    import psycopg
    from psycopg.sql import SQL, Identifier

    name = f"gaoxin_{uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        yield urlsplit(SERVER)._replace(path=f"/{name}").geturl()
        server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def proof_after(scene: str, home: Path, database: str = "") -> Any:
    told = {
        "DJANGO_SETTINGS_MODULE": "gaoxin.conf.settings",
        "GAOXIN_HOME": str(home),
        "GAOXIN_DATABASE_URL": database,
    }
    told["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    answer = subprocess.run(
        [sys.executable, "-m", "tests.apps.sealers", scene],
        cwd=ROOT, env={**os.environ, **told}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_on_sqlite(tmp_path: Path) -> None:
    proof = proof_after("race", tmp_path)
    assert proof["broken_at"] is None
    assert (proof["sealed"], proof["waiting"]) == (ACTS * THREADS, 0)


def test_on_postgresql(tmp_path: Path, postgresql: str) -> None:
    proof = proof_after("race", tmp_path, postgresql)
    assert proof["broken_at"] is None
    assert (proof["sealed"], proof["waiting"]) == (ACTS * THREADS, 0)


def test_who_waited_for_another_sealer_still_seals(tmp_path: Path, postgresql: str) -> None:
    proof = proof_after("late", tmp_path, postgresql)
    assert proof["broken_at"] is None
    assert (proof["sealed"], proof["waiting"]) == (3, 0)

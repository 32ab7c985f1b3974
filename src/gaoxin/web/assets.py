"""The built browser files: a logical name → the file whose name carries its content's hash."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

STATIC = Path(__file__).resolve().parent / "static"


@lru_cache
def _manifest() -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((STATIC / "manifest.json").read_text("utf-8"))
    except FileNotFoundError as error:
        raise RuntimeError("browser files are not built: run `python3 start.py setup`") from error
    return found


def asset(name: str) -> str:
    """The address of a built file, such as ``app.js``."""
    return f"/static/{_manifest()[name]}"

"""Settings that an installation may choose, each one environment variable.

Every name in this module is explained in docs/guide/settings.md; a test keeps that true.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str) -> bool:
    return text(name).lower() in ("1", "true", "yes", "on")


def names(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]


HOME = Path(text("GAOXIN_HOME") or platformdirs.user_data_dir("gaoxin", appauthor=False))
DATABASE_URL = text("GAOXIN_DATABASE_URL")
ALLOWED_HOSTS = names("GAOXIN_ALLOWED_HOSTS")
HTTPS = flag("GAOXIN_HTTPS")
DEBUG = flag("GAOXIN_DEBUG")
DEMO = flag("GAOXIN_DEMO")


def secret_key() -> str:
    """``GAOXIN_SECRET_KEY``, else one made once and kept in the home folder, for its owner only."""
    given = text("GAOXIN_SECRET_KEY")
    if given:
        return given
    path = HOME / "secret.key"
    if not path.exists():
        HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        except FileExistsError:  # another process was quicker
            pass
    return path.read_text("utf-8")

"""Settings of the tests: a home of their own, demo mode, cheap passwords."""

from __future__ import annotations

import os
import tempfile

os.environ["GAOXIN_HOME"] = tempfile.mkdtemp(prefix="gaoxin-tests-")
os.environ["GAOXIN_DEMO"] = "1"
os.environ["GAOXIN_SECRET_KEY"] = "only-for-tests"
for name in ("GAOXIN_ALLOWED_HOSTS", "GAOXIN_HTTPS", "GAOXIN_DEBUG"):
    os.environ.pop(name, None)

from gaoxin.conf.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
GAOXIN_DEMO_HOSTS = ("localhost", "127.0.0.1", "::1", "testserver")

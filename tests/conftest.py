"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

# A busy machine is slow; what hypothesis looks for is what is wrong.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

if TYPE_CHECKING:
    from django.test import Client

    from gaoxin.apps.people.viewer import Viewer


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material; tests that need it are skipped where it is not given.

    ``GAOXIN_SHARED`` names it. Where it is named, a missing file is a failure, not a skip.
    """
    folder = os.environ.get("GAOXIN_SHARED")
    if not folder:
        pytest.skip("GAOXIN_SHARED is not set: this test compares with reference material")
    return Path(folder)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database, with both shipped zones and their demo people on it."""
    from gaoxin.faces.shipped import load_shipped_zones

    with django_db_blocker.unblock():
        load_shipped_zones(demo=True)


@pytest.fixture
def as_user(db: None) -> Callable[[str], Client]:
    """A browser in which a login is signed in."""
    from django.test import Client

    from gaoxin.apps.people.models import User

    def signed_in(login: str) -> Client:
        client = Client()
        client.force_login(
            User.objects.get(login=login), "django.contrib.auth.backends.ModelBackend"
        )
        return client

    return signed_in


@pytest.fixture
def viewer(db: None) -> Callable[[str], Viewer]:
    """A login at work in the zone that it belongs to."""
    from gaoxin.apps.people import access
    from gaoxin.apps.people.models import User

    def at_work(login: str) -> Viewer:
        user = User.objects.get(login=login)
        return access.viewer(user, user.memberships.get().zone.key)

    return at_work

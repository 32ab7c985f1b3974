"""Demo accounts open to this machine alone, and only where there is no password to break."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from gaoxin.apps.people.demo import DEMO_PASSWORD, DemoBackend
from gaoxin.apps.people.models import User

pytestmark = pytest.mark.django_db


def request(**meta: str) -> HttpRequest:
    return RequestFactory().post("/sign-in", **{"HTTP_HOST": "localhost:8000", **meta})


def opens(asked: HttpRequest, password: str = DEMO_PASSWORD) -> bool:
    return authenticate(asked, username="limei", password=password) is not None


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1", "127.0.0.1:8001"])
@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "127.8.9.10"])
def test_it_opens_on_this_machine(host: str, address: str) -> None:
    assert opens(request(HTTP_HOST=host, REMOTE_ADDR=address))


@pytest.mark.parametrize("host", ["[::1]:8000", "[::1]"])
def test_it_opens_on_the_loopback_of_ipv6(host: str, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["[::1]"]
    assert opens(request(HTTP_HOST=host, REMOTE_ADDR="::1"))


@pytest.mark.parametrize("address", ["192.168.1.7", "10.0.0.1", "8.8.8.8", "fe80::1", ""])
def test_it_stays_shut_to_other_machines(address: str) -> None:
    assert not opens(request(REMOTE_ADDR=address))


def test_it_stays_shut_behind_a_proxy() -> None:
    assert not opens(request(HTTP_X_FORWARDED_FOR="192.168.1.7"))
    assert not opens(request(HTTP_X_FORWARDED_FOR=""))


def test_it_stays_shut_under_another_name_of_the_machine(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert not opens(request(HTTP_HOST="gaoxin.example"))
    assert not opens(request(HTTP_HOST="localhost.gaoxin.example:8000"))


def test_it_stays_shut_outside_demo_mode(settings: Settings) -> None:
    settings.GAOXIN_DEMO = False
    assert not opens(request())


def test_it_stays_shut_to_another_password() -> None:
    assert not opens(request(), "gaoxin-dem0")
    assert not opens(request(), "")


def test_an_account_with_a_password_of_its_own_opens_only_to_that() -> None:
    user = User.objects.get(login="limei")
    user.set_password("correct horse battery")
    user.save()
    assert not opens(request())
    assert opens(request(REMOTE_ADDR="192.168.1.7"), "correct horse battery")


def test_a_locked_account_stays_shut() -> None:
    User.objects.filter(login="limei").update(is_active=False)
    assert not opens(request())


def test_without_a_request_it_stays_shut() -> None:
    assert DemoBackend().authenticate(None, username="limei", password=DEMO_PASSWORD) is None

"""Every page, operation and command, asked as every role and as nobody.

What each role should get is written down here a second time, by hand and in other words than the
table in the code, so that a slip in one of the two is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from gaoxin.apps.people.rights import RIGHTS, Grant, Reach, Role

ZONE = "yunqiao"
BUSINESS = {"planner", "reporter", "leader", "assessor"}
EVERYBODY = BUSINESS | {"system", "security", "audit"}

# Address in the zone → roles that may open it.
PAGES = {
    "": BUSINESS,
    "indicators": BUSINESS,
    "indicators/<slug:plan_key>/<str:key>": BUSINESS,
    "projects": BUSINESS,
    "projects/<slug:plan_key>/<str:key>": BUSINESS,
    "outline": BUSINESS,
    "outline/<slug:plan_key>/<str:key>": BUSINESS,
    "observations": BUSINESS,
    "observations/<int:key>": BUSINESS,
    "observations/add": {"planner", "reporter"},
    "coverage": EVERYBODY,
    "rights": EVERYBODY,
    "status": {"system"},
    "accounts": {"security"},
    "accounts/<slug:key>": {"security"},
    "record": {"audit"},
}
# Addresses outside any zone: open to everybody, or only forwarding to the sign-in page.
OUTSIDE = {"", "sign-in", "sign-out", "language", "health", "favicon.ico"}

API = {
    ("get", "plans"): BUSINESS,
    ("get", "indicators"): BUSINESS,
    ("get", "observations"): BUSINESS,
    ("get", "standings"): BUSINESS,
    ("get", "projects"): BUSINESS,
    ("post", "observations"): {"planner", "reporter"},
}


@pytest.fixture
def logins(db: None) -> dict[str, str]:
    """A login of each role in the zone."""
    from gaoxin.apps.people.models import Membership

    members = Membership.objects.filter(zone__key=ZONE).order_by("-id")
    return {member.role: member.user.login for member in members}


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern)
        elif not str(entry.pattern).startswith("api/"):
            yield from patterns(entry, prefix + str(entry.pattern))


def filled(page: str) -> str:
    """The page's address with things that exist."""
    from gaoxin.apps.evidence.models import Observation
    from gaoxin.apps.people.models import User

    figure = Observation.objects.filter(indicator__plan__zone__key=ZONE).earliest("known_from")
    section = "1" if "outline" in page else "p001" if "projects" in page else "1"
    return (
        page.replace("<slug:plan_key>", "yunqiao-15")
        .replace("<str:key>", section)
        .replace("<int:key>", str(figure.pk))
        .replace("<slug:key>", User.objects.get(login=f"{_another()}").key)
    )


def _another() -> str:
    from gaoxin.apps.people.models import Membership

    return Membership.objects.filter(zone__key=ZONE, role="leader").first().user.login


def test_no_page_is_missing_from_the_list() -> None:
    found = set(patterns(get_resolver()))
    assert found == {f"z/<slug:zone>/{page}" for page in PAGES} | OUTSIDE


@pytest.mark.parametrize("page", PAGES)
def test_each_role_gets_exactly_its_pages(
    page: str, logins: dict[str, str], as_user: Callable[[str], Client]
) -> None:
    address = f"/z/{ZONE}/{filled(page)}"
    opened = {
        role
        for role, login in logins.items()
        if as_user(login).get(address).status_code in (200, 302)
    }
    assert opened == PAGES[page]


@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_sent_to_sign_in(page: str, db: None) -> None:
    answer = Client().get(f"/z/{ZONE}/{filled(page)}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in?next=/z/")


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_learns_nothing(page: str, db: None, as_user: Callable[[str], Client]) -> None:
    """A planner of another zone, and of a zone that does not exist: the same answer."""
    client = as_user("jn-planner")
    assert client.get(f"/z/{ZONE}/{filled(page)}").status_code == 403
    assert client.get("/z/nowhere/").status_code == 403


@pytest.mark.parametrize(("method", "operation"), API)
def test_each_role_gets_exactly_its_operations(
    method: str, operation: str, logins: dict[str, str], as_user: Callable[[str], Client]
) -> None:
    address = f"/api/v1/zones/{ZONE}/{operation}"
    body = {"csv": "indicator,period,period_kind,measure,value,unit,source,known_from\n"}
    opened, refused = set(), set()
    for role, login in logins.items():
        client = as_user(login)
        if method == "get":
            answer = client.get(address)
        else:
            answer = client.post(address, body, content_type="application/json")
        (opened if answer.status_code == 200 else refused).add(role)
        assert answer.status_code in (200, 403)
    assert opened == API[method, operation]
    assert refused == EVERYBODY - API[method, operation]


@pytest.mark.parametrize(("method", "operation"), API)
def test_nobody_gets_no_operation(method: str, operation: str, db: None) -> None:
    answer = getattr(Client(), method)(f"/api/v1/zones/{ZONE}/{operation}")
    assert answer.status_code == 401


def test_no_operation_is_missing_from_the_list() -> None:
    from gaoxin.faces.api import api

    found = {
        (method, path.rpartition("/")[2])
        for path, operations in api.get_openapi_schema()["paths"].items()
        for method in operations
    }
    assert found == set(API) | {("get", "zones")}


COMMANDS = {
    "load": {"planner"},
    "adopt": {"planner"},
    "document": {"planner"},
    "observations": {"planner", "reporter"},
    "standings": BUSINESS,
    "key": BUSINESS,
    "revoke-key": {"security"},
    "account": {"security"},
    "audit": {"audit"},
}
# Commands of whoever owns the machine: they read no zone's data as somebody.
OF_THE_MACHINE = {"read", "serve", "set-up", "new-zone", "openapi"}


@pytest.fixture
def arguments(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("arguments")
    (folder / "empty.json").write_text("{}")
    (folder / "empty.csv").write_text("x\n")
    return {
        "load": [str(folder / "empty.json")],
        "adopt": ["nothing", "--reason", "x"],
        "document": ["nothing", str(folder / "empty.csv")],
        "observations": [str(folder / "empty.csv")],
        "standings": [],
        "key": [],
        "revoke-key": ["999999"],
        "account": ["nobody-of-that-name", "--password", "x"],
        "audit": [],
    }


def run(*words: str) -> int:
    from gaoxin.faces.cli import main

    try:
        main(list(words))
    except SystemExit as leaving:
        return int(leaving.code or 0)
    return 0


DENIED = 3


@pytest.mark.parametrize("command", COMMANDS)
def test_each_role_gets_exactly_its_commands(
    command: str, logins: dict[str, str], arguments: dict[str, list[str]]
) -> None:
    passed = {
        role
        for role, login in logins.items()
        if run("--as", login, command, *arguments[command], "--zone", ZONE) != DENIED
    }
    assert passed == COMMANDS[command]
    assert run(command, *arguments[command], "--zone", ZONE) == DENIED


def test_no_command_is_missing_from_the_list() -> None:
    from gaoxin.faces.cli import cli

    assert set(cli.list_commands(None)) == set(COMMANDS) | OF_THE_MACHINE  # type: ignore[arg-type]


def test_the_three_administrators_see_no_business_and_not_each_other() -> None:
    administration = {"status.read", "account.read", "account.change", "audit.read"}
    shared = {"zone.enter", "rights.read", "coverage.read"}
    three = (Role.SYSTEM, Role.SECURITY, Role.AUDIT)
    held = {role: {r for r, row in RIGHTS.items() if row[role]} - shared for role in three}
    assert set.union(*held.values()) == administration
    assert sum(len(rights) for rights in held.values()) == len(administration)


def test_every_cell_of_the_table_is_read(db: None) -> None:
    assert all(isinstance(grant, Grant) for row in RIGHTS.values() for grant in row.values())
    assert RIGHTS["observation.add"][Role.REPORTER].reach is Reach.BODY

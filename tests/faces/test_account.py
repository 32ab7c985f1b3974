"""Signing in and out, and what a page is protected by."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings
from tests.faces.pages import tree

from gaoxin.apps.audit.models import Entry
from gaoxin.apps.people.demo import DEMO_PASSWORD
from gaoxin.apps.people.models import User

pytestmark = pytest.mark.django_db
AsUser = Callable[[str], Client]
ADDRESSES = ["/sign-in", "/z/yunqiao/", "/z/yunqiao/indicators/yunqiao-15/1", "/nowhere"]


def sign_in(client: Client, password: str = DEMO_PASSWORD, login: str = "limei", **more: str):  # type: ignore[no-untyped-def]
    return client.post("/sign-in", {"login": login, "password": password, **more})


def signed_in(client: Client) -> bool:
    return client.get("/z/yunqiao/").status_code == 200


def test_a_demo_button_signs_in_and_leads_to_the_zone() -> None:
    client = Client()
    page = tree(client.get("/sign-in"))  # type: ignore[arg-type]
    forms = [form for form in page.all("form") if form.attributes.get("action") == "/sign-in"]
    fields = [
        {each.attributes["name"]: each.attributes["value"] for each in form.all("input")}
        for form in forms
        if list(form.all("button", "person"))
    ]
    planner = next(form for form in fields if form["login"] == "limei")
    answer = client.post("/sign-in", planner, follow=True)
    assert answer.redirect_chain[-1] == ("/z/yunqiao/", 302)
    assert signed_in(client)
    logins = {form["login"] for form in fields}
    assert {user.login for user in User.objects.all()} == logins


def test_every_role_of_each_zone_has_a_demo_button() -> None:
    page = tree(Client().get("/sign-in"))  # type: ignore[arg-type]
    roles = [button.one("b").text for button in page.all("button", "person")]
    assert len(set(roles)) == 7


def test_outside_demo_mode_the_page_names_no_account(settings: Settings) -> None:
    settings.GAOXIN_DEMO = False
    shown = Client().get("/sign-in").content.decode()
    assert "limei" not in shown
    assert DEMO_PASSWORD not in shown


def test_a_wrong_password_is_told_without_saying_which_part_is_wrong() -> None:
    client = Client()
    wrong, unknown = sign_in(client, "wrong"), sign_in(client, "wrong", login="nobody")
    told = [tree(answer).one("p", "error").text for answer in (wrong, unknown)]
    assert told[0] == told[1]
    assert 'value="limei"' in wrong.content.decode()  # what was typed is kept
    assert not signed_in(client)


def test_signing_in_and_out_is_recorded() -> None:
    client, user = Client(), User.objects.get(login="limei")
    sign_in(client, "wrong")
    sign_in(client)
    assert client.get("/sign-out").status_code == 405
    client.post("/sign-out")
    assert not signed_in(client)
    acts = [(e.action, e.actor) for e in Entry.objects.order_by("-id")[:3]]
    assert acts == [
        ("sign_out", user.key), ("sign_in", user.key), ("sign_in.failed", "nobody"),
    ]  # fmt: skip


def test_what_was_typed_in_vain_is_not_kept_for_ever() -> None:
    """A login names a person, and a password is easily typed into the wrong field."""
    sign_in(Client(), "x", login="my-secret-passphrase")
    entry = Entry.objects.latest("id")
    assert (entry.action, entry.subject, entry.detail) == ("sign_in.failed", "", {})
    sign_in(Client(), "x")
    assert Entry.objects.latest("id").subject == User.objects.get(login="limei").key


def test_the_session_changes_its_key_on_signing_in() -> None:
    client = Client()
    sign_in(client)
    first = client.session.session_key
    client.post("/sign-out")
    sign_in(client)
    assert client.session.session_key != first


def test_the_first_address_leads_on() -> None:
    client = Client()
    assert client.get("/")["Location"] == "/sign-in"
    sign_in(client)
    assert client.get("/")["Location"] == "/z/yunqiao/"


def test_who_has_no_zone_is_told_so(as_user: AsUser) -> None:
    User.objects.create(login="nowhere")
    page = tree(as_user("nowhere").get("/"))  # type: ignore[arg-type]
    assert "安全管理员" in page.one("section", "empty").text


@pytest.mark.parametrize("inside", ["/z/yunqiao/projects", "/z/yunqiao/?as_of=2027-12-31", "/"])
def test_signing_in_leads_to_where_one_wanted_to_go(inside: str) -> None:
    assert sign_in(Client(), next=inside)["Location"] == inside


@pytest.mark.parametrize(
    "outside",
    [
        "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example",
        "\\\\evil.example", "javascript:alert(1)", "https:evil.example", " //evil.example",
        "http://testserver@evil.example/", "/\t/evil.example",
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/sign-in", "/language"])
def test_no_redirect_leaves_the_installation(address: str, outside: str) -> None:
    client = Client()
    told = {"login": "limei", "password": DEMO_PASSWORD, "language": "en", "next": outside}
    assert client.post(address, told)["Location"] == "/"


def test_nobody_comes_back_to_where_he_was_sent_from() -> None:
    client = Client()
    sent = client.get("/z/yunqiao/indicators?q=%E7%94%9F%E4%BA%A7")["Location"]
    page = tree(client.get(sent))  # type: ignore[arg-type]
    (first, *_rest) = [f for f in page.all("form") if f.attributes.get("action") == "/sign-in"]
    fields = {e.attributes["name"]: e.attributes.get("value", "") for e in first.all("input")}
    answer = client.post("/sign-in", {**fields, "login": "limei", "password": DEMO_PASSWORD})
    assert answer["Location"] == "/z/yunqiao/indicators?q=%E7%94%9F%E4%BA%A7"


@pytest.mark.parametrize("login", ["li\x00mei", "\x00"])
def test_a_login_with_a_character_that_no_database_keeps_is_wrong(login: str) -> None:
    assert sign_in(Client(), "wrong", login=login).status_code == 200


LONG = [pytest.param("x" * 5000), pytest.param("登录" * 200)]


@pytest.mark.parametrize("login", ["", " ", "'; --", "%00", "👤", *LONG])
def test_a_strange_login_is_wrong(login: str) -> None:
    assert sign_in(Client(), login=login).status_code == 200
    assert sign_in(Client(), password=login).status_code == 200


def test_an_address_with_a_character_that_no_database_keeps_is_not_there(as_user: AsUser) -> None:
    assert as_user("xuwei").get("/z/yunqiao/indicators/yunqiao-15/%00").status_code == 404


# -- five wrong passwords --------------------------------------------------------------------------


def test_the_fifth_wrong_password_is_told_to_wait() -> None:
    client = Client()
    statuses = [sign_in(client, "wrong").status_code for _ in range(6)]
    assert statuses == [200, 200, 200, 200, 429, 429]


def test_after_five_wrong_passwords_the_account_is_shut_to_that_machine() -> None:
    client = Client()
    for _ in range(5):
        sign_in(client, "wrong")
    locked = sign_in(client)
    assert locked.status_code == 429
    assert "一刻钟" in tree(locked).one("p", "error").text
    assert not signed_in(client)
    other = Client(REMOTE_ADDR="127.0.0.2")
    assert sign_in(other).status_code == 302


def test_wrong_passwords_are_counted_for_each_account() -> None:
    client = Client()
    for _ in range(4):
        sign_in(client, "wrong")
    assert sign_in(client, "wrong", login="wangruochuan").status_code == 200
    assert sign_in(client, "wrong", login="linxiaohe").status_code == 200


def test_a_right_password_starts_the_count_anew() -> None:
    client = Client()
    for _ in range(3):
        assert [sign_in(client, "wrong").status_code for _ in range(4)] == [200] * 4
        assert sign_in(client).status_code == 302


# -- what protects a page --------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/sign-in", "/sign-out", "/language"])
def test_a_form_without_its_token_is_refused(address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(address, {"login": "limei", "password": DEMO_PASSWORD}).status_code == 403


def test_a_form_with_its_token_is_taken() -> None:
    client = Client(enforce_csrf_checks=True)
    page = tree(client.get("/sign-in"))  # type: ignore[arg-type]
    token = next(
        field.attributes["value"]
        for field in page.all("input")
        if field.attributes["name"] == "csrfmiddlewaretoken"
    )
    assert sign_in(client, csrfmiddlewaretoken=token).status_code == 302
    assert client.post("/z/yunqiao/observations/add", {"text": ""}).status_code == 403


def test_a_form_that_is_too_old_is_told_in_the_products_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {})
    assert tree(answer).one("html").attributes["lang"] == "zh-CN"  # type: ignore[arg-type]


def answers(as_user: AsUser) -> list[HttpResponse]:
    client = as_user("limei")
    return [client.get(address) for address in ADDRESSES[:3]]  # type: ignore[misc]


def test_the_policy_of_a_page_allows_nothing_inline(as_user: AsUser) -> None:
    for answer in answers(as_user):
        policy = dict(
            part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
        )
        assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
        assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
        assert policy["form-action"] == "'self'"
        assert "unsafe" not in str(policy)


def test_a_page_keeps_to_its_policy(as_user: AsUser) -> None:
    for answer in answers(as_user):
        page = tree(answer)
        for script in page.all("script"):
            is_data = script.attributes.get("type") == "application/json"
            assert is_data or script.attributes["src"].startswith("/static/")
        assert not list(page.all("style"))
        text = answer.content.decode()
        assert ' style="' not in text
        assert " on" + 'click="' not in text
        assert "://" not in text.replace("http://www.w3.org", "")


def test_other_headers_of_a_page(as_user: AsUser) -> None:
    for answer in answers(as_user):
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Cookie" in answer["Vary"]


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites() -> None:
    client = Client()
    client.get("/sign-in")
    sign_in(client)
    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def test_an_unknown_host_is_refused() -> None:
    assert Client(HTTP_HOST="evil.example").get("/sign-in").status_code == 400


def test_health_says_no_more_than_that(django_assert_num_queries: Callable[..., object]) -> None:
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        assert Client().get("/health").content == b"ok"

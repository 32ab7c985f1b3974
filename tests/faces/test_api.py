"""The API: the same rights, days and refusals as the pages, in the shapes that it promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.faces.test_intake import COLUMNS, csv

from gaoxin.apps.audit.models import Entry
from gaoxin.apps.evidence.models import Observation
from gaoxin.apps.people.actions import new_api_key, set_active
from gaoxin.apps.people.models import User
from gaoxin.apps.people.viewer import Viewer

pytestmark = pytest.mark.django_db
AsUser = Callable[[str], Client]
At = Callable[[str], Viewer]
YUNQIAO, JINAN = "/api/v1/zones/yunqiao/", "/api/v1/zones/jinan/"


@pytest.fixture
def planner(as_user: AsUser) -> Client:
    return as_user("limei")


def ask(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    return answer.json()


# -- who asks --------------------------------------------------------------------------------------


@pytest.fixture
def key(viewer: At) -> str:
    return new_api_key(viewer("limei"), "another system")


def test_a_key_opens_what_its_user_may_open(key: str) -> None:
    system = Client(headers={"x-api-key": key})
    assert [zone["key"] for zone in ask(system, "/api/v1/zones")] == ["yunqiao"]
    assert ask(system, f"{YUNQIAO}indicators")
    ask(system, f"{JINAN}indicators", 403)


def test_a_key_needs_no_token_of_a_form(key: str) -> None:
    system = Client(enforce_csrf_checks=True, headers={"x-api-key": key})
    told = {"csv": csv({}), "source_name": "x"}
    answer = system.post(f"{YUNQIAO}observations", told, content_type="application/json")
    assert answer.status_code == 200


def test_a_session_needs_the_token_of_a_form(planner: Client) -> None:
    planner.handler.enforce_csrf_checks = True
    told = {"csv": csv({}), "source_name": "x"}
    answer = planner.post(f"{YUNQIAO}observations", told, content_type="application/json")
    assert answer.status_code == 403
    assert ask(planner, f"{YUNQIAO}indicators")


@pytest.mark.parametrize("wrong", ["", "gx_wrong", "规划"])
def test_a_wrong_key_opens_nothing(wrong: str) -> None:
    assert ask(Client(headers={"x-api-key": wrong}), "/api/v1/zones", 401)["detail"]


def test_a_revoked_key_opens_nothing(key: str, viewer: At) -> None:
    user = User.objects.get(login="limei")
    set_active(viewer("hanshou"), user.key, active=False)
    ask(Client(headers={"x-api-key": key}), "/api/v1/zones", 401)


def test_the_session_of_a_locked_account_opens_nothing(planner: Client) -> None:
    User.objects.filter(login="limei").update(is_active=False)
    ask(planner, "/api/v1/zones", 401)


def test_a_refusal_names_what_is_lacking(as_user: AsUser) -> None:
    assert ask(as_user("xuwei"), f"{YUNQIAO}standings", 403) == {
        "code": "forbidden", "detail": "indicator.read",
    }  # fmt: skip
    assert ask(as_user("limei"), f"{JINAN}plans", 403)["code"] == "forbidden"
    assert ask(as_user("limei"), "/api/v1/zones/nowhere/plans", 403)["code"] == "forbidden"


def test_what_is_denied_is_recorded_as_on_the_pages(as_user: AsUser) -> None:
    client, acts = as_user("xuwei"), Entry.objects.filter(action="denied")
    client.get("/z/yunqiao/indicators")
    assert acts.count() == 1
    client.get(f"{YUNQIAO}indicators")
    assert acts.count() == 2


def test_what_is_not_there(planner: Client) -> None:
    assert ask(planner, f"{YUNQIAO}indicators?as_of=2020-01-01", 404)["detail"]
    assert ask(planner, f"{YUNQIAO}indicators?plan=nothing", 404)["detail"]
    assert ask(planner, f"{YUNQIAO}plans?as_of=2020-01-01") == []
    assert ask(planner, f"{YUNQIAO}observations?indicator=yunqiao-15/99") == []
    assert ask(planner, f"{YUNQIAO}observations?indicator=jinan-14/1") == []
    assert ask(planner, f"{YUNQIAO}observations?indicator=nonsense") == []


def test_every_refusal_has_one_shape_and_stands_in_the_schema(planner: Client) -> None:
    refusals = [
        Client().get("/api/v1/zones"),
        planner.get(f"{YUNQIAO}indicators?as_of=2020-01-01"),
        planner.get(f"{YUNQIAO}indicators?as_of=yesterday"),
    ]
    told = [answer.json() for answer in refusals]
    assert [set(body) for body in told] == [{"code", "detail"}] * 3
    assert {type(body["detail"]) for body in told} == {str}
    paths = ask(planner, "/api/v1/openapi.json")["paths"]
    operation = paths["/api/v1/zones/{zone}/indicators"]["get"]
    assert {"200", "401", "403", "404", "422"} <= set(operation["responses"])


# -- what is answered ------------------------------------------------------------------------------


def test_the_plan_in_force(planner: Client) -> None:
    (plan,) = ask(planner, f"{YUNQIAO}plans?as_of=2026-03-20")
    assert (plan["key"], plan["edition"], plan["stage"]) == ("yunqiao-15", 1, "adopted")
    assert (plan["base_year"], plan["start_year"], plan["end_year"]) == (2025, 2026, 2030)


def test_a_figure_never_walks_alone(planner: Client) -> None:
    figures = ask(planner, f"{YUNQIAO}observations?limit=5000")
    assert len(figures) == Observation.objects.filter(indicator__plan__key="yunqiao-15").count()
    for figure in figures:
        for name in ("unit", "period", "period_kind", "status", "source", "known_from"):
            assert figure[name], name
        assert figure["simulated"] is True


def test_a_figure_is_given_as_it_was_written(planner: Client) -> None:
    row = Observation.objects.filter(written__contains=".").earliest("id")
    zone, system = row.indicator.plan.zone.key, Client()
    system.force_login(
        User.objects.filter(memberships__zone__key=zone, memberships__role="planner").get(),
        "django.contrib.auth.backends.ModelBackend",
    )
    (figure,) = [
        each for each in ask(system, f"/api/v1/zones/{zone}/observations") if each["id"] == row.pk
    ]
    assert figure["value"] == row.written
    assert figure["indicator"] == row.indicator.public_key


def test_the_day_that_is_asked_for(planner: Client) -> None:
    day = "2027-06-30"
    figures = ask(planner, f"{YUNQIAO}observations?as_of={day}&limit=5000")
    assert figures
    assert max(figure["known_from"] for figure in figures) <= day
    assert {each["as_of"] for each in ask(planner, f"{YUNQIAO}standings?as_of={day}")} == {day}
    later = ask(planner, f"{YUNQIAO}observations?limit=5000")
    assert len(later) > len(figures)


def test_pages_of_figures_follow_each_other(planner: Client) -> None:
    everything = ask(planner, f"{YUNQIAO}observations?limit=20")
    parts = [
        ask(planner, f"{YUNQIAO}observations?limit=7&offset={offset}") for offset in (0, 7, 14)
    ]
    assert [figure for part in parts for figure in part][:20] == everything
    one = everything[0]["indicator"]
    of_one = ask(planner, f"{YUNQIAO}observations?indicator={one}")
    assert {figure["indicator"] for figure in of_one} == {one}


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=5001", "limit=x", "offset=-1", "as_of=yesterday", "as_of=2028-02-30"],
)
def test_a_question_that_makes_no_sense_is_refused(query: str, planner: Client) -> None:
    refused = ask(planner, f"{YUNQIAO}observations?{query}", 422)
    assert query.partition("=")[0] in json.dumps(refused)


def test_an_offset_beyond_counting_is_refused_or_empty(planner: Client) -> None:
    assert planner.get(f"{YUNQIAO}observations?offset={10**30}").status_code in (200, 422)


@pytest.mark.parametrize("query", ["observations?indicator=%00", "indicators?plan=%00"])
def test_a_character_that_no_database_keeps_finds_nothing(query: str, planner: Client) -> None:
    assert planner.get(YUNQIAO + query).status_code in (200, 404, 422)


def test_indicators_carry_their_targets(planner: Client) -> None:
    indicators = ask(planner, f"{YUNQIAO}indicators")
    (revenue,) = [each for each in indicators if each["key"] == "3"]
    assert (revenue["public_key"], revenue["unit"]) == ("yunqiao-15/3", "亿元")
    (target,) = [each for each in revenue["targets"] if each["origin"] == "table"]
    assert (target["kind"], target["deadline"]) == ("level", "2030-12-31")
    assert Decimal(target["value"]) > Decimal(target["base"]) > 0
    assert target["span"]["line"] > 0


def test_the_standings_of_the_acceptance(as_user: AsUser) -> None:
    client = as_user("jn-planner")

    def standing(key: str, day: str, target: str | None = None) -> Any:
        found = [
            each
            for each in ask(client, f"{JINAN}standings?as_of={day}")
            if each["indicator"] == f"jinan-14/{key}" and target in (None, each["target"])
        ]
        return found[0]

    revenue = standing("3", "2025-12-01")
    assert (revenue["verdict"], revenue["severe"]) == ("behind", False)
    assert (round(revenue["progress"], 2), round(revenue["path_share"], 2)) == (0.67, 0.76)
    trade = standing("18", "2024-12-31")
    assert (trade["verdict"], trade["severe"]) == ("behind", True)
    assert (round(trade["progress"], 2), round(trade["path_share"], 2)) == (0.27, 0.46)
    assert standing("1", "2024-12-31")["verdict"] == "behind"
    awaited = standing("3", "2026-11-23")
    assert (awaited["verdict"], awaited["last"]["verdict"]) == ("pending_final", "behind")


def test_every_standing_explains_itself_in_sentences(planner: Client) -> None:
    standings = ask(planner, f"{YUNQIAO}standings")
    assert standings
    known = set(Observation.objects.values_list("pk", flat=True))
    for standing in standings:
        assert standing["method"]
        assert standing["scheme"]
        assert standing["reasons"]
        for reason in standing["reasons"]:
            assert reason["text"]
            assert not reason["text"].startswith(reason["code"]), reason
        assert set(standing["inputs"]) <= known


def test_sentences_follow_the_language_asked_for(planner: Client) -> None:
    address = f"{YUNQIAO}standings"
    chinese = planner.get(address, headers={"accept-language": "zh"}).json()
    english = planner.get(address, headers={"accept-language": "en"}).json()
    texts = [[r["text"] for s in answer for r in s["reasons"]] for answer in (chinese, english)]
    codes = [[r["code"] for s in answer for r in s["reasons"]] for answer in (chinese, english)]
    assert codes[0] == codes[1]
    assert all(one != other for one, other in zip(*texts, strict=True))


def test_projects_name_their_boxes_and_leave_open_what_is_not_known(as_user: AsUser) -> None:
    projects = ask(as_user("jn-planner"), f"{JINAN}projects?as_of=2025-01-01")
    assert len(projects) == 189
    assert sum(len(project["boxes"]) for project in projects) == 243
    assert {project["investment"] for project in projects} == {None}  # the plan states none


# -- figures on their way in -----------------------------------------------------------------------


def give(client: Client, text: str, query: str = "", **more: object) -> HttpResponse:
    told = {"csv": text, "source_name": "another system", **more}
    return client.post(  # type: ignore[return-value]
        f"{YUNQIAO}observations{query}", json.dumps(told), content_type="application/json"
    )


def kept() -> int:
    return Observation.objects.filter(batch__source_name="another system").count()


def test_figures_are_checked_and_kept_when_told_so(planner: Client) -> None:
    text = csv({}, {"value": "many"})
    checked = json.loads(give(planner, text).content)
    assert (checked["good"], checked["kept"], kept()) == (1, 0, 0)
    (refused,) = checked["refused"]
    assert (refused["row"], refused["code"]) == (3, "quality.not_a_number")
    assert "many" in refused["detail"]
    assert json.loads(give(planner, text, "?keep=true").content)["kept"] == 1
    assert json.loads(give(planner, text, "?keep=true").content)["kept"] == 0
    assert kept() == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "intake.no_header"),
        ("今天天气很好", "intake.no_header"),
        (csv({}, header=COLUMNS[:3]), "intake.no_header"),
        ('"', "intake.not_csv"),
    ],
)
def test_text_that_holds_no_figures_is_refused(text: str, code: str, planner: Client) -> None:
    answer = give(planner, text)
    assert answer.status_code == 422
    told = json.loads(answer.content)
    assert told["code"] == code
    assert not told["detail"].startswith(code)


@pytest.mark.parametrize("body", ["", "{", "[]", '{"csv": 1}', '{"source_name": "x"}'])
def test_a_body_of_another_shape_is_refused(body: str, planner: Client) -> None:
    answer = planner.post(f"{YUNQIAO}observations", body, content_type="application/json")
    assert answer.status_code in (400, 422)


def test_a_name_that_is_too_long_is_refused(planner: Client) -> None:
    assert give(planner, csv({}), source_name="x" * 201).status_code == 422


def test_a_reporter_keeps_only_what_his_body_leads(as_user: AsUser) -> None:
    client = as_user("wangruochuan")
    assert give(client, csv({}), "?keep=true").status_code == 403
    assert kept() == 0
    assert give(client, csv({"indicator": "18"}), "?keep=true").status_code == 200
    assert kept() == 1


def test_text_with_a_character_that_no_database_keeps_is_refused(planner: Client) -> None:
    answer = give(planner, csv({"source": "来\x00源"}))
    assert answer.status_code == 422 or json.loads(answer.content)["good"] == 0


def test_nothing_can_be_changed_or_removed(planner: Client) -> None:
    for method in (planner.put, planner.patch, planner.delete):
        assert method(f"{YUNQIAO}observations").status_code == 405
    assert planner.post(f"{YUNQIAO}indicators").status_code == 405


def test_the_day_is_the_zones_own_where_none_is_asked_for(planner: Client) -> None:
    assert {each["as_of"] for each in ask(planner, f"{YUNQIAO}standings")} == {
        date(2028, 6, 30).isoformat()
    }

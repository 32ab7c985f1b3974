"""Pages of the staff: both languages, any day, and every number leads to its source."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.faces.pages import Element, tree
from tests.world.layouts import FOLDER

from gaoxin.apps.evidence.models import Observation
from gaoxin.formats.zone_folder import read_plan

pytestmark = pytest.mark.django_db
AsUser = Callable[[str], Client]
HAN = re.compile("[\u4e00-\u9fff]")
ZONE = "/z/yunqiao/"
CLOCK = date(2028, 6, 30)  # the zone's own
PLAN_DAY = date(2026, 3, 20)
LISTS = ("", "indicators", "projects", "outline")
DETAILS = ("indicators/yunqiao-15/1", "projects/yunqiao-15/p001", "outline/yunqiao-15/1")
OTHERS = ("indicators?origin=text", "outline/yunqiao-15/2.1", "observations", "observations/add")
PLACES = (*LISTS, *DETAILS, *OTHERS, "coverage", "rights")


@pytest.fixture
def planner(as_user: AsUser) -> Client:
    return as_user("limei")


@pytest.fixture
def jinan(as_user: AsUser) -> Client:
    return as_user("jn-planner")


def page(client: Client, address: str, status: int = 200) -> Element:
    answer = client.get(address)
    assert answer.status_code == status, address
    return tree(answer)  # type: ignore[arg-type]


def rows(shown: Element) -> list[Element]:
    """Rows of the indicator table, the groups' headings left out."""
    (table,) = shown.all("table", "indicators")
    bodies = table.all("tbody")
    return [row for body in bodies for row in body.all("tr") if list(row.all("td"))]


def number(text: str) -> int:
    (found,) = re.findall(r"\d+", text)
    return int(found)


@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_well_formed_and_says_what_it_is(place: str, planner: Client) -> None:
    shown = page(planner, ZONE + place)
    assert shown.one("h1").text
    assert shown.one("title").text.endswith("云桥高新区 · 高新")
    assert shown.one("main").attributes["id"] == "main"
    assert shown.one("a", "skip").href == "#main"
    assert shown.one("p", "fictional-strip").text
    ids = [e.attributes["id"] for e in all_elements(shown) if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def all_elements(element: Element) -> list[Element]:
    below = [child for child in element.children if isinstance(child, Element)]
    return [*below, *(each for child in below for each in all_elements(child))]


@pytest.mark.parametrize("place", PLACES)
def test_every_link_of_a_page_leads_somewhere(place: str, planner: Client) -> None:
    links = {link.href for link in page(planner, ZONE + place).all("a") if link.href[:1] == "/"}
    assert links
    if len(links) > 60:  # long lists: the first of each kind of address
        kinds = {re.sub(r"\d+", "0", link): link for link in sorted(links, reverse=True)}
        links = set(kinds.values())
    for link in links:
        answer = planner.get(link)
        assert answer.status_code in (200, 302), link


# -- languages -------------------------------------------------------------------------------------

IN_ENGLISH = {
    "": "limei", "indicators": "limei", "coverage": "limei", "rights": "limei",
    "observations/add": "limei", "status": "xuwei", "accounts": "hanshou",
}  # fmt: skip


def words_of_the_plan() -> set[str]:
    """What is shown as the plan writes it: its number, and the words of targets without figure."""
    plan = read_plan(FOLDER)
    return {plan.number, *(target.raw for target in plan.targets if HAN.search(target.raw))}


@pytest.mark.parametrize("place", IN_ENGLISH)
def test_but_for_words_of_the_plan_a_page_is_english_through_and_through(
    place: str, as_user: AsUser
) -> None:
    client = as_user(IN_ENGLISH[place])
    client.cookies["gaoxin_language"] = "en"
    shown = page(client, ZONE + place)
    assert shown.one("html").attributes["lang"] == "en"
    words = shown.text.replace("中文", "", 1)  # the one way back
    for as_written in words_of_the_plan():
        words = words.replace(as_written, "")
    assert not HAN.findall(words), re.findall("[\u4e00-\u9fff]+", words)


@pytest.mark.parametrize("place", PLACES)
def test_the_same_page_in_both_languages(place: str, planner: Client) -> None:
    shapes = []
    for language in ("zh-hans", "en"):
        planner.cookies["gaoxin_language"] = language
        answer = planner.get(ZONE + place)
        assert answer["Content-Language"] == language
        shown = tree(answer)  # type: ignore[arg-type]
        shapes.append([element.tag for element in all_elements(shown)])
    assert shapes[0] == shapes[1]


def test_the_language_is_a_choice_that_is_kept(planner: Client) -> None:
    answer = planner.post("/language", {"language": "en", "next": f"{ZONE}projects"})
    assert (answer.status_code, answer["Location"]) == (302, f"{ZONE}projects")
    assert page(planner, ZONE).one("html").attributes["lang"] == "en"
    planner.post("/language", {"language": "zh-hans", "next": "/"})
    assert page(planner, ZONE).one("html").attributes["lang"] == "zh-CN"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("en-GB,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.5", "zh-CN"),
        ("fr", "zh-CN"),
        ("", "zh-CN"),
    ],
)
def test_without_a_choice_the_browser_decides(header: str, language: str, db: None) -> None:
    shown = page(Client(headers={"accept-language": header}), "/sign-in")
    assert shown.one("html").attributes["lang"] == language


# -- the overview ----------------------------------------------------------------------------------

DAYS = [("limei", "/z/yunqiao/?as_of=2028-06-30"), ("jn-planner", "/z/jinan/?as_of=2024-12-31")]


@pytest.mark.parametrize(("login", "address"), DAYS)
def test_every_latest_value_leads_to_its_observation(
    login: str, address: str, as_user: AsUser
) -> None:
    client = as_user(login)
    seen = 0
    for row in rows(page(client, address)):
        cell = next(row.all("td", "num"))
        links = list(cell.all("a"))
        if not links:
            assert cell.text == "尚未公布"
            continue
        (link,) = links
        if "累计至" in cell.text:  # a sum of several: its inputs stand on the indicator's page
            assert "用到的数据" in page(client, link.href).one("main").text
            continue
        assert re.match(r"/z/\w+/observations/\d+", link.href)
        source = page(client, link.href)
        assert source.one("h1").text.startswith(link.text)
        assert next(cell.all("small", "period")).text in source.one("h1").text
        seen += 1
    assert seen > 3


@pytest.mark.parametrize(("login", "address"), DAYS)
def test_the_tally_adds_up_and_each_count_can_be_followed(
    login: str, address: str, as_user: AsUser
) -> None:
    client = as_user(login)
    shown = page(client, address)
    total = number(re.split("[项]", shown.one("h1").text)[0])
    assert total == len(rows(shown))
    counts = []
    for link in shown.one("ul", "tally").all("a"):
        counts.append(number(link.one("b").text))
        listed = page(client, link.href)
        empty = list(listed.all("section", "empty"))
        assert counts[-1] == (0 if empty else len(rows(listed)))
    assert sum(counts) == total


@pytest.mark.parametrize(("login", "address"), DAYS)
def test_why_not_counts_what_cannot_be_judged(login: str, address: str, as_user: AsUser) -> None:
    shown = page(as_user(login), address)
    silent = [row for row in rows(shown) if "无法评价" in list(row.all("td"))[5].text]
    given = [number(b.text) for ul in shown.all("ul", "plain") for b in ul.all("b")]
    assert sum(given) == len(silent)


def test_projects_can_be_followed_by_area_and_kind(planner: Client) -> None:
    shown = page(planner, ZONE)
    for bars in shown.all("ul", "bars"):
        for item in bars.all("li"):
            count = number(item.one("span").text)
            listed = page(planner, item.one("a").href).one("table", "register")
            assert len(list(listed.one("tbody").all("tr"))) == count


def test_the_share_of_time_that_has_passed(planner: Client) -> None:
    start, end = date(2026, 1, 1), date(2030, 12, 31)
    share = ((CLOCK - start).days + 1) / ((end - start).days + 1)
    assert f"已过 {share:.0%}" in page(planner, ZONE).one("div", "clock").text


def test_jinan_on_three_days_of_the_acceptance(jinan: Client) -> None:
    def verdict(key: str, day: str) -> str:
        found = rows(page(jinan, f"/z/jinan/?as_of={day}"))
        row = next(row for row in found if row.one("td", "no").text == key)
        return list(row.all("td"))[5].text

    assert "滞后" in verdict("1", "2024-12-31")  # growth, the table's own target
    assert "滞后" in verdict("3", "2025-12-01")
    assert "严重滞后" in verdict("18", "2024-12-31")
    assert "待终评" in verdict("3", "2026-11-23")


def test_gdp_of_jinan_shows_growth_and_level_apart(jinan: Client) -> None:
    shown = page(jinan, "/z/jinan/indicators/jinan-14/1?as_of=2024-12-31")
    cards = list(shown.all("section", "standing"))
    told = [(card.one("h2").text, card.one("p", "big").text) for card in cards]
    growth = next(verdict for title, verdict in told if title.startswith("增速"))
    level = next(verdict for title, verdict in told if "2,000" in title or "2000" in title)
    assert "滞后" in growth
    assert "快于预期" in level
    assert "67.2%" in shown.text
    assert "60%" in shown.text


# -- any day ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", LISTS)
def test_before_the_plan_a_page_says_so_and_leads_to_its_first_day(
    place: str, planner: Client
) -> None:
    before = PLAN_DAY - timedelta(days=1)
    shown = page(planner, f"{ZONE}{place}?as_of={before}")
    link = shown.one("section", "empty").one("a")
    assert link.href == f"{ZONE}{place}?as_of={PLAN_DAY}"
    assert not list(page(planner, link.href).all("section", "empty"))


@pytest.mark.parametrize("place", DETAILS)
def test_before_the_plan_its_parts_are_not_there(place: str, planner: Client) -> None:
    page(planner, f"{ZONE}{place}?as_of=2026-03-19", 404)
    page(planner, f"{ZONE}{place}?as_of=2026-03-20")


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2026-03-20", "9999-12-31"])
@pytest.mark.parametrize("place", [*LISTS, "observations", "coverage"])
def test_no_day_is_too_far(place: str, day: str, planner: Client) -> None:
    page(planner, f"{ZONE}{place}?as_of={day}")


@pytest.mark.parametrize("text", ["yesterday", "2028-13-01", "2028-02-30", "28-1-1", "2028/06/30"])
@pytest.mark.parametrize("place", ["", "indicators/yunqiao-15/1", "coverage"])
def test_a_day_that_is_none_is_answered_with_the_remedy(
    place: str, text: str, planner: Client
) -> None:
    shown = page(planner, f"{ZONE}{place}?as_of={text}", 400)
    assert f"“{text}”不是日期" in shown.text
    assert "2023-06-30" in shown.text


@pytest.mark.parametrize("place", PLACES)
def test_the_chosen_day_travels_along(place: str, planner: Client) -> None:
    joint = "&" if "?" in place else "?"
    shown = page(planner, f"{ZONE}{place}{joint}as_of=2027-12-31")
    assert "2027-12-31" in shown.one("p", "travelling").text
    here = f"{ZONE}{place}".partition("?")[0]
    for link in shown.all("a"):
        if link.href.startswith("/z/") and link.href != here:
            assert "as_of=" in link.href, link.href
    for form in shown.all("form"):
        if form.attributes.get("method") == "get" and form.attributes.get("action"):
            assert any(field.attributes.get("name") == "as_of" for field in form.all("input"))


def test_a_figure_is_there_from_its_day(planner: Client) -> None:
    figure = Observation.objects.filter(
        indicator__plan__key="yunqiao-15", known_from__gt=PLAN_DAY
    ).latest("known_from")
    address = f"{ZONE}observations/{figure.pk}?as_of="
    page(planner, f"{address}{figure.known_from}")
    page(planner, f"{address}{figure.known_from - timedelta(days=1)}", 404)


def test_the_chart_and_the_register_hold_nothing_from_later_days(planner: Client) -> None:
    day = date(2027, 6, 30)
    shown = page(planner, f"{ZONE}observations?as_of={day}")
    (table,) = shown.all("table", "register")
    days = [list(row.all("td"))[4].text for row in table.one("tbody").all("tr")]
    assert days
    assert max(days) <= day.isoformat()


# -- what is not there -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        "indicators/yunqiao-15/99", "indicators/nothing/1", "indicators/jinan-14/1",
        "projects/yunqiao-15/p999", "projects/jinan-14/p001", "outline/yunqiao-15/99",
        "outline/nothing/1", "observations/999999999", "observations/" + "9" * 30, "nothing",
        "observations/0", "indicators/yunqiao-15/" + "x" * 500,
    ],
)  # fmt: skip
def test_an_unknown_key_is_answered_with_a_page(place: str, planner: Client) -> None:
    shown = page(planner, ZONE + place, 404)
    assert shown.one("h1").text == "没有这一页"
    assert shown.one("section", "empty").one("a").href == "/"


def test_a_figure_of_another_zone_is_not_there(planner: Client) -> None:
    figure = Observation.objects.filter(indicator__plan__key="jinan-14").earliest("id")
    page(planner, f"{ZONE}observations/{figure.pk}", 404)


def test_an_unknown_address_is_answered_to_nobody_too(db: None) -> None:
    page(Client(), "/nothing/at/all", 404)


# -- filters ---------------------------------------------------------------------------------------


def shown_of(shown: Element) -> tuple[int, int]:
    """(all, shown) as the page counts them."""
    (line,) = [p.text for p in shown.all("p", "soft") if p.attributes.get("role") == "status"]
    everything, visible = re.findall(r"\d+", line)
    return int(everything), int(visible)


def test_indicators_by_verdict_goal_attribute_and_words(planner: Client) -> None:
    everything = rows(page(planner, f"{ZONE}indicators"))
    behind = page(planner, f"{ZONE}indicators?verdict=behind")
    assert {"滞后" in row.text for row in rows(behind)} == {True}
    assert shown_of(behind) == (len(everything), len(rows(behind)))
    binding = rows(page(planner, f"{ZONE}indicators?attribute=binding"))
    assert len(binding) == sum("约束性" in row.text for row in everything) > 0
    goal = page(planner, f"{ZONE}indicators?goal=g2")
    assert len(list(goal.one("table", "indicators").all("tr", "group"))) == 1
    named = rows(page(planner, f"{ZONE}indicators?q=生产总值"))
    assert {"生产总值" in row.one("td", "name").text for row in named} == {True}
    english = rows(page(planner, f"{ZONE}indicators?q=GROSS"))
    assert len(english) == len(named) > 0


def test_indicators_by_origin(planner: Client) -> None:
    tabs = page(planner, f"{ZONE}indicators").one("nav", "tabs")
    for tab in tabs.all("a"):
        assert len(rows(page(planner, tab.href))) == number(tab.one("small").text)
    table = shown_of(page(planner, f"{ZONE}indicators"))
    assert shown_of(page(planner, f"{ZONE}indicators?origin=nonsense")) == table


def test_projects_by_area_kind_box_and_words(planner: Client) -> None:
    total, _ = shown_of(page(planner, f"{ZONE}projects"))
    east = page(planner, f"{ZONE}projects?area=east")
    cells = [list(row.all("td")) for row in east.one("tbody").all("tr")]
    assert {"东片区" in row[2].text for row in cells} == {True}
    with_area = sum("未标" not in r.text for r in page(planner, f"{ZONE}projects").all("tr")) - 1
    none = shown_of(page(planner, f"{ZONE}projects?area=none"))
    assert none == (total, total - with_area)
    box = page(planner, f"{ZONE}projects?box=b1").one("tbody")
    assert {"1" in list(row.all("td"))[3].text.split() for row in box.all("tr")} == {True}
    alias = page(planner, f"{ZONE}projects?q=云桥开放实验室项目").one("tbody")
    assert [row.one("td", "name").text for row in alias.all("tr")] == ["云桥开放实验室"]


@pytest.mark.parametrize(
    "place", ["indicators?q=zzz", "indicators?verdict=nonsense", "projects?q=zzz", "projects?box=x"]
)
def test_a_filter_that_finds_nothing_offers_to_clear_it(place: str, planner: Client) -> None:
    empty = page(planner, ZONE + place).one("section", "empty")
    assert not list(page(planner, empty.one("a").href).all("section", "empty"))


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=abc", "page=99999999999999999999", "q=%25%27", "q=👤"]
)
@pytest.mark.parametrize("place", ["observations", "indicators", "projects"])
def test_no_query_brings_a_page_down(place: str, query: str, planner: Client) -> None:
    page(planner, f"{ZONE}{place}?{query}")

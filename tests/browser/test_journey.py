"""From signing in to a project, as people do it: on a desk and on a phone, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Opened = Callable[..., "Visit"]
DESK, PHONE = (1280, 900), (390, 844)
ZONE = "/z/yunqiao/"
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_journey(size: tuple[int, int], language: str, visit: Opened, tmp_path: Path) -> None:
    here = visit(*size, language)
    page = here.page
    here.open("/sign-in")
    here.look()
    here.sign_in("limei")
    assert page.url == here.address + ZONE
    assert page.locator("html").get_attribute("lang") == {"zh-CN": "zh-CN", "en-GB": "en"}[language]
    here.look()
    assert page.locator("table.indicators tbody tr:not(.group)").count() > 20
    page.screenshot(path=tmp_path / "overview.png", full_page=True)

    here.follow(page.locator("table.indicators td.name a").nth(2))
    drawn = page.locator("[data-chart] svg text")
    drawn.first.wait_for()
    years = {text for text in drawn.all_text_contents() if re.fullmatch(r"20\d\d", text)}
    assert {"2025", "2030"} <= years
    here.look()

    here.open(f"{ZONE}projects")
    here.look()
    here.follow(page.locator("table.register td.name a").first)
    assert "/projects/yunqiao-15/" in page.url
    here.look()

    here.open(f"{ZONE}outline")
    here.look()
    here.follow(page.locator("table.outline-table tbody a").nth(1))
    assert "/outline/yunqiao-15/" in page.url
    here.look()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_reader_goes_back_to_a_day_and_returns(size: tuple[int, int], visit: Opened) -> None:
    here = visit(*size)
    here.sign_in("limei")
    page = here.page
    page.locator("details.as-of summary").click()
    page.locator("details.as-of input[type=date]").fill("2026-12-31")
    here.follow(page.locator("details.as-of button"))
    assert page.url.endswith("as_of=2026-12-31")
    assert "2026-12-31" in page.locator("p.travelling").inner_text()
    here.look()
    here.follow(page.locator("p.travelling a"))
    assert page.locator("p.travelling").count() == 0
    here.look()


def test_before_the_plan_there_is_a_way_on(visit: Opened) -> None:
    here = visit()
    here.sign_in("limei")
    here.open(f"{ZONE}?as_of=2026-01-01")
    here.look()
    here.follow(here.page.locator("section.empty a"))
    assert here.page.locator("table.indicators").count() == 1


def test_the_other_language_is_one_click_away(visit: Opened) -> None:
    here = visit()
    here.sign_in("limei")
    here.follow(here.page.locator("button[value=en]"))
    assert here.page.url == here.address + ZONE
    assert not HAN.search(here.page.locator("header nav").inner_text())
    here.follow(here.page.locator("button[value=zh-hans]"))
    assert HAN.search(here.page.locator("header nav").inner_text())
    assert not here.troubles


def test_everything_is_reached_by_the_keyboard(visit: Opened) -> None:
    here = visit()
    here.sign_in("limei")
    page = here.page
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    assert page.locator("a.skip").is_visible()
    link = "() => document.activeElement.matches('nav a:not([aria-current])')"
    for _step in range(10):
        page.keyboard.press("Tab")
        if page.evaluate(link):
            break
    assert page.evaluate("() => document.activeElement.closest('nav').ariaLabel") == "主导航"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url != here.address + ZONE


def test_the_skip_link_leads_past_the_navigation(visit: Opened) -> None:
    here = visit()
    here.sign_in("limei")
    here.page.keyboard.press("Tab")
    here.page.keyboard.press("Enter")
    here.page.keyboard.press("Tab")
    assert here.page.evaluate("() => Boolean(document.activeElement.closest('main'))")


PAGES = {
    "jn-leader": ["/z/jinan/", "/z/jinan/indicators/jinan-14/1"],
    "linxiaohe": [f"{ZONE}observations", f"{ZONE}observations/add"],
    "chenzhiheng": [f"{ZONE}coverage", f"{ZONE}rights", f"{ZONE}indicators?origin=text"],
    "xuwei": [f"{ZONE}status"],
    "hanshou": [f"{ZONE}accounts"],
    "qinjian": [f"{ZONE}record"],
}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("login", PAGES)
def test_pages_of_every_role(login: str, size: tuple[int, int], visit: Opened) -> None:
    here = visit(*size)
    here.sign_in(login)
    for place in PAGES[login]:
        here.open(place)
        here.look()


def test_figures_are_brought_in_from_a_file(visit: Opened, tmp_path: Path) -> None:
    header = "indicator,period,period_kind,measure,value,unit,source,known_from"
    rows = ["一般公共预算收入,2028Q1,ytd,level,31.25,亿元,季报,2028-04-20", "人才,2027,a,b,c,d,e,f"]
    file = tmp_path / "figures.csv"
    file.write_text("\n".join([header, *rows]), "gb18030")
    here = visit()
    here.sign_in("limei")
    here.open(f"{ZONE}observations/add")
    here.page.locator("input[type=file]").set_input_files(file)
    here.follow(here.page.locator("main form button"))
    assert "31.25" in here.page.locator("main").inner_text()
    here.look()
    here.follow(here.page.locator("button[name=keep]"))
    assert "kept=1" in here.page.url
    here.look()

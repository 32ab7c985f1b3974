"""How many questions each page asks the database: the numbers in sql_counts.json may only fall."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gaoxin.apps.audit.actions import record, seal
from gaoxin.apps.evidence.actions import add_observations
from gaoxin.apps.evidence.models import Observation
from gaoxin.apps.people.viewer import Viewer
from gaoxin.apps.plans.access import in_force
from gaoxin.engines import quality
from gaoxin.engines.plan import Measure
from gaoxin.kernel.periods import Period, PeriodKind

pytestmark = pytest.mark.django_db
AsUser = Callable[[str], Client]
COUNTS = Path(__file__).with_name("sql_counts.json")
ALLOWED: dict[str, int] = json.loads(COUNTS.read_text("utf-8"))
OTHERS = {"status": "xuwei", "accounts": "hanshou", "record": "qinjian"}


def count(address: str, as_user: AsUser) -> int:
    """Of the second asking: the first also decodes the edition, once a process."""
    login = next((who for page, who in OTHERS.items() if address.endswith(page)), "limei")
    client = as_user(login)
    if address.endswith("FIRST"):
        first = Observation.objects.filter(indicator__plan__key="yunqiao-15").earliest("pk")
        address = address.replace("FIRST", str(first.pk))
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


@pytest.mark.parametrize("address", ALLOWED)
def test_a_page_asks_no_more_than_it_did(address: str, as_user: AsUser) -> None:
    asked = count(address, as_user)
    assert asked <= ALLOWED[address], (
        f"{address} asks {asked} questions, and asked {ALLOWED[address]} before; "
        f"if that cannot be helped, say why and change {COUNTS.name}"
    )


def two_hundred(viewer: Viewer) -> None:
    """As many more figures of one indicator, from as many days."""
    plan = in_force(viewer, date(2028, 6, 30))
    assert plan is not None
    figures = [
        quality.Observation(
            key=str(number), indicator="3", measure=Measure.LEVEL, period=Period(2027),
            kind=PeriodKind.ANNUAL, value=Decimal(number + 1), unit="亿元", source="probe",
            known_from=date(2028, 1, 1) - timedelta(days=-number % 180),
        )
        for number in range(200)
    ]  # fmt: skip
    assert add_observations(viewer, plan, figures, source_name="probe") == 200


@pytest.mark.parametrize("address", [each for each in ALLOWED if not each.endswith("record")])
def test_more_figures_make_no_more_questions(
    address: str, as_user: AsUser, viewer: Callable[[str], Viewer]
) -> None:
    before = count(address, as_user)
    two_hundred(viewer("limei"))
    assert count(address, as_user) <= before


def test_more_acts_make_no_more_questions(as_user: AsUser) -> None:
    before = count("/z/yunqiao/record", as_user)
    for number in range(20):
        record("probe", actor="u1", subject=str(number))
        seal()
    assert count("/z/yunqiao/record", as_user) <= before


def test_a_chapter_asks_no_more_than_a_section(as_user: AsUser) -> None:
    chapter, section = "/z/yunqiao/outline/yunqiao-15/1", "/z/yunqiao/outline/yunqiao-15/1.1"
    assert count(chapter, as_user) == count(section, as_user)

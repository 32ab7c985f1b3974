"""A plan may say anything; a page shows it as words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from tests.apps.samples import PLAN, at_work, changed, figure
from tests.faces.pages import tree

from gaoxin.apps.evidence.actions import add_observations
from gaoxin.apps.people.rights import Role
from gaoxin.apps.plans.access import in_force
from gaoxin.apps.plans.actions import load_plan
from gaoxin.apps.plans.models import Stage
from gaoxin.engines import plan as values
from gaoxin.kernel.text import Text

pytestmark = pytest.mark.django_db
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'"
NAME = Text(EVIL, EVIL)
HOSTILE = changed(
    title=NAME,
    number=EVIL,
    document=values.Document(EVIL, EVIL, 1),
    goals=(values.Goal("g1", NAME),),
    sections=(
        values.Section("1", values.SectionLevel.CHAPTER, EVIL, span=values.Span(1, 0, 1)),
        values.Section("1.1", values.SectionLevel.SECTION, EVIL, parent="1"),
    ),
    indicators=(
        values.Indicator(
            "1", NAME, EVIL, goal="g1", group=NAME, basis=NAME, note=NAME, body="first",
            attribute=values.Attribute.BINDING,
        ),
    ),
    targets=(
        values.Target(
            "1", "1", values.TargetKind.LEVEL, EVIL, value=Decimal(200), base=Decimal(100),
            modal=EVIL, raw=EVIL, section="1", note=NAME, deadline=date(2030, 12, 31),
        ),
        values.Target(
            "2", "1", values.TargetKind.RELATIVE, EVIL, modal=EVIL, raw=EVIL, section="1.1",
        ),
    ),
    year_targets=(
        values.YearTarget(
            "y", "1", 2026, values.YearTargetKind.ANNUAL, Decimal(1), EVIL, EVIL, date(2026, 4, 1)
        ),
    ),
    boxes=(values.Box("b1", 1, EVIL, section="1"),),
    entries=(values.BoxEntry("e1", "b1", EVIL, 1, EVIL, project="p1"),),
    projects=(
        values.Project(
            "p1", EVIL, kinds=(EVIL,), domains=(EVIL,), areas=(EVIL,), aliases=(EVIL,), note=NAME,
            start=EVIL, finish=EVIL,
        ),
    ),
    commitments=(
        values.Commitment("k1", "1", EVIL, lines=(EVIL,), indicators=("1",), areas=(EVIL,)),
    ),
)  # fmt: skip
PLACES = [
    "", "indicators", "indicators/probe-15/1", "projects", "projects/probe-15/p1", "outline",
    "outline/probe-15/1", "outline/probe-15/1.1", "observations",
    f"indicators?q={EVIL}", f"projects?q={EVIL}", f"observations?q={EVIL}", f"?as_of={EVIL}",
    f"?{EVIL}={EVIL}",
]  # fmt: skip


@pytest.fixture(params=[Stage.DRAFT, Stage.ADOPTED])
def planner(request: pytest.FixtureRequest) -> Client:
    """A browser of the planner in a zone with nothing but a hostile plan and figure."""
    viewer = at_work(Role.PLANNER)
    load_plan(viewer, HOSTILE, stage=request.param, reason=EVIL)
    plan = in_force(viewer, date(2028, 6, 30))
    assert plan is not None
    told = {"unit": EVIL[:24], "source": EVIL, "page": EVIL, "confidence": EVIL}
    add_observations(viewer, plan, [figure("2026", "110", **told)], source_name=EVIL)
    client = Client()
    assert viewer.user is not None
    client.force_login(viewer.user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("place", PLACES)
def test_a_page_shows_it_as_words(place: str, planner: Client) -> None:
    answer = planner.get("/z/probe/" + place)
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.content.decode()
    assert "<img" not in answer.content.decode()
    shown = tree(answer)  # type: ignore[arg-type]
    for script in shown.all("script"):
        assert script.attributes.get("src") or script.attributes["type"] == "application/json"


def test_a_figure_shows_it_as_words(planner: Client) -> None:
    from gaoxin.apps.evidence.models import Observation

    key = Observation.objects.get(indicator__plan__key=PLAN.key).pk
    shown = planner.get(f"/z/probe/observations/{key}").content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown


def test_the_record_shows_it_as_words(planner: Client) -> None:
    guard = Client()
    viewer = at_work(Role.AUDIT)
    assert viewer.user is not None
    guard.force_login(viewer.user, "django.contrib.auth.backends.ModelBackend")
    shown = guard.get("/z/probe/record")
    assert shown.status_code == 200
    assert "&lt;script&gt;alert(1)" in shown.content.decode()  # the name of the batch's source
    assert "<script>alert" not in shown.content.decode()


def test_a_draft_says_that_it_is_one(planner: Client, request: pytest.FixtureRequest) -> None:
    shown = tree(planner.get("/z/probe/"))  # type: ignore[arg-type]
    stage = request.node.callspec.params["planner"]
    assert ("草稿" in shown.one("p", "foot").text) == (stage is Stage.DRAFT)

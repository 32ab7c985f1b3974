"""The first page: what a leader would say aloud, then the counts, then every indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gaoxin.apps.judgement import access as judgement
from gaoxin.apps.judgement.access import Row
from gaoxin.apps.people import access as people
from gaoxin.apps.plans import access as plans
from gaoxin.engines.plan import Plan, Project
from gaoxin.engines.standing import Counts, Verdict, roll_up
from gaoxin.faces.desk.room import Room, page
from gaoxin.faces.figures import age
from gaoxin.faces.words import gettext as _
from gaoxin.kernel.text import Text


@page("overview.read", "overview.html")
def overview(room: Room) -> Mapping[str, Any]:
    plan = room.plan("overview.read")
    if plan is None:
        return {"plan": None, "first_day": plans.first_day(room.viewer)}
    rows = judgement.counted(judgement.rows(room.viewer, plan, room.as_of))
    counts = roll_up([row.main.standing for row in rows if row.main])
    return {
        "plan": plan,
        "plans": plans.plan_rows(room.viewer),
        "draft": plans.newer_draft(room.viewer, plan),
        "bodies": body_names(room),
        "groups": groups(plan.value, rows),
        "total": counts.total,
        "headline": headline(counts),
        "aftermath": aftermath(counts),
        "tally": tally(counts),
        "freshness": freshness(rows, room.looking_from),
        "why": why_not(rows),
        "elapsed": elapsed(plan.value, room.as_of),
        "by_area": by_area(room, plan.value),
        "by_kind": Counter(kind for project in plan.value.projects for kind in project.kinds),
        "stops": stops(plan.value, room.today),
    }


def groups(plan: Plan, rows: Sequence[Row]) -> list[tuple[Any, list[Row]]]:
    """The rows under their goals, in the plan's order."""
    held = [(goal, [r for r in rows if r.indicator.goal == goal.key]) for goal in plan.goals]
    rest = [row for row in rows if row.indicator.goal is None]
    return [*((goal, found) for goal, found in held if found), *([(None, rest)] if rest else [])]


def aftermath(counts: Counts) -> list[tuple[str, str]]:
    """For those that wait for their last year: how they stood by the latest figures."""
    good = sum(counts.last[v] for v in (Verdict.ACHIEVED_EARLY, Verdict.AHEAD, Verdict.ON_TRACK))
    parts = [
        (_("%(n)d 项基本符合或快于预期"), good, ""),
        (_("%(n)d 项滞后"), counts.last[Verdict.BEHIND], "bad"),
        (_("%(n)d 项无法评价"), counts.last[Verdict.CANNOT_JUDGE], ""),
    ]
    return [(words % {"n": n}, tone) for words, n, tone in parts if n]


def body_names(room: Room) -> dict[str, Text]:
    """The name of each body of the zone, by key."""
    return {body.key: body.name for body in people.bodies(room.viewer)}


def headline(counts: Counts) -> list[tuple[str, str]]:
    """What a leader would say aloud, as (words, tone): the bad news carries a tone."""
    parts = [
        (_("%(n)d 项完成"), counts[Verdict.ACHIEVED], ""),
        (_("%(n)d 项基本符合或快于预期"), counts.as_expected - counts[Verdict.ACHIEVED], ""),
        (_("%(n)d 项未完成"), counts[Verdict.MISSED], "bad"),
        (_("%(n)d 项滞后"), counts[Verdict.BEHIND], "bad"),
        (_("%(n)d 项规划期满、等最后一年数据"), counts[Verdict.PENDING_FINAL], ""),
        (_("%(n)d 项无法评价"), counts[Verdict.CANNOT_JUDGE], ""),
    ]
    return [(words % {"n": n}, tone) for words, n, tone in parts if n]


def tally(counts: Counts) -> list[tuple[Verdict, int, int]]:
    """(verdict, how many, how many of them severe): always the five usual ones, others if any."""
    usual = (
        Verdict.ACHIEVED_EARLY,
        Verdict.AHEAD,
        Verdict.ON_TRACK,
        Verdict.BEHIND,
        Verdict.CANNOT_JUDGE,
    )
    return [
        (verdict, counts[verdict], counts.severe if verdict is Verdict.BEHIND else 0)
        for verdict in Verdict
        if verdict in usual or counts[verdict]
    ]


def freshness(rows: Sequence[Row], as_of: date) -> str:
    """How many of the indicators have any figure from within the plan, and the newest of them."""
    published = [row for row in rows if row.main and row.main.standing.observation]
    if not published:
        return _("规划期内还没有公布过数据")
    newest = max(o.known_from for row in published for o in row.observations)
    told = {"n": len(published), "age": age(newest, as_of)}
    return _("%(n)d 项有规划期内数据，最近一次公布至今 %(age)s") % told


def why_not(rows: Sequence[Row]) -> Counter[str]:
    """Why rows cannot be judged: the code of the last reason of each."""
    return Counter(
        row.main.standing.reasons[-1].code
        for row in rows
        if row.main and row.main.standing.verdict is Verdict.CANNOT_JUDGE
    )


def elapsed(plan: Plan, as_of: date) -> float:
    """The share of the plan's time that has passed, between 0 and 1 (序时进度)."""
    start, end = date(plan.start_year, 1, 1), date(plan.end_year, 12, 31)
    return min(max((as_of - start).days + 1, 0) / ((end - start).days + 1), 1.0)


def by_area(room: Room, plan: Plan) -> list[tuple[Any, list[Project]]]:
    """Projects of each area that has any. Areas overlap: the counts are not summed."""
    held = [(a, [p for p in plan.projects if a.key in p.areas]) for a in people.areas(room.viewer)]
    return [(area, projects) for area, projects in held if projects]


def stops(plan: Plan, today: date) -> list[date]:
    """Days worth looking back from: the year ends of the plan that have passed, then today."""
    ends = [date(year, 12, 31) for year in range(plan.start_year, plan.end_year + 1)]
    return [*(day for day in ends if day < today), today]

"""The list of indicators, and one indicator with its path, figures, reasons and place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from gaoxin.apps.evidence import access as evidence
from gaoxin.apps.judgement import access as judgement
from gaoxin.apps.judgement.access import Row
from gaoxin.apps.people import access as people
from gaoxin.apps.plans import access as plans
from gaoxin.engines.plan import Origin
from gaoxin.engines.standing import Verdict
from gaoxin.faces.desk.charts import indicator_option
from gaoxin.faces.desk.overview import body_names, groups
from gaoxin.faces.desk.room import Room, page


@page("indicator.read", "indicators.html")
def indicator_list(room: Room) -> Mapping[str, Any]:
    plan = room.plan("indicator.read")
    if plan is None:
        return {"plan": None, "first_day": plans.first_day(room.viewer)}
    asked = room.request.GET
    everything = judgement.rows(room.viewer, plan, room.as_of)
    origin = asked.get("origin") if asked.get("origin") in set(Origin) else Origin.TABLE.value
    rows = [row for row in everything if row.indicator.origin == origin]
    shown = [row for row in rows if _matches(row, asked)]
    return {
        "plan": plan,
        "bodies": body_names(room),
        "origin": origin,
        "origins": {
            each: sum(row.indicator.origin is each for row in everything) for each in Origin
        },
        "groups": groups(plan.value, shown),
        "shown": len(shown),
        "total": len(rows),
        "verdicts": list(Verdict),
        "asked": asked,
    }


def _matches(row: Row, asked: Mapping[str, str]) -> bool:
    verdict, goal, attribute = asked.get("verdict"), asked.get("goal"), asked.get("attribute")
    words = asked.get("q", "").strip().lower()
    return (
        (not verdict or (row.main is not None and row.main.standing.verdict == verdict))
        and (not goal or row.indicator.goal == goal)
        and (not attribute or row.indicator.attribute == attribute)
        and (words in f"{row.indicator.name.zh} {row.indicator.name.en}".lower())
    )


@page("indicator.read", "indicator.html")
def indicator_detail(room: Room, plan_key: str, key: str) -> Mapping[str, Any]:
    plan = room.plan_or_404("indicator.read", plan_key)
    row = judgement.row(room.viewer, plan, key, room.as_of)
    if row is None:
        raise Http404
    value = plan.value
    sections = {section.key: section for section in value.sections}
    words_at = plans.quoting(room.viewer, plan.row)
    records = evidence.observations(room.viewer, room.as_of)
    return {
        "plan": plan,
        "row": row,
        "goal": next((goal for goal in value.goals if goal.key == row.indicator.goal), None),
        "body": next((b for b in people.bodies(room.viewer) if b.key == row.indicator.body), None),
        "charts": [indicator_option(each, row.observations, value) for each in row.judged],
        "decided": [each for each in value.year_targets if each.indicator == key],
        "records": records.filter(indicator__plan=plan.row, indicator__key=key).order_by(
            "-period_end", "-known_from", "-id"
        ),
        "sections": sections,
        "places": [
            (target, words_at(target.span)) for target in value.targets if target.indicator == key
        ],
        "commitments": [each for each in value.commitments if key in each.indicators],
    }

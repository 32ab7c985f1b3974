"""The little picture of a row and the chart of an indicator, as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from gaoxin.apps.judgement.access import Judged, Row, years
from gaoxin.engines.plan import Plan, TargetKind
from gaoxin.engines.quality import Observation
from gaoxin.engines.standing import one_basis, path
from gaoxin.faces.figures import unit
from gaoxin.faces.words import gettext as _
from gaoxin.kernel.messages import Refused
from gaoxin.kernel.periods import PeriodKind
from gaoxin.kernel.units import convert

WIDTH, HEIGHT, MARGIN = 132, 34, 4
Point = tuple[float, float]


def known_points(judged: Judged, observations: Sequence[Observation], plan: Plan) -> list[Point]:
    """(year as a number, value in the target's unit) of what can stand on the target's path."""
    points: dict[float, float] = {}
    alike = one_basis(observations, judged.target.measure, years(plan))
    for each in sorted(alike, key=lambda seen: seen.known_from):
        if each.kind in _PLOTTED and each.period.year >= plan.base_year:
            try:
                value = convert(each.value, each.unit, judged.target.unit)
            except Refused:
                continue
            points[_at(each.period.end)] = float(value)
    found = sorted(points.items())
    return _summed(found, plan) if judged.target.kind is TargetKind.CUMULATIVE else found


def _summed(yearly: list[Point], plan: Plan) -> list[Point]:
    """Amounts of the plan's years as a running sum from nothing, until the first missing year."""
    sums, total = [(float(plan.base_year), 0.0)], 0.0
    amounts = dict(yearly)
    for year in map(float, range(plan.start_year, plan.end_year + 1)):
        if year not in amounts:
            break
        total += amounts[year]
        sums.append((year, total))
    return sums if len(sums) > 1 else []


_PLOTTED = (PeriodKind.ANNUAL, PeriodKind.POINT)


def _at(day: date) -> float:
    """The end of 2024 is 2024.0: a figure stands at the end of its period."""
    return day.year - 1 + day.timetuple().tm_yday / (366 if day.year % 4 == 0 else 365)


def path_points(judged: Judged, plan: Plan) -> list[Point]:
    """The computed path, year by year; empty where the target has none."""
    target = judged.target
    if target.kind is TargetKind.GROWTH:
        rate = target.rate if target.rate is not None else target.value
        if rate is None:
            return []
        return [(float(year), float(rate)) for year in range(plan.base_year, plan.end_year + 1)]
    return [(float(point.year), point.value) for point in path(target, years(plan))]


def spark(row: Row, plan: Plan) -> Markup:
    """Path (dashed) and figures (line) of a row as a small inline drawing."""
    judged = row.main
    if judged is None:
        return Markup("")
    dashed, line = path_points(judged, plan), known_points(judged, row.observations, plan)
    everything = dashed + line
    if not everything:
        return Markup("")
    low, high = min(v for _x, v in everything), max(v for _x, v in everything)

    def place(point: Point) -> str:
        x = (point[0] - plan.base_year) / (plan.end_year - plan.base_year)
        y = (point[1] - low) / (high - low) if high > low else 0.5
        across, up = x * (WIDTH - 2 * MARGIN), y * (HEIGHT - 2 * MARGIN)
        return f"{MARGIN + across:.1f},{HEIGHT - MARGIN - up:.1f}"

    parts = [
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-label="{_("路径与实际")}">'
    ]
    if dashed:
        parts.append(f'<polyline class="path" points="{" ".join(map(place, dashed))}"/>')
    if line:
        parts.append(f'<polyline class="actual" points="{" ".join(map(place, line))}"/>')
        x, y = place(line[-1]).split(",")
        parts.append(f'<circle class="dot" cx="{x}" cy="{y}" r="2.6"/>')
    parts.append("</svg>")
    return Markup("".join(parts))  # noqa: S704  numbers and a label of our own


def indicator_option(
    judged: Judged, observations: Sequence[Observation], plan: Plan
) -> dict[str, Any]:
    """The ECharts option of an indicator: path against figures, over the plan's years."""
    return {
        "aria": {"enabled": True},
        "animation": False,
        "grid": {"left": 56, "right": 24, "top": 58, "bottom": 32},
        "legend": {"top": 0, "left": 0},
        "tooltip": {"trigger": "axis"},
        "xAxis": {
            "type": "value",
            "min": plan.base_year,
            "max": plan.end_year,
            "interval": 1,
            "splitLine": {"show": False},
        },
        "yAxis": {"type": "value", "scale": True, "name": unit(judged.target.unit)},
        "series": [
            {
                "name": _("规划路径"),
                "type": "line",
                "data": path_points(judged, plan),
                "symbol": "none",
                "lineStyle": {"type": "dashed", "width": 1.5},
                "color": "#7f8d9a",
            },
            {
                "name": _("实际"),
                "type": "line",
                "data": known_points(judged, observations, plan),
                "symbolSize": 7,
                "lineStyle": {"width": 2.5},
                "color": "#0f5f8c",
            },
        ],
    }

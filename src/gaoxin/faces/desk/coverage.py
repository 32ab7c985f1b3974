"""对照表: each clause of chapter 9 and each first-rank system, where it works, what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from gaoxin.faces.desk.room import Room, page
from gaoxin.formats.coverage import read_coverage

# Name of a page in the table → its address in the zone.
PLACES = {
    "overview": "",
    "indicators": "indicators",
    "projects": "projects",
    "outline": "outline",
    "coverage": "coverage",
    "observations": "observations",
    "rights": "rights",
    "audit": "record",
}


@page("coverage.read", "coverage.html")
def coverage(room: Room) -> Mapping[str, Any]:
    lines = read_coverage()
    asked = room.request.GET
    kind, status = asked.get("kind"), asked.get("status")
    return {
        "lines": [
            line
            for line in lines
            if (not kind or line.kind == kind) and (not status or line.status == status)
        ],
        "counts": Counter((line.kind, line.status) for line in lines),
        "asked": asked,
        "places": PLACES,
    }

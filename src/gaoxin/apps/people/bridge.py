"""Values of a zone folder ↔ columns."""

from __future__ import annotations

from typing import Any

from gaoxin.formats import zone_folder


def zone_fields(values: zone_folder.Zone) -> dict[str, Any]:
    return {
        "name_zh": values.name.zh,
        "name_en": values.name.en,
        "short_zh": values.short.zh,
        "short_en": values.short.en,
        "fictional": values.fictional,
        "clock": values.clock,
    }


def area_fields(values: zone_folder.Area) -> dict[str, Any]:
    return {
        "name_zh": values.name.zh,
        "name_en": values.name.en,
        "kind": values.kind,
        "aliases": list(values.aliases),
        "additive": values.additive,
    }


def body_fields(values: zone_folder.Body) -> dict[str, Any]:
    return {"name_zh": values.name.zh, "name_en": values.name.en, "kind": values.kind}

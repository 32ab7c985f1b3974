"""A finding as a message: the leaf in words, what was found, by how much it falls short."""

from __future__ import annotations

from datetime import date

from gaoxin.engines.rules.leaves import Finding
from gaoxin.engines.rules.printer import written
from gaoxin.engines.rules.schema import Schema
from gaoxin.kernel.messages import Message, Param


def reason(finding: Finding, schema: Schema, language: str = "zh") -> Message:
    """What is to be said of a leaf.

    ``what`` is the leaf and ``fields`` are the missing ones, both as the ``language`` writes them.
    """
    what = written(finding.test, schema, language)
    if finding.outcome is None:
        if finding.undefined:
            return Message("rules.leaf_undefined", {"what": what})
        fields = ", ".join(_name(schema, key, language) for key in finding.missing)
        return Message("rules.leaf_missing", {"what": what, "fields": fields})
    if finding.value is None or isinstance(finding.value, bool):
        code = "rules.leaf_holds" if finding.outcome else "rules.leaf_fails"
        return Message(code, {"what": what})
    found = {"what": what, "value": _param(finding.value), "unit": _unit(finding)}
    if finding.outcome:
        return Message("rules.leaf_holds_at", found)
    if finding.gap is None:
        return Message("rules.leaf_fails_at", found)
    if finding.gap == 0:
        return Message("rules.leaf_just_short", found)
    short = {
        "what": what,
        "value": _param(finding.value),
        "unit": _unit(finding),
        "gap": finding.gap,
        "gap_unit": finding.unit,
    }
    return Message("rules.leaf_fails_by", short)


def _unit(finding: Finding) -> str:
    """The unit of the value; a date has none, only its distance has."""
    return "" if isinstance(finding.value, date) else finding.unit


def _name(schema: Schema, key: str, language: str) -> str:
    field = schema[key]
    if field.label is not None:
        return field.label.in_language(language)
    return field.key if language.startswith("en") else field.name


def _param(value: float | str | date) -> Param:
    return value.isoformat() if isinstance(value, date) else value

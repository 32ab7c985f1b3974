"""Sentences for the codes that engines and actions speak in, in the reader's language.

Each sentence is a format string over the message's parameters. Floats are rounded half up:
``{share:.1%}`` a percentage, ``{value:.2f}`` two decimals, ``{value}`` two decimals (four below
one) without trailing zeros.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from gaoxin.faces.figures import unit
from gaoxin.faces.labels import label
from gaoxin.faces.sentences_of import messages
from gaoxin.faces.words import gettext
from gaoxin.kernel.messages import Message
from gaoxin.kernel.rounding import half_up

__all__ = ["label", "say", "why"]


class _Figures(string.Formatter):
    """Formats floats with half-up rounding; takes any other value as it is."""

    def format_field(self, value: Any, spec: str) -> str:
        if isinstance(value, float):
            return _figure(value, spec)
        return str(super().format_field(value, spec))


def _figure(value: float, spec: str) -> str:
    if spec.endswith("%"):
        return f"{half_up(value * 100, _digits(spec))}%"
    digits = _digits(spec) if spec else 2 if abs(value) >= 1 else 4
    text = f"{half_up(value, digits):,f}"
    return text if spec or "." not in text else text.rstrip("0").rstrip(".")


def _digits(spec: str) -> int:
    return int(spec.strip(".f%") or 0)


_FIGURES = _Figures()
# What a comparator or a unit without a word leaves: "115  in 2028", "(target 80 ).".
_GAP = re.compile(r" +(?= |\)|[:;,.](?:\s|$))")


def say(message: Message) -> str:
    """The message as a sentence. A code without a sentence is shown as it is, never hidden."""
    sentence = _sentences().get(message.code)
    if sentence is None:
        return f"{message.code} {dict(message.params)}"
    return _GAP.sub("", _FIGURES.vformat(gettext(sentence), (), _spoken(message.params)))


def why(code: str) -> str:
    """A few words for why something cannot be judged, without its figures."""
    return label("why", code)


@lru_cache
def _sentences() -> Mapping[str, str]:
    return messages()


def _spoken(params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters that are codes themselves, in words."""
    spoken = dict(params)
    for name in ("period_kind", "measure", "price_basis", "status", "bound", "comparator"):
        if isinstance(spoken.get(name), str):
            spoken[name] = label(name, spoken[name])
    if isinstance(spoken.get("unit"), str):
        spoken["unit"] = unit(spoken["unit"])
    if isinstance(spoken.get("last"), str):
        severe = spoken["last"] == "severe"
        spoken["last"] = gettext("严重滞后") if severe else label("verdict", spoken["last"])
    return spoken

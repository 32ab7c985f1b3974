"""Refusals that point at a place of the source."""

from __future__ import annotations

from difflib import get_close_matches

from gaoxin.kernel.messages import Message, Param, Refused

_LONGEST_NAME = 40


def refusal(code: str, source: str, at: int, **params: Param) -> Refused:
    """``Refused`` with ``line`` and ``column`` of the code point ``at``, both counted from 1."""
    before = source[:at].replace("\r\n", "\n")
    place = {"line": before.count("\n") + 1, "column": len(before) - before.rfind("\n")}
    return Refused(Message(code, {**params, **place}))


def nearest(name: str, known: list[str]) -> str:
    """The known name that is most like this one; empty where none is."""
    return next(iter(get_close_matches(name[:_LONGEST_NAME], known, n=1, cutoff=0.5)), "")


def shown(text: str) -> str:
    """A piece of the source, short enough for a sentence, without what cannot be seen."""
    visible = "".join(sign if sign.isprintable() else "�" for sign in text)
    return visible if len(visible) <= _LONGEST_NAME else visible[: _LONGEST_NAME - 1] + "…"

"""Something wrong with a definition, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass

from gaoxin.engines.process.say import say
from gaoxin.kernel.messages import Message, Param


@dataclass(frozen=True, slots=True)
class Finding:
    """``place`` is a path in the YAML: ``steps[2].outcomes[0].to``, counted from 0.

    A ``fatal`` one keeps the definition out of force; the others are worth a look.
    """

    place: str
    message: Message
    fatal: bool = True


def error(place: str, code: str, **params: Param) -> Finding:
    return Finding(place, say(code, **params))


def warning(place: str, code: str, **params: Param) -> Finding:
    return Finding(place, say(code, **params), fatal=False)

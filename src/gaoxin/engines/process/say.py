"""A refusal with its values written as keywords."""

from __future__ import annotations

from gaoxin.kernel.messages import Message, Param, Refused


def say(code: str, **params: Param) -> Message:
    """``Message(code, params)``. Values go in as they are: faces word them."""
    return Message(code, params)


def refused(code: str, **params: Param) -> Refused:
    """``Refused`` that carries ``say(code, …)``."""
    return Refused(say(code, **params))

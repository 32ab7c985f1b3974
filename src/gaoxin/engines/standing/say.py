"""A message with its values written as keywords."""

from __future__ import annotations

from gaoxin.kernel.messages import Message, Param


def say(code: str, **params: Param) -> Message:
    """``Message(code, params)``. Numbers go in unrounded: faces round them."""
    return Message(code, params)

"""The sentences by room, gathered into one table of code → sentence."""

from __future__ import annotations

from collections.abc import Mapping

from gaoxin.faces.sentences_of import (
    general,
    process,
    quality,
    reader,
    rules,
    standing,
)


def messages() -> Mapping[str, str]:
    """Every known code with its Chinese sentence."""
    rooms = (general, process, quality, reader, rules, standing)
    return {code: sentence for room in rooms for code, sentence in room.SENTENCES.items()}

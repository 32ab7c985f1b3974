"""The sentences by room, gathered into one table of code → sentence."""

from __future__ import annotations

from collections.abc import Mapping

from gaoxin.faces.sentences_of import general, quality, reader, standing


def messages() -> Mapping[str, str]:
    """Every known code with its Chinese sentence."""
    return {**general.SENTENCES, **quality.SENTENCES, **reader.SENTENCES, **standing.SENTENCES}

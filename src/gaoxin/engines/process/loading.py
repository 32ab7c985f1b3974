"""Definitions out of plain data, as a YAML or JSON parser leaves it."""

from __future__ import annotations

import hashlib

import msgspec

from gaoxin.engines.process.definition import Definition
from gaoxin.engines.process.say import refused


def definition_from(data: object) -> Definition:
    """The definition that the data describes; ``lint`` says whether it can work.

    Raises ``Refused`` (``process.malformed``) with the place: ``$.steps[2].role`` is the role of
    the third step.
    """
    try:
        return msgspec.convert(data, Definition)
    except msgspec.ValidationError as error:
        raise refused("process.malformed", where=str(error)) from error


def digest_of(definition: Definition) -> str:
    """SHA-256 of the definition: under one version it must never change."""
    return hashlib.sha256(msgspec.json.encode(definition, order="deterministic")).hexdigest()

"""A message as a code with parameters. Engines speak codes; faces translate them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Param = str | int | float | None


@dataclass(frozen=True)
class Message:
    """What an engine has to say: a dotted code and the values that its sentence needs.

    ``Message("standing.behind", {"share": 0.27})`` carries no language; the catalogue in
    ``gaoxin.faces.words`` turns it into a Chinese or English sentence.
    """

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


class Refused(ValueError):
    """An input was refused. Carries a message that names the place and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(f"{message.code} {dict(message.params)}")
        self.message = message

"""The settings of a judgement. A plan fixes no thresholds, so every one of them is a setting."""

from __future__ import annotations

from dataclasses import dataclass

from gaoxin.engines.standing.say import say
from gaoxin.kernel.messages import Message, Refused


@dataclass(frozen=True, slots=True)
class Scheme:
    """Bands and tolerances, under a version that every standing carries.

    ``on_track`` and ``severe`` are shares of what the path asks for: a ratio of at least 1 is
    ahead, at least ``on_track`` is on track, less is behind, and below ``severe`` severely so.
    Where no ratio makes sense (a growth target of zero or less, or one not to exceed), the same
    words follow from the shortfall in percentage points: ``on_track_points``, ``severe_points``.
    ``about`` is the share by which "about" (左右) may fall short.

    Raises ``Refused`` (``standing.scheme_disordered``) when the bands do not follow each other.
    """

    version: str
    citation: Message
    on_track: float = 0.9
    severe: float = 0.75
    on_track_points: float = 1.0
    severe_points: float = 2.5
    about: float = 0.05

    def __post_init__(self) -> None:
        ratios = 0 <= self.severe <= self.on_track <= 1
        points = 0 <= self.on_track_points <= self.severe_points
        if not (ratios and points and 0 <= self.about < 1):
            raise Refused(say("standing.scheme_disordered", scheme=self.version))


DEFAULT = Scheme(version="standing-default/1", citation=say("standing.citation_default"))

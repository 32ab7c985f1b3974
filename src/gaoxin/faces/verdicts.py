"""A verdict as shape, word and tone: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from gaoxin.engines.standing import Standing, Verdict
from gaoxin.faces.words import gettext as _


@dataclass(frozen=True)
class Face:
    shape: str
    word: str
    tone: str  # good, fair, bad, none: a class of the style sheet


def face(standing: Standing | None) -> Face:
    """How a standing looks."""
    if standing is None:
        return of(Verdict.CANNOT_JUDGE)
    return of(standing.verdict, severe=standing.severe)


def of(verdict: Verdict, *, severe: bool = False) -> Face:
    """How a verdict looks in the language spoken now."""
    match verdict:
        case Verdict.ACHIEVED_EARLY:
            return Face("●●", _("提前实现"), "good")
        case Verdict.AHEAD:
            return Face("●", _("快于预期"), "good")
        case Verdict.ON_TRACK:
            return Face("◐", _("基本符合"), "fair")
        case Verdict.BEHIND if severe:
            return Face("▼▼", _("严重滞后"), "bad")
        case Verdict.BEHIND:
            return Face("▼", _("滞后"), "bad")
        case Verdict.ACHIEVED:
            return Face("✔", _("完成"), "good")
        case Verdict.MISSED:
            return Face("✖", _("未完成"), "bad")
        case Verdict.PENDING_FINAL:
            return Face("◇", _("规划期满·待终评"), "none")
        case Verdict.CANNOT_JUDGE:
            return Face("○", _("无法评价"), "none")

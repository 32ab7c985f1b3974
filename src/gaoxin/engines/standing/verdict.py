"""The words of a judgement, and the judgement itself with everything that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gaoxin.engines.quality import Observation
from gaoxin.kernel.messages import Message


class Verdict(StrEnum):
    """How a target stands. The words are those of the mid-term evaluation of a national plan."""

    ACHIEVED_EARLY = "achieved_early"  # 提前实现
    AHEAD = "ahead"  # 快于预期
    ON_TRACK = "on_track"  # 基本符合
    BEHIND = "behind"  # 滞后
    CANNOT_JUDGE = "cannot_judge"  # 无法评价
    PENDING_FINAL = "pending_final"  # 规划期满·待终评
    ACHIEVED = "achieved"  # 完成
    MISSED = "missed"  # 未完成


class Requirement(StrEnum):
    """What ``Standing.required`` counts."""

    GROWTH = "growth"  # per cent a year
    AMOUNT = "amount"  # in the target's unit, a year


@dataclass(frozen=True, slots=True)
class Standing:
    """How one target stood on the evidence known on ``as_of``.

    Figures are unrounded and in the target's unit unless another is named.

    ``severe``       behind beyond the scheme's severe band (严重滞后)
    ``method``       name and version of the method; ``scheme`` the version of the settings
    ``observation``  the newest observation that was judged
    ``actual``       its value, or the average or sum that the method makes of several
    ``expected``     what the path asks for at the end of that observation's period
    ``progress``     share of the way from base to target; below 0 where it fell under the base
    ``path_share``   share of the way that the path asks for by then
    ``time_share``   share of the target's time that had passed by then (by ``as_of``, where
                     there is no observation)
    ``gap``          actual − expected
    ``remaining``    what is still to do until the target, never below 0
    ``required``     what each remaining year must bring, counted as ``required_as`` says
    ``reasons``      step by step; the last one is the rule that decided
    ``inputs``       keys of all observations that entered
    ``last``         after the end without a final figure: the standing at the end of the plan
    """

    target: str
    verdict: Verdict
    as_of: date
    method: str
    scheme: str
    severe: bool = False
    observation: Observation | None = None
    actual: float | None = None
    expected: float | None = None
    progress: float | None = None
    path_share: float | None = None
    time_share: float | None = None
    gap: float | None = None
    remaining: float | None = None
    required: float | None = None
    required_as: Requirement | None = None
    reasons: tuple[Message, ...] = ()
    inputs: tuple[str, ...] = ()
    last: Standing | None = None

    @property
    def reason(self) -> Message:
        """The rule that decided."""
        return self.reasons[-1]

"""Many standings in one line, by counts. An average of verdicts would mean nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gaoxin.engines.standing.verdict import Standing, Verdict

_AS_EXPECTED = (Verdict.ACHIEVED, Verdict.ACHIEVED_EARLY, Verdict.AHEAD, Verdict.ON_TRACK)
_OPEN = (Verdict.CANNOT_JUDGE, Verdict.PENDING_FINAL)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of ``total`` carry each verdict; every verdict is present, often with 0.

    ``severe`` counts among those behind. ``last`` counts, for those that await their final
    figure, how they stood at the end of the plan.
    """

    total: int
    by_verdict: Mapping[Verdict, int]
    severe: int
    last: Mapping[Verdict, int]

    def __getitem__(self, verdict: Verdict) -> int:
        return self.by_verdict[verdict]

    @property
    def as_expected(self) -> int:
        """On track or better (基本符合或快于预期, 提前实现, 完成)."""
        return sum(self.by_verdict[verdict] for verdict in _AS_EXPECTED)

    @property
    def judged(self) -> int:
        """Those with a word of their own: neither beyond judgement nor waiting for the end."""
        return self.total - sum(self.by_verdict[verdict] for verdict in _OPEN)


def roll_up(standings: Iterable[Standing]) -> Counts:
    """Count verdicts: "of 31, …"."""
    items = tuple(standings)
    pending = (item.last for item in items)
    return Counts(
        total=len(items),
        by_verdict=_count(item.verdict for item in items),
        severe=sum(item.severe for item in items),
        last=_count(last.verdict for last in pending if last is not None),
    )


def _count(verdicts: Iterable[Verdict]) -> Mapping[Verdict, int]:
    counted = Counter(verdicts)
    return MappingProxyType({verdict: counted[verdict] for verdict in Verdict})

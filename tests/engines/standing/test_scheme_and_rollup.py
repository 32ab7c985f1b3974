"""Bands are settings; many standings are counted, never averaged."""

from datetime import date

import pytest
from tests.engines.standing.samples import YEARS, end_of, level, seen

from gaoxin.engines.standing import DEFAULT, Scheme, Standing, Verdict, judge, roll_up
from gaoxin.kernel.messages import Message, Refused

CITED = Message("test.citation")


def test_the_bands_of_another_scheme_change_the_word() -> None:
    known = [seen("2023", "1500")]  # 50 % of the way where 60 % are due: a ratio of 0.833
    mild = Scheme("mild/1", CITED, on_track=0.8)
    strict = Scheme("strict/1", CITED, on_track=0.95, severe=0.9)

    def standing(scheme: Scheme) -> Standing:
        return judge(level("2000", "1000"), known, years=YEARS, as_of=end_of(2023), scheme=scheme)

    assert (standing(DEFAULT).verdict, standing(DEFAULT).severe) == (Verdict.BEHIND, False)
    assert standing(mild).verdict is Verdict.ON_TRACK
    assert standing(strict).severe
    assert [standing(s).scheme for s in (mild, strict)] == ["mild/1", "strict/1"]


def test_the_default_scheme_carries_a_version_and_a_citation() -> None:
    assert (DEFAULT.version, DEFAULT.on_track, DEFAULT.severe) == ("standing-default/1", 0.9, 0.75)
    assert DEFAULT.citation.code == "standing.citation_default"


def test_a_scheme_may_do_without_the_middle_band() -> None:
    known = [seen("2023", "1530")]  # a ratio of 0.883
    flat = Scheme("flat/1", CITED, on_track=0.9, severe=0.9)
    standing = judge(level("2000", "1000"), known, years=YEARS, as_of=end_of(2023), scheme=flat)
    assert standing.severe


@pytest.mark.parametrize(
    "bands",
    [
        {"on_track": 0.7, "severe": 0.8},
        {"on_track": 1.1},
        {"severe": -0.1},
        {"on_track_points": 3.0, "severe_points": 2.0},
        {"about": 1.0},
        {"on_track": float("nan")},
    ],
)
def test_bands_out_of_order_are_refused(bands: dict[str, float]) -> None:
    with pytest.raises(Refused) as refusal:
        Scheme("bad/1", CITED, **bands)
    assert refusal.value.message.code == "standing.scheme_disordered"


def stands(verdict: Verdict, *, severe: bool = False, last: Standing | None = None) -> Standing:
    return Standing("t", verdict, date(2026, 1, 1), "m/1", "s/1", severe=severe, last=last)


def test_the_mid_term_evaluation_of_a_national_plan_as_counts() -> None:
    words = [Verdict.ACHIEVED_EARLY] * 4 + [Verdict.AHEAD] * 5 + [Verdict.ON_TRACK] * 7
    counts = roll_up(stands(word) for word in [*words, *[Verdict.BEHIND] * 4])
    assert (counts.total, counts.as_expected, counts.judged) == (20, 16, 20)
    assert counts[Verdict.BEHIND] == 4
    assert counts[Verdict.CANNOT_JUDGE] == 0


def test_open_standings_and_their_last_word_are_counted_apart() -> None:
    behind = stands(Verdict.BEHIND, severe=True)
    counts = roll_up(
        [
            stands(Verdict.CANNOT_JUDGE),
            stands(Verdict.PENDING_FINAL, last=behind),
            behind,
            stands(Verdict.MISSED),
        ]
    )
    assert (counts.total, counts.judged, counts.as_expected, counts.severe) == (4, 2, 0, 1)
    assert counts.last[Verdict.BEHIND] == 1
    assert sum(counts.by_verdict.values()) == counts.total


def test_nothing_rolls_up_to_nothing() -> None:
    counts = roll_up([])
    assert (counts.total, counts.judged) == (0, 0)
    assert set(counts.by_verdict) == set(Verdict)

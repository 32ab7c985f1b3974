"""What holds of every judgement, whatever the figures."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.engines.standing.samples import YEARS, end_of

from gaoxin.engines.plan import Comparator, Direction, Measure, Target, TargetKind
from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing import Standing, Verdict, judge
from gaoxin.kernel.periods import Period, PeriodKind

ORDER = [Verdict.BEHIND, Verdict.ON_TRACK, Verdict.AHEAD, Verdict.ACHIEVED_EARLY]
AMOUNTS = st.decimals(1, 10_000, places=1)
PLAN_YEARS = st.integers(2021, 2025)


def badness(standing: Standing) -> tuple[int, bool]:
    """Larger is better: a severe lag is worse than a lag."""
    return ORDER.index(standing.verdict), not standing.severe


@st.composite
def targets(draw: st.DrawFn) -> Target:
    kind = draw(
        st.sampled_from(
            [TargetKind.LEVEL, TargetKind.SHARE, TargetKind.FLOW, TargetKind.CUMULATIVE]
        )
    )
    return Target(
        key="t",
        indicator="i",
        kind=kind,
        unit="亿元",
        value=draw(AMOUNTS),
        base=draw(AMOUNTS),
        rate=draw(st.none() | st.just(Decimal(5))),
        comparator=draw(
            st.sampled_from([Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.ABOUT])
        ),
    )


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    year, part = draw(PLAN_YEARS), draw(st.sampled_from([3, 6, 9, 12]))
    period = Period(year, 1, part)
    kind = PeriodKind.ANNUAL if period.is_year else draw(st.sampled_from(list(PeriodKind)[1:]))
    return Observation(
        key=draw(st.uuids()).hex,
        indicator="i",
        measure=draw(st.sampled_from(Measure)),
        period=period,
        kind=kind,
        value=draw(AMOUNTS),
        unit="亿元",
        known_from=period.end + timedelta(days=draw(st.integers(0, 900))),
        bound=draw(st.sampled_from(Bound)),
    )


def annual(year: int, value: Decimal, unit: str = "亿元") -> Observation:
    return Observation(
        key=str(year),
        indicator="i",
        measure=Measure.LEVEL,
        period=Period(year),
        kind=PeriodKind.ANNUAL,
        value=value,
        unit=unit,
        known_from=end_of(year),
    )


def in_year(target: Target, year: int, value: Decimal, direction: Direction) -> Standing:
    known = [annual(y, value) for y in range(2021, year + 1)]
    return judge(target, known, years=YEARS, as_of=end_of(year), direction=direction)


@given(targets(), PLAN_YEARS, AMOUNTS, AMOUNTS, st.sampled_from([Direction.UP, Direction.DOWN]))
def test_a_better_figure_never_worsens_the_word(
    target: Target, year: int, one: Decimal, other: Decimal, direction: Direction
) -> None:
    worse, better = sorted((one, other), reverse=direction is Direction.DOWN)
    worse_standing = in_year(target, year, worse, direction)
    better_standing = in_year(target, year, better, direction)
    assert badness(better_standing) >= badness(worse_standing)


RATES = st.decimals(-30, 30, places=1)


@given(RATES, st.lists(RATES, min_size=1, max_size=5), RATES, st.sampled_from([1, -1]))
def test_more_growth_in_one_year_never_worsens_the_word(
    goal: Decimal, rates: list[Decimal], more: Decimal, sense: int
) -> None:
    rate = Target("t", "i", TargetKind.GROWTH, "%", measure=Measure.GROWTH, value=goal)
    better_rates = [*rates[:-1], rates[-1] + sense * abs(more)]

    def standing(figures: list[Decimal]) -> Standing:
        known = [
            replace(annual(2021 + i, figure, "%"), measure=Measure.GROWTH)
            for i, figure in enumerate(figures)
        ]
        direction = Direction.UP if sense > 0 else Direction.DOWN
        return judge(rate, known, years=YEARS, as_of=end_of(2025), direction=direction)

    assert badness(standing(better_rates)) >= badness(standing(rates))


@given(targets(), PLAN_YEARS, AMOUNTS)
def test_the_unit_of_a_figure_does_not_matter(target: Target, year: int, value: Decimal) -> None:
    def standing(item: Observation) -> Standing:
        return judge(target, [item], years=YEARS, as_of=end_of(year))

    one = standing(annual(year, value))
    other = standing(annual(year, value * 10_000, "万元"))
    assert (one.verdict, one.severe, one.actual) == (other.verdict, other.severe, other.actual)


@given(targets(), PLAN_YEARS, AMOUNTS)
def test_the_unit_of_a_whole_plan_does_not_matter(
    target: Target, year: int, value: Decimal
) -> None:
    assert target.value is not None
    assert target.base is not None
    smaller = Target(
        key="t",
        indicator="i",
        kind=target.kind,
        unit="万元",
        value=target.value * 10_000,
        base=target.base * 10_000,
        rate=target.rate,
        comparator=target.comparator,
    )
    known = [annual(year, value)]
    one = judge(target, known, years=YEARS, as_of=end_of(year))
    other = judge(smaller, known, years=YEARS, as_of=end_of(year))
    assert (one.verdict, one.severe) == (other.verdict, other.severe)


@given(AMOUNTS, AMOUNTS, PLAN_YEARS, AMOUNTS)
def test_up_and_down_mirror_each_other(
    base: Decimal, value: Decimal, year: int, actual: Decimal
) -> None:
    """Reflecting base, target and figure in one point turns a rise into a fall."""
    assume(base < value)
    rise = Target("t", "i", TargetKind.LEVEL, "亿元", base=base, value=value)
    fall = Target("t", "i", TargetKind.LEVEL, "亿元", base=-base, value=-value)
    up = in_year(rise, year, actual, Direction.UP)
    down = in_year(fall, year, -actual, Direction.DOWN)
    assert (up.verdict, up.severe) == (down.verdict, down.severe)
    assert up.progress == down.progress
    assert up.gap is not None
    assert down.gap == -up.gap


DAYS = st.dates(date(2020, 6, 1), date(2028, 6, 1))
SERIES = st.lists(observations(), max_size=8)


@given(targets(), SERIES, DAYS)
def test_what_is_published_later_never_enters(
    target: Target, known: list[Observation], as_of: date
) -> None:
    public = [item for item in known if item.known_from <= as_of]
    assert judge(target, known, years=YEARS, as_of=as_of) == judge(
        target, public, years=YEARS, as_of=as_of
    )


@given(targets(), SERIES, DAYS)
def test_every_word_has_a_reason_and_known_inputs(
    target: Target, known: list[Observation], as_of: date
) -> None:
    standing = judge(target, known, years=YEARS, as_of=as_of)
    assert standing.reasons
    keys = {item.key for item in known}
    assert set(standing.inputs) <= keys
    if standing.verdict not in (Verdict.CANNOT_JUDGE, Verdict.PENDING_FINAL):
        assert standing.inputs


@given(targets(), SERIES, DAYS)
def test_lower_bounds_alone_never_prove_a_lag(
    target: Target, known: list[Observation], as_of: date
) -> None:
    bounded = [replace(item, bound=Bound.LOWER) for item in known]
    standing = judge(target, bounded, years=YEARS, as_of=as_of)
    assert standing.verdict not in (Verdict.BEHIND, Verdict.MISSED)


@given(targets(), SERIES, DAYS)
def test_a_judgement_is_repeatable(target: Target, known: list[Observation], as_of: date) -> None:
    first = judge(target, known, years=YEARS, as_of=as_of)
    assert judge(target, list(known), years=YEARS, as_of=as_of) == first

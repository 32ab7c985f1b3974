"""Figures at current and at comparable prices are different facts: a judgement uses one kind."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.standing.samples import (
    YEARS,
    at,
    end_of,
    for_year,
    grew,
    growth_target,
    level,
    seen,
    target,
)  # fmt: skip

from gaoxin.engines.plan import Measure, Target, TargetKind
from gaoxin.engines.quality import Bound, Observation
from gaoxin.engines.standing import (
    Standing,
    Verdict,
    annual_target_verdicts,
    judge,
    one_basis,
)  # fmt: skip
from gaoxin.kernel.periods import Period, PeriodKind

REAL = {"price_basis": "comparable"}
NOMINAL = {"price_basis": "current"}
BASES = ("current", "comparable")


def elsewhere(standing: Standing) -> list[tuple[object, object, object]]:
    return [
        (said.params["period"], said.params["value"], said.params["price_basis"])
        for said in standing.reasons
        if said.code == "standing.other_basis"
    ]


def test_nominal_growth_does_not_replace_real_growth() -> None:
    # 6.2 % and 5.9 % make 6.05 % a year, short of 6.5 %; with 9.9 % it would be 8.03 %.
    known = [
        grew("2021", "6.2", **REAL),
        grew("2022", "5.9", **REAL),
        grew("2022", "9.9", **NOMINAL, known_from=date(2023, 6, 1)),
    ]
    standing = judge(growth_target("6.5"), known, years=YEARS, as_of=end_of(2023))
    assert standing.actual == pytest.approx(6.05, abs=0.005)
    assert standing.verdict is Verdict.ON_TRACK
    assert standing.inputs == ("2021=6.2", "2022=5.9")
    assert elsewhere(standing) == [("2022", 9.9, "current")]
    assert standing.reason.code != "standing.other_basis"  # the rule still comes last


def test_a_year_known_on_another_basis_only_breaks_the_chain() -> None:
    known = [
        grew("2021", "12", **REAL), grew("2022", "1", **NOMINAL), grew("2023", "2", **REAL),
    ]  # fmt: skip
    standing = judge(growth_target("10"), known, years=YEARS, as_of=end_of(2023))
    assert (standing.verdict, standing.inputs) == (Verdict.AHEAD, ("2021=12",))
    assert elsewhere(standing) == [("2022", 1.0, "current")]
    gap = next(said for said in standing.reasons if said.code == "standing.growth_gap")
    assert gap.params == {"missing": 2022, "later": "2023"}


@pytest.mark.parametrize(
    ("of_first_year", "chained"),
    [
        ((NOMINAL,), ("2021=8", "2022=9")),
        ((REAL,), ("2021=8",)),
        ((NOMINAL, REAL), ("2021=8",)),
        ((REAL, NOMINAL), ("2021=8",)),
        (({},), ("2021=8", "2022=9")),
    ],
)
def test_the_first_year_settles_the_basis_of_growth(
    of_first_year: tuple[dict[str, str], ...], chained: tuple[str, ...]
) -> None:
    known = [grew("2021", "8", **basis) for basis in of_first_year]
    known.append(grew("2022", "9", **NOMINAL))
    standing = judge(growth_target("8"), known, years=YEARS, as_of=end_of(2022))
    assert standing.inputs == chained


def test_levels_are_read_at_current_prices_where_the_first_year_has_both() -> None:
    known = [
        seen("2021", "110", **REAL), seen("2021", "120", **NOMINAL),
        seen("2022", "140", **NOMINAL), seen("2023", "130", **REAL),
    ]  # fmt: skip
    standing = judge(level("200", "100"), known, years=YEARS, as_of=end_of(2023))
    assert standing.actual == 140
    assert elsewhere(standing) == [("2021", 110.0, "comparable"), ("2023", 130.0, "comparable")]


def test_without_a_first_year_the_usual_basis_is_taken_or_the_only_one() -> None:
    both = [seen("2022", "140", **NOMINAL), seen("2023", "130", **REAL)]
    assert judge(level("200", "100"), both, years=YEARS, as_of=end_of(2023)).actual == 140
    assert judge(level("200", "100"), both[1:], years=YEARS, as_of=end_of(2023)).actual == 130
    rates = [grew("2022", "9", **NOMINAL), grew("2023", "8", **REAL)]
    late = judge(growth_target("8"), rates, years=YEARS, as_of=end_of(2023))
    assert late.reason.params == {"year": 2021, "later": "2023"}
    assert elsewhere(late) == [("2022", 9.0, "current")]


def test_the_base_year_is_read_on_the_same_basis() -> None:
    known = [seen("2020", "90", **REAL), seen("2021", "120", **NOMINAL)]
    standing = judge(level("200"), known, years=YEARS, as_of=end_of(2021))
    assert standing.reason.code == "standing.no_base"
    known.append(seen("2020", "100", **NOMINAL))
    assert judge(level("200"), known, years=YEARS, as_of=end_of(2021)).progress == 0.2


def test_amounts_on_two_bases_are_not_summed() -> None:
    known = [seen("2021", "20", **NOMINAL), seen("2022", "30", **REAL)]
    wanted = target(TargetKind.CUMULATIVE, "100")
    standing = judge(wanted, known, years=YEARS, as_of=end_of(2022))
    assert (standing.actual, standing.inputs) == (20, ("2021=20",))


def test_a_year_without_a_basis_goes_with_any_and_is_pointed_out() -> None:
    known = [grew("2021", "12", **REAL), grew("2022", "11")]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=end_of(2022))
    assert standing.inputs == ("2021=12", "2022=11")
    note = next(said for said in standing.reasons if said.code == "standing.basis_unstated")
    assert note.params == {"years": "2022", "price_basis": "comparable"}
    for uniform in (known[:1], known[1:], [grew("2021", "12"), grew("2022", "11")]):
        alone = judge(growth_target("10"), uniform, years=YEARS, as_of=end_of(2022))
        assert "standing.basis_unstated" not in {said.code for said in alone.reasons}


def test_a_later_vintage_without_a_basis_revises_the_figure() -> None:
    known = [grew("2021", "9", **REAL), grew("2021", "8", known_from=date(2022, 6, 1))]
    standing = judge(growth_target("10"), known, years=YEARS, as_of=end_of(2022))
    assert (standing.actual, elsewhere(standing)) == (pytest.approx(8), [])


def test_a_reference_is_read_on_the_basis_of_the_series() -> None:
    faster = target(TargetKind.RELATIVE, "0", unit="%", measure=Measure.GROWTH)
    own = [grew("2021", "6", **REAL), grew("2022", "6", **REAL)]
    city = [grew("2021", "5", **REAL), grew("2021", "9", **NOMINAL), grew("2022", "9", **NOMINAL)]
    standing = judge(faster, own, reference=city, years=YEARS, as_of=end_of(2022))
    assert (standing.actual, standing.expected) == (pytest.approx(6), pytest.approx(5))
    assert elsewhere(standing) == [("2021", 9.0, "current"), ("2022", 9.0, "current")]
    unstated = [grew("2021", "6")]
    standing = judge(faster, unstated, reference=city, years=YEARS, as_of=end_of(2022))
    assert standing.expected == pytest.approx(5)


def test_the_target_of_a_year_is_held_against_the_same_basis() -> None:
    asked = [
        for_year(2022, "7", unit="%", measure=Measure.GROWTH),
        for_year(2023, "7", unit="%", measure=Measure.GROWTH),
    ]
    known = [
        grew("2021", "6", **REAL), grew("2022", "6", **REAL), grew("2022", "9", **NOMINAL),
        grew("2023", "9", **NOMINAL),
    ]  # fmt: skip
    missed, unknown = annual_target_verdicts(asked, known, end_of(2023), years=YEARS)
    assert (missed.met, missed.actual, unknown.met) == (False, 6, None)
    assert [said.code for said in unknown.reasons] == [
        "standing.other_basis", "standing.no_annual_figure",
    ]  # fmt: skip


def test_annual_targets_and_the_plan_are_judged_on_one_basis() -> None:
    asked = [for_year(2022, "4", unit="%", measure=Measure.GROWTH)]
    known = [
        grew("2021", "5", **NOMINAL), grew("2022", "5", **NOMINAL), grew("2022", "1", **REAL),
    ]  # fmt: skip
    standing = judge(
        growth_target("10"), known, years=YEARS, as_of=end_of(2022), year_targets=asked
    )
    met = next(s for s in standing.reasons if s.code == "standing.annual_met_plan_missed")
    assert met.params == {"years": "2022"}


def test_parts_of_a_year_on_another_basis_are_named_while_they_are_news() -> None:
    known = [
        grew("2021", "6", **REAL), grew("2021H1", "9", **NOMINAL), grew("2022H1", "8", **NOMINAL),
    ]  # fmt: skip
    standing = judge(growth_target("6"), known, years=YEARS, as_of=end_of(2022))
    assert elsewhere(standing) == [("2022H1", 8.0, "current")]


def test_what_may_stand_in_one_line() -> None:
    real = [grew("2021", "6", **REAL), grew("2022", "5")]
    mixed = [*real, grew("2022", "9", **NOMINAL), seen("2022", "100", **NOMINAL)]
    assert one_basis(mixed, Measure.GROWTH, YEARS) == tuple(real)
    assert one_basis(mixed, Measure.LEVEL, YEARS) == (mixed[-1],)
    states = [at("2021M6", "90", **REAL), seen("2022", "100", **NOMINAL)]
    assert one_basis(states, Measure.LEVEL, YEARS) == (states[0],)
    before = [grew("2019", "9", **REAL), grew("2023", "5", **NOMINAL)]
    assert one_basis(before, Measure.GROWTH, YEARS) == (before[1],)
    assert one_basis(before, Measure.GROWTH) == (before[0],)


# -- whatever the figures --------------------------------------------------------------------------

KINDS = [
    TargetKind.GROWTH, TargetKind.LEVEL, TargetKind.SHARE, TargetKind.FLOW,
    TargetKind.CUMULATIVE, TargetKind.COUNT, TargetKind.RELATIVE,
]  # fmt: skip
Case = tuple[Target, str, list[Observation], list[Observation]]
FIGURES = st.decimals(1, 300, places=1)


@st.composite
def figures(draw: st.DrawFn, measure: Measure, bases: tuple[str, ...]) -> Observation:
    period = Period(draw(st.integers(2020, 2025)), 1, draw(st.sampled_from([6, 12, 12, 12])))
    return Observation(
        key=draw(st.uuids()).hex,
        indicator="i",
        measure=measure,
        period=period,
        kind=PeriodKind.ANNUAL if period.is_year else PeriodKind.YTD,
        value=draw(FIGURES),
        unit="%",
        known_from=period.end + timedelta(days=draw(st.integers(0, 500))),
        price_basis=draw(st.sampled_from(bases)),
        bound=draw(st.sampled_from([Bound.EXACT, Bound.EXACT, Bound.LOWER])),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A target, the basis of its plan's first year, figures of any, and some of the other basis."""
    kind = draw(st.sampled_from(KINDS))
    growing = kind is TargetKind.GROWTH or (kind is TargetKind.RELATIVE and draw(st.booleans()))
    measure = Measure.GROWTH if growing else Measure.LEVEL
    basis, other = draw(st.permutations(BASES))
    wanted = target(kind, str(draw(FIGURES)), unit="%", measure=measure, base="50")
    first = grew("2021", str(draw(FIGURES)), measure=measure, price_basis=basis)
    more = draw(st.lists(figures(measure, ("", *BASES)), max_size=6))
    strangers = draw(st.lists(figures(measure, (other,)), min_size=1, max_size=4))
    if other == ("comparable" if growing else "current"):
        # Of two bases of the first year this one would count: it settles the basis anew.
        more, strangers = (
            [o for o in some if o.period.year != 2021 or o.price_basis != other]
            for some in (more, strangers)
        )
    return wanted, basis, draw(st.permutations([first, *more])), strangers


def without_other_basis(standing: Standing) -> Standing:
    kept = tuple(said for said in standing.reasons if said.code != "standing.other_basis")
    last = standing.last and without_other_basis(standing.last)
    return replace(standing, reasons=kept, last=last)


@settings(deadline=None)
@given(cases(), st.data(), st.sampled_from([end_of(2021), end_of(2023), date(2026, 6, 1)]))
def test_a_figure_on_another_basis_changes_nothing(
    case: Case, data: st.DataObject, as_of: date
) -> None:
    wanted, _, own, strangers = case

    def stands(known: list[Observation], compared: list[Observation]) -> Standing:
        standing = judge(wanted, known, reference=compared, years=YEARS, as_of=as_of)
        return without_other_basis(standing)

    reference = data.draw(st.lists(figures(own[0].measure, ("", *BASES)), max_size=5))
    before = stands(own, reference)
    place = data.draw(st.integers(0, len(own)))
    assert stands(own[:place] + strangers + own[place:], reference) == before
    assert stands(own, strangers + reference) == before
    assert stands(own, reference + strangers) == before


@settings(deadline=None)
@given(cases())
def test_no_judgement_mixes_two_bases(
    case: Case,
) -> None:
    wanted, basis, own, strangers = case
    known = {item.key: item for item in [*own, *strangers]}
    standing = judge(
        wanted, list(known.values()), reference=strangers, years=YEARS, as_of=end_of(2025)
    )
    assert {known[key].price_basis for key in standing.inputs} <= {"", basis}

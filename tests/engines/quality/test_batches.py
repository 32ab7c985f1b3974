"""Many rows at once: what is named, what is offered, what clashes; and the catalogue they meet."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.quality.samples import GOOD, check, row, the_good

from gaoxin.engines.plan import Indicator, Measure, Plan, Target, TargetKind
from gaoxin.engines.quality import Series, catalogue_of
from gaoxin.kernel.text import Text


def test_every_fault_of_a_row_is_named() -> None:
    checked = check(row(value="many", source="", period="2023Q9"))
    assert {(f.field, f.message.code) for f in checked.refused} == {
        ("value", "quality.not_a_number"),
        ("source", "quality.cell_empty"),
        ("period", "quality.period_unreadable"),
    }


def test_rows_are_counted_as_in_a_spreadsheet_and_good_ones_offered() -> None:
    blank = dict.fromkeys(GOOD, "")
    checked = check(row(), blank, row(value="?"), row(period="2022"))
    assert [item.value for item in checked.good] == [Decimal("1767.3")] * 2
    assert [fault.row for fault in checked.refused] == [4]


def test_columns_that_are_missing_or_too_many() -> None:
    short = {field: cell for field, cell in GOOD.items() if field != "unit"}
    (missing,) = check(short).refused
    assert (missing.field, missing.message.code) == ("unit", "quality.column_missing")
    stray: Any = {**GOOD, None: ["left over"]}  # as csv.DictReader has it
    (extra,) = check(stray).refused
    assert extra.message.code == "quality.too_many_cells"


def test_a_repeated_row_is_refused_in_favour_of_the_first() -> None:
    checked = check(row(), row(value="17673000", unit="万元"))
    assert len(checked.good) == 1
    (fault,) = checked.refused
    assert (fault.row, fault.message.code, fault.message.params) == (
        3, "quality.duplicate", {"first": 2},
    )  # fmt: skip


def test_rows_that_contradict_each_other_are_all_refused() -> None:
    checked = check(row(), row(period="2022"), row(value="1800"))
    assert [str(item.period) for item in checked.good] == ["2022"]
    assert [(f.row, f.message.code) for f in checked.refused] == [
        (2, "quality.contradiction"), (4, "quality.contradiction"),
    ]  # fmt: skip
    assert checked.refused[0].message.params == {"rows": "2, 4"}


def test_vintages_kinds_and_price_bases_are_different_facts() -> None:
    checked = check(
        row(),
        row(value="1780", known_from="2025-01-10"),
        row(value="1700", price_basis="comparable"),
        row(value="1600", period_kind="point"),
    )
    assert checked.refused == ()
    assert len({item.key for item in checked.good}) == 4


def bases_pointed_out(*rows: dict[str, str]) -> list[tuple[int, str]]:
    checked = check(*rows)
    assert checked.refused == ()
    assert {warning.field for warning in checked.warnings} <= {"price_basis"}
    return [(warning.row, warning.message.code) for warning in checked.warnings]


def rate(**changed: str) -> dict[str, str]:
    return row(**{"measure": "growth", "value": "6", "unit": "%", **changed})


def test_one_figure_on_two_price_bases_is_kept_and_pointed_out() -> None:
    told = bases_pointed_out(
        row(), row(period="2022"), row(value="1700", price_basis="comparable"),
    )  # fmt: skip
    assert told == [(2, "quality.two_bases"), (4, "quality.two_bases")]
    unstated = bases_pointed_out(row(), row(price_basis="", known_from="2025-01-10"))
    assert unstated == [(2, "quality.two_bases"), (3, "quality.two_bases")]
    checked = check(row(), row(price_basis="comparable"))
    assert checked.warnings[0].message.params == {"rows": "2, 3"}


def test_growth_at_other_prices_than_most_of_its_indicator_is_pointed_out() -> None:
    real = [rate(period=year, price_basis="comparable") for year in ("2019", "2020")]
    odd = rate(period="2021")
    assert bases_pointed_out(*real, odd) == [(4, "quality.unusual_basis")]
    assert bases_pointed_out(odd, real[0]) == [
        (2, "quality.unusual_basis"), (3, "quality.unusual_basis"),
    ]  # fmt: skip
    assert bases_pointed_out(*real, rate(period="2021", price_basis="")) == []
    both = [{**each, "price_basis": "current"} for each in real]
    assert {code for _, code in bases_pointed_out(*real, *both)} == {"quality.two_bases"}


def test_levels_at_current_prices_beside_real_growth_are_as_usual() -> None:
    assert bases_pointed_out(row(), rate(price_basis="comparable")) == []


def plan_of(*indicators: Indicator, targets: tuple[Target, ...] = ()) -> Plan:
    return Plan(
        key="p",
        title=Text("规划"),
        start_year=2026,
        end_year=2030,
        base_year=2025,
        indicators=indicators,
        targets=targets,
    )


def test_a_catalogue_goes_by_keys_and_names_and_keeps_level_and_growth() -> None:
    catalogue = catalogue_of(
        plan_of(
            Indicator("1", Text("地区生产总值", "GDP"), "亿元"),
            Indicator("2", Text("地区生产总值"), "万元"),  # a name used twice: the first keeps it
        )
    )
    assert set(catalogue) == {"1", "2", "地区生产总值", "GDP"}
    assert set(catalogue["地区生产总值"]) == {
        Series("1", "亿元"), Series("1", "%", Measure.GROWTH),
    }  # fmt: skip


def test_an_indicator_named_for_its_growth_also_goes_by_what_grows() -> None:
    rate = Target("1", "1", TargetKind.GROWTH, "%", measure=Measure.GROWTH, value=Decimal(10))
    amount = Target("t", "1", TargetKind.LEVEL, "亿元", value=Decimal(2000))
    named = Indicator("1", Text("地区生产总值增速"), "%")
    growth_only = catalogue_of(plan_of(named, targets=(rate,)))
    assert growth_only["地区生产总值"] == (Series("1", "%", Measure.GROWTH),)
    with_level = catalogue_of(plan_of(named, targets=(rate, amount)))
    assert Series("1", "亿元") in with_level["地区生产总值"]


CELLS = st.text(max_size=12) | st.sampled_from(list(GOOD.values()))


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(GOOD, CELLS)), max_size=5))
def test_no_row_is_lost_and_none_breaks_the_check(rows: list[dict[str, str]]) -> None:
    checked = check(*rows)
    filled = sum(any(cell.strip() for cell in cells.values()) for cells in rows)
    assert len(checked.good) + len({fault.row for fault in checked.refused}) == filled


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_number_survives_exactly(value: Decimal) -> None:
    assert the_good(row(value=f"{value:,}")).value == value
    assert the_good(row(value=f"{value:f}")).value == value

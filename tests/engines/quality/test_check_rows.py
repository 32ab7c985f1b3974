"""One row: what passes, and what is refused with its field and reason."""

from datetime import date
from decimal import Decimal

import pytest
from tests.engines.quality.samples import GOOD, TODAY, check, row, the_good

from gaoxin.engines.plan import Measure
from gaoxin.engines.quality import Bound, Plausible, RefusedRow, Status
from gaoxin.kernel.periods import PeriodKind


def the_fault(**changed: str) -> RefusedRow:
    checked = check(row(**changed))
    assert checked.good == ()
    (fault,) = checked.refused
    assert fault.row == 2
    return fault


def test_a_good_row_keeps_everything_that_qualifies_its_number() -> None:
    item = the_good(row())
    assert (item.indicator, item.measure, str(item.period), item.kind) == (
        "gdp", Measure.LEVEL, "2023", PeriodKind.ANNUAL,
    )  # fmt: skip
    assert (item.value, item.unit, item.price_basis) == (Decimal("1767.3"), "亿元", "current")
    assert (item.status, item.bound) == (Status.PUBLISHED, Bound.EXACT)
    assert (item.source, item.page, item.confidence) == ("yearbook", "p. 3", "official text")
    assert (item.known_from, item.known_from_precision) == (date(2024, 2, 11), "day")
    assert not item.simulated


def test_level_and_growth_of_one_name_may_belong_to_two_indicators() -> None:
    growth = row(measure="growth", value="9.3", unit="%", price_basis="comparable")
    assert the_good(growth).indicator == "gdp-growth"


def test_a_batch_of_a_fictional_zone_is_marked() -> None:
    assert check(row(), simulated=True).good[0].simulated


def test_optional_columns_may_be_absent() -> None:
    bare = {
        field: GOOD[field]
        for field in (
            "indicator", "period", "period_kind", "measure",
            "value", "unit", "source", "known_from",
        )
    }  # fmt: skip
    item = the_good(bare)
    assert (item.status, item.bound, item.price_basis) == (Status.PUBLISHED, Bound.EXACT, "")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("148.0", "148.0"),  # as written: the final zero is a statement
        ("-3", "-3"),
        ("−3.5", "-3.5"),
        ("+2", "2"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("１２３４．５", "1234.5"),
        ("１，２３４", "1234"),
        (" 12 ", "12"),
        ("0", "0"),
    ],
)
def test_numbers_as_people_write_them(cell: str, value: str) -> None:
    assert str(the_good(row(value=cell)).value) == value


@pytest.mark.parametrize(
    "cell",
    [
        "很多", "2000家", "6.5%", "1,23", "12,34.5", "1234,567", "0,123", "1.234.5", "1e5",
        "NaN", "nan", "Infinity", "-inf", "--", ".", "１２３亿", "1 234", "约200", "200+", "=A1",
        "9" * 40,
    ],
)  # fmt: skip
def test_text_where_a_number_belongs(cell: str) -> None:
    fault = the_fault(value=cell)
    assert (fault.field, fault.message.code) == ("value", "quality.not_a_number")
    assert fault.message.params == {"text": cell}


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("value", "", "quality.cell_empty"),
        ("value", "  ", "quality.cell_empty"),
        ("source", "", "quality.cell_empty"),
        ("unit", "", "quality.cell_empty"),
        ("unit", "亿美元", "quality.unit_mismatch"),
        ("unit", "家", "quality.unit_mismatch"),
        ("measure", "share", "quality.word_unknown"),
        ("price_basis", "constant", "quality.word_unknown"),
        ("status", "guessed", "quality.word_unknown"),
        ("bound", "roughly", "quality.word_unknown"),
        ("period_kind", "yearly", "quality.word_unknown"),
        ("period", "2024Q5", "quality.period_unreadable"),
        ("period", "二〇二三", "quality.period_unreadable"),
        ("period", "0204", "quality.period_unreadable"),
        ("period", "1948", "quality.period_unreadable"),
        ("known_from", "yesterday", "quality.date_unreadable"),
        ("known_from", "2025-13", "quality.date_unreadable"),
        ("known_from", "2025-02-30", "quality.date_unreadable"),
        ("known_from", "", "quality.cell_empty"),
        ("known_from_precision", "month", "quality.precision_disagrees"),
        ("known_from", "2026-11-24", "quality.known_in_future"),
        ("known_from", "2023-12-30", "quality.published_before_end"),
    ],
)
def test_a_cell_that_cannot_be_right(field: str, cell: str, code: str) -> None:
    fault = the_fault(**{field: cell})
    assert fault.message.code == code
    column = {"bound": "status", "known_from_precision": "known_from"}.get(field, field)
    assert fault.field == column


def test_the_first_year_of_statistics_and_the_day_of_the_check_are_allowed() -> None:
    checked = check(row(period="1949", known_from=TODAY.isoformat()))
    assert (len(checked.good), checked.warnings) == (1, ())


def test_an_unknown_indicator_is_answered_with_the_nearest_name() -> None:
    fault = the_fault(indicator="地区生产总额")
    assert fault.message.code == "quality.unknown_indicator"
    assert fault.message.params == {"text": "地区生产总额", "nearest": "地区生产总值"}
    assert the_fault(indicator="zzz").message.params["nearest"] == ""


def test_a_name_may_differ_in_the_width_of_its_brackets() -> None:
    listed = row(indicator="上市企业数（含新三板）", unit="家", value="120", price_basis="")
    assert the_good(listed).indicator == "listed"


def test_a_measure_that_an_indicator_does_not_have() -> None:
    fault = the_fault(indicator="森林覆盖率", measure="growth", unit="%")
    assert (fault.field, fault.message.code) == ("indicator", "quality.measure_not_kept")


def test_a_unit_of_the_same_kind_is_kept_as_written() -> None:
    item = the_good(row(value="17673000", unit="万元"))
    assert (item.value, item.unit) == (Decimal(17673000), "万元")


@pytest.mark.parametrize(
    ("period", "kind", "fits"),
    [
        ("2023", "annual", True),
        ("2023Q4", "annual", False),
        ("2023Q1-Q3", "annual", False),
        ("2023Q1-Q3", "ytd", True),
        ("2023M1-M7", "ytd", True),
        ("2023Q1", "ytd", True),
        ("2023Q2-Q3", "ytd", False),
        ("2023", "ytd", False),
        ("2023Q2", "part", True),
        ("2023M9", "part", True),
        ("2023Q2-Q3", "part", False),
        ("2023", "part", False),
        ("2023M9", "point", True),
        ("2023", "point", True),
        ("2023Q1-Q3", "point", False),
    ],
)
def test_a_period_and_its_kind_must_agree(period: str, kind: str, fits: bool) -> None:
    checked = check(row(period=period, period_kind=kind))
    assert bool(checked.good) is fits
    assert [(f.field, f.message.code) for f in checked.refused] == (
        [] if fits else [("period_kind", "quality.period_kind_disagrees")]
    )


@pytest.mark.parametrize(
    ("status", "bound", "expected"),
    [
        ("lower bound (>2000)", "", Bound.LOWER),
        ("lower bound (2400+)", "lower", Bound.LOWER),
        ("Upper bound", "", Bound.UPPER),
        ("published", "upper", Bound.UPPER),
        ("", "", Bound.EXACT),
    ],
)
def test_a_bound_may_stand_in_its_column_or_in_the_status(
    status: str, bound: str, expected: Bound
) -> None:
    item = the_good(row(status=status, bound=bound))
    assert (item.status, item.bound) == (Status.PUBLISHED, expected)


def test_two_bounds_that_disagree() -> None:
    fault = the_fault(status="lower bound (>2000)", bound="upper")
    assert (fault.field, fault.message.code) == ("status", "quality.bound_disagrees")


def test_a_month_or_year_of_publication_counts_from_its_end() -> None:
    assert the_good(row(known_from="2024-02", known_from_precision="month")).known_from == date(
        2024, 2, 29
    )
    assert the_good(row(known_from="2024", known_from_precision="")).known_from == date(
        2024, 12, 31
    )


def test_this_year_as_a_day_of_publication_is_kept_but_pointed_out() -> None:
    checked = check(row(known_from="2026", known_from_precision="year"))
    assert len(checked.good) == 1
    (warning,) = checked.warnings
    assert warning.message.code == "quality.counts_later"
    assert warning.message.params == {"counts_from": "2026-12-31"}
    assert check(row(known_from="2027", known_from_precision="year")).good == ()


@pytest.mark.parametrize(
    ("changed", "warned"),
    [
        ({"indicator": "森林覆盖率", "unit": "%", "value": "26"}, False),
        ({"indicator": "森林覆盖率", "unit": "%", "value": "126"}, True),
        ({"indicator": "森林覆盖率", "unit": "%", "value": "-1"}, True),
        ({"measure": "growth", "unit": "%", "value": "47.3"}, False),
        ({"measure": "growth", "unit": "%", "value": "147.3"}, True),
        ({"measure": "growth", "unit": "%", "value": "-60"}, True),
        ({"value": "99999"}, False),
    ],
)
def test_an_implausible_percentage_is_kept_and_pointed_out(
    changed: dict[str, str], warned: bool
) -> None:
    checked = check(row(**changed))
    assert len(checked.good) == 1
    assert [w.message.code for w in checked.warnings] == ["quality.implausible"] * warned


def test_what_is_plausible_is_a_setting() -> None:
    growth = row(measure="growth", unit="%", value="47.3")
    checked = check(growth, plausible=Plausible(growth=(-20, 30)))
    assert len(checked.warnings) == 1

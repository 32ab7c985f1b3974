"""How people write: many spellings of one condition come to one tree, in both languages."""

from __future__ import annotations

import pytest
from tests.engines.rules.samples import SCHEMA, formula, rule

from gaoxin.engines.rules import written

ONE_CONDITION = [
    "营业收入 >= 2000万元 and 研发费用 / 营业收入 >= 3%",
    "营业收入≥2000万元且研发费用÷营业收入≥3%",
    "（营业收入　＞＝　２０００万元）　并且　研发投入／营业收入　不低于　３％",
    "revenue >= 2000 万元 AND rd / revenue >= 3%",
    "营业收入不少于2000万元\n且 研发费用/营业收入 大于等于 3 %",
    "((营业收入 >= 2000万元)) 且 ((研发费用) / (营业收入) >= (3%))",
]


@pytest.mark.parametrize("source", ONE_CONDITION)
def test_spellings_of_one_condition(source: str) -> None:
    assert rule(source).tree == rule(ONE_CONDITION[0]).tree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("失信 或者 高新技术企业", "dishonest or high_tech"),
        ("非失信", "not 失信"),
        ("不 失信", "失信 = 否"),
        ("失信 != 否", "非(失信 = 否)"),
        ("失信 = 是", "失信"),
        ("失信 = 真", "失信 = true"),
        ("行业 属于 [“软件”、‘生物医药’]", "industry in ('软件', \"生物医药\")"),
        ("行业 属于 (“软件”)", "行业 = 「软件」"),
        ("“软件” = 行业", "行业 == “软件”"),
        ("行业 不属于 [“软件”]", "行业 != “软件”"),
        ("行业 not in [“软件”]", "非 行业 属于 [“软件”]"),
        ("专利数 属于 [1, 2]", "专利数 = 1 或 专利数 = 2"),
        ("专利数 介于 (1，3)", "1 <= 专利数 <= 3"),
        ("专利数 between (1, 3)", "1 <= 专利数 且 专利数 <= 3"),
        ("专利数 为空", "patents is missing"),
        ("专利数 不为空", "patents is not missing"),
        ("成立日期 < 2020年1月1日", 'founded < date("2020-01-01")'),
        ("成立日期 小于 日期(“2020-01-01”)", "founded < 2020年01月01日"),
        ("缺省(失信, 否)", "失信 且 失信 不为空"),
        ("default(dishonest, true)", "失信 或 失信 为空"),
        ("缺省(专利数, 0) > 1", "若(专利数 为空, 0, 专利数) > 1"),
        ("最大(专利数, 1) > 最小(2, 专利数)", "max(patents, 1) > min(2, patents)"),
        ("失信 且 失信 且 失信", "(失信 且 失信) 且 失信"),
        ("失信 或 失信 且 高新技术企业", "失信 或 (失信 且 高新技术企业)"),
        ("非 失信 且 高新技术企业", "(非 失信) 且 高新技术企业"),
        ("专利数 + 2 * 3 > 1", "专利数 + (2 * 3) > 1"),
        ("-专利数 ** 2 > 1", "-(专利数 ** 2) > 1"),
        ("专利数 - 1 - 1 > 1", "(专利数 - 1) - 1 > 1"),
        ("营业收入 > 1亿元且失信", "营业收入 > 1亿元 且 失信"),
    ],
)
def test_two_ways_to_say_it(one: str, other: str) -> None:
    assert rule(one).tree == rule(other).tree


@pytest.mark.parametrize(
    ("source", "chinese", "english"),
    [
        (
            "NOT (revenue>=2000万元 and 失信) or 行业=“软件”",
            "非 (营业收入 >= 2000万元 且 失信) 或 行业 = “软件”",
            'not (revenue >= 2000万元 and dishonest) or industry = "软件"',
        ),
        (
            "成立日期>日期('2020-01-01') 且 缺省(专利数,0)+(1-专利数)*2>=-3",
            "成立日期 > 2020年1月1日 且 缺省(专利数, 0) + (1 - 专利数) * 2 >= -3",
            'founded > date("2020-01-01") and default(patents, 0) + (1 - patents) * 2 >= -3',
        ),
        (
            "行业 不属于 ['带\"引号\"的', '软件']",
            '行业 不属于 [“带"引号"的”, “软件”]',
            'industry not in [\'带"引号"的\', "软件"]',
        ),
    ],
)
def test_the_canonical_form(source: str, chinese: str, english: str) -> None:
    tree = rule(source).tree
    assert written(tree, SCHEMA) == chinese
    assert written(tree, SCHEMA, "en") == english


def test_a_name_may_contain_a_word_of_the_language() -> None:
    """不 and 或 are words; the longest name that fits is read all the same."""
    assert rule("不动产面积 > 3平方米").tree == rule("estate > 3平方米").tree


@pytest.mark.parametrize(
    ("source", "unit"),
    [
        ("营业收入 + 利润", "万元"),
        ("100元 + 营业收入", "万元"),
        ("研发费用 / 营业收入", ""),
        ("研发费用 / 资产总额", ""),
        ("营业收入 / 员工数", "万元/人"),
        ("亩均税收 * 用地", "万元"),
        ("亩均税收 * 用地 / 营业收入 - 3%", ""),
        ("营业收入 * (1 + 研发占比)", "万元"),
        ("若(失信, 0, 100万元)", "万元"),
        ("缺省(利润, 0)", "元"),
        ("研发占比 + 3%", "%"),
        ("用地 ** 2", "亩·亩"),
    ],
)
def test_the_unit_of_a_formula(source: str, unit: str) -> None:
    assert str(formula(source).unit) == unit

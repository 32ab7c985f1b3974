"""Checks on rows of figures."""

from __future__ import annotations

from gaoxin.faces.labels import N_

SENTENCES = {
    "quality.bound_disagrees": N_("状态“{text}”与界限栏“{bound}”矛盾。"),
    "quality.cell_empty": N_("{field} 不得为空。"),
    "quality.column_missing": N_("缺少 {field} 栏。"),
    "quality.contradiction": N_("第 {rows} 行是同一事实却数值不同，请只留一行。"),
    "quality.counts_later": N_("公布日只写到年（月），从 {counts_from} 起才计入。"),
    "quality.date_unreadable": N_("公布日“{text}”无法识别；写作 2024-02-11、2024-02 或 2024。"),
    "quality.duplicate": N_("与第 {first} 行重复。"),
    "quality.implausible": N_("{value}% 不在通常的 {low}–{high}% 之间，请核对。"),
    "quality.known_in_future": N_("公布日 {known_from} 晚于今天（{today}）。"),
    "quality.measure_not_kept": N_("指标“{text}”没有{measure}序列。"),
    "quality.not_a_number": N_("“{text}”不是数；只写数字，单位写在单位栏。"),
    "quality.period_kind_disagrees": N_("统计期 {period} 与期型“{period_kind}”不符。"),
    "quality.period_unreadable": N_(
        "统计期“{text}”无法识别；写作 2024、2024Q3、2024M9、2024Q1-Q3。"
    ),
    "quality.precision_disagrees": N_(
        "公布日“{text}”的精度是 {found}，而精度栏写的是 {precision}。"
    ),
    "quality.published_before_end": N_(
        "{known_from} 时统计期 {period} 尚未结束：这是预测，不是数据。"
    ),
    "quality.too_many_cells": N_("该行的单元格多于表头。"),
    "quality.control_character": N_("{field} 含有控制字符，请删去。"),
    "quality.too_long": N_("{field} 超过 {limit} 个字，请缩短。"),
    "quality.two_bases": N_(
        "第 {rows} 行是同一指标同一统计期的数据而价格口径不同；一次评价只用一种口径，请核对。"
    ),
    "quality.unit_mismatch": N_("单位“{text}”与该指标的 {expected} 不可换算。"),
    "quality.unknown_indicator": N_("没有名为“{text}”的指标；是否指“{nearest}”？"),
    "quality.unusual_basis": N_(
        "本行增速按{price_basis}，与本批同一指标的其他增速口径不一；现价与可比价的增速不相连，请核对。"
    ),
    "quality.word_unknown": N_("“{text}”不在可用的写法之中：{allowed}。"),
}

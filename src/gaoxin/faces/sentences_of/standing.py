"""How things stand, and why."""

from __future__ import annotations

from gaoxin.faces.labels import N_

SENTENCES = {
    "standing.achieved": N_(
        "期末 {actual} {unit}（{period}），满足 {comparator} {target} {unit}：完成。"
    ),
    "standing.ahead_points": N_("好于目标 {points} 个百分点：快于预期。"),
    "standing.ahead_ratio": N_("完成量为路径要求的 {ratio:.1%}，不低于 100%：快于预期。"),
    "standing.annual_met_plan_missed": N_(
        "注意：{years} 年的年度目标均已达到，但规划目标仍然落后。"
    ),
    "standing.base_differs": N_(
        "规划所列 {base_year} 年基期值为 {base} {unit}，现公布为 {published} {unit}；仍按规划所列计算。"
    ),
    "standing.base_from_observation": N_(
        "规划未列基期值，采用已公布的 {base_year} 年末数据 {base} {unit}。"
    ),
    "standing.basis_unstated": N_("{years} 年的增速未注明价格口径，按{price_basis}相连。"),
    "standing.behind_points": N_("与目标相差 {points} 个百分点，超过 {on_track}：滞后。"),
    "standing.behind_ratio": N_("完成量为路径要求的 {ratio:.1%}，低于 {on_track:.0%}：滞后。"),
    "standing.bound_passed_over": N_(
        "{period} 的数据 {actual} 只是界限（{bound}），不足以下结论，改用更早的确数。"
    ),
    "standing.bound_proves": N_("数据只给出界限（{bound}），足以得出这一结论。"),
    "standing.bounds_mixed": N_("截至 {until} 的累计数中上下界混杂，不能下结论。"),
    "standing.citation_default": N_(
        "用语取自全国五年规划中期评估；各档界限没有国家规定，为本地选择，可修改。"
    ),
    "standing.first_year_missing": N_(
        "缺规划首年 {year} 年的增速，不能计算年均（已知：{later} 年）。"
    ),
    "standing.flow": N_(
        "{year} 年 {actual} {unit}，路径要求当年 {expected} {unit}（目标年 {target} {unit}）。"
    ),
    "standing.growth_average": N_("前 {years} 年年均增长 {average:.1f}%，目标 {target}%。"),
    "standing.growth_gap": N_("缺 {missing} 年增速，其后已知的 {later} 年不能相连。"),
    "standing.growth_required": N_("余下 {years_left} 年须年均增长 {required:.1f}%。"),
    "standing.handed_down_missing": N_("没有 {year} 年上级下达的指标值。"),
    "standing.impossible_growth": N_("{period} 的增速 {value}% 不可能成立，请核对。"),
    "standing.kept": N_("基期已达目标 {target} {unit}，现为 {actual} {unit}，仍然保持：基本符合。"),
    "standing.met_early": N_(
        "{period} 已达 {actual} {unit}，满足目标 {comparator} {target} {unit}：提前实现。"
    ),
    "standing.missed": N_(
        "期末 {actual} {unit}（{period}），不满足 {comparator} {target} {unit}：未完成。"
    ),
    "standing.no_annual_figure": N_("没有 {year} 年的全年数据。"),
    "standing.no_base": N_("没有 {base_year} 年基期值，途中进度无从计算。"),
    "standing.no_common_period": N_("与参照序列没有共同的统计期（从 {year} 年起）。"),
    "standing.no_observation": N_("规划期内没有已公布的数据；录入一条全年数据即可评价。"),
    "standing.no_path": N_(
        "现为 {actual} {unit}，目标 {comparator} {target} {unit}，还差 {remaining}；此类目标途中没有路径。"
    ),
    "standing.no_value": N_("该目标没有数值，不能按数据评价（原文：{raw}）。"),
    "standing.not_kept": N_("基期已达目标 {target} {unit}，现为 {actual} {unit}，未能保持：滞后。"),
    "standing.not_started": N_("规划自 {start} 年起，此日尚未开始。"),
    "standing.observed": N_(
        "数据：{period}（{period_kind}，{measure}）{value} {unit}，{price_basis}，{status}，{bound}；{known_from} 起公开，来源：{source}。"
    ),
    "standing.on_track_points": N_("与目标相差 {points} 个百分点，不超过 {on_track}：基本符合。"),
    "standing.on_track_ratio": N_(
        "完成量为路径要求的 {ratio:.1%}，不低于 {on_track:.0%}：基本符合。"
    ),
    "standing.only_a_bound": N_("{period} 的数据 {actual} 只是界限（{bound}），不足以下结论。"),
    "standing.only_partial_year": N_("只有不足全年的数据（最新：{period}，{value} {unit}）。"),
    "standing.other_basis": N_(
        "{period} 另有按{price_basis}的数据 {value} {unit}：价格口径不同，不用于本次评价。"
    ),
    "standing.overshot": N_(
        "{period} 为 {actual} {unit}，已越过目标 {target} {unit} 的另一侧：滞后。"
    ),
    "standing.partial_year": N_(
        "已公布 {period} 数据 {value} {unit}，不足全年，不与全年路径比较。"
    ),
    "standing.path_geometric": N_(
        "等比路径：由 {base} 到 {target} {unit}，{years} 年中已过 {elapsed} 年，应走完 {path_share:.1%}，即 {expected} {unit}。"
    ),
    "standing.path_linear": N_(
        "线性路径：由 {base} 到 {target} {unit}，{years} 年中已过 {elapsed} 年，应走完 {path_share:.1%}，即 {expected} {unit}。"
    ),
    "standing.pending_final": N_("规划期已于 {end} 结束，末年数据尚未公布；期末时的评价：{last}。"),
    "standing.progress": N_(
        "进度 =（{actual} − {base}）÷（{target} − {base}）= {progress:.1%}，路径要求 {path_share:.1%}。"
    ),
    "standing.reference_missing": N_("缺参照序列（如全市平均），录入后即可评价。"),
    "standing.relative_growth": N_(
        "共同已知的 {years} 年：年均增长 {actual}%，参照 {reference}%，高出 {above}% 即要求 {expected}%。"
    ),
    "standing.relative_level": N_(
        "同期数值 {actual}，参照 {reference}，高出 {above}% 即要求 {expected}。"
    ),
    "standing.scheme_disordered": N_("方案 {scheme} 的界限次序不对：须 0 ≤ 严重 ≤ 基本符合 ≤ 1。"),
    "standing.severe_points": N_("与目标相差 {points} 个百分点，超过 {severe}：严重滞后。"),
    "standing.severe_ratio": N_("完成量为路径要求的 {ratio:.1%}，低于 {severe:.0%}：严重滞后。"),
    "standing.sum": N_(
        "截至 {until} 累计 {total} {unit}；时间过去 {time_share:.1%}，序时要求 {expected} {unit}（目标 {target} {unit}）。"
    ),
    "standing.sum_incomplete": N_("{missing} 年没有全年数据，累计数只是下界。"),
    "standing.unit_mismatch": N_("{period} 的数据单位是 {unit}，与目标单位 {expected} 不可换算。"),
    "standing.year_met": N_(
        "{year} 年 {actual} {unit}，达到当年指标 {comparator} {target} {unit}（{document}）。"
    ),
    "standing.year_missed": N_(
        "{year} 年 {actual} {unit}，未达到当年指标 {comparator} {target} {unit}（{document}）。"
    ),
    "standing.year_open": N_(
        "{year} 年数据 {actual} {unit} 只是界限，不能判定是否达到 {comparator} {target} {unit}（{document}）。"
    ),
}

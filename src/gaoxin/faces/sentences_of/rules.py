"""The expression language: what is wrong with a text, a record or a rule, and why one holds."""

from __future__ import annotations

from gaoxin.faces.labels import N_

SENTENCES = {
    "rules.arguments": N_("第 {line} 行第 {column} 列：“{text}”的参数个数不对，至少 {least} 个。"),
    "rules.between": N_("第 {line} 行第 {column} 列：“介于”后面写 (下限, 上限)，两端都包括在内。"),
    "rules.bracket_open": N_("第 {line} 行第 {column} 列：括号“{text}”没有配对，请补上另一半。"),
    "rules.bracket_stray": N_("第 {line} 行第 {column} 列：括号“{text}”没有对应的前半个，请核对。"),
    "rules.chain": N_("第 {line} 行第 {column} 列：连写的比较里只能用大小和等号，请用“且”分开写。"),
    "rules.character": N_("第 {line} 行第 {column} 列：这里不能用“{character}”。"),
    "rules.clause_unknown": N_("规则 {rule} 没有条款“{clause}”，请先列出这一条款。"),
    "rules.column_length": N_("各列的行数不一致：{lengths}。"),
    "rules.column_twice": N_("字段“{field}”有两列数据，请只留一列。"),
    "rules.column_misspelt": N_("没有名为“{name}”的字段；是否指“{nearest}”？"),
    "rules.column_unknown": N_("没有名为“{name}”的字段，请核对字段名。"),
    "rules.condition_expected": N_(
        "第 {line} 行第 {column} 列：“{text}”不是条件；“且、或、非”连接的须是能成立或不成立的内容，如 员工数 >= 50人。"
    ),
    "rules.date": N_("第 {line} 行第 {column} 列：“{text}”不是日期，请写成 2026年1月1日。"),
    "rules.dates_reversed": N_("规则 {rule} 的失效日早于生效日。"),
    "rules.day_and_number": N_("第 {line} 行第 {column} 列：日期不能与数相比，请与日期相比。"),
    "rules.default": N_("第 {line} 行第 {column} 列：“缺省”的写法是：缺省(字段, 值)。"),
    "rules.empty": N_("第 {line} 行第 {column} 列：这里没有内容，请写一个条件。"),
    "rules.exponent": N_("第 {line} 行第 {column} 列：乘方的次数只能是 1 到 {limit} 的整数。"),
    "rules.field_expected": N_(
        "第 {line} 行第 {column} 列：“为空”只能问一个字段，这里是“{text}”。"
    ),
    "rules.field_name": N_(
        "字段名“{name}”不能用：须由字母、汉字、数字或下划线组成，不是语言的用词，也不与别的字段重名。"
    ),
    "rules.field_values": N_(
        "字段“{name}”的可选值有误：分类字段须列出互不相同的值，其他字段不列。"
    ),
    "rules.key_twice": N_("规则 {rule} 中编号“{key}”用了两次，请改一个。"),
    "rules.kinds_differ": N_("第 {line} 行第 {column} 列：“{text}”与左边不是一类，不能相比。"),
    "rules.leaf_fails": N_("“{what}”不成立。"),
    "rules.leaf_fails_at": N_("“{what}”不成立：现为 {value} {unit}。"),
    "rules.leaf_fails_by": N_("“{what}”不成立：现为 {value} {unit}，相差 {gap} {gap_unit}。"),
    "rules.leaf_holds": N_("“{what}”成立。"),
    "rules.leaf_holds_at": N_("“{what}”成立：现为 {value} {unit}。"),
    "rules.leaf_just_short": N_("“{what}”不成立：现为 {value} {unit}，恰好相等不算。"),
    "rules.leaf_missing": N_("“{what}”无法判断：缺 {fields}。"),
    "rules.leaf_undefined": N_("“{what}”无法判断：算式没有结果，例如除以零。"),
    "rules.list_length": N_("第 {line} 行第 {column} 列：列表须有 1 到 {limit} 个值。"),
    "rules.name_misspelt": N_(
        "第 {line} 行第 {column} 列：没有名为“{name}”的字段；是否指“{nearest}”？"
    ),
    "rules.name_unknown": N_("第 {line} 行第 {column} 列：没有名为“{name}”的字段，请核对字段名。"),
    "rules.no_conditions": N_("规则 {rule} 没有条件，请至少写一个。"),
    "rules.not_a_condition": N_(
        "第 {line} 行第 {column} 列：这里要一个能成立或不成立的条件，如 员工数 >= 50人。"
    ),
    "rules.not_a_formula": N_(
        "第 {line} 行第 {column} 列：这里要一个算式，如 研发费用 / 营业收入。"
    ),
    "rules.not_allowed": N_("第 {line} 行第 {column} 列：“{text}”不能写在这里。"),
    "rules.number_expected": N_("第 {line} 行第 {column} 列：“{text}”不是数，不能这样计算或比较。"),
    "rules.number_too_long": N_("第 {line} 行第 {column} 列：数最多 {limit} 位，请换用万、亿。"),
    "rules.operator_missing": N_(
        "第 {line} 行第 {column} 列：“{text}”前面缺少运算符，如 且、或、+、>=。"
    ),
    "rules.power_of_power": N_("第 {line} 行第 {column} 列：乘方里面不能再有乘方，请改成相乘。"),
    "rules.syntax": N_("第 {line} 行第 {column} 列：“{text}”附近的写法不对。"),
    "rules.text_expected": N_("第 {line} 行第 {column} 列：“{text}”处要一个带引号的词。"),
    "rules.text_open": N_("第 {line} 行第 {column} 列：引号没有配对，请在同一行补上另一半。"),
    "rules.text_too_long": N_("第 {line} 行第 {column} 列：引号里的文字超过 {limit} 字。"),
    "rules.too_deep": N_("第 {line} 行第 {column} 列：嵌套超过 {limit} 层，请拆成几个条件。"),
    "rules.too_large": N_("第 {line} 行第 {column} 列：条件超过 {limit} 个成分，请拆成几个条件。"),
    "rules.too_long": N_("第 {line} 行第 {column} 列：全文超过 {limit} 字，请拆成几个条件。"),
    "rules.too_many_conditions": N_("规则 {rule} 的条件超过 {limit} 个，请拆成几条规则。"),
    "rules.unit_needed": N_(
        "第 {line} 行第 {column} 列：这个数要写单位，字段的单位是“{expected}”，如 3{expected}。"
    ),
    "rules.unit_too_large": N_(
        "第 {line} 行第 {column} 列：相乘除的单位超过 {limit} 个，请核对算式。"
    ),
    "rules.unit_unknown": N_(
        "第 {line} 行第 {column} 列：“{text}”不是单位，请核对，或用空格分开。"
    ),
    "rules.units_differ": N_(
        "第 {line} 行第 {column} 列：单位“{found}”与“{expected}”不是一类，不能相加或相比。"
    ),
    "rules.unseen_character": N_(
        "第 {line} 行第 {column} 列：有一个看不见的字符（{character}），请删去。"
    ),
    "rules.value_no_category": N_(
        "字段“{field}”第 {row} 行须是可选值之一，却是 {found}（行数从 0 起）。"
    ),
    "rules.value_no_date": N_("字段“{field}”第 {row} 行须是日期，却是 {found}（行数从 0 起）。"),
    "rules.value_no_flag": N_(
        "字段“{field}”第 {row} 行须是“是”或“否”，却是 {found}（行数从 0 起）。"
    ),
    "rules.value_no_number": N_("字段“{field}”第 {row} 行须是数，却是 {found}（行数从 0 起）。"),
    "rules.value_missing": N_("第 {line} 行第 {column} 列：“{text}”前面缺少一个值。"),
    "rules.value_missing_after": N_("第 {line} 行第 {column} 列：“{text}”后面缺少一个值。"),
    "rules.value_not_allowed": N_(
        "字段“{field}”第 {row} 行的值“{text}”不在可选值之中（行数从 0 起）。"
    ),
    "rules.value_unknown": N_(
        "第 {line} 行第 {column} 列：“{field}”没有“{text}”这个值，可选：{allowed}。"
    ),
    "rules.versions_overlap": N_("规则 {rule} 的版本 {first} 与 {second} 的有效期重叠，请改日期。"),
}

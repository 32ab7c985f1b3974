"""Reading a plan document, and measuring the draft."""

from __future__ import annotations

from gaoxin.faces.labels import N_

SENTENCES = {
    "against.file": N_("核对用的清单 {file} 不能用：{reason}。请补上文件或缺少的列。"),
    "box.bracket": N_("第 {line} 行“{heading}”的括号不配对，已按每个顿号拆分。请核对各个名称。"),
    "box.number_gap": N_(
        "第 {line} 行的专栏编号是 {found}，应为 {expected}。请核对是否缺了专栏或编号有误。"
    ),
    "deadline.before": N_(
        "第 {line} 行“{words}”按 {read_as} 读入。请确认指当年年初之前还是年底之前。"
    ),
    "document.binary": N_("这是 {kind} 文件，不是纯文本。请打开后另存为纯文本（UTF-8）再读。"),
    "document.control": N_("第 {line} 行有控制字符，文件可能已损坏。请重新另存为纯文本（UTF-8）。"),
    "document.empty": N_("文件是空的。请选择规划的文本文件。"),
    "document.encoding": N_("第 {line} 行不是 UTF-8，也不是 GB18030。请另存为 UTF-8 再读。"),
    "document.not_text": N_("这不是文本文件。请打开后另存为纯文本（UTF-8）再读。"),
    "document.too_large": N_("文件有 {bytes:,} 字节，超过上限 {limit:,} 字节。请只保留规划正文。"),
    "outline.duplicate": N_(
        "第 {line} 行“{heading}”的编号与第 {first} 行重复，已另编号。请改正其中一处。"
    ),
    "outline.gap": N_(
        "第 {line} 行的编号是 {found}，应为 {expected}。请核对是否缺了标题或编号有误。"
    ),
    "outline.orphan": N_("第 {line} 行“{heading}”不在任何一章之内。请补上它所属的章。"),
    "outline.parts": N_(
        "第 {line} 行起有 {count} 个“篇”，只用来分界，没有列入目录。请确认各章编号全文连续。"
    ),
    "plan.no_outline": N_(
        "没有找到“第一章”或“一、”这样的标题（第 {line} 行是“{text}”），这不像一份规划。请核对文件。"
    ),
    "plan.no_period": N_(
        "没有找到是第几个五年规划，如“第十五个五年”或“十五五”。请在第 {line} 行之前的标题中写明。"
    ),
    "table.empty_cell": N_("第 {line} 行“{name}”的“{column}”是空的。请对照原表补上，或写“--”。"),
    "table.no_attribute": N_("第 {line} 行“{name}”没有写预期性或约束性。请对照原表补上。"),
    "table.no_group": N_(
        "第 {line} 行“{name}”与下一行共用一个序号，却没有组名。请对照原表补上组名。"
    ),
    "table.none": N_("全文没有读出指标表。请核对表头是否写有指标名称、年份和属性。"),
    "table.number_gap": N_(
        "第 {line} 行的序号是 {found}，应为 {expected}。请核对是否缺行或序号有误。"
    ),
    "table.number_twice": N_(
        "第 {line} 行“{name}”的序号 {number} 已经用过，这一行没有读入。请改正序号。"
    ),
    "table.row_unnumbered": N_("第 {line} 行“{name}”没有序号，暂编为 {number}。请对照原表补上。"),
    "table.row_unread": N_(
        "第 {line} 行“{text}”有 {found} 格，表头要求 {expected} 格，这一行没有读入。请对照原表补齐，空格写“--”。"
    ),
    "table.second": N_(
        "第 {line} 行“{title}”是另一张指标表，只保留原样，没有读成指标。请确认是否需要。"
    ),
    "table.unread": N_("第 {line} 行的表“{title}”没有读出来。请改为一格一行，或用制表符分格。"),
    "table.value_unread": N_("第 {line} 行的“{text}”不止一个数，目标值留空。请人工填写。"),
    "title.missing": N_("第一章之前没有找到规划名称，暂用文件名。请在第 {line} 行写上名称。"),
}

"""Cases, their definitions, and the work calendar."""

from __future__ import annotations

from gaoxin.faces.labels import N_

SENTENCES = {
    "calendar.count": N_("{count} 个工作日不能计算，请填写合理的正整数。"),
    "calendar.day_outside_year": N_(
        "{day} 不属于 {year} 年的放假安排。请核对日期（可含上一年 12 月）。"
    ),
    "calendar.makeup_on_weekday": N_(
        "{day} 本来就是周一至周五，不是调休上班日。请核对 {year} 年的安排。"
    ),
    "calendar.rest_and_work": N_("{day} 既列为放假又列为上班。请核对 {year} 年的安排，只留一处。"),
    "calendar.year_twice": N_("{year} 年的安排有两份，请只留一份。"),
    "process.awaits_correction": N_("“{step}”已退回补正，待补正后再办。"),
    "process.cell_missing": N_("表“{field}”第 {row} 行的“{column}”没有填写。"),
    "process.clock_unclear": N_("请指明延长哪个时限：{allowed}。"),
    "process.closed": N_("事项已办结（{result}），不能再办。如有权限，可先重新开启。"),
    "process.column_unknown": N_("表“{field}”没有“{column}”栏（第 {row} 行）。"),
    "process.condition_unknown": N_(
        "“{step}”无法判断：条件“{condition}”所需的信息不全。请先补全表单。"
    ),
    "process.document_empty": N_("材料“{document}”是空的，请重新上传。"),
    "process.document_missing": N_("缺少材料“{document}”，“{step}”这一步必须有。"),
    "process.document_unknown": N_("本事项没有名为“{document}”的材料。"),
    "process.evaluated": N_("已由 {by} 评价，只能评价一次。"),
    "process.extension_too_long": N_("申请延长 {days} 个工作日，一次须在 1–{most} 个之间。"),
    "process.field_missing": N_("“{field}”没有填写。"),
    "process.field_not_here": N_("“{step}”这一步不填“{field}”。请去掉该项。"),
    "process.handles_already": N_("{place} 已在办理“{step}”，不必重复添加。"),
    "process.late_documents_open": N_("容缺材料尚未补齐：{documents}。补齐后才能到“{step}”。"),
    "process.lint_branch_left": N_(
        "“{step}”既在并联分支里又在分支外。分支只能以 join 或 end 步骤结束。"
    ),
    "process.lint_clock_set_by": N_(
        "“{text}”不能用来设定时限：须是整数字段，并写明 least（不小于 1）和 most。"
    ),
    "process.lint_clock_unused": N_("没有步骤用到时限“{clock}”。"),
    "process.lint_each_of_zone": N_("角色“{role}”是全区的，不能逐个分送。请改用有具体单位的范围。"),
    "process.lint_endless": N_("“{step}”会自己转圈。请在圈里放一个人办的步骤。"),
    "process.lint_field_incomplete": N_("字段“{field}”缺少 {missing}。"),
    "process.lint_join_outside": N_("join 只能用在并联步骤的分支里。"),
    "process.lint_join_too_many": N_("“{step}”要求 {join} 个分支办完，但没有那么多分支。"),
    "process.lint_join_unreachable": N_("“{step}”的分支“{branch}”走不到 join，汇合永远不会完成。"),
    "process.lint_key_reserved": N_("“{key}”是保留字或含有“/”，请换一个 key。"),
    "process.lint_key_twice": N_("key“{key}”用了两次，请换一个。"),
    "process.lint_lapse_without_clock": N_(
        "“{step}”到期自动转出，第一个时限须是按步骤计的（scope: step）。"
    ),
    "process.lint_no_branches": N_("并联步骤“{step}”没有分支。"),
    "process.lint_no_clock": N_("“{step}”由人办理，却没有时限。请在 clocks 里写一个。"),
    "process.lint_no_exit": N_("从“{step}”走不到任何结束步骤。"),
    "process.lint_no_outcome": N_("“{step}”没有人能选的结果。"),
    "process.lint_number_without_unit": N_("数字字段“{field}”没有写单位。"),
    "process.lint_promise_unverified": N_(
        "“{step}”的承诺没有核查。须转到人办的核查步骤，并能走到 result: revoked 的结束步骤。"
    ),
    "process.lint_role_open": N_("角色“{role}”谁都可以担任。请写 duty 或 scope。"),
    "process.lint_rung_at_the_start": N_("“{rung}”在时限一开始就会提醒。"),
    "process.lint_rung_tells_nobody": N_("“{rung}”没有通知任何人。"),
    "process.lint_scope_not_a_reference": N_(
        "“{text}”不是指向单位、片区或人员的字段，不能作为角色的范围。"
    ),
    "process.lint_scope_unknown": N_(
        "不认识的范围“{text}”。可用 zone、starter、starter.body、starter.area、subject.…、field.…。"
    ),
    "process.lint_table_in_table": N_("表里不能再放表（“{field}”）。"),
    "process.lint_unknown_asking": N_("没有名为“{text}”的人办步骤。可用：{known}。"),
    "process.lint_unknown_choice": N_("没有名为“{text}”的选项。"),
    "process.lint_unknown_clock": N_("没有名为“{text}”的时限。可用：{known}。"),
    "process.lint_unknown_document": N_("没有名为“{text}”的材料。可用：{known}。"),
    "process.lint_unknown_field": N_("没有名为“{text}”的字段。可用：{known}。"),
    "process.lint_unknown_outcome": N_("“{step}”没有名为“{text}”的结果。"),
    "process.lint_unknown_role": N_("没有名为“{text}”的角色。可用：{known}。"),
    "process.lint_unknown_step": N_("没有名为“{text}”的步骤。可用：{known}。"),
    "process.lint_unknown_told": N_("不能通知“{text}”：没有这个角色。可用：{known}。"),
    "process.lint_unreachable": N_("走不到“{step}”这一步。"),
    "process.loop": N_("流程在“{step}”自己转圈，无人可办。请改正流程定义。"),
    "process.malformed": N_("流程定义有误：{where}。请按 docs/methods/process.md 改正这一处。"),
    "process.merged": N_("本事项与 {other} 已经合并。"),
    "process.no_late_documents": N_("没有待补的容缺材料。"),
    "process.no_such_act": N_("“{action}”不能由人直接操作。"),
    "process.nobody": N_(
        "“{step}”没有人办：角色“{role}”在本事项中没有对应的单位或人员。请先在表单或对象中指定。"
    ),
    "process.nobody_acts": N_("“{step}”不需要人办理。"),
    "process.not_a_co_handler": N_("您不是“{step}”的协办单位。"),
    "process.not_at_this_step": N_("“{step}”这一步不能“{action}”。"),
    "process.not_closed": N_("事项尚未办结，或不是经办理结束的。"),
    "process.not_provided": N_("本类事项不设“{action}”。"),
    "process.not_returned": N_("“{step}”没有被退回，不需要补正。"),
    "process.not_suspended": N_("事项没有中止，不需要恢复。"),
    "process.not_the_applicant": N_("只有申请人（或同单位人员）能补交材料。"),
    "process.nothing_supplied": N_("没有收到待补的材料。待补：{documents}。"),
    "process.nothing_to_decide": N_("没有等您审批的延期申请。"),
    "process.other_case_missing": N_("请指明另一个事项的编号（现为“{other}”）。"),
    "process.other_version": N_("事项属于 {case}，不能按 {definition} 办理。请用它开始时的版本。"),
    "process.outcome_unknown": N_("“{step}”没有“{text}”这种结果，可选：{allowed}。"),
    "process.place_unreadable": N_("“{place}”不是单位、片区或人员，请写成 body:finance 这样。"),
    "process.reason_missing": N_("请写明“{action}”的理由。"),
    "process.request_unknown": N_("没有等您审批的第 {number} 号延期申请。"),
    "process.row_unknown": N_("表“{field}”没有第 {row} 行。请刷新后再填。"),
    "process.stale": N_("刚才已有变动（{at} {by} {action}）。请刷新后再办。"),
    "process.suspended": N_("事项已中止，恢复后再办。"),
    "process.task_over": N_("“{step}”已经办完（{by}）。"),
    "process.task_unknown": N_("没有编号为 {task} 的任务。"),
    "process.time_backwards": N_("时间 {now} 早于上一条记录 {last}。请校准服务器时钟。"),
    "process.too_late": N_("“{action}”的期限是 {until}，已过。"),
    "process.value_not_a_choice": N_("“{field}”不能填“{text}”，可选：{allowed}。"),
    "process.value_not_a_date": N_("“{field}”的“{text}”不是日期，请写成 2026-11-23。"),
    "process.value_not_a_list": N_("“{field}”是多选，请给出一组值。"),
    "process.value_not_a_number": N_("“{field}”的“{text}”不是数，只写数字，不加单位和分隔符。"),
    "process.value_not_a_table": N_("“{field}”须按行填写。"),
    "process.value_not_text": N_("“{field}”须是一段文字或一个数。"),
    "process.value_not_whole": N_("“{field}”的“{text}”须是整数。"),
    "process.value_too_large": N_("“{field}”的“{text}”不能大于 {most}。"),
    "process.value_too_long": N_("“{field}”超过 {limit} 字，请改为附件。"),
    "process.value_too_small": N_("“{field}”的“{text}”不能小于 {least}。"),
    "process.wrong_role": N_("“{step}”由“{role}”办理，您不在其中。"),
    "process.wrong_role_for": N_("“{action}”须由“{role}”进行。"),
}

"""Kernel, formats, apps and faces."""

from __future__ import annotations

from gaoxin.faces.labels import N_

SENTENCES = {
    "account.exists": N_("账号 {login} 已经有了，请换一个。"),
    "account.login": N_("账号“{login}”只能用小写英文字母、数字和 . _ -，至少两个字符。"),
    "account.other_role": N_("{login} 在本区已有另一个角色（{role}），请先由安全管理员调整。"),
    "account.same": N_("规划员和安全管理员不能是同一个账号（{login}）。"),
    "account.unknown": N_("本区没有账号“{login}”。"),
    "account.unknown_area": N_("区文件里没有片区“{key}”，请先在 zone.yaml 的 areas 中写上。"),
    "account.unknown_body": N_("区文件里没有单位“{key}”，请先在 zone.yaml 的 bodies 中写上。"),
    "account.weak_password": N_("密码不合要求：{reason}"),
    "api_key.unknown": N_("本区没有编号 {number} 的有效密钥。"),
    "as_of.unreadable": N_("“{text}”不是日期，请写成 2023-06-30 这样。"),
    "database.unreachable": N_(
        "连不上数据库：{reason}。请检查 GAOXIN_DATABASE_URL，或去掉它改用自带的 SQLite。"
    ),
    "date.unreadable": N_("“{text}”不是日期，请写成 2024-12-27、2024-12 或 2024。"),
    "file.unreadable": N_("读不了 {file}：{reason}。"),
    "file.unwritable": N_("写不了 {file}：{reason}。请换一个位置。"),
    "home.not_writable": N_("数据目录 {home} 不能写：{reason}。请用 GAOXIN_HOME 指定别的目录。"),
    "intake.no_header": N_("第一行缺少列名：{missing}。"),
    "intake.header_twice": N_("第一行里列名重复：{names}。每列只能有一个名字。"),
    "intake.not_csv": N_("这不是 CSV 文件：{reason}。请从表格软件另存为 CSV。"),
    "intake.not_text": N_("这不是文本文件。请从表格软件另存为 CSV（UTF-8）。"),
    "intake.too_large": N_("文件超过 {limit} MB，请分成几个文件。"),
    "intake.too_many_rows": N_("超过 {limit} 行，请分成几个文件。"),
    "period.unreadable": N_("“{text}”不是所属期，请写成 2024、2024Q3、2024M9 或 2025Q1-Q3。"),
    "plan.changed": N_(
        "{plan} 的内容与第 {edition} 版不同。已有版本不能改；要成为新版本，请用 --reason 写明依据。"
    ),
    "plan.format": N_(
        "文件格式是 {found}，本版本只认 {expected}。请用同一版本的 gaoxin read 重新生成。"
    ),
    "plan.dangling": N_("目标 {key} 指向没有的指标“{missing}”。请改正指标编号。"),
    "plan.item_key": N_("{kind} 中有一个编号“{key}”，为空或超过 48 个字符。请改正。"),
    "plan.key": N_(
        "规划编号“{key}”只能用小写英文字母、数字和连字符，不超过 48 个。请用 --key 改正。"
    ),
    "plan.twice": N_("{kind} 中编号“{key}”出现了两次。请改正其中一个。"),
    "plan.years": N_(
        "年份不合理：基期 {base}，起 {start}，止 {end}。基期应早于起始年，起始年不晚于终止年。"
    ),
    "plan.malformed": N_("规划文件有误：{where}。请改正这一处，或用 gaoxin read 重新生成。"),
    "plan.no_day": N_("{plan} 没有公布日期，请用 --known-from 2021-06-30 这样的选项补上。"),
    "plan.no_draft": N_("{plan} 没有草稿可以采纳，请先用 gaoxin load 装入。"),
    "plan.none_in_force": N_("{day} 还没有规划，请换一个较晚的日期。"),
    "plan.not_json": N_("这不是规划的 JSON 文件：{where}。请用 gaoxin read PLAN.txt --json 生成。"),
    "plan.of_other_zone": N_("编号 {plan} 已属于别的区，请用 --key 换一个编号。"),
    "plan.unknown": N_("本区没有编号为 {plan} 的规划。"),
    "serve.cannot_listen": N_("不能在 {host}:{port} 上打开：{reason}。请换一个地址或端口。"),
    "serve.demo_not_local": N_(
        "演示账号只能在本机使用，不能监听 {host}。去掉 --demo，或去掉 --host。"
    ),
    "serve.port_denied": N_("没有权限使用端口 {port}，请用 --port 8000 这样大于 1023 的端口。"),
    "serve.port_taken": N_("端口 {port} 已被别的程序占用，请用 --port 换一个，如 --port 8001。"),
    "unit.mismatch": N_("单位“{unit}”与“{expected}”不是一类，不能换算。请核对单位。"),
    "zone.exists": N_("编号为 {key} 的区已经有了，请换一个编号。"),
    "zone.key": N_("区的编号“{key}”只能用英文字母、数字和连字符。"),
    "zone.file": N_("区文件 {file} 第 {line} 行有误：{reason}。"),
}

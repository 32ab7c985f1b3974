"""Words for codes: roles, kinds, states, columns. Marked here, translated when asked for."""

from __future__ import annotations

from collections.abc import Mapping

from gaoxin.faces.words import gettext


def N_(sentence: str) -> str:  # noqa: N802  the customary name of the marker
    """Marks a sentence for the catalogue."""
    return sentence


# Plans keep these as Chinese words; a word that is not here is shown as it stands.
_LINES_OF_WORK = (
    N_("工信"), N_("科技"), N_("商务"), N_("发改"), N_("大数据"), N_("卫健"), N_("金融"),
    N_("组织人才"), N_("住建"), N_("人社"), N_("投促"), N_("市监"), N_("政务"), N_("民政"),
    N_("教育"), N_("自贸综保"), N_("交通"), N_("自规"), N_("农业"), N_("财政"), N_("文旅"),
    N_("生态"), N_("政法"), N_("宣传"), N_("应急"), N_("统计"), N_("司法"), N_("党建"),
    N_("医保"), N_("公安"), N_("国资"), N_("城管"), N_("税务"), N_("体育"), N_("信访"),
    N_("纪检"), N_("档案"), N_("退役军人"),
)  # fmt: skip
_DOMAINS = (
    N_("现代服务业"), N_("科技创新-新型研发机构"), N_("先进制造业"), N_("智能装备产业"),
    N_("生物医药产业"), N_("科技创新-创新型企业"), N_("新一代电子信息产业"),
    N_("科技创新-创新服务平台"), N_("创新平台"), N_("民生-安居保障"), N_("公共资源保障(水电气)"),
    N_("民生-文化体育"), N_("民生-医疗卫生"), N_("绿色低碳"), N_("战略性新兴产业"),
    N_("民生-基础设施"), N_("数字基础设施"), N_("医疗养老"), N_("开放平台"), N_("民生-养老"),
    N_("民生-生态修复"), N_("未来产业"), N_("民生-教育"), N_("基础设施"), N_("安居保障"),
    N_("文化"), N_("教育"),
)  # fmt: skip

LABELS: Mapping[str, Mapping[str, str]] = {
    "line": {word: word for word in _LINES_OF_WORK},
    "domain": {word: word for word in _DOMAINS},
    "role": {
        "planner": N_("规划员"),
        "reporter": N_("部门填报员"),
        "leader": N_("领导"),
        "assessor": N_("考核员"),
        "system": N_("系统管理员"),
        "security": N_("安全管理员"),
        "audit": N_("审计管理员"),
    },
    "reach": {"zone": N_("全区"), "body": N_("本单位"), "area": N_("本片区")},
    "right": {
        "zone.enter": N_("进入本区"),
        "rights.read": N_("看权限表"),
        "coverage.read": N_("看对照表"),
        "overview.read": N_("看总览"),
        "outline.read": N_("看规划文本结构"),
        "indicator.read": N_("看指标与判断"),
        "project.read": N_("看项目与平台"),
        "observation.read": N_("看数据台账"),
        "observation.add": N_("补充数据"),
        "plan.load": N_("装入规划"),
        "plan.adopt": N_("采纳草稿为正式版本"),
        "status.read": N_("看运行状态"),
        "account.read": N_("看账号"),
        "account.change": N_("开设和锁定账号、收回接口密钥"),
        "api_key.make": N_("为自己申请接口密钥"),
        "audit.read": N_("看审计记录"),
    },
    "field": {
        "observation.recorded_by": N_("数据由谁录入"),
        "person.phone": N_("个人电话"),
        "person.email": N_("个人邮箱"),
        "entry.detail": N_("审计记录的细节"),
    },
    "origin": {
        "table": N_("指标表"),
        "text": N_("正文中的数量目标"),
        "context": N_("参考数据"),
    },
    "target_origin": {
        "table": N_("指标表"),
        "text": N_("正文"),
        "context": N_("参考数据"),
    },
    "attribute": {"expected": N_("预期性"), "binding": N_("约束性")},
    "direction": {"up": N_("越大越好"), "down": N_("越小越好"), "range": N_("保持在区间内")},
    "target_kind": {
        "growth": N_("增速"),
        "level": N_("水平"),
        "share": N_("比率"),
        "flow": N_("年度流量"),
        "cumulative": N_("五年累计"),
        "relative": N_("相对"),
        "rank": N_("位次"),
        "state": N_("达到状态"),
        "handed_down": N_("上级下达"),
        "count": N_("结构计数"),
    },
    "comparator": {">=": "", ">": ">", "<=": "≤", "<": "<", "~": N_("约"), "=": "="},
    "measure": {"level": N_("水平值"), "growth": N_("增速")},
    "period_kind": {
        "annual": N_("全年"),
        "ytd": N_("年初至今累计"),
        "part": N_("当期"),
        "point": N_("期末时点"),
    },
    "price_basis": {"current": N_("现价"), "comparable": N_("可比价"), "": "—"},
    "status": {
        "preliminary": N_("初步数"),
        "published": N_("已公布"),
        "final": N_("最终数"),
        "revised": N_("修订数"),
    },
    "bound": {
        "exact": N_("准确值"),
        "lower": N_("下限，实际不低于此"),
        "upper": N_("上限，实际不高于此"),
    },
    "precision": {"month": N_("只知道月份，取月末"), "year": N_("只知道年份，取年末"), "day": ""},
    "confidence": {
        "official text": N_("正式文件"),
        "simulated": N_("模拟"),
        "secondary media, verify before official use": N_("媒体转载，正式使用前须核实"),
    },
    "verdict": {
        "achieved_early": N_("提前实现"),
        "ahead": N_("快于预期"),
        "on_track": N_("基本符合"),
        "behind": N_("滞后"),
        "cannot_judge": N_("无法评价"),
        "pending_final": N_("规划期满·待终评"),
        "achieved": N_("完成"),
        "missed": N_("未完成"),
    },
    "why": {
        "standing.no_observation": N_("规划期内没有公布过数据"),
        "standing.only_partial_year": N_("只公布过不满一年的数据"),
        "standing.first_year_missing": N_("缺规划第一年的数据"),
        "standing.only_a_bound": N_("只公布过上下限，不足以判断"),
        "standing.handed_down_missing": N_("上级下达的目标还没有录入"),
        "standing.reference_missing": N_("缺作比较的数据"),
        "standing.no_path": N_("没有可比的进度路径"),
        "standing.no_value": N_("规划没有写数值"),
        "standing.no_base": N_("没有基期数据"),
        "standing.unit_mismatch": N_("数据单位与目标不一致"),
        "standing.not_started": N_("规划期还没有开始"),
        "standing.no_common_period": N_("与作比较的数据没有相同的时期"),
        "standing.bounds_mixed": N_("上下限混在一起，加不出总数"),
        "standing.impossible_growth": N_("增速数据不可能成立，须核对"),
        "standing.scheme_disordered": N_("判断标准的界限次序有误"),
    },
    "year_target": {"annual": N_("年度目标"), "handed_down": N_("上级下达")},
    "deliverable": {
        "directional": N_("导向型"),
        "deliverable": N_("交付物型"),
        "quantified": N_("量化型"),
        "": "—",
    },
    "project_kind": {
        "project": N_("重点项目"),
        "platform": N_("平台"),
        "institute": N_("研发机构"),
        "enterprise": N_("企业"),
        "service_platform": N_("服务平台"),
        "housing": N_("安居保障"),
        "infrastructure": N_("基础设施"),
        "elderly_care": N_("养老"),
        "education": N_("教育"),
        "culture_sport": N_("文化体育"),
        "health": N_("医疗卫生"),
        "ecology": N_("生态修复"),
    },
    "mode": {"run": N_("本平台办理"), "mirror": N_("镜像"), "link": N_("链接"), "none": "—"},
    "coverage_kind": {"clause": N_("条款"), "system": N_("系统")},
    "coverage_status": {"works": N_("可用"), "partly": N_("部分可用"), "open": N_("未开始")},
    "place": {
        "overview": N_("总览"),
        "indicators": N_("指标"),
        "projects": N_("项目"),
        "outline": N_("规划"),
        "coverage": N_("对照表"),
        "observations": N_("数据"),
        "rights": N_("权限"),
        "audit": N_("审计"),
    },
    "held": {"plans": N_("规划数"), "editions": N_("版本数"), "observations": N_("数据条数")},
    "action": {
        "sign_in": N_("登录"),
        "sign_in.failed": N_("登录失败"),
        "sign_out": N_("退出"),
        "denied": N_("被拒绝"),
        "zone.set_up": N_("建立区"),
        "account.enrol": N_("授予角色"),
        "account.lock": N_("锁定账号"),
        "account.unlock": N_("解锁账号"),
        "account.password": N_("重设密码"),
        "api_key.make": N_("申请接口密钥"),
        "api_key.revoke": N_("收回接口密钥"),
        "plan.edition": N_("规划新版本"),
        "plan.document": N_("存入规划文本"),
        "observation.add": N_("补充数据"),
    },
    "column": {
        "indicator": N_("指标名称或编号"),
        "period": N_("所属期，如 2024、2024Q1-Q3、2024M9"),
        "period_kind": N_("annual 全年，ytd 年初至今，part 当期，point 期末时点"),
        "measure": N_("level 水平值，growth 增速"),
        "value": N_("数值，照公布的写"),
        "unit": N_("单位，要与指标一致或可换算"),
        "price_basis": N_("current 现价，comparable 可比价，可空"),
        "status": N_("preliminary、published、final、revised"),
        "source": N_("来源，必填"),
        "known_from": N_("公布日期：2024-12-27、2024-12 或 2024"),
        "known_from_precision": N_("day、month、year，可空"),
        "page": N_("网址或页码，可空"),
        "confidence": N_("可信度说明，可空"),
        "bound": N_("exact、lower、upper，可空"),
    },
}


def label(kind: str, code: str) -> str:
    """The word for a code in the language spoken now; the code itself where none is known."""
    word = LABELS[kind].get(code)
    if word is None:
        return str(code)
    return gettext(word) if word else ""

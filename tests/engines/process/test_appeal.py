"""企业诉求, along its normal path and off it."""

from typing import Any

import pytest
from tests.engines.process.samples import (
    DESK,
    DESK_TOO,
    FIRM,
    LEAD,
    OTHER_FIRM,
    OTHER_LEAD,
    Walk,
    at,
    days,
    shipped,
)

from gaoxin.engines.process import ClockState, Level, Party, Pause, Result, State, TaskState, lint
from gaoxin.kernel.messages import Refused

DEFINITION = shipped("appeal")
APPEAL = {"title": "排污许可", "story": "卡在环评", "kind": "permit", "contact": "he@firm.example"}


def filed(**more: Any) -> Walk:
    return Walk.begins(DEFINITION, FIRM, {**APPEAL, **more})


def accepted() -> Walk:
    return filed().submits(DESK, "verify", "accepted", lead="finance")


def replied() -> Walk:
    return accepted().at("24 09:00").submits(LEAD, "reply", "replied", reply="已联系")


def test_nothing_is_wrong_with_the_definition() -> None:
    assert lint(DEFINITION) == ()


def test_the_time_limits_are_those_of_the_platform() -> None:
    """Verify 1, reply 3, solve or confirm 15, complex 30 working days."""
    budgets = {rule.key: rule.days for rule in DEFINITION.clocks}
    assert (budgets["verify"], budgets["reply"], budgets["solve"]) == (1, 3, 15)
    extension = DEFINITION.clock["solve"].extension
    assert extension is not None
    assert budgets["solve"] + extension.days * extension.times == 30


def test_from_appeal_to_evaluation() -> None:
    walk = accepted()
    assert walk.clock("reply").due == at("27 09:00")  # 24, 26, 27
    assert walk.clock("solve").due == at("12-15 09:00")
    walk.at("24 09:00").submits(LEAD, "reply", "replied", reply="已联系")
    assert walk.clock("solve").due == at("12-15 09:00")  # one clock for both steps
    walk.at("12-01 09:00").submits(LEAD, "solve", "solved", answer="已批")
    walk.submits(DESK, "callback", "closed", satisfaction="satisfied")
    assert (walk.case.state, walk.case.result) == (State.CLOSED, Result.DONE)
    assert walk.offers(FIRM) == {"reopen", "evaluate"}
    assert walk.offers(OTHER_FIRM) == set()
    assert walk.code("evaluate", FIRM, outcome="superb") == "value_not_a_choice"
    course = walk.case.tasks
    walk.does("evaluate", FIRM, outcome="very_good", reason="快")
    assert walk.case.evaluation is not None
    assert (walk.case.evaluation.choice, walk.case.tasks) == ("very_good", course)
    assert walk.code("evaluate", FIRM, outcome="poor") == "evaluated"


def test_evaluation_has_its_time() -> None:
    walk = replied().submits(LEAD, "solve", "solved", answer="已批")
    walk.submits(DESK, "callback", "closed", satisfaction="fair")
    assert walk.at("12-09 08:59").offers(FIRM) == {"reopen", "evaluate"}
    assert walk.at("12-09 09:00").offers(FIRM) == {"reopen"}  # 10 working days after the 24th
    assert walk.code("evaluate", FIRM, outcome="good") == "too_late"


def test_a_correction_pauses_the_desk_and_not_the_applicant() -> None:
    walk = filed().at("23 15:00")
    assert walk.code("return", DESK, step="verify") == "reason_missing"
    walk.does("return", DESK, step="verify", reason="缺环评批复")
    verify = walk.clock("verify")
    assert (verify.state, verify.pause, verify.due) == (
        ClockState.PAUSED, Pause.CORRECTION, None,
    )  # fmt: skip
    assert verify.consumed == days(0.25)  # 09:00 to 15:00
    assert walk.clock("correction").due == at("12-01 15:00")  # 24, 26, 27, 30, 1
    assert walk.code("submit", DESK, step="verify", outcome="accepted") == "awaits_correction"
    assert walk.code("correct", DESK, step="verify") == "wrong_role"
    assert walk.code("correct", OTHER_FIRM, step="verify") == "wrong_role"
    assert walk.offers(FIRM) == {"correct", "withdraw"}
    walk.sweeps("30 16:00")
    assert walk.fired() == [("correction", "reminder")]
    walk.does("correct", FIRM, step="verify", values={"story": "环评批复见附件"})
    assert walk.case.values["story"] == "环评批复见附件"
    assert walk.clock("verify").consumed == days(0.25)
    assert walk.clock("verify").due == at("12-01 10:00")
    assert walk.clock("correction").state is ClockState.STOPPED
    walk.submits(DESK, "verify", "accepted", lead="finance")


def test_a_second_correction_has_a_clock_of_its_own() -> None:
    walk = filed()
    for _ in range(2):
        walk.does("return", DESK, step="verify", reason="不清楚")
        walk.does("correct", FIRM, step="verify")
    corrections = [clock.id for clock in walk.case.clocks if clock.rule == "correction"]
    assert len(corrections) == 2


def test_what_was_required_cannot_be_emptied_by_a_correction() -> None:
    walk = filed().does("return", DESK, step="verify", reason="不清楚")
    assert walk.code("correct", FIRM, step="verify", values={"story": " "}) == "field_missing"


def test_yellow_one_day_before_red_from_the_first_day_overdue() -> None:
    walk = replied()
    walk.sweeps("12-14 08:59")
    assert walk.fired() == []
    walk.sweeps("12-14 09:00").sweeps("12-15 08:59").sweeps("12-15 09:00").sweeps("12-31 09:00")
    assert walk.fired() == [("solve", "yellow"), ("solve", "red")]
    yellow, red = (one for entry in walk.case.history for one in entry.fired)
    assert (yellow.level, red.level) == (Level.YELLOW, Level.RED)
    assert red.to == (
        Party("body:finance"), Party(duty="service"), Party(duty="supervisor"),
    )  # fmt: skip


def test_a_complex_appeal_has_thirty_days() -> None:
    walk = replied().does("extend", LEAD, step="solve", days=15, reason="涉及多个部门")
    walk.does("grant", DESK, number=1)
    assert walk.clock("solve").days == 30
    assert walk.clock("solve").due == CALENDAR_30
    assert "extend" not in walk.offers(LEAD)


CALENDAR_30 = at("12-31 09:00").replace(year=2027, month=1, day=5)
"""30 working days after 23 November: 27 of them in 2026 after the holiday, then 1, 4, 5 January."""


def test_a_deadline_in_a_year_without_arrangement_is_flagged() -> None:
    walk = replied()
    assert walk.clock("solve").open_years == ()
    walk.does("extend", LEAD, step="solve", days=15, reason="复杂").does("grant", DESK, number=1)
    assert walk.clock("solve").open_years == (2027,)


def test_wrong_body_goes_back_to_the_desk_while_the_long_clock_runs() -> None:
    walk = accepted().at("24 09:00").submits(LEAD, "reply", "not_ours", reason="属住建")
    assert walk.open_steps == ["route"]
    assert walk.clock("solve").state is ClockState.RUNNING
    assert walk.clock("reply").state is ClockState.STOPPED
    walk.submits(DESK, "route", "routed", lead="housing")
    assert walk.clock("reply").due == at("30 09:00")  # three days for the new body
    assert walk.clock("solve").due == at("12-15 09:00")
    walk.submits(OTHER_LEAD, "reply", "replied", reply="已联系")


def test_a_dissatisfied_call_leads_to_rework() -> None:
    walk = replied().submits(LEAD, "solve", "confirmed", answer="依规不能", reason="红线内")
    walk.submits(DESK, "callback", "redo", satisfaction="dissatisfied", reason="未答到点上")
    assert walk.open_steps == ["rework"]
    assert walk.clock("solve").state is ClockState.STOPPED
    walk.submits(LEAD, "rework", "solved", answer="换址").submits(
        DESK, "callback", "closed", satisfaction="fair"
    )
    assert walk.case.state is State.CLOSED


def test_not_accepted_with_a_reason_only() -> None:
    walk = filed()
    assert walk.code("submit", DESK, step="verify", outcome="rejected") == "reason_missing"
    walk.submits(DESK, "verify", "rejected", reason="已进入诉讼")
    assert walk.case.result is Result.REFUSED


def test_two_officers_on_one_step() -> None:
    walk = filed()
    page = walk.task("verify").seen
    walk.submits(DESK, "verify", "accepted", lead="finance")
    stale = walk.refuses(
        "submit", DESK_TOO, task=1, seen=page, outcome="rejected", reason="不属受理范围"
    )
    assert stale.code == "process.stale"
    assert (stale.params["by"], stale.params["action"]) == ("dai", "submit")
    assert walk.open_steps == ["reply"]
    fresh = walk.case.task(1).seen
    assert walk.code("submit", DESK_TOO, task=1, seen=fresh, outcome="accepted") == "task_over"


def test_only_the_enterprise_withdraws() -> None:
    walk = accepted()
    assert walk.code("withdraw", DESK, reason="x") == "wrong_role_for"
    walk.does("withdraw", FIRM, reason="已解决")
    assert walk.case.task(2).state is TaskState.CANCELLED
    assert walk.code("evaluate", FIRM, outcome="good") == "not_closed"


def test_an_official_cannot_begin_an_appeal() -> None:
    with pytest.raises(Refused) as refused:
        Walk.begins(DEFINITION, DESK, APPEAL)
    assert refused.value.message.code == "process.wrong_role_for"

"""督办, along its normal path and off it."""

from datetime import timedelta
from typing import Any

from tests.engines.process.samples import (
    DESK,
    FIRM,
    ISSUER,
    LEAD,
    LEADER,
    OTHER_LEAD,
    Walk,
    actor,
    at,
    days,
    shipped,
)

from gaoxin.engines.process import ClockState, Level, Party, Pause, Result, State, lint

DEFINITION = shipped("supervision")
ORDER = {"title": "桥梁工程", "demand": "本月内复工", "lead": "finance"}


def issued(**more: Any) -> Walk:
    return Walk.begins(DEFINITION, ISSUER, {**ORDER, **more})


def signed(**more: Any) -> Walk:
    return issued(**more).submits(LEAD, "sign", "signed")


def test_nothing_is_wrong_with_the_definition() -> None:
    assert lint(DEFINITION) == ()


def test_from_issue_to_close() -> None:
    walk = issued()
    assert walk.open_steps == ["sign"]
    assert walk.clock("sign").due == at("24 09:00")
    walk.at("23 16:00").submits(LEAD, "sign", "signed", contact="李")
    assert walk.clock("handle").due == at("12-15 16:00")  # 15 working days, past the holiday
    walk.at("27 10:00").submits(LEAD, "report", "reported", report="已复工")
    walk.at("27 15:00").submits(ISSUER, "review", "accepted")
    case = walk.case
    assert (case.state, case.result, case.end) == (State.CLOSED, Result.DONE, "closed")
    assert case.values["report"] == "已复工"
    assert [entry.event.actor.person for entry in case.history] == ["yan", "li", "li", "yan"]
    assert all(clock.state is ClockState.STOPPED for clock in case.clocks)
    # 23 Nov 16:00 to 27 Nov 10:00 without the 25th: 2 days 18 hours
    assert walk.clock("handle").consumed == timedelta(days=2, hours=18)


def test_a_returned_report_goes_on_with_the_time_that_is_left() -> None:
    walk = signed().at("26 09:00").submits(LEAD, "report", "reported", report="进行中")
    assert walk.clock("handle").state is ClockState.STOPPED
    walk.at("27 09:00").submits(ISSUER, "review", "returned", reason="没有完成")
    assert walk.open_steps == ["report"]
    assert walk.clock("handle").consumed == days(2)
    assert walk.clock("handle").due == at("12-16 09:00")  # 13 working days after Friday the 27th
    assert walk.code("submit", LEAD, step="report", outcome="reported") == "field_missing"
    walk.submits(LEAD, "report", "reported", report="已完成").submits(ISSUER, "review", "accepted")
    assert walk.case.state is State.CLOSED


def test_the_form_may_set_the_time() -> None:
    assert signed(days="5").clock("handle").due == at("12-01 09:00")


def test_a_body_that_is_not_in_charge_sends_it_back() -> None:
    walk = issued()
    assert walk.code("submit", LEAD, step="sign", outcome="not_ours") == "reason_missing"
    walk.submits(LEAD, "sign", "not_ours", reason="属住建局职责")
    assert walk.open_steps == ["reassign"]
    walk.submits(ISSUER, "reassign", "assigned", lead="housing")
    assert walk.code("submit", LEAD, step="sign", outcome="signed") == "wrong_role"
    walk.submits(OTHER_LEAD, "sign", "signed")
    walk.submits(OTHER_LEAD, "report", "reported", report="完成")
    assert walk.open_steps == ["review"]


def test_the_issuer_may_drop_it_instead() -> None:
    walk = issued().submits(LEAD, "sign", "not_ours", reason="不属职责")
    walk.submits(ISSUER, "reassign", "dropped", reason="事项已了")
    assert (walk.case.result, walk.case.end) == (Result.REFUSED, "dropped")


def test_not_signing_is_told_once() -> None:
    walk = issued().sweeps("24 08:59")
    assert walk.fired() == []
    walk.sweeps("24 09:00").sweeps("24 09:00").sweeps("26 12:00")
    assert walk.fired() == [("sign", "red")]
    told = walk.case.history[-1].fired[0]
    assert told.to == (Party("body:finance"), Party("body:office", "supervisor"))
    assert (told.level, told.task) == (Level.RED, 1)


def test_the_ladder_goes_up_to_the_leader() -> None:
    walk = signed()
    due = walk.clock("handle").due
    assert due == at("12-15 09:00")
    walk.sweeps("12-14 09:00").sweeps("12-15 09:00").sweeps("12-18 08:59")
    assert walk.fired() == [("handle", "yellow"), ("handle", "red")]
    walk.sweeps("12-18 09:00").sweeps("12-30 09:00")
    assert walk.fired()[2:] == [("handle", "leader")]
    assert walk.case.history[-1].fired[0].to == (Party(duty="leader"),)


def test_a_sweep_that_comes_late_fires_everything_in_order() -> None:
    walk = signed().sweeps("12-30 09:00")
    assert [rung for _, rung in walk.fired()] == ["yellow", "red", "leader"]
    assert len(walk.case.history) == 3


def test_more_time_is_asked_for_and_granted() -> None:
    walk = signed().sweeps("12-14 10:00")
    assert walk.code("extend", LEAD, step="report", days=31, reason="汛期") == "extension_too_long"
    assert walk.code("extend", LEAD, step="report", days=5) == "reason_missing"
    walk.does("extend", LEAD, step="report", days=5, reason="汛期")
    assert walk.code("extend", LEAD, step="report", days=5, reason="汛期") == "not_at_this_step"
    assert walk.code("grant", LEAD, number=1) == "nothing_to_decide"
    walk.does("grant", ISSUER, number=1)
    assert walk.clock("handle").due == at("12-22 09:00")
    assert walk.code("deny", ISSUER, number=1, reason="晚了") == "nothing_to_decide"
    walk.sweeps("12-21 09:00")  # the new deadline has a warning of its own
    assert walk.fired() == [("handle", "yellow"), ("handle", "yellow")]
    walk.does("extend", LEAD, step="report", days=1, reason="汛期")
    walk.does("grant", ISSUER, number=2)
    assert "extend" not in walk.offers(LEAD)  # twice is all


def test_more_time_is_denied_with_a_reason() -> None:
    walk = signed().does("extend", LEAD, step="report", days=5, reason="汛期")
    due = walk.clock("handle").due
    assert walk.code("deny", ISSUER, number=1) == "reason_missing"
    walk.does("deny", ISSUER, number=1, reason="不同意")
    assert walk.clock("handle").due == due
    assert [request.granted for request in walk.case.requests] == [False]


def test_a_request_is_void_once_the_work_is_done() -> None:
    walk = signed().does("extend", LEAD, step="report", days=5, reason="汛期")
    walk.submits(LEAD, "report", "reported", report="完成")
    assert walk.code("grant", ISSUER, number=1) == "nothing_to_decide"


def test_transfer_takes_the_rest_of_the_case_along() -> None:
    walk = signed()
    assert walk.code("transfer", LEAD, step="report", places=("body:housing",)) == "reason_missing"
    assert walk.code("transfer", LEAD, step="report", places=("住建局",), reason="分工") == (
        "place_unreadable"
    )
    walk.does("transfer", LEAD, step="report", places=("body:housing",), reason="分工调整")
    assert walk.code("submit", LEAD, step="report", outcome="reported") == "wrong_role"
    walk.submits(OTHER_LEAD, "report", "reported", report="完成")
    walk.submits(ISSUER, "review", "returned", reason="补充")
    assert walk.task("report").assignees == ("body:housing",)


def test_joint_handling() -> None:
    walk = signed().does("joint", LEAD, step="report", places=("body:housing", "body:traffic"))
    assert walk.code("joint", LEAD, step="report", places=("body:housing",)) == "handles_already"
    assert walk.code("submit", OTHER_LEAD, step="report", outcome="reported") == "wrong_role"
    assert walk.offers(OTHER_LEAD) == {"contribute"}
    stranger = actor("mo", body="tax")
    assert walk.code("contribute", stranger, step="report", reason="x") == "not_a_co_handler"
    seen = walk.task("report").seen
    walk.does("contribute", OTHER_LEAD, step="report", reason="已腾地")
    said = walk.task("report").contributions
    assert [(one.place, one.by, one.text) for one in said] == [("body:housing", "luo", "已腾地")]
    # whoever writes the report has to have read it
    assert walk.code("submit", LEAD, step="report", outcome="reported", seen=seen) == "stale"
    walk.submits(LEAD, "report", "reported", report="完成")


def test_suspension_stops_every_clock_and_every_act() -> None:
    walk = signed().at("24 09:00").does("suspend", ISSUER, reason="诉讼中")
    clock = walk.clock("handle")
    assert (clock.state, clock.pause, clock.consumed) == (
        ClockState.PAUSED, Pause.SUSPENSION, days(1),
    )  # fmt: skip
    assert walk.code("submit", LEAD, step="report", outcome="reported") == "suspended"
    walk.sweeps("12-28 09:00")
    assert walk.fired() == []
    walk.does("resume", ISSUER)
    assert walk.clock("handle").consumed == days(1)
    assert walk.code("resume", ISSUER) == "not_suspended"
    assert walk.code("suspend", LEAD, reason="x") == "wrong_role_for"


def test_two_orders_become_one() -> None:
    walk, main = signed(), signed()
    assert walk.code("merge", ISSUER, reason="重复") == "other_case_missing"
    assert walk.code("merge", ISSUER, other="case-1", reason="重复") == "other_case_missing"
    walk.does("merge", ISSUER, other="case-0", reason="重复")
    main.does("absorb", ISSUER, other="case-9")
    assert (walk.case.result, walk.case.merged_into) == (Result.MERGED, "case-0")
    assert main.case.absorbed == ("case-9",)
    assert main.code("absorb", ISSUER, other="case-9") == "merged"
    assert walk.code("reopen", ISSUER, reason="弄错了") == "merged"


def test_withdrawn_and_reopened_with_new_clocks() -> None:
    walk = signed().at("26 09:00").does("withdraw", ISSUER, reason="误发")
    assert (walk.case.result, walk.case.end, walk.open_steps) == (Result.WITHDRAWN, None, [])
    assert walk.code("submit", LEAD, task=1, seen=2, outcome="signed") == "closed"
    walk.at("27 09:00").does("reopen", ISSUER, reason="未误")
    assert walk.open_steps == ["report"]
    assert walk.clock("handle").consumed == days(0)
    assert walk.clock("handle").due == at("12-18 09:00")
    assert walk.case.round == 1


def test_reopening_has_its_time() -> None:
    walk = issued().does("withdraw", ISSUER, reason="误发")
    walk.now = walk.now.replace(year=2027, month=6)
    assert walk.code("reopen", ISSUER, reason="晚了") == "too_late"
    assert "reopen" not in walk.offers(ISSUER)


def test_who_may_do_what() -> None:
    walk = signed()
    assert walk.offers(LEAD) == {"submit", "transfer", "joint", "extend"}
    assert walk.offers(ISSUER) == {"suspend", "withdraw", "merge", "absorb"}
    assert walk.offers(LEADER) == set()
    assert walk.offers(actor("xu", "supervisor", body="other-office")) == set()


def test_a_body_named_anew_replaces_what_a_transfer_made_of_the_role() -> None:
    walk = signed().does("transfer", LEAD, step="report", places=("body:traffic",), reason="分工")
    walk.does("withdraw", ISSUER, reason="误发").does("reopen", ISSUER, reason="未误")
    assert walk.task("report").assignees == ("body:traffic",)
    appeal = Walk.begins(
        shipped("appeal"),
        FIRM,
        {"title": "一", "story": "二", "kind": "other", "contact": "三"},
    ).submits(DESK, "verify", "accepted", lead="finance")
    appeal.submits(LEAD, "reply", "replied", reply="四")
    appeal.does("transfer", LEAD, step="solve", places=("body:traffic",), reason="分工")
    appeal.does("withdraw", FIRM, reason="五").does("reopen", FIRM, reason="六")
    appeal.submits(DESK, "route", "routed", lead="housing")
    assert appeal.task("reply").assignees == ("body:housing",)

"""Parallel steps, conditions and waiting."""

import pytest
from tests.engines.process.permit import (
    APPLICANT,
    CHIEF,
    DEFINITION,
    FIRE,
    GREEN,
    PERMIT,
    SUBJECT,
    WATER,
    WINDOW,
    applied,
    evaluate,
    in_review,
    to_decide,
)
from tests.engines.process.samples import CALENDAR, MONDAY, Walk, at, days, written

from gaoxin.engines.process import (
    Action,
    ClockState,
    Event,
    Result,
    State,
    TaskState,
    act,
    lint,
    sweep,
)
from gaoxin.kernel.messages import Refused


def test_nothing_is_wrong_with_the_permit() -> None:
    assert lint(DEFINITION) == ()


def test_reviews_run_side_by_side_and_two_of_three_are_enough() -> None:
    walk = in_review()
    assert walk.open_steps == ["reviews", "fire", "water", "green"]
    walk.submits(GREEN, "green", "pass")
    assert walk.open_steps == ["reviews", "fire", "water"]
    walk.submits(FIRE, "fire", "pass")
    assert walk.open_steps == ["decide"]
    states = {task.step: task.state for task in walk.case.tasks}
    assert states["water"] is TaskState.CANCELLED
    assert walk.code("submit", WATER, task=5, seen=walk.case.task(5).seen, outcome="pass") == (
        "task_over"
    )


def test_all_means_all() -> None:
    walk = Walk.begins(
        written(PERMIT.replace("join: 2", "join: all")),
        APPLICANT,
        {"area": "20000"},
        documents={"land": "f", "survey": "f"},
        subject=SUBJECT,
        evaluate=evaluate,
    ).submits(WINDOW, "accept", "ok")
    for who, step in ((FIRE, "fire"), (WATER, "water")):
        walk.submits(who, step, "pass")
    assert walk.open_steps == ["reviews", "green"]
    assert walk.submits(GREEN, "green", "pass").open_steps == ["decide"]


def test_a_veto_in_one_branch_ends_the_case() -> None:
    walk = in_review().submits(FIRE, "fire", "veto", reason="间距不足")
    assert (walk.case.state, walk.case.result, walk.open_steps) == (
        State.CLOSED, Result.REFUSED, [],
    )  # fmt: skip


def test_a_return_in_one_branch_leaves_the_others_at_work() -> None:
    walk = in_review().does("return", FIRE, step="fire", reason="缺图")
    assert all(clock.state is ClockState.RUNNING for clock in walk.case.clocks[1:])  # no pauses
    walk.submits(WATER, "water", "pass")
    walk.does("correct", APPLICANT, step="fire", values={"area": "21000"})
    assert walk.submits(FIRE, "fire", "pass").open_steps == ["decide"]


@pytest.mark.parametrize(("area", "step"), [("10000", "reviews"), ("9999", "decide")])
def test_a_condition_chooses_the_way(area: str, step: str) -> None:
    walk = applied(area).submits(WINDOW, "accept", "ok")
    assert walk.open_steps[0] == step
    chosen = next(task for task in walk.case.tasks if task.step == "size")
    assert chosen.outcome == ("arms[0]" if step == "reviews" else "otherwise")


def test_unknown_is_neither_true_nor_false() -> None:
    refused = applied("0").refuses("submit", WINDOW, step="accept", outcome="ok")
    assert refused.code == "process.condition_unknown"
    assert refused.params["condition"] == "中型"
    told = PERMIT.replace("    otherwise: decide", "    otherwise: decide\n    unknown: reviews")
    walk = applied("0")
    walk.definition = written(told)
    assert walk.submits(WINDOW, "accept", "ok").open_steps[0] == "reviews"


def test_a_condition_without_rules_is_unknown() -> None:
    walk = applied()
    walk.evaluate = None
    assert walk.code("submit", WINDOW, step="accept", outcome="ok") == "condition_unknown"


def test_a_public_notice_ends_by_itself() -> None:
    walk = to_decide(safety="f3").submits(CHIEF, "decide", "granted")
    assert walk.open_steps == ["notice"]
    assert walk.code("submit", CHIEF, step="notice", outcome="x") == "nobody_acts"
    assert walk.offers(CHIEF) == set()
    assert walk.sweeps("12-01 08:59").case.state is State.OPEN
    assert walk.sweeps("12-01 09:00").case.result is Result.DONE


def test_nobody_to_hold_a_role() -> None:
    walk = Walk.begins(
        DEFINITION,
        APPLICANT,
        {"area": "20000"},
        documents={"land": "f", "survey": "f"},
        subject={"fire": ("body:fire",)},
        evaluate=evaluate,
    )
    refused = walk.refuses("submit", WINDOW, step="accept", outcome="ok")
    assert (refused.code, refused.params["role"]) == ("process.nobody", "water")


def test_a_loop_that_lint_would_have_found_does_not_hang() -> None:
    walk = applied("100")
    walk.definition = written(PERMIT.replace("{when: 大型, to: reviews}", "{when: 大型, to: size}"))
    walk.evaluate = lambda *_: True
    assert walk.code("submit", WINDOW, step="accept", outcome="ok") == "loop"


def test_a_running_case_keeps_its_version() -> None:
    walk = applied()
    walk.definition = written(PERMIT.replace("version: 1", "version: 2"))
    refused = walk.refuses("submit", WINDOW, step="accept", outcome="ok")
    assert refused.params == {"case": "permit/1", "definition": "permit/2"}


def test_time_does_not_run_backwards() -> None:
    walk = in_review().at("23 08:59")
    assert walk.code("submit", FIRE, step="fire", outcome="pass") == "time_backwards"


@pytest.mark.parametrize("action", [Action.BEGIN, Action.TICK, Action.RECKON])
def test_what_nobody_may_do(action: Action) -> None:
    with pytest.raises(Refused) as refused:
        act(
            DEFINITION,
            applied().case,
            Event(action=action, actor=WINDOW),
            now=MONDAY,
            calendar=CALENDAR,
        )
    assert refused.value.message.code == "process.no_such_act"


def test_an_act_names_a_task_that_exists_and_what_it_saw() -> None:
    walk = applied()
    assert walk.code("submit", WINDOW, task=9, seen=1, outcome="ok") == "task_unknown"
    assert walk.code("submit", WINDOW, seen=1, outcome="ok") == "task_unknown"
    assert walk.code("submit", WINDOW, task=1, seen=None, outcome="ok") == "stale"
    assert walk.code("withdraw", APPLICANT, seen=7, reason="x") == "stale"


def test_a_lapse_that_cannot_happen_leaves_the_task_to_a_person() -> None:
    """The notice runs out while a late document is due: the case waits, and the sweep goes on."""
    walk = Walk.begins(
        DEFINITION, APPLICANT, {"area": "1"}, documents={"land": "f", "safety": "f"},
        evaluate=evaluate,
    )  # fmt: skip
    walk.submits(WINDOW, "accept", "ok").submits(CHIEF, "decide", "granted").sweeps("12-01 09:00")
    lapse = next(one for entry in walk.case.history for one in entry.fired if one.rung == "lapse")
    assert lapse.refused == "process.late_documents_open"
    assert walk.open_steps == ["notice"]
    assert sweep(DEFINITION, walk.case, now=at("12-31 09:00"), calendar=CALENDAR) == walk.case


def test_time_spent_in_a_step_is_working_time() -> None:
    walk = in_review().at("27 09:00").submits(WATER, "water", "pass")
    clock = next(clock for clock in walk.case.clocks if clock.holder == "task:5")
    assert clock.consumed == days(3)  # 23, 24 and 26: the 25th is a holiday

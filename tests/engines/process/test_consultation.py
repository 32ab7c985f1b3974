"""征求意见: many bodies at once, silence, and the table of opinions."""

from typing import Any

from tests.engines.process.samples import LEAD, OTHER_LEAD, Walk, actor, at, shipped

from gaoxin.engines.process import Result, State, TaskState, lint, table_rows

DEFINITION = shipped("consultation")
DRAFTER = actor("pan", body="planning")
TRAFFIC = actor("tan", body="traffic")
DRAFT = {"title": "实施方案", "draft": "file-1", "bodies": ["finance", "housing", "traffic"]}


def sent(**more: Any) -> Walk:
    return Walk.begins(DEFINITION, DRAFTER, {**DRAFT, **more})


def answered() -> Walk:
    """One opinion, one without objection, one that lets the deadline pass."""
    walk = sent().submits(LEAD, "opinion", "comment", opinion="资金来源不明")
    return walk.submits(OTHER_LEAD, "opinion", "agreed").sweeps("12-03 09:00")


def test_nothing_is_wrong_with_the_definition() -> None:
    assert lint(DEFINITION) == ()


def test_every_body_has_its_own_task_clock_and_words() -> None:
    walk = sent()
    tasks = [task for task in walk.case.open_tasks if task.step == "opinion"]
    assert [task.assignees for task in tasks] == [
        ("body:finance",), ("body:housing",), ("body:traffic",),
    ]  # fmt: skip
    assert {clock.due for clock in walk.case.clocks} == {at("12-03 09:00")}  # 7 working days
    walk.submits(LEAD, "opinion", "comment", opinion="一")
    walk.submits(OTHER_LEAD, "opinion", "comment", opinion="二")
    assert [task.values.get("opinion") for task in tasks_of(walk)] == ["一", "二", None]
    assert "opinion" not in walk.case.values
    stranger = actor("mo", body="tax")
    assert walk.code("submit", stranger, step="opinion", outcome="agreed") == "wrong_role"


def tasks_of(walk: Walk) -> list[Any]:
    return [task for task in walk.case.tasks if task.step == "opinion"]


def test_two_bodies_do_not_make_each_other_stale() -> None:
    walk = sent()
    first, second = walk.task("opinion", LEAD), walk.task("opinion", OTHER_LEAD)
    walk.submits(LEAD, "opinion", "agreed")
    walk.does("submit", OTHER_LEAD, task=second.id, seen=second.seen, outcome="agreed")
    assert first.seen == second.seen == 1


def test_silence_is_not_a_choice() -> None:
    walk = sent()
    refused = walk.refuses("submit", LEAD, step="opinion", outcome="silence")
    assert refused.code == "process.outcome_unknown"
    assert refused.params["allowed"] == "comment, agreed"


def test_who_lets_the_deadline_pass_stays_silent() -> None:
    walk = answered()
    assert walk.open_steps == ["settle"]
    assert [(task.outcome, task.closed_by) for task in tasks_of(walk)] == [
        ("comment", "li"), ("agreed", "luo"), ("silence", ""),
    ]  # fmt: skip
    assert walk.fired() == [("answer", "yellow"), ("answer", "lapse")]
    late = tasks_of(walk)[2]
    assert walk.code("submit", TRAFFIC, task=late.id, seen=1, outcome="agreed") == "stale"


def test_an_answer_after_the_deadline_is_late_even_before_the_sweep() -> None:
    walk = sent().at("12-03 09:00")
    task = walk.task("opinion", TRAFFIC)
    assert walk.code("submit", TRAFFIC, task=task.id, seen=task.seen, outcome="agreed") == "stale"
    walk.at("12-03 08:59").submits(TRAFFIC, "opinion", "agreed")


def test_every_opinion_needs_a_word_and_a_refusal_its_reason() -> None:
    walk = answered()
    (row,) = table_rows(walk.case, DEFINITION.field["settlement"].rows)  # type: ignore[arg-type]
    assert walk.case.task(int(row)).values == {"opinion": "资金来源不明"}

    def code(table: Any) -> str:
        values = {"settlement": table}
        return walk.code("submit", DRAFTER, step="settle", outcome="settled", values=values)

    assert walk.code("submit", DRAFTER, step="settle", outcome="settled") == "cell_missing"
    assert code({row: {"verdict": "not_adopted"}}) == "cell_missing"
    assert code({row: {"verdict": "perhaps"}}) == "value_not_a_choice"
    assert code({row: {"verdict": "adopted", "mood": "x"}}) == "column_unknown"
    assert code({"99": {"verdict": "adopted"}}) == "row_unknown"
    assert code("adopted") == "value_not_a_table"
    table = {row: {"verdict": "not_adopted", "reason": "已在第三条写明"}}
    walk.submits(DRAFTER, "settle", "settled", settlement=table)
    assert walk.case.values["settlement"] == table
    assert (walk.case.state, walk.case.result) == (State.CLOSED, Result.DONE)


def test_no_opinions_leave_an_empty_table() -> None:
    walk = sent(bodies=["finance"]).submits(LEAD, "opinion", "agreed")
    walk.submits(DRAFTER, "settle", "settled")
    assert walk.case.values["settlement"] == {}


def test_a_second_round_asks_about_its_own_opinions_only() -> None:
    walk = answered()
    first = {str(tasks_of(walk)[0].id): {"verdict": "adopted"}}
    walk.submits(DRAFTER, "settle", "again", settlement=first, reason="改动较大")
    assert len(walk.case.open_tasks) == 4  # the round and its three bodies
    for who in (LEAD, OTHER_LEAD):
        walk.submits(who, "opinion", "agreed")
    walk.submits(TRAFFIC, "opinion", "comment", opinion="补充公交")
    (row,) = table_rows(walk.case, DEFINITION.field["settlement"].rows)  # type: ignore[arg-type]
    assert row not in first
    walk.submits(DRAFTER, "settle", "settled", settlement={row: {"verdict": "adopted"}})
    assert walk.case.state is State.CLOSED


def test_the_time_to_answer_may_be_set() -> None:
    assert sent(days="3").clock("answer").due == at("27 09:00")


def test_withdrawn_while_many_are_asked() -> None:
    walk = sent().submits(LEAD, "opinion", "agreed").does("withdraw", DRAFTER, reason="文件废止")
    assert [task.state for task in tasks_of(walk)] == [
        TaskState.DONE, TaskState.CANCELLED, TaskState.CANCELLED,
    ]  # fmt: skip
    assert walk.sweeps("12-30 09:00").fired() == []

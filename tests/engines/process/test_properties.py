"""What holds of every case, whatever people do to it and when."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.process import permit
from tests.engines.process.samples import (
    CALENDAR,
    DESK,
    FIRM,
    ISSUER,
    LEAD,
    LEADER,
    MONDAY,
    OTHER_FIRM,
    OTHER_LEAD,
    actor,
    shipped,
)
from tests.engines.process.test_appeal import APPEAL
from tests.engines.process.test_consultation import DRAFT, DRAFTER, TRAFFIC
from tests.engines.process.test_supervision import ORDER

from gaoxin.engines.process import (
    Action,
    Actor,
    Case,
    ClockState,
    Definition,
    Event,
    Field,
    FieldType,
    Offer,
    State,
    act,
    asked_at,
    available_actions,
    begin,
    consumed_at,
    digest_of,
    draw,
    replay,
    sweep,
    table_rows,
)
from gaoxin.kernel.messages import Refused

STARTS: dict[str, tuple[Definition, Actor, dict[str, Any], dict[str, str]]] = {
    "supervision": (shipped("supervision"), ISSUER, ORDER, {}),
    "appeal": (shipped("appeal"), FIRM, APPEAL, {}),
    "consultation": (shipped("consultation"), DRAFTER, DRAFT, {}),
    "permit": (permit.DEFINITION, permit.APPLICANT, {"area": "20000"}, {"land": "f"}),
}
PEOPLE = [
    ISSUER, LEAD, OTHER_LEAD, LEADER, FIRM, OTHER_FIRM, DESK, DRAFTER, TRAFFIC, permit.APPLICANT,
    permit.WINDOW, permit.CHIEF, permit.FIRE, permit.WATER, permit.GREEN, actor("mo", body="tax"),
]  # fmt: skip
ON_TASK = (
    "submit", "return", "correct", "transfer", "joint", "contribute", "extend",
)  # fmt: skip
HUMAN = [action for action in Action if action not in (Action.BEGIN, Action.TICK, Action.RECKON)]
PAUSES = st.sampled_from([0, 0, 1, 7, 24, 70, 200, 500])


def started(name: str) -> Case:
    definition, who, values, documents = STARTS[name]
    event = Event(action=Action.BEGIN, actor=who, values=values, documents=documents)
    return begin(
        definition,
        name,
        event,
        now=MONDAY,
        calendar=CALENDAR,
        subject=permit.SUBJECT,
        evaluate=permit.evaluate,
    )


def answer(field: Field, case: Case) -> Any:
    """An answer that will do."""
    match field.type:
        case FieldType.NUMBER:
            value: Any = "10"
        case FieldType.DATE:
            value = "2026-12-01"
        case FieldType.CHOICE:
            value = field.choices[0].key
        case FieldType.REFERENCE:
            value = "finance"
        case FieldType.TABLE:
            assert field.rows
            return {
                row: {column.key: answer(column, case) for column in field.columns}
                for row in table_rows(case, field.rows)
            }
        case _:
            value = "字"
    return [value] if field.many else value


def carried_out(definition: Definition, case: Case, who: Actor, offer: Offer, pick: int) -> Event:
    """The offer as an event that lacks nothing."""
    choice = offer.choices[pick % len(offer.choices)] if offer.choices else ""
    step = case.task(offer.task).step if offer.task else ""
    asked = asked_at(definition, step) if offer.action is Action.SUBMIT else ()
    return Event(
        action=offer.action,
        actor=who,
        task=offer.task,
        seen=offer.seen,
        outcome=choice if offer.action in (Action.SUBMIT, Action.EVALUATE) else None,
        values={field.key: answer(field, case) for field in asked},
        documents=papers(definition, offer, pick),
        places=places(case, offer, pick),
        days=1,
        number=int(choice or 1) if offer.action in (Action.GRANT, Action.DENY) else None,
        clock=choice if offer.action is Action.EXTEND else "",
        other=f"case-{len(case.history)}",
        reason="因",
    )


def places(case: Case, offer: Offer, pick: int) -> tuple[str, ...]:
    """Somebody new; a transfer may also go to, or back to, one of the people here."""
    here = ("body:finance",) if offer.action is Action.TRANSFER and pick % 2 else ()
    return (f"body:new-{len(case.history)}", *here)


def papers(definition: Definition, offer: Offer, pick: int) -> dict[str, str]:
    if offer.action is Action.SUPPLY:
        return dict.fromkeys(offer.choices, "f")
    late = offer.action is Action.SUBMIT and pick % 3 == 0
    return {d.key: "f" for d in definition.documents if not (late and d.late)}


def check(case: Case, now: datetime) -> None:
    open_places = Counter((t.parent, t.branch, t.step) for t in case.open_tasks)
    assert all(count == 1 for count in open_places.values())
    tokens = Counter((t.parent, t.branch) for t in case.open_tasks)
    assert all(count == 1 for count in tokens.values())  # one place in each branch
    for task in case.open_tasks:
        assert task.parent is None or case.task(task.parent).is_open
    assert (case.state is State.CLOSED) == (not case.open_tasks) == (case.result is not None)
    for clock in case.clocks:
        assert (clock.state is ClockState.RUNNING) == (clock.running_since is not None)
        assert (clock.due is not None) == (clock.state is ClockState.RUNNING)
        assert clock.next_at is None or clock.next_at > now or clock.state is not ClockState.RUNNING
        assert len(set(clock.fired)) == len(clock.fired)
        if case.state is not State.OPEN:
            assert clock.state is not ClockState.RUNNING
    going = [(c.rule, c.holder) for c in case.clocks if c.state is not ClockState.STOPPED]
    assert len(set(going)) == len(going)
    assert [entry.number for entry in case.history] == list(range(1, len(case.history) + 1))
    fires = [(one.clock, one.rung) for entry in case.history for one in entry.fired]
    assert len(set(fires)) == len(fires)


class Stopwatch:
    """Counts the working time of every clock by itself, from what was seen running."""

    def __init__(self, case: Case) -> None:
        self.counted: dict[int, timedelta] = {}
        self.look(case, MONDAY, None, MONDAY)

    def look(self, case: Case, now: datetime, before: Case | None, since: datetime) -> None:
        for clock in before.clocks if before else ():
            if clock.state is ClockState.RUNNING:
                self.counted[clock.id] += working_time(since, now)
        for clock in case.clocks:
            if clock.id not in self.counted:
                earlier = [
                    c.id
                    for c in case.clocks
                    if (c.rule, c.holder) == (clock.rule, clock.holder) and c.id < clock.id
                ]
                extended = clock.extended > 0
                self.counted[clock.id] = self.counted[earlier[-1]] if extended else timedelta(0)
            assert consumed_at(clock, now, CALENDAR) == self.counted[clock.id]


def working_time(since: datetime, now: datetime) -> timedelta:
    """Hour by hour: every hour of a weekday counts, but none of 25 November 2026."""
    hours = int((now - since) / timedelta(hours=1))
    moments = (since + timedelta(hours=hour) for hour in range(hours))
    worked = sum(m.weekday() < 5 and (m.month, m.day, m.year) != (11, 25, 2026) for m in moments)
    return timedelta(hours=worked)


def without_evaluation(case: Case) -> Case:
    return case.changed(evaluation=None, history=(), turn=0)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(STARTS)), st.data())
def test_nothing_that_people_do_corrupts_a_case(name: str, data: st.DataObject) -> None:
    definition, case, now = STARTS[name][0], started(name), MONDAY
    watch = Stopwatch(case)
    for _ in range(data.draw(st.integers(1, 25))):
        before, since = case, now
        now += timedelta(hours=data.draw(PAUSES))
        case = swept(definition, case, now)
        assert swept(definition, case, now) is case
        check(case, now)
        case = one_act(definition, case, now, data)
        check(case, now)
        watch.look(case, now, before, since)
        if before.state is State.CLOSED and case.state is State.CLOSED:
            assert without_evaluation(case) == without_evaluation(before)
        assert case.history[: len(before.history)] == before.history
    again = replay(definition, case, calendar=CALENDAR, evaluate=permit.evaluate)
    assert again == case
    draw(definition, case)
    assert msgspec.json.decode(msgspec.json.encode(case), type=Case) == case


def swept(definition: Definition, case: Case, now: datetime) -> Case:
    return sweep(definition, case, now=now, calendar=CALENDAR, evaluate=permit.evaluate)


def acted(definition: Definition, case: Case, event: Event, now: datetime) -> Case:
    return act(definition, case, event, now=now, calendar=CALENDAR, evaluate=permit.evaluate)


def one_act(definition: Definition, case: Case, now: datetime, data: st.DataObject) -> Case:
    """Something that was offered and lacks nothing, which must succeed; or any odd thing."""
    offers = [
        (who, offer)
        for who in PEOPLE
        for offer in available_actions(definition, case, who, now=now)
    ]
    if offers and data.draw(st.integers(0, 4)):
        who, offer = data.draw(st.sampled_from(offers))
        event = carried_out(definition, case, who, offer, data.draw(st.integers(0, 5)))
        try:
            return acted(definition, case, event, now)
        except Refused as refused:
            assert refused.message.code == "process.late_documents_open"  # noqa: PT017
            return case
    odd = Event(
        action=data.draw(st.sampled_from(HUMAN)),
        actor=data.draw(st.sampled_from(PEOPLE)),
        task=data.draw(st.none() | st.integers(-1, 9)),
        seen=data.draw(st.sampled_from([case.turn, 1, len(case.history)])),
        outcome=data.draw(st.sampled_from([None, "signed", "ok", "pass", "silence"])),
        values=data.draw(st.sampled_from([{}, {"nonsense": 1}, {"report": "字"}])),
        places=data.draw(st.sampled_from([(), ("body:housing",), ("x",)])),
        days=data.draw(st.integers(-1, 40)),
        reason=data.draw(st.sampled_from(["", "因"])),
        other=data.draw(st.sampled_from(["", "other"])),
    )
    try:
        return acted(definition, case, odd, now)
    except Refused:
        return case


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(STARTS)), st.data())
def test_what_is_not_offered_is_refused(name: str, data: st.DataObject) -> None:
    definition, case, now = STARTS[name][0], started(name), MONDAY
    for _ in range(data.draw(st.integers(0, 8))):
        now += timedelta(hours=data.draw(PAUSES))
        case = one_act(definition, swept(definition, case, now), now, data)
    who = data.draw(st.sampled_from(PEOPLE))
    offered = available_actions(definition, case, who, now=now)
    known = {(offer.action, offer.task) for offer in offered}
    for action in HUMAN:
        for task in case.tasks if action.value in ON_TASK else [None]:
            if (action, task and task.id) in known:
                continue
            offer = Offer(action, task and task.id, task.seen if task else case.turn)
            event = carried_out(definition, case, who, offer, 0)
            try:
                acted(definition, case, event, now)
            except Refused:
                continue
            raise AssertionError(f"{action} was not offered, and done")


def test_a_definition_has_one_digest() -> None:
    again = shipped("appeal")
    assert digest_of(again) == digest_of(STARTS["appeal"][0])
    assert digest_of(shipped("supervision")) != digest_of(again)

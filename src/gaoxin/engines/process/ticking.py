"""Rungs fire once each, in the order of their times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from gaoxin.engines.process import clocks, flow, roles
from gaoxin.engines.process.case import Case, Clock
from gaoxin.engines.process.definition import LAPSE, HumanStep, Rung
from gaoxin.engines.process.event import Fired, Party
from gaoxin.engines.process.turn import Turn
from gaoxin.kernel.messages import Refused


def due(of: Iterable[Clock], now: datetime) -> list[Clock]:
    """The clocks of which a rung is to fire by ``now``, of any number of cases."""
    return [clock for clock in of if clock.next_at is not None and clock.next_at <= now]


def tick(turn: Turn, case: Case) -> tuple[Case, tuple[Fired, ...]]:
    """The case after everything that is due has fired, and what it was."""
    fired: list[Fired] = []
    while waiting := due(case.clocks, turn.now):
        first = min(waiting, key=lambda clock: (clock.next_at, clock.id))
        case, one = _fire(turn, case, first)
        fired.append(one)
    return case, tuple(fired)


def _fire(turn: Turn, case: Case, clock: Clock) -> tuple[Case, Fired]:
    rung = clocks.next_rung(turn.definition, case, clock)
    assert rung is not None
    told = _told(turn, case, clock, rung)
    marked = msgspec.structs.replace(clock, fired=(*clock.fired, rung.key))
    case = case.with_clock(clocks.reckoned(turn, case, marked))
    one = Fired(clock.id, clock.rule, rung.key, rung.level, turn.now, told, clock.task)
    if rung.key != LAPSE:
        return case, one
    try:
        return clocks.settle(turn, _lapsed(turn, case, clock)), one
    except Refused as refusal:  # the case waits for a person; nothing else stands still for it
        return case, msgspec.structs.replace(one, refused=refusal.message.code)


def _lapsed(turn: Turn, case: Case, clock: Clock) -> Case:
    assert clock.task is not None
    task = case.task(clock.task)
    step = turn.definition.step[task.step]
    outcome = (step.lapse or LAPSE) if isinstance(step, HumanStep) else LAPSE
    return flow.finish(turn, case, task, outcome)


def _told(turn: Turn, case: Case, clock: Clock, rung: Rung) -> tuple[Party, ...]:
    tasks = clocks.tasks_of(turn.definition, case, clock) or (None,)
    found = (roles.parties(turn.definition, case, rung.to, task) for task in tasks)
    return tuple(dict.fromkeys(party for some in found for party in some))

"""People, a calendar and short ways to walk a case, shared by the tests of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

import gaoxin
from gaoxin.engines.process import (
    Action,
    Actor,
    Case,
    Clock,
    Definition,
    Evaluate,
    Event,
    Task,
    act,
    available_actions,
    begin,
    definition_from,
    replay,
    sweep,
)
from gaoxin.kernel.calendar import CalendarYear, WorkCalendar, YearStatus
from gaoxin.kernel.messages import Message, Refused

# 2026-11-23 is a Monday; the 25th is made a holiday here, so that working days differ from days.
CALENDAR = WorkCalendar((CalendarYear(2026, YearStatus.OFFICIAL, frozenset({date(2026, 11, 25)})),))
PACKS = Path(gaoxin.__file__).parent / "packs"


def shipped(pack: str) -> Definition:
    return definition_from(yaml.safe_load((PACKS / pack / "case.yaml").read_text("utf-8")))


def written(text: str) -> Definition:
    """A definition from YAML."""
    return definition_from(yaml.safe_load(text))


def at(moment: str) -> datetime:
    """``23 15:00`` is in November 2026, ``12-01 09:00`` in 2026, in China."""
    day, clock = moment.split()
    month_day = day if "-" in day else f"11-{day}"
    return datetime.fromisoformat(f"2026-{month_day}T{clock}:00+08:00")


def actor(person: str, *duties: str, body: str = "") -> Actor:
    return Actor(person, body, duties=frozenset(duties))


MONDAY = at("23 09:00")
ISSUER = actor("yan", "supervisor", body="office")
LEAD = actor("li", body="finance")
OTHER_LEAD = actor("luo", body="housing")
LEADER = actor("zhou", "leader")
FIRM = actor("he", "enterprise", body="firm-1")
OTHER_FIRM = actor("ma", "enterprise", body="firm-2")
DESK = actor("dai", "service")
DESK_TOO = actor("deng", "service")


@dataclass
class Walk:
    """A case on its way. Every act takes the newest ``seen``, as a page just opened would."""

    definition: Definition
    case: Case
    now: datetime = MONDAY
    evaluate: Evaluate | None = None
    calendar: WorkCalendar = field(default=CALENDAR)

    @classmethod
    def begins(
        cls,
        definition: Definition,
        who: Actor,
        values: Mapping[str, Any] | None = None,
        *,
        now: datetime = MONDAY,
        evaluate: Evaluate | None = None,
        subject: Mapping[str, tuple[str, ...]] | None = None,
        **more: Any,
    ) -> Walk:
        event = Event(action=Action.BEGIN, actor=who, values=values or {}, **more)
        case = begin(
            definition,
            "case-1",
            event,
            now=now,
            calendar=CALENDAR,
            subject=subject,
            evaluate=evaluate,
        )
        return cls(definition, case, now, evaluate)

    def at(self, moment: str) -> Walk:
        self.now = at(moment)
        return self

    def does(self, action: str, who: Actor, *, step: str = "", **more: Any) -> Walk:
        """An act on the open task of ``step`` (the actor's own if several), or on the case."""
        self.case = self.after(action, who, step=step, **more)
        assert replay(
            self.definition, self.case, calendar=self.calendar, evaluate=self.evaluate
        ) == (self.case)
        return self

    def after(self, action: str, who: Actor, *, step: str = "", **more: Any) -> Case:
        if step:
            task = self.task(step, who)
            more = {"task": task.id, "seen": task.seen, **more}
        event = Event(action=Action(action), actor=who, **{"seen": self.case.turn, **more})
        return act(
            self.definition,
            self.case,
            event,
            now=self.now,
            calendar=self.calendar,
            evaluate=self.evaluate,
        )

    def submits(self, who: Actor, step: str, outcome: str, **values: Any) -> Walk:
        reason = values.pop("reason", "")
        documents = values.pop("documents", {})
        return self.does(
            "submit",
            who,
            step=step,
            outcome=outcome,
            values=values,
            reason=reason,
            documents=documents,
        )

    def sweeps(self, moment: str) -> Walk:
        self.at(moment)
        self.case = sweep(
            self.definition,
            self.case,
            now=self.now,
            calendar=self.calendar,
            evaluate=self.evaluate,
        )
        return self

    def refuses(self, action: str, who: Actor, **more: Any) -> Message:
        before = self.case
        with pytest.raises(Refused) as refused:
            self.after(action, who, **more)
        assert self.case == before
        return refused.value.message

    def code(self, action: str, who: Actor, **more: Any) -> str:
        return self.refuses(action, who, **more).code.removeprefix("process.")

    def task(self, step: str, who: Actor | None = None) -> Task:
        """The open task of the step; of several, the one that lies with ``who``."""
        tasks = [task for task in self.case.open_tasks if task.step == step]
        mine = [t for t in tasks if who is None or not who.places.isdisjoint(t.assignees)]
        return (mine or tasks)[0]

    def clock(self, rule: str) -> Clock:
        """The newest clock of the rule."""
        return next(clock for clock in reversed(self.case.clocks) if clock.rule == rule)

    def fired(self) -> list[tuple[str, str]]:
        return [(one.rule, one.rung) for entry in self.case.history for one in entry.fired]

    @property
    def open_steps(self) -> list[str]:
        return [task.step for task in self.case.open_tasks]

    def offers(self, who: Actor) -> set[str]:
        found = available_actions(self.definition, self.case, who, now=self.now)
        return {offer.action.value for offer in found}


def days(count: float) -> timedelta:
    """So many working days of working time."""
    return timedelta(days=count)

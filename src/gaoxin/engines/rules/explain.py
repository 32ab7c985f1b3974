"""Why a rule holds for a record or not, what would change that, and what to ask next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gaoxin.engines.rules.expression import outcome
from gaoxin.engines.rules.leaves import Finding, affirmed, finding, leaves
from gaoxin.engines.rules.needs import needed
from gaoxin.engines.rules.repair import smallest_repairs
from gaoxin.engines.rules.rule import Clause, Condition, Rule
from gaoxin.engines.rules.single import Record


class Status(StrEnum):
    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"
    NOT_IN_FORCE = "not_in_force"


@dataclass(frozen=True, slots=True)
class Explained:
    """One condition: its outcome, what each leaf came to, and what would change it.

    ``repairs`` are the smallest sets of leaves that do not hold and would have to; each set
    alone would do. ``missing`` names the fields that leave the condition unknown.
    """

    condition: Condition
    status: Status
    findings: tuple[Finding, ...]
    repairs: tuple[tuple[Finding, ...], ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """One rule for one record on a day.

    ``uncovered`` are the clauses that no condition stands for: a rule that holds says nothing
    about them.
    """

    rule: Rule
    status: Status
    conditions: tuple[Explained, ...] = ()
    uncovered: tuple[Clause, ...] = ()

    def those(self, status: Status) -> tuple[Explained, ...]:
        return tuple(each for each in self.conditions if each.status is status)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields whose absence leaves the rule unknown; none where it holds or fails."""
        if self.status is not Status.UNKNOWN:
            return ()
        return tuple(dict.fromkeys(key for each in self.conditions for key in each.missing))


@dataclass(frozen=True, slots=True)
class Question:
    """A missing field and what an answer would do.

    ``settles`` counts the undetermined outcomes in which it is the only missing field: any answer
    decides them, unless a formula stays undefined. ``involved`` also counts those in which it is
    one of several.
    """

    field: str
    settles: int
    involved: int


def status_of(rule: Rule, record: Record, day: date) -> Status:
    """The status alone, without reasons: it stops at the first condition that fails."""
    if not rule.in_force(day):
        return Status.NOT_IN_FORCE
    status = Status.HOLDS
    for condition in rule.conditions:
        held = condition.predicate.closure(record)
        if held is False:
            return Status.FAILS
        if held is None:
            status = Status.UNKNOWN
    return status


def explain(rule: Rule, record: Record, day: date) -> Explanation:
    """The status of a rule for a record on a day, with reasons."""
    if not rule.in_force(day):
        return Explanation(rule, Status.NOT_IN_FORCE, (), rule.uncovered)
    conditions = tuple(_explained(condition, record) for condition in rule.conditions)
    status = _joined([each.status for each in conditions])
    return Explanation(rule, status, conditions, rule.uncovered)


def ask_next(rules: Sequence[Rule], record: Record, day: date) -> tuple[Question, ...]:
    """Which missing field to ask for first: the one that settles most of the undetermined rules."""
    settles: Counter[str] = Counter()
    involved: Counter[str] = Counter()
    for rule in rules:
        if status_of(rule, record, day) is Status.UNKNOWN:
            missing = {
                key for each in rule.conditions for key in needed(each.predicate.tree, record)
            }
            involved.update(missing)
            settles.update(missing if len(missing) == 1 else ())
    return in_order(settles, involved)


def in_order(settles: Counter[str], involved: Counter[str]) -> tuple[Question, ...]:
    """The questions, the most useful first; equals by name."""
    questions = (Question(key, settles[key], count) for key, count in involved.items() if count)
    return tuple(sorted(questions, key=lambda q: (-q.settles, -q.involved, q.field)))


_STATUS = {True: Status.HOLDS, False: Status.FAILS, None: Status.UNKNOWN}


def _joined(statuses: Sequence[Status]) -> Status:
    for decisive in (Status.FAILS, Status.UNKNOWN):
        if decisive in statuses:
            return decisive
    return Status.HOLDS


def _explained(condition: Condition, record: Record) -> Explained:
    test = affirmed(condition.predicate.tree)
    status = _STATUS[outcome(condition.predicate, record)]
    findings = {leaf: finding(leaf, record) for leaf in leaves(test)}
    if status is Status.HOLDS:
        return Explained(condition, status, tuple(findings.values()))
    repairs = smallest_repairs(test, lambda leaf: findings[leaf].outcome)
    return Explained(
        condition,
        status,
        tuple(findings.values()),
        tuple(tuple(findings[leaf] for leaf in repair) for repair in repairs),
        needed(condition.predicate.tree, record) if status is Status.UNKNOWN else (),
    )

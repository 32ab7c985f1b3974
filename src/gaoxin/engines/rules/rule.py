"""Rules as policies have them: conditions, the clauses they stand for, the days in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gaoxin.engines.rules.expression import Predicate, compile_predicate
from gaoxin.engines.rules.limits import MAX_CONDITIONS
from gaoxin.engines.rules.schema import Schema
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of the policy's text, as written."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition and the keys of the clauses that it stands for."""

    key: str
    predicate: Predicate
    clauses: tuple[str, ...] = ()
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A condition before it is read."""

    source: str
    clauses: tuple[str, ...] = ()
    key: str = ""  # where empty, its number in the rule
    label: Text | None = None


@dataclass(frozen=True)
class Rule:
    """A version of a rule: all of its conditions have to hold.

    In force from the first to the last day, both included; None is open. Raises ``Refused``:
    ``rules.no_conditions``, ``rules.too_many_conditions``, ``rules.key_twice``,
    ``rules.clause_unknown``, ``rules.dates_reversed``.
    """

    key: str
    conditions: Sequence[Condition]
    clauses: Sequence[Clause] = ()
    version: str = "1"
    first_day: date | None = None
    last_day: date | None = None
    label: Text | None = None

    def __post_init__(self) -> None:
        if not self.conditions:
            raise Refused(Message("rules.no_conditions", {"rule": self.key}))
        if len(self.conditions) > MAX_CONDITIONS:
            raise Refused(
                Message("rules.too_many_conditions", {"rule": self.key, "limit": MAX_CONDITIONS})
            )
        self._refuse_repeated([each.key for each in self.conditions])
        self._refuse_repeated([each.key for each in self.clauses])
        known = {clause.key for clause in self.clauses}
        for clause in (c for condition in self.conditions for c in condition.clauses):
            if clause not in known:
                raise Refused(Message("rules.clause_unknown", {"rule": self.key, "clause": clause}))
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise Refused(Message("rules.dates_reversed", {"rule": self.key}))

    def _refuse_repeated(self, keys: Sequence[str]) -> None:
        repeated = next((key for key in keys if keys.count(key) > 1), None)
        if repeated is not None:
            raise Refused(Message("rules.key_twice", {"rule": self.key, "key": repeated}))

    @property
    def uncovered(self) -> tuple[Clause, ...]:
        """Clauses that no condition stands for: a person has to read them."""
        covered = {key for condition in self.conditions for key in condition.clauses}
        return tuple(clause for clause in self.clauses if clause.key not in covered)

    def in_force(self, day: date) -> bool:
        return (self.first_day or date.min) <= day <= (self.last_day or date.max)


def conditions_of(schema: Schema, drafts: Iterable[Draft]) -> tuple[Condition, ...]:
    """Read the conditions of a rule.

    Raises ``Refused`` as ``compile_predicate`` does, with the ``condition`` besides the place.
    """
    return tuple(_condition(schema, number, draft) for number, draft in enumerate(drafts, 1))


def _condition(schema: Schema, number: int, draft: Draft) -> Condition:
    key = draft.key or str(number)
    try:
        predicate = compile_predicate(draft.source, schema)
    except Refused as refused:
        params = {**refused.message.params, "condition": key}
        raise Refused(Message(refused.message.code, params)) from refused
    return Condition(key, predicate, draft.clauses, draft.label)


@dataclass(frozen=True)
class RuleSet:
    """Rules in all their versions.

    Raises ``Refused`` (``rules.versions_overlap``) where two versions of one rule share a day.
    """

    versions: Sequence[Rule]

    def __post_init__(self) -> None:
        for key in self.keys:
            for older, newer in pairwise(self.versions_of(key)):
                if (older.last_day or date.max) >= (newer.first_day or date.min):
                    params = {"rule": key, "first": older.version, "second": newer.version}
                    raise Refused(Message("rules.versions_overlap", params))

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.key for rule in self.versions))

    def versions_of(self, key: str) -> tuple[Rule, ...]:
        """All versions of a rule, the oldest first."""
        of_key = (rule for rule in self.versions if rule.key == key)
        return tuple(sorted(of_key, key=lambda rule: rule.first_day or date.min))

    def on(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on a day, each in the version of that day."""
        return tuple(rule for rule in self.versions if rule.in_force(day))

    def version_on(self, key: str, day: date) -> Rule | None:
        """The version of a rule in force on a day, None where there is none."""
        return next((rule for rule in self.on(day) if rule.key == key), None)

"""What is wrong with a definition, before a case ever meets it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from gaoxin.engines.process.definition import (
    ASSIGNEES,
    BEGIN,
    JOIN,
    LAPSE,
    ConditionStep,
    Definition,
    Field,
    FieldType,
    HumanStep,
    ParallelStep,
    Role,
    WaitStep,
    outcome_of,
)
from gaoxin.engines.process.finding import Finding, error, warning
from gaoxin.engines.process.lint_flow import flow_findings
from gaoxin.engines.process.roles import WIDE

NamesIn = Callable[[str], Iterable[str]]
"""The names of the fields that an expression speaks of; raises ``Refused`` if it is none."""

_RESERVED = (BEGIN, JOIN, ASSIGNEES, LAPSE)


def lint(definition: Definition, *, names_in: NamesIn | None = None) -> tuple[Finding, ...]:
    """Everything that would go wrong, by the place in the YAML; empty if nothing would.

    Findings that are not fatal are worth a look. ``names_in`` lets the fields within conditions
    be checked. Flow is looked at only where every reference leads somewhere.
    """
    found = [
        *_duplicates(definition),
        *_references(definition),
        *_roles(definition),
        *_human_steps(definition),
        *_clocks(definition),
        *_fields(definition),
        *(_conditions(definition, names_in) if names_in else ()),
    ]
    if not any(finding.fatal for finding in found):
        found += flow_findings(definition)
    return tuple(found)


def _duplicates(definition: Definition) -> Iterator[Finding]:
    lists: list[tuple[str, Iterable[Any]]] = [
        (name, getattr(definition, name))
        for name in ("steps", "roles", "fields", "documents", "clocks")
    ]
    for i, step in enumerate(definition.steps):
        lists.append((f"steps[{i}].outcomes", getattr(step, "outcomes", ())))
        lists.append((f"steps[{i}].branches", getattr(step, "branches", ())))
    for i, field in enumerate(definition.fields):
        lists.append((f"fields[{i}].choices", field.choices))
        lists.append((f"fields[{i}].columns", field.columns))
    lists += [(f"clocks[{i}].ladder", rule.ladder) for i, rule in enumerate(definition.clocks)]
    for name, items in lists:
        seen: set[str] = set()
        for i, item in enumerate(items):
            if item.key in seen:
                yield error(f"{name}[{i}].key", "process.lint_key_twice", key=item.key)
            if item.key in _RESERVED or "/" in item.key:
                yield error(f"{name}[{i}].key", "process.lint_key_reserved", key=item.key)
            seen.add(item.key)


def _references(definition: Definition) -> Iterator[Finding]:
    """Every name that leads nowhere."""
    humans = {step.key for step in definition.steps if isinstance(step, HumanStep)}
    known = {
        "step": set(definition.step) | {JOIN},
        "asking": humans | {BEGIN},
        "role": set(definition.role),
        "told": set(definition.role) | {ASSIGNEES},
        "clock": set(definition.clock),
        "document": set(definition.document),
    }
    unknown = {
        "step": "process.lint_unknown_step",
        "asking": "process.lint_unknown_asking",
        "role": "process.lint_unknown_role",
        "told": "process.lint_unknown_told",
        "clock": "process.lint_unknown_clock",
        "document": "process.lint_unknown_document",
    }
    for place, kind, name in chain(_named_by_steps(definition), _named_elsewhere(definition)):
        if name not in known[kind]:
            yield error(place, unknown[kind], text=name, known=", ".join(sorted(known[kind])))


def _named_by_steps(definition: Definition) -> Iterator[tuple[str, str, str]]:
    """(place, kind, name) of everything that a step refers to, except the ways onward."""
    for i, step in enumerate(definition.steps):
        at = f"steps[{i}]"
        if isinstance(step, HumanStep):
            yield f"{at}.role", "role", step.role
            yield from ((f"{at}.clocks[{j}]", "clock", key) for j, key in enumerate(step.clocks))
            for j, outcome in enumerate(step.outcomes):
                yield f"{at}.outcomes[{j}].to", "step", outcome.to
                for k, key in enumerate(outcome.promise):
                    yield f"{at}.outcomes[{j}].promise[{k}]", "document", key
            if step.returns:
                yield f"{at}.returns.to", "role", step.returns.to
                if step.returns.clock:
                    yield f"{at}.returns.clock", "clock", step.returns.clock
        elif isinstance(step, ParallelStep):
            yield f"{at}.to", "step", step.to
            for j, branch in enumerate(step.branches):
                yield f"{at}.branches[{j}].to", "step", branch.to
                if branch.each is not None:
                    yield f"{at}.branches[{j}].each", "role", branch.each
        elif isinstance(step, ConditionStep):
            yield f"{at}.otherwise", "step", step.otherwise
            yield from ((f"{at}.arms[{j}].to", "step", arm.to) for j, arm in enumerate(step.arms))
            if step.unknown is not None:
                yield f"{at}.unknown", "step", step.unknown
        elif isinstance(step, WaitStep):
            yield f"{at}.clock", "clock", step.clock
            yield f"{at}.to", "step", step.to


def _named_elsewhere(definition: Definition) -> Iterator[tuple[str, str, str]]:
    yield "begin.role", "role", definition.begin.role
    yield "begin.to", "step", definition.begin.to
    for i, field in enumerate(definition.fields):
        yield from ((f"fields[{i}].at[{j}]", "asking", key) for j, key in enumerate(field.at))
        if field.rows:
            yield f"fields[{i}].rows.step", "asking", field.rows.step
    for i, document in enumerate(definition.documents):
        yield f"documents[{i}].at", "asking", document.at
        if document.late is not None:
            yield f"documents[{i}].late", "clock", document.late
    for i, rule in enumerate(definition.clocks):
        for j, rung in enumerate(rule.ladder):
            for k, role in enumerate(rung.to):
                yield f"clocks[{i}].ladder[{j}].to[{k}]", "told", role
        if rule.extension:
            yield f"clocks[{i}].extension.by", "role", rule.extension.by
    for right in ("withdraw", "suspend", "merge"):
        for i, role in enumerate(getattr(definition, right)):
            yield f"{right}[{i}]", "role", role
    if definition.reopen:
        yield "reopen.to", "step", definition.reopen.to
        for i, role in enumerate(definition.reopen.by):
            yield f"reopen.by[{i}]", "role", role
    if definition.evaluation:
        yield "evaluation.by", "role", definition.evaluation.by


def _roles(definition: Definition) -> Iterator[Finding]:
    for i, role in enumerate(definition.roles):
        scope, _, name = role.scope.partition(".")
        if scope not in (WIDE, "starter", "subject", "field") or not _fits(scope, name):
            yield error(f"roles[{i}].scope", "process.lint_scope_unknown", text=role.scope)
        elif scope == "field" and not _names_places(definition, name):
            yield error(f"roles[{i}].scope", "process.lint_scope_not_a_reference", text=name)
        elif role.scope == WIDE and not role.duty:
            yield error(f"roles[{i}]", "process.lint_role_open", role=role.key)
    for i, step in enumerate(definition.steps):
        for j, branch in enumerate(getattr(step, "branches", ())):
            each: Role | None = definition.role.get(branch.each or "")
            if each is not None and each.scope == WIDE:
                yield error(
                    f"steps[{i}].branches[{j}].each", "process.lint_each_of_zone", role=each.key
                )


def _fits(scope: str, name: str) -> bool:
    match scope:
        case "starter":
            return name in ("", "body", "area")
        case "zone":
            return not name
    return bool(name)


def _names_places(definition: Definition, field: str) -> bool:
    found = definition.field.get(field)
    return (
        found is not None
        and found.type is FieldType.REFERENCE
        and found.to in ("body", "area", "person")
    )


def _human_steps(definition: Definition) -> Iterator[Finding]:
    for i, step in enumerate(definition.steps):
        if not isinstance(step, HumanStep):
            continue
        if not step.clocks:
            yield error(f"steps[{i}].clocks", "process.lint_no_clock", step=step.key)
        if all(outcome.silent for outcome in step.outcomes):
            yield error(f"steps[{i}].outcomes", "process.lint_no_outcome", step=step.key)
        if step.lapse is None:
            continue
        if outcome_of(step, step.lapse) is None:
            yield error(
                f"steps[{i}].lapse", "process.lint_unknown_outcome", text=step.lapse, step=step.key
            )
        rule = definition.clock.get(step.clocks[0]) if step.clocks else None
        if rule is None or rule.scope == "case":
            yield error(f"steps[{i}].lapse", "process.lint_lapse_without_clock", step=step.key)


def _clocks(definition: Definition) -> Iterator[Finding]:
    named = {name for _, kind, name in _named_by_steps(definition) if kind == "clock"}
    late = {document.late for document in definition.documents if document.late}
    for i, rule in enumerate(definition.clocks):
        at = f"clocks[{i}]"
        if rule.key not in named | late:
            yield warning(at, "process.lint_clock_unused", clock=rule.key)
        for j, rung in enumerate(rule.ladder):
            if not rung.to:
                yield error(f"{at}.ladder[{j}].to", "process.lint_rung_tells_nobody", rung=rung.key)
            if rung.at <= -rule.days:
                yield warning(
                    f"{at}.ladder[{j}].at", "process.lint_rung_at_the_start", rung=rung.key
                )
            if rule.key in late - named and rung.to == (ASSIGNEES,):
                yield error(f"{at}.ladder[{j}].to", "process.lint_rung_tells_nobody", rung=rung.key)
        if rule.set_by is not None and not _counts_days(definition.field.get(rule.set_by)):
            yield error(f"{at}.set_by", "process.lint_clock_set_by", text=rule.set_by)
    for i, step in enumerate(definition.steps):
        if isinstance(step, WaitStep):
            waiting = definition.clock.get(step.clock)
            if waiting is not None and waiting.scope == "case":
                yield error(f"steps[{i}].clock", "process.lint_lapse_without_clock", step=step.key)


def _counts_days(field: Field | None) -> bool:
    """Whether every answer to the field is a sensible number of working days."""
    if field is None or field.type is not FieldType.NUMBER or not field.whole or field.many:
        return False
    return field.least is not None and field.least >= 1 and field.most is not None


def _fields(definition: Definition) -> Iterator[Finding]:
    for i, field in enumerate(definition.fields):
        yield from _field(field, f"fields[{i}]", definition.field)
        columns = {column.key: column for column in field.columns}
        for j, column in enumerate(field.columns):
            yield from _field(column, f"fields[{i}].columns[{j}]", columns)
            if column.type is FieldType.TABLE:
                yield error(
                    f"fields[{i}].columns[{j}].type",
                    "process.lint_table_in_table",
                    field=column.key,
                )
        yield from _rows(definition, field, f"fields[{i}].rows.outcomes")


def _field(field: Field, at: str, beside: dict[str, Field]) -> Iterator[Finding]:
    """A field that lacks what its type needs, or depends on one that is not there."""
    needs = {
        FieldType.CHOICE: ("choices", field.choices),
        FieldType.REFERENCE: ("to", field.to),
        FieldType.TABLE: ("columns", field.columns and field.rows),
    }
    name, value = needs.get(field.type, ("", True))
    if not value:
        yield error(f"{at}.{name}", "process.lint_field_incomplete", field=field.key, missing=name)
    if field.type is FieldType.NUMBER and not field.unit:
        yield warning(f"{at}.unit", "process.lint_number_without_unit", field=field.key)
    if field.required_when is None:
        return
    decisive = beside.get(field.required_when.field)
    if decisive is None:
        yield error(
            f"{at}.required_when.field",
            "process.lint_unknown_field",
            text=field.required_when.field,
            known=", ".join(beside),
        )
    elif decisive.type is FieldType.CHOICE:
        known = {choice.key for choice in decisive.choices}
        for k, value in enumerate(field.required_when.among):
            if value not in known:
                yield error(
                    f"{at}.required_when.among[{k}]", "process.lint_unknown_choice", text=value
                )


def _rows(definition: Definition, field: Field, at: str) -> Iterator[Finding]:
    step = definition.step.get(field.rows.step) if field.rows else None
    if field.rows is None or not isinstance(step, HumanStep):
        return
    for k, outcome in enumerate(field.rows.outcomes):
        if outcome_of(step, outcome) is None:
            yield error(f"{at}[{k}]", "process.lint_unknown_outcome", text=outcome, step=step.key)


def _conditions(definition: Definition, names_in: NamesIn) -> Iterator[Finding]:
    for i, step in enumerate(definition.steps):
        for j, arm in enumerate(getattr(step, "arms", ())):
            for name in names_in(arm.when):
                if name not in definition.field:
                    known = ", ".join(definition.field)
                    yield error(
                        f"steps[{i}].arms[{j}].when",
                        "process.lint_unknown_field",
                        text=name,
                        known=known,
                    )

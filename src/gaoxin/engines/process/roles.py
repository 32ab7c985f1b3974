"""Who holds a role in a case."""

from __future__ import annotations

from collections.abc import Iterable

from gaoxin.engines.process.case import Case, Task
from gaoxin.engines.process.definition import ASSIGNEES, Definition, HumanStep, Role
from gaoxin.engines.process.event import Actor, Party

WIDE = "zone"


def places(definition: Definition, case: Case, role: str) -> tuple[str, ...]:
    """The places that the role's scope comes to in this case; none for the whole zone."""
    if role in case.rebound:
        return case.rebound[role]
    scope, _, name = definition.role[role].scope.partition(".")
    match scope:
        case "starter":
            return tuple(p for p in case.starter if p.startswith(f"{name or 'person'}:"))
        case "subject":
            return case.subject.get(name, ())
        case "field":
            return _chosen(definition, case, name)
    return ()


def holds(definition: Definition, case: Case, role: str, actor: Actor) -> bool:
    """Whether the actor holds the role in this case."""
    return _has_duty(definition.role[role], actor) and (
        is_wide(definition, case, role)
        or not actor.places.isdisjoint(places(definition, case, role))
    )


def holds_any(definition: Definition, case: Case, roles: Iterable[str], actor: Actor) -> bool:
    return any(holds(definition, case, role, actor) for role in roles)


def handles(definition: Definition, case: Case, task: Task, actor: Actor) -> bool:
    """Whether the task is the actor's to finish."""
    step = definition.step[task.step]
    if not isinstance(step, HumanStep) or not _has_duty(definition.role[step.role], actor):
        return False
    return is_wide(definition, case, step.role, task) or not actor.places.isdisjoint(task.assignees)


def is_wide(definition: Definition, case: Case, role: str, task: Task | None = None) -> bool:
    """Whether the duty alone decides: the scope is the zone, and nobody handed it on."""
    handed = task.assignees if task else case.rebound.get(role, ())
    return definition.role[role].scope == WIDE and not handed


def parties(
    definition: Definition, case: Case, roles: Iterable[str], task: Task | None = None
) -> tuple[Party, ...]:
    """Whom those roles, or ``assignees`` of the task, come to; each once."""
    found: dict[Party, None] = {}
    for role in roles:
        if role == ASSIGNEES:
            found |= dict.fromkeys(_assigned(definition, task) if task else ())
            continue
        duty = definition.role[role].duty
        named = places(definition, case, role)
        wide = is_wide(definition, case, role)
        found |= dict.fromkeys([Party(duty=duty)] if wide else [Party(p, duty) for p in named])
    return tuple(found)


def _assigned(definition: Definition, task: Task) -> Iterable[Party]:
    step = definition.step[task.step]
    if not isinstance(step, HumanStep):
        return
    duty = definition.role[step.role].duty
    for place in task.assignees or ("",):
        yield Party(place, duty)
    for place in task.co_handlers:
        yield Party(place)


def _has_duty(role: Role, actor: Actor) -> bool:
    return not role.duty or role.duty in actor.duties


def _chosen(definition: Definition, case: Case, key: str) -> tuple[str, ...]:
    """What is chosen in a reference field, as places."""
    value = case.values.get(key)
    chosen = value if isinstance(value, list | tuple) else [value] if value else []
    return tuple(f"{definition.field[key].to}:{item}" for item in chosen)

"""The steps of a definition as a directed graph, for lint and drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gaoxin.engines.process.definition import (
    BEGIN,
    ConditionStep,
    Definition,
    HumanStep,
    ParallelStep,
    Step,
    WaitStep,
)
from gaoxin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one step to the next. ``place`` is where the YAML says so.

    ``target`` may be ``join``. ``branch`` is set where the edge leads into a branch, ``outcome``
    is what a task that went this way says of itself.
    """

    source: str
    target: str
    place: str
    label: Text | None = None
    outcome: str = ""
    branch: str = ""
    condition: str = ""


def edges(definition: Definition) -> tuple[Edge, ...]:
    """All edges, in the order in which they are written; the first comes from ``begin``."""
    first = Edge(BEGIN, definition.begin.to, "begin.to")
    return (first, *(e for i, step in enumerate(definition.steps) for e in _of(step, i)))


def _of(step: Step, index: int) -> Iterator[Edge]:
    at = f"steps[{index}]"
    match step:
        case HumanStep():
            for i, outcome in enumerate(step.outcomes):
                place = f"{at}.outcomes[{i}].to"
                yield Edge(step.key, outcome.to, place, outcome.name, outcome.key)
        case ParallelStep():
            for i, branch in enumerate(step.branches):
                place = f"{at}.branches[{i}].to"
                yield Edge(step.key, branch.to, place, branch.name, branch=branch.key)
            yield Edge(step.key, step.to, f"{at}.to")
        case ConditionStep():
            for i, arm in enumerate(step.arms):
                place = f"{at}.arms[{i}].to"
                yield Edge(step.key, arm.to, place, outcome=f"arms[{i}]", condition=arm.when)
            yield Edge(step.key, step.otherwise, f"{at}.otherwise", outcome="otherwise")
            if step.unknown is not None:
                yield Edge(step.key, step.unknown, f"{at}.unknown", outcome="unknown")
        case WaitStep():
            yield Edge(step.key, step.to, f"{at}.to")


def reachable(start: Iterable[str], ways: Iterable[Edge]) -> set[str]:
    """What can be reached from ``start``, itself included."""
    onward: dict[str, list[str]] = {}
    for edge in ways:
        onward.setdefault(edge.source, []).append(edge.target)
    found, waiting = set(start), list(start)
    while waiting:
        for target in onward.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def inside(definition: Definition, branch: Edge) -> set[str]:
    """The steps of a branch, and ``join`` if it gets there.

    A parallel step within it is passed through as a whole: its own joins are not this one's.
    """
    known = definition.step
    found: set[str] = set()
    waiting = [branch.target]
    onward = _onward(definition)
    while waiting:
        step = waiting.pop()
        if step in found:
            continue
        found.add(step)
        nested = isinstance(known.get(step), ParallelStep)
        waiting += [e.target for e in onward.get(step, ()) if not (nested and e.branch)]
    return found


def _onward(definition: Definition) -> dict[str, list[Edge]]:
    onward: dict[str, list[Edge]] = {}
    for edge in edges(definition):
        onward.setdefault(edge.source, []).append(edge)
    return onward

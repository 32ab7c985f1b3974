"""Whether cases get from the beginning to an end: on a definition whose references all hold."""

from __future__ import annotations

from collections.abc import Iterator

from gaoxin.engines.process.definition import (
    BEGIN,
    JOIN,
    ConditionStep,
    Definition,
    EndStep,
    HumanStep,
    ParallelStep,
)
from gaoxin.engines.process.finding import Finding, error
from gaoxin.engines.process.graph import Edge, edges, inside, reachable


def flow_findings(definition: Definition) -> Iterator[Finding]:
    """Steps nobody gets to, loops without an exit, joins that never happen, promises unverified."""
    ways = edges(definition)
    yield from _unreachable(definition, ways)
    yield from _without_exit(definition, ways)
    yield from _joins(definition, ways)
    yield from _regions(definition, ways)
    yield from _endless(definition, ways)
    yield from _promises(definition, ways)


def _unreachable(definition: Definition, ways: tuple[Edge, ...]) -> Iterator[Finding]:
    starts = [BEGIN, *([definition.reopen.to] if definition.reopen else [])]
    met = reachable(starts, ways)
    for i, step in enumerate(definition.steps):
        if step.key not in met:
            yield error(f"steps[{i}]", "process.lint_unreachable", step=step.key)


def _without_exit(definition: Definition, ways: tuple[Edge, ...]) -> Iterator[Finding]:
    """Steps from which neither an end nor the join of their branch can be reached."""
    back = [Edge(edge.target, edge.source, edge.place) for edge in ways if not _is_branch(edge)]
    exits = [step.key for step in definition.steps if isinstance(step, EndStep)]
    leaving = reachable([*exits, JOIN], back)
    for i, step in enumerate(definition.steps):
        if step.key not in leaving:
            yield error(f"steps[{i}]", "process.lint_no_exit", step=step.key)


def _joins(definition: Definition, ways: tuple[Edge, ...]) -> Iterator[Finding]:
    for i, step in enumerate(definition.steps):
        if not isinstance(step, ParallelStep):
            continue
        if not step.branches:
            yield error(f"steps[{i}].branches", "process.lint_no_branches", step=step.key)
        fixed = all(branch.each is None for branch in step.branches)
        if step.join != "all" and fixed and step.join > len(step.branches):
            yield error(
                f"steps[{i}].join", "process.lint_join_too_many", step=step.key, join=step.join
            )
        for edge in ways:
            if edge.source == step.key and edge.branch and JOIN not in inside(definition, edge):
                yield error(
                    edge.place, "process.lint_join_unreachable", step=step.key, branch=edge.branch
                )


def _regions(definition: Definition, ways: tuple[Edge, ...]) -> Iterator[Finding]:
    """Steps at home both inside and outside of a branch, and joins with nothing to join."""
    homes: dict[str, set[str]] = {}
    top = Edge("", definition.begin.to, "begin.to")
    for edge in (top, *(way for way in ways if way.branch)):
        for key in inside(definition, edge):
            homes.setdefault(key, set()).add(edge.source)
    if definition.reopen:
        for key in inside(definition, Edge("", definition.reopen.to, "reopen.to")):
            homes.setdefault(key, set()).add("")
    if "" in homes.get(JOIN, set()):
        yield error("steps", "process.lint_join_outside")
    for i, step in enumerate(definition.steps):
        if len(homes.get(step.key, ())) > 1 and not isinstance(step, EndStep):
            yield error(f"steps[{i}]", "process.lint_branch_left", step=step.key)


def _endless(definition: Definition, ways: tuple[Edge, ...]) -> Iterator[Finding]:
    """Loops in which nobody has a say: they would turn for ever."""
    by_itself = {
        step.key for step in definition.steps if isinstance(step, ConditionStep | ParallelStep)
    }
    inner = [edge for edge in ways if {edge.source, edge.target} <= by_itself]
    for i, step in enumerate(definition.steps):
        onward = [edge.target for edge in inner if edge.source == step.key]
        if step.key in reachable(onward, inner):
            yield error(f"steps[{i}]", "process.lint_endless", step=step.key)


def _promises(definition: Definition, ways: tuple[Edge, ...]) -> Iterator[Finding]:
    """A promise is verified by a person, who can revoke the decision."""
    revoked = {
        step.key
        for step in definition.steps
        if isinstance(step, EndStep) and step.result == "revoked"
    }
    for i, step in enumerate(definition.steps):
        for j, outcome in enumerate(step.outcomes if isinstance(step, HumanStep) else ()):
            verifying = isinstance(definition.step.get(outcome.to), HumanStep)
            if outcome.promise and not (verifying and reachable([outcome.to], ways) & revoked):
                yield error(
                    f"steps[{i}].outcomes[{j}].to", "process.lint_promise_unverified", step=step.key
                )


def _is_branch(edge: Edge) -> bool:
    return bool(edge.branch)

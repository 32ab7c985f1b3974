"""A definition, and the place of a case in it, laid out on a grid for a face to draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from gaoxin.engines.process.case import Case, Task, TaskState
from gaoxin.engines.process.definition import (
    BEGIN,
    JOIN,
    LAPSE,
    Definition,
    EndStep,
    ParallelStep,
)
from gaoxin.engines.process.graph import Edge, edges, inside
from gaoxin.kernel.text import Text


class NodeState(StrEnum):
    AHEAD = "ahead"  # not reached, or not again
    OPEN = "open"
    RETURNED = "returned"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Node:
    """A step at a column and row, both from 0. No two nodes share a cell.

    ``key`` is that of the step, ``begin``, or ``<parallel step>/join`` where its branches unite.
    ``open`` and ``done`` count its tasks: a step that is open for seven bodies may be done by
    three of them.
    """

    key: str
    kind: str
    name: Text | None
    column: int
    row: int
    state: NodeState = NodeState.AHEAD
    open: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow. ``back`` where it leads to an earlier column; ``taken`` where the case went."""

    source: str
    target: str
    label: Text | None = None
    condition: str = ""
    back: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]

    @property
    def columns(self) -> int:
        return max(node.column for node in self.nodes) + 1

    @property
    def rows(self) -> int:
        return max(node.row for node in self.nodes) + 1


def draw(definition: Definition, case: Case | None = None) -> Drawing:
    """The layout of a definition that ``lint`` found nothing fatal in.

    Columns follow the longest way from the beginning (loops back are left out of account), rows
    stack what branches off; the same definition always comes out the same.
    """
    ways = [*_resolved(definition)]
    order, back = _depth_first(definition, ways)
    columns = _columns(order, [way for way in ways if (way.source, way.target) not in back])
    rows = _rows(order, ways, columns)
    nodes = tuple(
        _node(definition, case, key, columns[key], rows[key])
        for key in sorted(order, key=lambda key: (columns[key], rows[key]))
    )
    lines = tuple(
        Line(
            way.source,
            way.target,
            way.label,
            way.condition,
            back=columns[way.target] <= columns[way.source],
            taken=_is_taken(case, way),
        )
        for way in ways
    )
    return Drawing(nodes, lines)


def _resolved(definition: Definition) -> Iterator[Edge]:
    """The edges with each ``join`` as a node of its own: ``reviews/join``."""
    homes = _homes(definition)
    for edge in edges(definition):
        source, target = edge.source, edge.target
        step = definition.step.get(source)
        if isinstance(step, ParallelStep) and not edge.branch:
            source = _join_of(source)
        if target == JOIN:
            target = _join_of(edge.source if edge.branch else homes[edge.source])
        yield replace(edge, source=source, target=target)


def _homes(definition: Definition) -> Mapping[str, str]:
    """The innermost parallel step that each step lies in."""
    return {
        step: edge.source
        for edge in edges(definition)
        if edge.branch
        for step in inside(definition, edge)
    }


def _join_of(parallel: str) -> str:
    return f"{parallel}/{JOIN}"


def _depth_first(
    definition: Definition, ways: list[Edge]
) -> tuple[list[str], set[tuple[str, str]]]:
    """The nodes in depth-first order, and the edges that lead back to one still being visited.

    Steps that only a reopened case gets to come last.
    """
    onward: dict[str, list[str]] = {}
    for way in ways:
        onward.setdefault(way.source, []).append(way.target)
    order: list[str] = []
    back: set[tuple[str, str]] = set()
    for root in (BEGIN, *definition.step):
        path = {} if root in order else {root: iter(onward.get(root, ()))}
        order += path
        while path:
            node = next(reversed(path))
            target = next(path[node], None)
            if target is None:
                del path[node]
            elif target in path:
                back.add((node, target))
            elif target not in order:
                order.append(target)
                path[target] = iter(onward.get(target, ()))
    return order, back


def _columns(order: list[str], forward: list[Edge]) -> dict[str, int]:
    """The longest way to each node, over edges without a loop."""
    columns = dict.fromkeys(order, 0)
    for _ in order:
        for way in forward:
            columns[way.target] = max(columns[way.target], columns[way.source] + 1)
    return columns


def _rows(order: list[str], ways: list[Edge], columns: Mapping[str, int]) -> dict[str, int]:
    """The first way onward keeps the row, each other goes below; a taken cell moves it down."""
    wished: dict[str, int] = {BEGIN: 0}
    rows: dict[str, int] = {}
    taken: set[tuple[int, int]] = set()
    for node in order:
        row = wished.get(node, 0)
        while (columns[node], row) in taken:
            row += 1
        rows[node] = row
        taken.add((columns[node], row))
        onward = dict.fromkeys(way.target for way in ways if way.source == node)
        fresh = (target for target in onward if target not in wished)
        wished |= {target: row + offset for offset, target in enumerate(fresh)}
    return rows


def _node(definition: Definition, case: Case | None, key: str, column: int, row: int) -> Node:
    parallel, _, join = key.partition("/")
    if key == BEGIN or join:
        state = _state_of_point(case, parallel if join else None)
        return Node(key, JOIN if join else BEGIN, None, column, row, state)
    step = definition.step[key]
    kind = type(step).__struct_config__.tag
    tasks = [task for task in case.tasks if task.step == key] if case else []
    return Node(
        key,
        str(kind),
        step.name,
        column,
        row,
        _state(tasks) if not isinstance(step, EndStep) else _state_of_end(case, key),
        sum(task.is_open for task in tasks),
        sum(task.state is TaskState.DONE for task in tasks),
    )


def _state(tasks: list[Task]) -> NodeState:
    """What is at work counts before what is over; of that, the last."""
    states = [task.state for task in tasks]
    for state in (TaskState.RETURNED, TaskState.OPEN):
        if state in states:
            return NodeState(state.value)
    return NodeState(states[-1].value) if states else NodeState.AHEAD


def _state_of_end(case: Case | None, key: str) -> NodeState:
    return NodeState.DONE if case and case.end == key else NodeState.AHEAD


def _state_of_point(case: Case | None, parallel: str | None) -> NodeState:
    """The beginning is done in every case, a join when its parallel step is."""
    if case is None:
        return NodeState.AHEAD
    if parallel is None:
        return NodeState.DONE
    done = [task for task in case.tasks if task.step == parallel and not task.is_open]
    return _state(done)


def _is_taken(case: Case | None, way: Edge) -> bool:
    """Whether the case has gone this way at least once."""
    if case is None or way.source == BEGIN:
        return case is not None
    step, _, join = way.source.partition("/")
    tasks = (task for task in case.tasks if task.step == step)
    if way.branch:
        return any(tasks)
    return any(
        task.state is TaskState.DONE and (bool(join) or task.outcome in (way.outcome, LAPSE))
        for task in tasks
    )

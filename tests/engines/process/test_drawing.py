"""The picture of a process: a grid without collisions, and where the case stands in it."""

import pytest
from tests.engines.process.permit import (
    CHIEF,
    DEFINITION,
    FIRE,
    PERMIT,
    WATER,
    in_review,
    to_decide,
)
from tests.engines.process.samples import shipped, written
from tests.engines.process.test_consultation import DEFINITION as CONSULTATION
from tests.engines.process.test_consultation import answered, sent

from gaoxin.engines.process import Definition, Drawing, NodeState, draw

ALL = [DEFINITION, *(shipped(name) for name in ("supervision", "appeal", "consultation"))]


def cells(drawing: Drawing) -> dict[str, tuple[int, int]]:
    return {node.key: (node.column, node.row) for node in drawing.nodes}


@pytest.mark.parametrize("definition", ALL, ids=lambda definition: definition.key)
def test_no_two_nodes_share_a_cell_and_every_step_is_there(definition: Definition) -> None:
    drawing = draw(definition)
    assert len(set(cells(drawing).values())) == len(drawing.nodes)
    assert {step.key for step in definition.steps} <= set(cells(drawing))
    assert all(line.source in cells(drawing) for line in drawing.lines)
    assert all(line.target in cells(drawing) for line in drawing.lines)


@pytest.mark.parametrize("definition", ALL, ids=lambda definition: definition.key)
def test_lines_lead_to_the_right_unless_they_lead_back(definition: Definition) -> None:
    places = cells(draw(definition))
    for line in draw(definition).lines:
        assert line.back is (places[line.target][0] <= places[line.source][0])
    loops = {(line.source, line.target) for line in draw(definition).lines if line.back}
    assert (
        loops
        == {
            "permit": set(),
            "supervision": {("reassign", "sign"), ("review", "report")},
            "appeal": {("route", "reply"), ("rework", "callback")},
            "consultation": {("settle", "ask")},
        }[definition.key]
    )


def test_branches_are_stacked_between_the_parallel_step_and_its_join() -> None:
    places = cells(draw(DEFINITION))
    column, row = places["reviews"]
    assert [places[key] for key in ("fire", "water", "green")] == [
        (column + 1, row), (column + 1, row + 1), (column + 1, row + 2),
    ]  # fmt: skip
    assert places["reviews/join"] == (column + 2, row)
    assert places["decide"][0] == column + 3


def test_a_drawing_is_repeatable() -> None:
    assert draw(DEFINITION) == draw(written(PERMIT))


def states(drawing: Drawing) -> dict[str, str]:
    return {node.key: node.state.value for node in drawing.nodes if node.state != NodeState.AHEAD}


def test_where_the_case_stands() -> None:
    walk = in_review().submits(WATER, "water", "pass").does("return", FIRE, step="fire", reason="x")
    assert states(draw(walk.definition, walk.case)) == {
        "begin": "done", "accept": "done", "size": "done", "reviews": "open",
        "fire": "returned", "water": "done", "green": "open",
    }  # fmt: skip
    taken = {
        (line.source, line.target) for line in draw(walk.definition, walk.case).lines if line.taken
    }
    assert taken == {
        ("begin", "accept"), ("accept", "size"), ("size", "reviews"), ("reviews", "fire"),
        ("reviews", "water"), ("reviews", "green"), ("water", "reviews/join"),
    }  # fmt: skip


def test_the_end_that_was_reached() -> None:
    walk = to_decide().submits(CHIEF, "decide", "refused", reason="不符")
    shown = states(draw(walk.definition, walk.case))
    assert (shown["refused"], "granted" in shown) == ("done", False)
    notice = to_decide(safety="f").submits(CHIEF, "decide", "granted").sweeps("12-01 09:00")
    lines = draw(notice.definition, notice.case).lines
    assert next(line for line in lines if line.source == "notice").taken


def test_a_step_for_many_counts_them() -> None:
    drawing = draw(CONSULTATION, sent().case)
    opinion = next(node for node in drawing.nodes if node.key == "opinion")
    assert (opinion.open, opinion.done, opinion.state) == (3, 0, NodeState.OPEN)
    later = draw(CONSULTATION, answered().case)
    opinion = next(node for node in later.nodes if node.key == "opinion")
    assert (opinion.open, opinion.done, opinion.state) == (0, 3, NodeState.DONE)

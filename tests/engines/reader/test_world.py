"""The sample plan in four layouts, against the lists that its author kept of what it says."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.world.layouts import LAYOUTS, encoded, truth

from gaoxin.engines.plan import Origin, Plan
from gaoxin.engines.reader import read_document
from gaoxin.kernel.text import normalise
from gaoxin.kernel.units import canonical


@pytest.fixture(scope="module", params=LAYOUTS)
def plan(request: pytest.FixtureRequest) -> Plan:
    return read_document(encoded(request.param), name=request.param)


def test_outline(plan: Plan) -> None:
    assert Counter(section.level for section in plan.sections) == truth().outline
    assert [normalise(s.title) for s in plan.sections] == [normalise(t) for t in truth().headings]


def test_rows(plan: Plan) -> None:
    targets = {target.key: target for target in plan.targets}
    goals = {goal.key: goal.name.zh for goal in plan.goals}
    words = {"expected": "预期性", "binding": "约束性", None: ""}
    found = [
        (
            i.key,
            normalise(i.name.zh),
            i.unit,
            targets[i.key].base_raw,
            normalise(targets[i.key].raw),
            str(targets[i.key].rate or ""),
            words[i.attribute],
            goals[i.goal or ""],
            i.group.zh if i.group else "",
        )
        for i in plan.indicators
        if i.origin is Origin.TABLE
    ]
    assert found == [
        (r.key, normalise(r.name), r.unit, r.base, r.target, r.rate, r.attribute, r.goal, r.group)
        for r in truth().rows
    ]


def test_boxes(plan: Plan) -> None:
    numbers = {box.key: box.number for box in plan.boxes}
    found: dict[int, dict[str, list[str]]] = {box.number: {} for box in plan.boxes}
    for entry in plan.entries:
        names = found[numbers[entry.box]].setdefault(normalise(entry.heading), [])
        names.append(normalise(entry.name))
    assert found == {
        number: {
            normalise(heading): [normalise(n) for n in names] for heading, names in lists.items()
        }
        for number, lists in truth().boxes.items()
    }


def test_numbers_of_the_running_text(plan: Plan) -> None:
    """Found with value, range and sentence; the unit but for ranks, whose 位 is a place here."""
    told = [target for target in plan.targets if target.origin is Origin.TEXT and target.span]
    found = Counter((t.span.digest, t.value, t.high) for t in told if t.span)
    wanted = Counter((t.sentence, t.value, t.high) for t in truth().targets)
    assert wanted - found == Counter()
    units = {(t.span.digest, t.value): canonical(t.unit) for t in told if t.span}
    for target in truth().targets:
        if target.unit != "位":
            assert units[target.sentence, target.value] == canonical(target.unit)


def test_deadlines_of_the_running_text(plan: Plan) -> None:
    """All but those that only a reader of the whole plan can supply."""
    found = {(t.span.digest, t.value): t.deadline for t in plan.targets if t.span}
    same = sum(found.get((t.sentence, t.value)) == t.deadline for t in truth().targets)
    assert same >= 0.95 * len(truth().targets)

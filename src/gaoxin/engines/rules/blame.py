"""Which missing fields leave which records unknown: ``needs`` for a whole table."""

from __future__ import annotations

from functools import reduce

import numpy as np

from gaoxin.engines.rules.batch import outcomes
from gaoxin.engines.rules.table import Mask, Table
from gaoxin.engines.rules.tree import (
    All,
    Choice,
    Column,
    Compare,
    Flag,
    Member,
    Missing,
    Node,
    Not,
    Some,
    Test,
    parts,
)


class Blame:
    """Collects, for each field, the records in which its absence matters."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.missing: dict[str, Mask] = {}

    def test(self, test: Test, within: Mask) -> None:
        """Blame the fields that leave the test unknown in the records of ``within``."""
        unknown = within & outcomes(test, self._table).unknown
        if not unknown.any():
            return
        match test:
            case Flag(key) | Member(key):
                self._add(key, unknown)
            case _:
                self._parts(test, unknown)

    def alone(self) -> Mask:
        """The records in which a single field is to blame."""
        counts = (mask.astype(np.uint16) for mask in self.missing.values())
        nobody = np.zeros(self._table.rows, dtype=np.uint16)
        return np.equal(reduce(np.add, counts, nobody), 1)

    def _node(self, node: Node, within: Mask) -> None:
        match node:
            case Flag() | Compare() | Member() | Missing() | Not() | All() | Some():
                self.test(node, within)
            case Column(key):
                self._add(key, within & self._table.missing(key))
            case Choice(condition, then, otherwise):
                held = outcomes(condition, self._table)
                self.test(condition, within)
                self._node(then, within & ~held.fails)
                self._node(otherwise, within & ~held.holds)
            case _:
                self._parts(node, within)

    def _parts(self, node: Node, within: Mask) -> None:
        for part in parts(node):
            self._node(part, within)

    def _add(self, key: str, mask: Mask) -> None:
        if key in self.missing:
            self.missing[key] = self.missing[key] | mask
        else:
            self.missing[key] = mask

"""Which missing fields leave a condition unknown for a record: those that could settle it."""

from __future__ import annotations

from collections.abc import Iterator

from gaoxin.engines.rules.single import Record, closure_of_test
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
    parts,
)


def needed(node: Node, record: Record) -> tuple[str, ...]:
    """The keys of the missing fields that matter; none where the condition is known.

    In ``a 或 b`` that is unknown because of ``b`` while ``a`` fails, the fields of ``b`` alone
    matter. A branch of a choice that is not taken does not matter either.
    """
    return tuple(dict.fromkeys(_needed(node, record)))


def _needed(node: Node, record: Record) -> Iterator[str]:
    match node:
        case Column(key):
            if record[key] is None:
                yield key
        case Flag() | Compare() | Member() | Missing() | Not() | All() | Some():
            if closure_of_test(node)(record) is None:
                yield from _of_unknown(node, record)
        case Choice(condition, then, otherwise):
            held = closure_of_test(condition)(record)
            yield from _needed(condition, record)
            if held is not False:
                yield from _needed(then, record)
            if held is not True:
                yield from _needed(otherwise, record)
        case _:
            for part in parts(node):
                yield from _needed(part, record)


def _of_unknown(node: Node, record: Record) -> Iterator[str]:
    match node:
        case Flag(key) | Member(key):
            yield key
        case _:
            for part in parts(node):
                yield from _needed(part, record)

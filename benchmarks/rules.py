"""Many rules over many synthetic firms, against a Python loop and against DuckDB, in one run.

    python benchmarks/rules.py [--firms 100000 1000000] [--policies 100] [--seed 1]

The firms have 38 fields, of which up to 45 % are missing; the policies have 5 to 10 conditions
each, some shared. Every engine finds, for each pair of firm and policy, which conditions fail and
which are unknown. All of it is made up, from the seed. DuckDB is no dependency: without it, its
column is left out.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from gaoxin.engines.rules import (
    Comparator,
    Draft,
    Field,
    Kind,
    Operation,
    Rule,
    Schema,
    Status,
    Table,
    ask_next,
    ask_next_of_all,
    closure_of_test,
    conditions_of,
    explain,
    fold_test,
    read_record,
    screen,
    status_of,
    table_of,
)
from gaoxin.engines.rules.tree import SLACK

DAY = date(2026, 1, 1)
SAMPLE = 2_000
MONEY = [f"money{number}" for number in range(12)]
COUNTS = [f"count{number}" for number in range(8)]
FLAGS = [f"flag{number}" for number in range(12)]
CATEGORIES = [f"category{number}" for number in range(4)]
VALUES = tuple(f"类{number}" for number in range(10))
Columns = dict[str, np.ndarray[Any, Any]]


def schema() -> Schema:
    return Schema(
        [
            *(Field(key, f"金额{n}", unit="万元") for n, key in enumerate(MONEY)),
            *(Field(key, f"人数{n}", unit="人") for n, key in enumerate(COUNTS)),
            *(Field(key, f"标志{n}", Kind.FLAG) for n, key in enumerate(FLAGS)),
            *(
                Field(key, f"类别{n}", Kind.CATEGORY, values=VALUES)
                for n, key in enumerate(CATEGORIES)
            ),
            Field("years", "成立年限", unit="年"),
            Field("founded", "成立日期", Kind.DATE),
        ]
    )


def firms(rows: int, seed: int) -> tuple[Columns, Columns]:
    """Columns and the masks of what is known of them."""
    chance = np.random.default_rng(seed)
    columns: Columns = {
        **{key: np.round(chance.lognormal(7, 1.5, rows), 2) for key in MONEY},
        **{key: chance.integers(0, 2_000, rows).astype(np.float64) for key in COUNTS},
        **{key: chance.random(rows) < 0.6 for key in FLAGS},
        **{key: np.array(VALUES)[chance.integers(0, len(VALUES), rows)] for key in CATEGORIES},
        "years": chance.integers(0, 40, rows).astype(np.float64),
        "founded": np.datetime64("1990-01-01") + chance.integers(0, 13_000, rows),
    }
    share = dict(zip(columns, chance.uniform(0, 0.45, len(columns)), strict=True))
    return columns, {key: chance.random(rows) >= share[key] for key in columns}


def policies(fields: Schema, count: int, seed: int) -> list[Rule]:
    chance = np.random.default_rng(seed + 1)

    def one() -> str:
        money = [f"金额{n}" for n in chance.choice(len(MONEY), 2, replace=False)]
        value = int(chance.integers(1, 40)) * 50
        flags = [f"标志{n}" for n in chance.choice(len(FLAGS), 2, replace=False)]
        kinds = "、".join(f"“{v}”" for v in chance.choice(VALUES, 5, replace=False))
        category = f"类别{chance.integers(len(CATEGORIES))}"
        return str(
            chance.choice(
                [
                    f"{money[0]} >= {value}万元",
                    f"{money[0]} / {money[1]} >= {int(chance.integers(1, 30))}%",
                    f"({money[0]} - {money[1]}) / {money[1]} > -{int(chance.integers(1, 60))}%",
                    f"人数{chance.integers(len(COUNTS))} 介于 (10人，{value + 100}人)",
                    f"{category} 属于 [{kinds}]",
                    f"非 {flags[0]} 或 {money[0]} > {value}万元",
                    f"{flags[0]} 或 {flags[1]}",
                    f"成立年限 >= {int(chance.integers(1, 6))}年",
                    f"成立日期 < {int(chance.integers(2010, 2025))}年1月1日",
                    f"{flags[0]} 或 {category} 属于 [{kinds}]",
                ]
            )
        )

    pool = [one() for _ in range(count * 5)]
    rules = []
    for number in range(count):
        chosen = chance.choice(pool, int(chance.integers(5, 11)), replace=False)
        conditions = conditions_of(fields, [Draft(str(source)) for source in chosen])
        rules.append(Rule(str(number), conditions))
    return rules


# -- engines ---------------------------------------------------------------------------------------


def by_screen(rules: Sequence[Rule], table: Table) -> tuple[int, int]:
    """How many pairs hold and how many are undetermined."""
    held = open_ = 0
    for each in screen(rules, table, DAY):
        held += int(np.count_nonzero(each.holds))
        open_ += int(np.count_nonzero(each.undetermined))
    return held, open_


def by_loop(rules: Sequence[Rule], records: Sequence[Any]) -> tuple[int, int]:
    compiled = [[closure_of_test(c.predicate.tree) for c in rule.conditions] for rule in rules]
    held = open_ = 0
    for record in records:
        for conditions in compiled:
            fails = unknown = 0
            for bit, condition in enumerate(conditions):
                outcome = condition(record)
                if outcome is False:
                    fails |= 1 << bit
                elif outcome is None:
                    unknown |= 1 << bit
            held += not fails and not unknown
            open_ += not fails and bool(unknown)
    return held, open_


class Sql:
    """The tree as SQL: terms and tests are expressions, NULL is unknown."""

    def number(self, value: Decimal) -> str:
        return f"{float(value)!r}::DOUBLE"

    def day(self, value: date) -> str:
        return f"DATE '{value.isoformat()}'"

    def column(self, key: str) -> str:
        return f'"{key}"'

    def convert(self, operand: str, power: int) -> str:
        return f"({operand} {'*' if power > 0 else '/'} 1e{abs(power)})"

    def negative(self, operand: str) -> str:
        return f"(-{operand})"

    def absolute(self, operand: str) -> str:
        return f"abs({operand})"

    def arithmetic(self, operation: Operation, left: str, right: str) -> str:
        divisor = f"nullif({right}, 0)" if operation is Operation.DIVIDE else right
        return f"({left} {operation} {divisor})"

    def extreme(self, largest: bool, operands: Sequence[str]) -> str:
        raise NotImplementedError("not used by these policies")

    def choice(self, condition: str, then: str, otherwise: str) -> str:
        raise NotImplementedError("not used by these policies")

    def flag(self, key: str) -> str:
        return f'"{key}"'

    def compare(self, by: Comparator, left: str, right: str, close: bool) -> str:
        sign = "<>" if by is Comparator.UNEQUAL else by.value
        if not close:
            return f"({left} {sign} {right})"
        noise = f"{SLACK} * greatest(abs({left}), abs({right}))"
        beyond = f"CASE WHEN abs({left} - {right}) <= {noise} THEN 0 ELSE {left} - {right} END"
        known = f"({left} IS NOT NULL AND {right} IS NOT NULL)"
        return f"(CASE WHEN {known} THEN ({beyond}) {sign} 0 END)"

    def member(self, key: str, values: tuple[str, ...]) -> str:
        return f'("{key}" IN ({", ".join(repr(value) for value in values)}))'

    def missing(self, key: str) -> str:
        return f'("{key}" IS NULL)'

    def not_(self, operand: str) -> str:
        return f"(NOT {operand})"

    def all_(self, operands: Sequence[str]) -> str:
        return f"({' AND '.join(operands)})"

    def some(self, operands: Sequence[str]) -> str:
        return f"({' OR '.join(operands)})"


def by_duckdb(rules: Sequence[Rule], connection: Any) -> tuple[int, int]:
    """One query a policy: the two masks, then the two counts."""
    held = open_ = 0
    for rule in rules:
        tests = [fold_test(condition.predicate.tree, Sql()) for condition in rule.conditions]
        bits = ", ".join(f"({test})::BOOLEAN AS c{bit}" for bit, test in enumerate(tests))
        fails = " + ".join(f"(c{bit} IS FALSE)::INT * {1 << bit}" for bit in range(len(tests)))
        unknown = " + ".join(f"(c{bit} IS NULL)::INT * {1 << bit}" for bit in range(len(tests)))
        query = (
            f"SELECT count(*) FILTER (f = 0 AND u = 0), count(*) FILTER (f = 0 AND u <> 0) "
            f"FROM (SELECT {fails} AS f, {unknown} AS u FROM (SELECT {bits} FROM firms))"
        )
        found = connection.execute(query).fetchone()
        held, open_ = held + found[0], open_ + found[1]
    return held, open_


def in_duckdb(columns: Columns, known: Columns) -> Any:
    """The firms as a table of DuckDB on one thread, or None where DuckDB is absent."""
    try:
        import duckdb
    except ImportError:
        return None
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    arrays: Columns = {}
    for key, column in columns.items():
        text = column.astype(str) if column.dtype.kind == "M" else column
        arrays[key] = np.ma.MaskedArray(text, mask=~known[key])  # type: ignore[assignment]
    types = {"M": "DATE", "U": "VARCHAR", "b": "BOOLEAN", "f": "DOUBLE"}
    casts = ", ".join(f'"{k}"::{types[c.dtype.kind]} AS "{k}"' for k, c in columns.items())
    connection.register("given", arrays)
    connection.execute(f"CREATE TABLE firms AS SELECT {casts} FROM given")
    return connection


# -- figures ---------------------------------------------------------------------------------------


def timed(work: Callable[[], Any], rounds: int = 1) -> tuple[float, Any]:
    """The least seconds of some rounds, and the result."""
    best, result = float("inf"), None
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


def many(rules: Sequence[Rule], fields: Schema, rows: int, seed: int) -> None:
    columns, known = firms(rows, seed)
    preparing, table = timed(lambda: table_of(fields, columns, known))
    ours, counts = timed(lambda: by_screen(rules, table), 2)
    print(f"\n{rows:,} firms x {len(rules)} policies: {counts[0]:,} hold, {counts[1]:,} open")
    print(f"  numpy, in blocks           {ours:8.2f} s   (columns prepared in {preparing:.2f} s)")
    records = sample(fields, columns, known, min(rows, SAMPLE))
    loop, some = timed(lambda: by_loop(rules, records), 3)
    part, _ = columns_of(columns, known, len(records))
    same = by_screen(rules, table_of(fields, part, _)) == some
    whole = loop * rows / len(records)
    print(f"  loop over closures         {whole:8.2f} s   {whole / ours:5.1f} x", end="")
    print(f"   (extrapolated from {len(records):,} firms; same counts there: {same})")
    connection = in_duckdb(columns, known)
    if connection is None:
        print("  DuckDB                     not installed, left out")
    else:
        duck, theirs = timed(lambda: by_duckdb(rules, connection), 2)
        print(f"  DuckDB SQL, one thread     {duck:8.2f} s   {duck / ours:5.1f} x", end="")
        print(f"   (same counts: {theirs == counts})")
    asking, questions = timed(lambda: ask_next_of_all(rules, table, DAY))
    print(f"  what to ask next, of all   {asking:8.2f} s   ({questions[0]})")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory at its peak so far  {peak:8.0f} MB")


def columns_of(columns: Columns, known: Columns, rows: int) -> tuple[Columns, Columns]:
    return {k: c[:rows] for k, c in columns.items()}, {k: c[:rows] for k, c in known.items()}


def sample(fields: Schema, columns: Columns, known: Columns, rows: int) -> list[Any]:
    """The first firms as single records."""
    lists = {key: column[:rows].tolist() for key, column in columns.items()}
    return [
        read_record(fields, {k: lists[k][row] if known[k][row] else None for k in lists})
        for row in range(rows)
    ]


def one(rules: Sequence[Rule], fields: Schema, seed: int) -> None:
    """The figures of a page: one firm that asks."""
    (record,) = sample(fields, *firms(1, seed), 1)
    compiled = [[closure_of_test(c.predicate.tree) for c in rule.conditions] for rule in rules]

    def ready() -> list[Status]:
        return [
            Status.FAILS
            if False in (found := [condition(record) for condition in conditions])
            else Status.UNKNOWN
            if None in found
            else Status.HOLDS
            for conditions in compiled
        ]

    print(f"\none firm x {len(rules)} policies")
    for name, work in (
        ("statuses, compiled before", ready),
        ("statuses", lambda: [status_of(rule, record, DAY) for rule in rules]),
        ("explanations in full", lambda: [explain(rule, record, DAY) for rule in rules]),
        ("what to ask next", lambda: ask_next(rules, record, DAY)),
    ):
        seconds, _ = timed(work, 20)
        print(f"  {name:<26} {seconds * 1e3:8.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--firms", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--policies", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    fields = schema()
    reading, rules = timed(lambda: policies(fields, options.policies, options.seed))
    conditions = [c.predicate.tree for rule in rules for c in rule.conditions]
    print(f"{len(rules)} policies read in {reading:.2f} s: {len(conditions)} conditions,", end="")
    print(f" {len(set(conditions))} distinct")
    one(rules, fields, options.seed)
    for rows in options.firms:
        many(rules, fields, rows, options.seed)


if __name__ == "__main__":
    main()

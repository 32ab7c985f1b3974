"""The form of a step: what is asked there, whether the answers will do, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from gaoxin.engines.process.case import Case, TaskState
from gaoxin.engines.process.definition import Choice, Definition, Field, FieldType, Rows
from gaoxin.engines.process.event import Values
from gaoxin.engines.process.say import refused

_NUMBER = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?")
LONGEST = 20_000
"""Characters of one text: longer ones belong into a file."""


def asked_at(definition: Definition, step: str) -> tuple[Field, ...]:
    """The fields that a step, or the beginning, asks."""
    return tuple(field for field in definition.fields if step in field.at)


def checked(
    definition: Definition, case: Case | None, step: str, given: Values, *, complete: bool = False
) -> dict[str, Any]:
    """The answers in the form in which they are kept; None takes an earlier one back.

    ``complete`` asks for the rows of every table too, and for every required field: ones that
    were answered before are asked again, so that a second report is not the first one.
    Raises ``Refused``: ``process.field_not_here``, ``process.field_missing``,
    ``process.cell_missing``, and a code for every way in which an answer can be wrong.
    """
    asked = {field.key: field for field in asked_at(definition, step)}
    for key in given:
        if key not in asked:
            raise refused("process.field_not_here", field=key, step=step)
    tables = [key for key, field in asked.items() if field.type is FieldType.TABLE]
    wanted = {**dict.fromkeys(tables if complete else ()), **given}
    answers = {key: _value(asked[key], value, case) for key, value in wanted.items()}
    if complete:
        require(asked.values(), answers, {**(case.values if case else {}), **answers})
    return answers


def require(fields: Iterable[Field], answers: Values, known: Values) -> None:
    """Refuse (``process.field_missing``) if a field is empty that is required by what is known.

    The rows of a table are required one by one; a table without rows is complete.
    """
    for field in fields:
        if field.type is FieldType.TABLE or not _is_required(field, known):
            continue
        if _is_empty(answers.get(field.key)):
            raise refused("process.field_missing", field=field.key)


def table_rows(case: Case, rows: Rows) -> tuple[str, ...]:
    """The keys of a table's rows: the numbers of the finished tasks that it deals with.

    Of a parallel step that was gone through several times, only the last time counts.
    """
    tasks = [task for task in case.tasks if task.step == rows.step]
    last = max((task.parent or 0 for task in tasks), default=0)
    return tuple(
        str(task.id)
        for task in tasks
        if (task.parent or 0) == last
        and task.state is TaskState.DONE
        and (not rows.outcomes or task.outcome in rows.outcomes)
    )


def _is_required(field: Field, filled: Values) -> bool:
    if field.required or field.required_when is None:
        return field.required
    decisive = filled.get(field.required_when.field)
    chosen = decisive if isinstance(decisive, list | tuple) else [decisive]
    return any(item in field.required_when.among for item in chosen)


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], (), {})


def _value(field: Field, value: object, case: Case | None) -> Any:
    if _is_empty(value):
        return None if field.type is not FieldType.TABLE else _table(field, {}, case)
    if field.type is FieldType.TABLE:
        return _table(field, value, case)
    if not field.many:
        return _single(field, value)
    if not isinstance(value, list | tuple):
        raise refused("process.value_not_a_list", field=field.key)
    return list(dict.fromkeys(_single(field, item) for item in value))


def _single(field: Field, value: object) -> str:
    """One answer as text; numbers keep the digits that were written."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise refused("process.value_not_text", field=field.key)
    text = str(value).strip()
    if len(text) > LONGEST:
        raise refused("process.value_too_long", field=field.key, limit=LONGEST)
    match field.type:
        case FieldType.NUMBER:
            _check_number(field, text)
        case FieldType.DATE if not _is_date(text):
            raise refused("process.value_not_a_date", field=field.key, text=text)
        case FieldType.CHOICE:
            check_choice(field.key, text, field.choices)
    return text


def _check_number(field: Field, text: str) -> None:
    if not _NUMBER.fullmatch(text):
        raise refused("process.value_not_a_number", field=field.key, text=text)
    if field.whole and "." in text:
        raise refused("process.value_not_whole", field=field.key, text=text)
    if field.least is not None and Decimal(text) < field.least:
        raise refused("process.value_too_small", field=field.key, text=text, least=field.least)
    if field.most is not None and Decimal(text) > field.most:
        raise refused("process.value_too_large", field=field.key, text=text, most=field.most)


def check_choice(field: str, text: str, choices: Iterable[Choice]) -> None:
    """Refuse (``process.value_not_a_choice``) what is not among the choices."""
    allowed = [choice.key for choice in choices]
    if text not in allowed:
        raise refused(
            "process.value_not_a_choice", field=field, text=text, allowed=", ".join(allowed)
        )


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _table(field: Field, value: object, case: Case | None) -> dict[str, dict[str, Any]]:
    """Every row filled in, for exactly the rows that the table has."""
    rows = _mapping(field, value)
    asked = table_rows(case, field.rows) if case and field.rows else ()
    for key in rows:
        if key not in asked:
            raise refused("process.row_unknown", field=field.key, row=str(key))
    return {key: _row(field, key, rows.get(key, {}), case) for key in asked}


def _mapping(field: Field, value: object) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise refused("process.value_not_a_table", field=field.key)
    return value


def _row(field: Field, key: str, cells: object, case: Case | None) -> dict[str, Any]:
    given = _mapping(field, cells)
    columns = {column.key: column for column in field.columns}
    for name in given:
        if name not in columns:
            raise refused("process.column_unknown", field=field.key, row=key, column=str(name))
    row = {name: _value(columns[name], cell, case) for name, cell in given.items()}
    for column in field.columns:
        if _is_required(column, row) and _is_empty(row.get(column.key)):
            raise refused("process.cell_missing", field=field.key, row=key, column=column.key)
    return row

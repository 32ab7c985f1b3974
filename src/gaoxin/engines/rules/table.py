"""Columns of many records, brought once into the form that tests are fast on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gaoxin.engines.rules.schema import Field, Kind, Schema
from gaoxin.engines.rules.values import is_nothing, not_allowed, read_value, wrong_kind
from gaoxin.kernel.messages import Message, Refused

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int32]

UNKNOWN_CODE = 0
_EPOCH = 719_163
"""``date(1970, 1, 1).toordinal()``: days are counted as Python's ``date`` counts them."""


@dataclass(frozen=True)
class Table:
    """Many records, by column.

    ``numbers`` holds numbers in the unit of their field, and days as ordinals; unknown is NaN.
    ``categories`` holds positions in the field's values, counted from 1; unknown is 0. ``flags``
    holds two masks, yes and no; unknown is neither. A field of which nothing was given is unknown
    throughout.
    """

    schema: Schema
    rows: int
    numbers: Mapping[str, Floats]
    categories: Mapping[str, Codes]
    flags: Mapping[str, tuple[Mask, Mask]]

    def block(self, start: int, stop: int) -> Table:
        """Some of its rows, without a copy."""
        part = slice(start, stop)
        return Table(
            self.schema,
            len(range(*part.indices(self.rows))),
            {key: column[part] for key, column in self.numbers.items()},
            {key: column[part] for key, column in self.categories.items()},
            {key: (yes[part], no[part]) for key, (yes, no) in self.flags.items()},
        )

    def missing(self, key: str) -> Mask:
        """Where nothing is recorded in a field."""
        if key in self.flags:
            yes, no = self.flags[key]
            return ~(yes | no)
        if key in self.numbers:
            return np.isnan(self.numbers[key])
        return np.equal(self.categories[key], UNKNOWN_CODE)


def table_of(
    schema: Schema,
    columns: Mapping[str, npt.ArrayLike],
    known: Mapping[str, npt.ArrayLike] | None = None,
    *,
    rows: int | None = None,
) -> Table:
    """Columns under any name of their field, each with as many entries.

    Unknown are NaN, infinities, NaT, None, masked entries, and where ``known`` says False. Numbers
    are in the unit of the field. ``rows`` is needed only where no column is given.

    Raises ``Refused``: ``rules.column_unknown`` for a name without field, ``rules.column_twice``
    where two columns are of one field, ``rules.column_length``, and those of ``read_value``
    with the row, counted from 0.
    """
    masks = {schema.find(name).key: np.asarray(m, bool) for name, m in (known or {}).items()}
    given: dict[str, tuple[npt.NDArray[Any], Mask]] = {}
    for name, values in columns.items():
        key = schema.find(name).key
        if key in given:
            raise Refused(Message("rules.column_twice", {"field": key}))
        given[key] = _with_mask(key, values, masks.get(key))
    lengths = {len(column) for column, _ in given.values()} | (
        {rows} if rows is not None else set()
    )
    if len(lengths) != 1:
        sizes = ", ".join(map(str, sorted(lengths)))
        raise Refused(Message("rules.column_length", {"lengths": sizes}))
    (length,) = lengths
    nothing = np.empty(length, dtype=object), np.zeros(length, dtype=bool)
    by_kind: dict[Kind, dict[str, Any]] = {kind: {} for kind in Kind}
    for field in schema:
        column, mask = given.get(field.key, nothing)
        by_kind[field.kind][field.key] = _READERS[field.kind](field, column, mask)
    numbers = by_kind[Kind.NUMBER] | by_kind[Kind.DATE]
    return Table(schema, length, numbers, by_kind[Kind.CATEGORY], by_kind[Kind.FLAG])


def _with_mask(
    key: str, values: npt.ArrayLike, known: Mask | None
) -> tuple[npt.NDArray[Any], Mask]:
    """The entries, and which of them are known: not None or NaN, not masked, and ``known``."""
    column: np.ma.MaskedArray[Any, Any] = np.ma.asanyarray(values)
    mask = ~np.ma.getmaskarray(column)
    if column.dtype == object:
        mask &= np.fromiter((not is_nothing(each) for each in column.data), bool, len(column))
    if known is not None:
        if known.shape != column.shape:
            sizes = f"{key}: {len(column)}, {len(known)}"
            raise Refused(Message("rules.column_length", {"lengths": sizes}))
        mask &= known
    return column.data, mask


def _plain(field: Field, column: npt.NDArray[Any], known: Mask) -> npt.NDArray[Any]:
    """The known entries in an array of the field's own kind.

    Entries that are Python objects are read one by one, as those of a single record are.
    """
    if column.dtype.kind in _PLAIN[field.kind]:
        return column[known]
    rows = np.flatnonzero(known)
    if column.dtype != object and len(rows):
        raise wrong_kind(field, column[rows[0]].item(), int(rows[0]))
    read = [read_value(field, column[row], int(row)) for row in rows]
    if field.kind is Kind.CATEGORY:
        return np.array(read, dtype=str)
    if field.kind is Kind.FLAG:
        return np.array(read, dtype=bool)
    return np.array([np.nan if each is None else each for each in read], dtype=np.float64)


def _numbers(field: Field, column: npt.NDArray[Any], known: Mask) -> Floats:
    floats = np.full(len(column), np.nan)
    floats[known] = _plain(field, column, known)
    floats[np.isinf(floats)] = np.nan
    return floats


def _days(field: Field, column: npt.NDArray[Any], known: Mask) -> Floats:
    plain = _plain(field, column, known)
    if plain.dtype.kind == "M":
        days = plain.astype("datetime64[D]")
        plain = np.where(np.isnat(days), np.nan, days.astype(np.int64) + _EPOCH)
    floats = np.full(len(column), np.nan)
    floats[known] = plain
    return floats


def _codes(field: Field, column: npt.NDArray[Any], known: Mask) -> Codes:
    codes = np.full(len(column), UNKNOWN_CODE, dtype=np.int32)
    texts, places = np.unique(_plain(field, column, known), return_inverse=True)
    code_of = {value: code for code, value in enumerate(field.values, 1)}
    found = np.array([code_of.get(str(text), UNKNOWN_CODE) for text in texts], dtype=np.int32)
    strange = np.flatnonzero(found == UNKNOWN_CODE)
    if len(strange):
        row = np.flatnonzero(known)[np.flatnonzero(places == strange[0])[0]]
        raise not_allowed(field, str(texts[strange[0]]), int(row))
    codes[known] = found[places] if len(texts) else UNKNOWN_CODE
    return codes


def _flags(field: Field, column: npt.NDArray[Any], known: Mask) -> tuple[Mask, Mask]:
    yes = np.zeros(len(column), dtype=bool)
    yes[known] = _plain(field, column, known)
    return yes, known & ~yes


_PLAIN = {Kind.NUMBER: "iuf", Kind.DATE: "M", Kind.CATEGORY: "U", Kind.FLAG: "b"}
_READERS = {Kind.NUMBER: _numbers, Kind.DATE: _days, Kind.CATEGORY: _codes, Kind.FLAG: _flags}

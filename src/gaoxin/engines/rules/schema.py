"""What a rule may speak of: fields with names, kinds, units and allowed values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from gaoxin.engines.rules.dimension import Unit, unit_of
from gaoxin.engines.rules.refusing import nearest
from gaoxin.engines.rules.words import can_be_quoted, fold, is_reserved, is_word
from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.text import Text


class Kind(StrEnum):
    NUMBER = "number"
    CATEGORY = "category"
    FLAG = "flag"  # yes or no
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record.

    ``key`` names its column and is its English name; ``name`` is its Chinese name. Both, and all
    ``aliases``, may be written in a rule, so they are identifiers: letters, digits, ``_``.
    A number has a ``unit`` (empty: a pure number), a category its allowed ``values``.
    """

    key: str
    name: str
    kind: Kind = Kind.NUMBER
    unit: str = ""
    values: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    label: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.key, self.name, *self.aliases)))

    @property
    def measured_in(self) -> Unit:
        return unit_of(self.unit)


@dataclass(frozen=True)
class Schema:
    """The fields of one kind of record.

    Raises ``Refused``: ``rules.field_name`` for a name that is no identifier, is a word of the
    language or is used twice; ``rules.field_values`` for a category without distinct values that
    can stand in quotation marks, or another kind with any.
    """

    fields: Sequence[Field]
    _by_name: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name: dict[str, Field] = {}
        for each in self.fields:
            for name in each.names:
                if not _is_name(name) or name in by_name:
                    raise Refused(Message("rules.field_name", {"name": name}))
                by_name[name] = each
            if not _has_its_values(each):
                raise Refused(Message("rules.field_values", {"name": each.name}))
        object.__setattr__(self, "_by_name", by_name)

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def __getitem__(self, name: str) -> Field:
        """The field of this key, name or alias; raises ``KeyError``."""
        return self._by_name[name]

    @property
    def names(self) -> Mapping[str, Field]:
        """Every name that a rule may use, with its field."""
        return self._by_name

    def find(self, name: str) -> Field:
        """The field of this key, name or alias.

        Raises ``Refused``: ``rules.column_misspelt`` with the nearest name, or
        ``rules.column_unknown`` where none is near.
        """
        if name in self._by_name:
            return self._by_name[name]
        near = nearest(name, list(self._by_name))
        if near:
            raise Refused(Message("rules.column_misspelt", {"name": name, "nearest": near}))
        raise Refused(Message("rules.column_unknown", {"name": name}))


def _has_its_values(field: Field) -> bool:
    if field.kind is not Kind.CATEGORY:
        return not field.values
    distinct = len(set(field.values)) == len(field.values) > 0
    return distinct and all(map(can_be_quoted, field.values))


def _is_name(name: str) -> bool:
    plain = name.isidentifier() and fold(name) == name and all(map(is_word, name))
    return plain and not is_reserved(name)

"""Documents: which must be there, which may follow (容缺), which a promise stands for."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from gaoxin.engines.process.case import Case, LateDocument
from gaoxin.engines.process.definition import Document
from gaoxin.engines.process.say import refused
from gaoxin.engines.process.turn import Turn


def received(turn: Turn, case: Case) -> Case:
    """The case with the documents that came with the event; those that were late are settled.

    Raises ``Refused``: ``process.document_unknown``, ``process.document_empty``.
    """
    came = turn.event.documents
    for key, reference in came.items():
        if key not in turn.definition.document:
            raise refused("process.document_unknown", document=key)
        if not reference.strip():
            raise refused("process.document_empty", document=key)
    late = tuple(
        msgspec.structs.replace(item, settled=True) if item.document in came else item
        for item in case.late
    )
    return case.changed(documents={**case.documents, **came}, late=late)


def required(turn: Turn, case: Case, step: str, promised: tuple[str, ...] = ()) -> Case:
    """The case after the papers of a step were looked through: what may be late is now due.

    Raises ``Refused`` (``process.document_missing``).
    """
    for document in turn.definition.documents:
        if document.at != step or document.key in case.documents or document.key in promised:
            continue
        if document.late is None:
            raise refused("process.document_missing", document=document.key, step=step)
        if not _is_awaited(case.late, document):
            item = LateDocument(document.key, turn.now)
            case = case.changed(late=(*case.late, item))
    return case


def awaited(case: Case) -> tuple[str, ...]:
    """The documents that were accepted late and are still due."""
    return tuple(item.document for item in case.late if not item.settled)


def is_new(case: Case, documents: Mapping[str, str]) -> bool:
    """Whether any of the documents is one that is still due."""
    return not set(documents).isdisjoint(awaited(case))


def _is_awaited(late: tuple[LateDocument, ...], document: Document) -> bool:
    return any(item.document == document.key and not item.settled for item in late)

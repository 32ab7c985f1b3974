"""From a plan document to a draft plan, every item with its place in the text.

``read_document`` is the one entry. ``decode`` gives the canonical text that spans count in; the
rest of what is exported here reads a single cell or finds a sentence, for whoever measures a draft.
"""

from gaoxin.engines.reader.cells import figure, name_and_unit
from gaoxin.engines.reader.decoding import LIMIT, decode
from gaoxin.engines.reader.document import read_document
from gaoxin.engines.reader.text import fold, sentence_at

__all__ = [
    "LIMIT",
    "decode",
    "figure",
    "fold",
    "name_and_unit",
    "read_document",
    "sentence_at",
]

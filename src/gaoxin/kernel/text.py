"""A short text in Chinese and English, and the digest that binds a sentence to its document."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A name or label in both languages of the interface; ``en`` may be empty."""

    zh: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """The text in ``language`` ("en", "zh-hans", …), Chinese where English is missing."""
        return self.en if language.startswith("en") and self.en else self.zh


def normalise(text: str) -> str:
    """Fold widths and drop all white space, so that two copies of a sentence compare equal.

    Unicode NFKC turns full-width punctuation, digits and letters into half-width ones.
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the normalised text.

    Source spans carry it: another copy of the same document binds by it.
    """
    return hashlib.sha256(normalise(text).encode()).hexdigest()[:16]

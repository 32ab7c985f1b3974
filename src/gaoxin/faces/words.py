"""The catalogue: Chinese sentences as they stand in the code, English from locale/en.

Works without Django, so that the shell speaks both languages too. Each thread has its language.
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel.support import NullTranslations, Translations

CHINESE, ENGLISH = "zh-hans", "en"
_CATALOGUES = Path(__file__).resolve().parent.parent / "locale"
_language: ContextVar[str] = ContextVar("language", default=CHINESE)


def use_language(language: str) -> None:
    """Speak English for ``en`` and its variants, Chinese for everything else."""
    _language.set(ENGLISH if language.lower().startswith("en") else CHINESE)


def language() -> str:
    """The language spoken now: ``zh-hans`` or ``en``."""
    return _language.get()


def gettext(sentence: str) -> str:
    return _catalogue(language()).ugettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    return _catalogue(language()).ungettext(one, many, count)


@lru_cache
def _catalogue(spoken: str) -> NullTranslations:
    if spoken == CHINESE:
        return NullTranslations()
    return Translations.load(_CATALOGUES, [spoken], domain="messages")

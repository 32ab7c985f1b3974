"""The template environment: what every page may call."""

from __future__ import annotations

from typing import Any

import jinja2
from django.middleware.csrf import get_token

from gaoxin.faces import figures, verdicts, words
from gaoxin.faces.desk import charts
from gaoxin.faces.desk.room import SHANGHAI
from gaoxin.faces.sentences import label, say
from gaoxin.kernel.text import Text
from gaoxin.web.assets import asset


def environment(**options: Any) -> jinja2.Environment:
    """Strict: an unknown name in a template is an error, not an empty string."""
    made = jinja2.Environment(**{**options, "undefined": jinja2.StrictUndefined})  # noqa: S701
    made.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True
    )
    made.globals.update(
        asset=asset,
        face=verdicts.face,
        face_of=verdicts.of,
        get_token=get_token,
        label=label,
        language=words.language,
        say=say,
        shanghai=SHANGHAI,
        spark=charts.spark,
    )
    made.filters.update(
        age=figures.age,
        fineness=figures.fineness,
        percent=figures.percent,
        rounded=figures.rounded,
        signed=figures.signed,
        t=_text,
        unit=figures.unit,
        written=figures.written,
    )
    return made


def _text(text: Text | None) -> str:
    """A bilingual text in the language spoken now; nothing for no text."""
    return text.in_language(words.language()) if text else ""

"""A file of figures on its way in: decoded, checked, kept. Desk, API and shell use it."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import islice

from gaoxin.apps.evidence import actions
from gaoxin.apps.people.viewer import Viewer
from gaoxin.apps.plans.access import InForce
from gaoxin.engines.quality import Checked, catalogue_of, check_rows
from gaoxin.kernel.messages import Message, Refused

MOST_ROWS = 20_000  # a file that one request can check in seconds
COLUMNS = (
    "indicator",
    "period",
    "period_kind",
    "measure",
    "value",
    "unit",
    "price_basis",
    "status",
    "source",
    "known_from",
    "known_from_precision",
    "page",
    "confidence",
    "bound",
)
REQUIRED = (
    "indicator",
    "period",
    "period_kind",
    "measure",
    "value",
    "unit",
    "source",
    "known_from",
)


def decode(data: bytes) -> str:
    """The text of a CSV file in UTF-8 or GB18030. Raises ``Refused`` (``intake.not_text``)."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refused(Message("intake.not_text"))


def check(plan: InForce, text: str, *, today: date) -> Checked:
    """Check every row against the plan's indicators.

    Raises ``Refused`` (``intake.no_header``) where required columns are missing, and
    ``intake.not_csv`` for text that is no CSV at all.
    """
    if not _keepable(text):
        raise Refused(Message("intake.not_text"))
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        rows = list(islice(reader, MOST_ROWS + 1))
    except csv.Error as error:
        raise Refused(Message("intake.not_csv", {"reason": str(error)})) from error
    if len(rows) > MOST_ROWS:
        raise Refused(Message("intake.too_many_rows", {"limit": MOST_ROWS}))
    header = list(reader.fieldnames or ())
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise Refused(Message("intake.header_twice", {"names": ", ".join(twice)}))
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise Refused(Message("intake.no_header", {"missing": ", ".join(missing)}))
    fictional = plan.row.zone.fictional
    return check_rows(rows, catalogue_of(plan.value), today=today, simulated=fictional)


def _keepable(text: str) -> bool:
    """Whether a database can hold it: no NUL, no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def keep(viewer: Viewer, plan: InForce, checked: Checked, *, source_name: str) -> int:
    """Keep the good rows; answers how many were new."""
    return actions.add_observations(viewer, plan, checked.good, source_name=source_name)

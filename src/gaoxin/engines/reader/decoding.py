"""From bytes to the canonical text: which encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from gaoxin.kernel.messages import Message, Refused

LIMIT = 2_000_000
"""Bytes that a document may have. The outline of a whole country is well under half a million."""

_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word/Excel/ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel 97"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAIN = ("utf-8", "gb18030")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)


def decode(data: bytes) -> tuple[str, str]:
    """The canonical text, and the name of the encoding that it came in.

    Canonical text has no byte order mark and ends its lines with a line feed, so that for an
    LF file in UTF-8 it is the file. UTF-8 and GB18030 are read without a mark, UTF-16 with one.

    Raises ``Refused``: ``document.too_large``, ``document.empty``, ``document.binary`` (with the
    kind of file) or ``document.not_text``, ``document.encoding`` and ``document.control`` (with
    the line that cannot be read).
    """
    if len(data) > LIMIT:
        raise Refused(Message("document.too_large", {"bytes": len(data), "limit": LIMIT}))
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise Refused(Message("document.binary", {"kind": kind}))
    text, encoding = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Refused(Message("document.empty"))
    if _MARKUP.match(text):
        raise Refused(Message("document.binary", {"kind": "HTML/XML"}))
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        raise Refused(Message("document.control", {"line": line}))
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _strict(data.removeprefix(mark), (encoding,))
    return _strict(data, _PLAIN)


def _strict(data: bytes, encodings: tuple[str, ...]) -> tuple[str, str]:
    """The first encoding that reads every byte; else the line that the best of them reached."""
    reached = 0
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            reached = max(reached, error.start)
    if b"\0" in data:
        raise Refused(Message("document.not_text"))
    line = data.count(b"\n", 0, reached) + 1
    raise Refused(Message("document.encoding", {"line": line}))

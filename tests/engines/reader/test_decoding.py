"""Bytes become the canonical text, or are refused with what is wrong and where."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from tests.engines.reader.samples import document

from gaoxin.engines.reader import LIMIT, decode, read_document
from gaoxin.kernel.messages import Message, Refused

TEXT = document("新建学校5所。").decode()


def refusal(data: bytes) -> Message:
    with pytest.raises(Refused) as refused:
        read_document(data, name="x")
    return refused.value.message


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_encodings_give_the_same_text(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_become_line_feeds(end: str) -> None:
    assert decode(TEXT.replace("\n", end).encode())[0] == TEXT


def test_the_document_is_identified_by_its_canonical_text() -> None:
    expected = hashlib.sha256(TEXT.encode()).hexdigest()
    for data in (TEXT.encode(), TEXT.replace("\n", "\r\n").encode("gb18030")):
        read = read_document(data, name="x").document
        assert read is not None
        assert (read.sha256, read.length) == (expected, len(TEXT))


def _docx() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n" + TEXT.encode(), "PDF"),
        (_docx(), "Word/Excel/ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97"),
        (b"{\\rtf1 text}", "RTF"),
        (b"<!DOCTYPE html><p>" + TEXT.encode(), "HTML/XML"),
    ],
)
def test_files_that_are_no_text_are_refused_by_kind(data: bytes, kind: str) -> None:
    assert refusal(data) == Message("document.binary", {"kind": kind})


def test_bytes_of_no_known_kind_are_refused() -> None:
    assert refusal(b"\xff\x00\x80\x00\xff\xff") == Message("document.not_text")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data) == Message("document.empty")


def test_broken_bytes_are_refused_with_their_line() -> None:
    lines = TEXT.encode().split(b"\n")
    lines[4] = lines[4][:2] + b"\xff\xff" + lines[4][2:]
    assert refusal(b"\n".join(lines)) == Message("document.encoding", {"line": 5})


def test_control_characters_are_refused_with_their_line() -> None:
    assert refusal(TEXT.encode() + b"\nA\x00B") == Message("document.control", {"line": 8})


def test_a_document_above_the_limit_is_refused() -> None:
    data = TEXT.encode() + b"x" * LIMIT
    expected = {"bytes": len(data), "limit": LIMIT}
    assert refusal(data) == Message("document.too_large", expected)


def test_what_is_no_plan_is_refused() -> None:
    novel = b"CHAPTER I.\n\nIt was a bright cold day, and nobody had a plan.\n" * 30
    csv = "区,年,值\n甲,2024,5\n".encode()
    story = "第一章 雨夜\n\n雨下了一夜,村里有3户人家。\n".encode()
    assert refusal(novel) == Message("plan.no_outline", {"line": 1, "text": "CHAPTER I."})
    assert refusal(csv).code == "plan.no_outline"
    assert refusal(story) == Message("plan.no_period", {"line": 1})

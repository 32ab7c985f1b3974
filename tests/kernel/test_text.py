"""Bilingual text, and the digest that recognises a sentence in another copy."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from gaoxin.kernel.text import Text, digest, normalise

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}  # Unicode: half → full width
sentences = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E) | st.sampled_from("规划高新区、。")
)


def test_english_where_there_is_some_and_chinese_where_there_is_none() -> None:
    both, one = Text("水平", "level"), Text("水平")
    assert [both.in_language(language) for language in ("zh-hans", "en", "en-gb")] == [
        "水平", "level", "level",
    ]  # fmt: skip
    assert one.in_language("en") == "水平"


def test_two_spellings_of_one_sentence() -> None:
    assert normalise("到２０２５年，ＧＤＰ 达到\n2000 亿元（％）") == "到2025年,GDP达到2000亿元(%)"


def test_the_digest_by_its_definition() -> None:
    sentence = "力争达到 2000 亿元。"
    expected = hashlib.sha256("力争达到2000亿元。".encode()).hexdigest()
    assert digest(sentence) == expected[:16]


@given(sentences)
def test_width_makes_no_difference(sentence: str) -> None:
    assert digest(sentence.translate(FULL_WIDTH)) == digest(sentence)


@given(st.lists(sentences), st.sampled_from([" ", "\n", "\t", "\u3000", "\r\n", "\u00a0"]))
def test_white_space_makes_no_difference(words: list[str], space: str) -> None:
    assert digest(space.join(words)) == digest("".join(words))


@given(sentences, sentences)
def test_another_sentence_has_another_digest(one: str, other: str) -> None:
    assert (digest(one) == digest(other)) == (one == other)

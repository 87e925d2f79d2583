"""Case, diacritics, scripts, and scripts without spaces."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.stories import found, lit, story
from tui.search.fold import fold, locate, tokens

STORIES = [
    story("Путин приехал в Баку", "Встреча с Алиевым"),
    story("Erdoğan’ın İstanbul’daki toplantısı", "Görüşme sürüyor"),
    story("Straße in Köln gesperrt", "Café résumé"),
    story("日本の首相が北京を訪問", "会談は東京で"),
    story("นายกรัฐมนตรีไทยเยือนลาว", "กรุงเทพ"),
    story("हिन्दी समाचार", "नई दिल्ली"),
    story("Cafe\u0301 opened", "U.S. and U.K. sign covid-19 pact"),
]


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("putin", 0), ("ПУТИН", 0), ("baku", 0), ("aliev", 0),
        ("erdogan", 1), ("istanbul", 1), ("İSTANBUL", 1),
        ("strasse", 2), ("koln", 2), ("resume", 2), ("Ко́льн", 2),
        ("首相", 3), ("東京", 3), ("本の首", 3), ("北京を訪", 3),
        ("รัฐมนตรี", 4), ("ลาว", 4),
        ("हिन्दी", 5), ("दिल्", 5),
        ("u.s.", 6), ("covid-19", 6), ("covid 19", 6),
    ],
)  # fmt: skip
def test_one_spelling_finds_the_other(typed: str, at: int) -> None:
    assert found(STORIES, typed) == [STORIES[at].headline]


def test_typed_cyrillic_finds_latin_names_and_accents_find_none() -> None:
    stories = [story("Putin lands"), story("Café opens"), story("Cafe\u0301 closes")]
    assert found(stories, "путин") == ["Putin lands"]
    assert found(stories, "cafe") == ["Café opens", "Cafe\u0301 closes"]


def test_unspaced_scripts_want_their_characters_side_by_side() -> None:
    stories = [story("東京都"), story("京東都")]
    assert found(stories, "東京") == ["東京都"]
    assert found(stories, "京東") == ["京東都"]
    assert found(stories, "東 都") == ["京東都", "東京都"]
    assert lit(stories, "東京") == ["東京"]


def test_what_is_marked_in_folded_text() -> None:
    assert lit(STORIES, "erdog", 1) == ["Erdoğ"]
    assert lit(STORIES, "strass", 2) == ["Straße"]
    assert lit(STORIES, "首相が", 3) == ["首相が"]
    assert lit(STORIES, "u.s", 6) == ["U.S"]


texts = st.text(
    st.one_of(st.characters(), st.sampled_from("aZé' \u0301ßİ東カกำिहиЖ-_.0’")), max_size=60
)


@given(texts)
def test_words_are_the_same_whether_counted_or_located(text: str) -> None:
    located = list(locate(text))
    assert [word for *_, word in located] == [fold(token) for token in tokens(text)]
    assert all(word for _, _, word in located)
    assert all(fold(text[start:end]) == word for start, end, word in located)


@given(texts)
def test_folding_again_changes_nothing(text: str) -> None:
    for token in tokens(text):
        assert fold(fold(token)) == fold(token)


def test_every_mark_is_part_of_the_word_it_is_found_in() -> None:
    for char in map(chr, range(0x300, 0xE0200)):
        if category(char)[0] == "M":
            text = f"one a{char}b {char}c d{char}"
            located = [word for *_, word in locate(text)]
            assert located == [fold(token) for token in tokens(text)], hex(ord(char))


def test_what_is_found_across_a_variation_selector_is_lit() -> None:
    stories = [story("The a\ufe0fb plan"), story("\U0001e900\U0001e944\U0001e901")]
    assert lit(stories, "ab") == ["a\ufe0fb"]
    assert lit(stories, "\U0001e922\U0001e944\U0001e923", 1) == [stories[1].headline]

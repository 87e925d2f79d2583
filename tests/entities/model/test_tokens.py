"""Words and sentences, as the model reads them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entities.stories import body
from tui.entities.model.tokens import LONGEST_SENTENCE, tokenise


def words(text: str) -> list[str]:
    return tokenise(body(text)).words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.-led talks", "U.S. - led talks"),
        ("Jalali's aide, O'Brien", "Jalali 's aide , O'Brien"),
        ("AT&T paid $1,200.50.", "AT&T paid $ 1,200.50 ."),
        ("pro-Kurdish MPs don’t", "pro - Kurdish MPs don’t"),
        ("Gen. Prawit", "Gen. Prawit"),
        ("Covid-19 in 2019-20", "Covid-19 in 2019 - 20"),
    ],
)
def test_words_end_where_names_may_end(text: str, expected: str) -> None:
    assert words(text) == expected.split()


def test_sentences_end_at_full_stops_but_not_after_titles_and_initials() -> None:
    text = 'He met Mr. J. Smith of the U.S. Army. "Yes," he said. Talks\ngo on'
    tokens = tokenise(body(text))
    bounds = [*tokens.sentences, len(tokens.words)]
    sentences = [" ".join(tokens.words[a:b]) for a, b in itertools.pairwise(bounds)]
    assert sentences[0].endswith("Army .")
    assert sentences[1:] == ['" Yes , " he said .', "Talks", "go on"]
    assert len(tokenise(body("It was cut by S&P. Talks go on")).sentences) == 2


@given(st.text(max_size=300))
def test_every_letter_is_in_a_word_and_no_sentence_is_empty_or_endless(text: str) -> None:
    tokens = tokenise(body(text))
    assert "".join(tokens.words) == "".join(text.split())
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    bounds = [*tokens.sentences, len(tokens.words)]
    lengths = [end - first for first, end in itertools.pairwise(bounds)]
    assert all(0 < length <= LONGEST_SENTENCE for length in lengths)
    assert len(tokens.kinds) == len(tokens.sentences)

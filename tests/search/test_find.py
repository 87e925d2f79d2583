"""Finding in one story."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.search.find import find


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("The Dam and the dam", "dam", ["Dam", "dam"]),
        ("He said “we won’t go”.", '"we won\'t', ["“we won’t"]),
        ("Recep Tayyip Erdoğan, ERDOGAN", "erdogan", ["Erdoğan", "ERDOGAN"]),
        ("the Foreign\nMinistry, the Foreign   Ministry", "foreign ministry",
         ["Foreign\nMinistry", "Foreign   Ministry"]),
        ("the Kabul–Moscow road", "kabul-moscow", ["Kabul–Moscow"]),
        ("Владимир Путин", "путин", ["Путин"]),
        ("a [b] (c) $5.20", "$5.20", ["$5.20"]),
        ("straße ſtraße ﬁne", "straße", ["straße", "ſtraße"]),
        ("nothing here", "  ", []),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a ¯ b ´", "´", ["´"]),
        ("the `Amber’ plan – `Amber`", "`amber", ["`Amber", "`Amber"]),
        ("the `Amber' plan", "'amber", ["`Amber"]),
        ("the ‘Amber’ plan", "`amber`", ["‘Amber’"]),
        ("trailing space", "trailing ", ["trailing"]),
    ],
)  # fmt: skip
def test_what_is_found(text: str, typed: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(text, typed)] == found


@given(st.text(max_size=60), st.text(max_size=8))
def test_any_text_and_any_words(text: str, typed: str) -> None:
    spans = find(text, typed)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


ANY = st.text(st.one_of(st.characters(), st.sampled_from("`'’´-–\"”aZ ")), max_size=20)


@given(ANY, ANY, ANY)
def test_what_is_copied_from_the_story_is_found(words: str, before: str, after: str) -> None:
    if words.strip():
        assert find(before + words + after, words)

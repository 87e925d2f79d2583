"""Parts of a corpus answer as one index of everything would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.stories import TODAY, indexed, story
from tui.article import Article
from tui.search import found
from tui.search.match import Searcher
from tui.search.query import parse
from tui.search.shards import search_all

WORDS = st.sampled_from(
    [
        "wheat",
        "what",
        "talks",
        "talk",
        "talking",
        "moscow",
        "kabul",
        "taliban",
        "dam",
        "the",
        "of",
        "in",
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
DAYS = st.sampled_from(["", "2025-05-01", "2024-02-03", "2019-01-01"])
STORY = st.builds(lambda a, b, c, day: story(a, b, c, day=day), TEXT, TEXT, TEXT, DAYS)
TYPED = ["wheat", "wheta", "talk ", "talks moscw", '"the dam"', "ta", "-wheat ", "on:2025",
         "kabul | dam talks", "mosco tliban", "zzz"]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(STORY, min_size=1, max_size=25), st.integers(0, 25), st.sampled_from(TYPED))
def test_two_indexes_answer_as_one(stories: list[Article], cut: int, typed: str) -> None:
    query = parse(typed, today=TODAY)
    parts = [part for part in (stories[:cut], stories[cut:]) if part]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(found, "HEAD", 8)
        patch.setattr("tui.search.shards.HEAD", 8)
        one = Searcher(stories, indexed(stories)).search(query)
        both = search_all([Searcher(part, indexed(part)) for part in parts], query)
    starts = [0, len(parts[0])]
    assert [starts[part] + at for (part, at), _ in both] == list(one.positions)
    expected = [one.score(position) for position in one.positions]
    assert [score for _, score in both] == pytest.approx(expected, abs=0.011)


def test_no_parts_no_answers() -> None:
    assert search_all([], parse("wheat", today=TODAY)) == []

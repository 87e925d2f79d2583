"""Literal answers are exactly those of a naive scan, whatever the index went through."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.stories import TODAY, indexed, story
from tui.article import Article
from tui.search import index as index_module
from tui.search.match import Searcher, forgivable
from tui.search.query import Option, Query, Term, parse

WORD = st.text("ab", min_size=1, max_size=4)
TEXT = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
STORY = st.builds(story, TEXT, TEXT | st.just(""), TEXT, TEXT)

SINGLE = st.one_of(
    WORD,
    WORD.map("'{}".format),
    st.lists(WORD, min_size=1, max_size=3).map(lambda words: '"' + " ".join(words) + '"'),
    st.lists(WORD, min_size=2, max_size=2).map("-".join),
    st.builds("{}{}".format, st.sampled_from(["title:", "text:"]), WORD),
)
OPTION = st.one_of(SINGLE, SINGLE.map("-{}".format))
CLAUSE = st.one_of(OPTION, st.lists(OPTION, min_size=2, max_size=2).map(" | ".join))
QUERY = st.builds(
    "{}{}".format,
    st.lists(CLAUSE, min_size=1, max_size=3).map(" ".join),
    st.sampled_from(["", " "]),
)


# The oracle: ten lines that say what is literal.
def holds(option: Option, article: Article) -> bool:
    term = option.what
    assert isinstance(term, Term)
    *first, last = term.words
    whole = term.whole or (option.negated and term.unfinished)
    for kind, start, end in article.blocks:
        words = re.findall(r"\w+", article.text[start:end].casefold())
        if term.field is None or (term.field == "title") == (kind == "headline"):
            for *before, word in (words[i : i + len(term.words)] for i in range(len(words))):
                if before == first and (word == last if whole else word.startswith(last)):
                    return not option.negated
    return option.negated


def scan(stories: list[Article], query: Query) -> set[int]:
    return {
        at
        for at, article in enumerate(stories)
        if all(any(holds(option, article) for option in clause) for clause in query.clauses)
    }


@settings(max_examples=300, deadline=None)
@given(
    st.lists(STORY, min_size=1, max_size=12), QUERY, st.sampled_from([1, 20, 1 << 15]),
    st.booleans(), st.sets(st.integers(0, 11)),
)  # fmt: skip
def test_a_naive_scan_finds_the_same(
    stories: list[Article], typed: str, gathered: int, settle: bool, gone: set[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_module, "GATHERED", gathered)
        index = indexed(stories, settle=settle)
    for position in gone & set(range(len(stories))):
        index.remove(position)
    query = parse(typed, today=TODAY)
    expected = scan(stories, query) - gone
    results = Searcher(stories, index).search(query)
    if expected or not any(map(forgivable, query.clauses)):
        assert set(results.positions) == expected
        assert len(results.positions) == len(expected)
        assert not results.corrected


@settings(max_examples=60, deadline=None)
@given(st.lists(STORY, min_size=1, max_size=8), SINGLE)
def test_what_is_marked_is_what_was_asked(stories: list[Article], typed: str) -> None:
    query = parse(typed, today=TODAY)
    results = Searcher(stories, indexed(stories)).search(query)
    for position in results.positions:
        spans = results.spans(stories[position])
        assert spans
        assert list(spans) == sorted(set(spans))
        assert all(0 <= start < end <= len(stories[position].text) for start, end in spans)


def test_an_exact_word_finds_no_longer_ones_though_it_is_the_last_typed() -> None:
    stories = [story("The bank is open"), story("A ban on fishing")]
    searcher = Searcher(stories, indexed(stories))
    for finished in (False, True):
        query = parse("'ban", today=TODAY, finished=finished)
        assert list(searcher.search(query).positions) == [1]


def test_common_first_letters_are_found_as_completely_as_rare_ones() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.search.segment.HEAVY", 2)
        patch.setattr(index_module, "GATHERED", 40)
        stories = [story(f"ab{number} a b", "abc ab", "xa b") for number in range(30)]
        index = indexed(stories)
    assert any(segment.heavy for segment in index.segments)
    searcher = Searcher(stories, index)
    for typed in ("a", "ab", "ab ", "ab1", "x", "text:ab", "title:ab "):
        query = parse(typed, today=TODAY)
        assert set(searcher.search(query).positions) == scan(stories, query)


def test_a_word_of_any_length_may_be_in_very_many_stories() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.search.segment.HEAVY", 2)
        patch.setattr(index_module, "GATHERED", 20)
        stories = [story(f"{'ab' * 1000} {number}", "", "b") for number in range(30)]
        index = indexed(stories)
    assert any(segment.heavy for segment in index.segments)
    searcher = Searcher(stories, index)
    for typed in ("a", "ab" * 9, "ab" * 10, "ab" * 11, "ab" * 1000):
        query = parse(f"title:{typed}", today=TODAY)
        assert set(searcher.search(query).positions) == scan(stories, query)

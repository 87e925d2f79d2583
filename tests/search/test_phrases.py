"""Phrases over very many stories are found in short steps, and found all the same."""

from __future__ import annotations

import pytest

from tests.search.stories import TODAY, indexed, story
from tui.search import phrases
from tui.search.match import Searcher
from tui.search.query import parse


def searcher_over(count: int) -> Searcher:
    bodies = ("the river", "the red river rose again", "the red road by the red river was shut")
    stories = [story(f"Story {at}", "", bodies[at % 3]) for at in range(count)]
    return Searcher(stories, indexed(stories))


@pytest.mark.parametrize("typed", ['"red river', '"the red r', 'the "red road" -x', "red-river"])
def test_steps_find_what_one_search_finds(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    query = parse(typed, today=TODAY)
    at_once = sorted(searcher_over(90).search(query).positions)
    monkeypatch.setattr(phrases, "STRETCH", 50)
    searcher = searcher_over(90)
    assert sum(1 for _ in searcher.prepare(query)) > 3
    assert sorted(searcher.search(query).positions) == at_once
    assert at_once
    assert not list(searcher.prepare(query)), "nothing is left to do"


@pytest.mark.parametrize("joined", [" ", " | "])
def test_all_phrases_of_a_query_are_prepared(joined: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "STRETCH", 50)
    typed = joined.join(f'"{word} x"' for word in ("the", "red", "river", "road", "by", "was"))
    query, searcher = parse(typed, today=TODAY), searcher_over(90)
    assert list(searcher.prepare(query))
    assert not list(searcher.prepare(query)), "the first is still known after the last"
    looked_through: list[object] = []
    monkeypatch.setattr(phrases, "_places", lambda *_: looked_through.append(_))
    searcher.search(query)
    assert not looked_through, "and nothing is left for the search itself"


def test_single_words_need_no_preparing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "STRETCH", 50)
    assert not list(searcher_over(90).prepare(parse("red river -rose", today=TODAY)))

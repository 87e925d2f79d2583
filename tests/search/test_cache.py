"""The index on disk: the same answers at the next start, and no trust in anything odd."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.search.stories import TODAY, indexed, story
from tui.article import Article
from tui.search import cache
from tui.search.index import Index
from tui.search.match import Searcher
from tui.search.query import parse

STORIES = [
    story(
        f"Wheat {number} in 東京", "Путин said", "The river rose.", day="2025-05-01", source="BBC"
    )
    for number in range(40)
]


def answers(stories: list[Article], index: Index) -> list[list[str]]:
    searcher = Searcher(stories, index)
    return [
        [stories[at].id for at in searcher.search(parse(typed, today=TODAY)).positions]
        for typed in ("wheat 3", '"the river"', "putn", "東京", "source:bbc on:2025-05", "-wheat ")
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.search.segment.HEAVY", 2)
        patch.setattr("tui.search.index.GATHERED", 100)
        cache.save(indexed(STORIES), tmp_path / "cache" / "index")
    return tmp_path / "cache" / "index"


def test_the_next_start_gives_the_same_answers(file: Path) -> None:
    index = cache.load(file)
    assert index is not None
    assert len(index) == 0
    assert answers(STORIES, index) == [[]] * 6
    for position, article in enumerate(STORIES):
        index.add(position, article)
    assert answers(STORIES, index) == answers(STORIES, indexed(STORIES))


def test_stories_may_have_come_gone_and_moved(file: Path) -> None:
    index = cache.load(file)
    assert index is not None
    stories = [story("New wheat 3"), *STORIES[30:5:-1], story("Another 東京")]
    for position, article in enumerate(stories):
        index.add(position, article)
        assert len(index) == position + 1
    assert [set(a) for a in answers(stories, index)] == [
        set(a) for a in answers(stories, indexed(stories))
    ]
    cache.save(index, file)
    again = cache.load(file)
    assert again is not None
    for position, article in enumerate(stories):
        again.add(position, article)
    assert answers(stories, again) == answers(stories, index)


def test_the_same_words_may_come_from_elsewhere_and_on_another_day(file: Path) -> None:
    index = cache.load(file)
    assert index is not None
    stories = [replace(one, source="TASS", section="World", language="en") for one in STORIES]
    stories[7] = replace(stories[7], published=datetime(2025, 5, 20, tzinfo=UTC))
    for position, article in enumerate(stories):
        index.add(position, article)
        if position == 5:  # what is remembered of days is asked for before they change
            results = Searcher(stories, index).search(parse("-zzz ", today=TODAY))
            assert len(results.positions) == 6
    searcher = Searcher(stories, index)

    def found(typed: str) -> list[int]:
        return list(searcher.search(parse(typed, today=TODAY)).positions)

    assert found("source:bbc") == []
    assert len(found("source:tass section:world lang:en")) == len(STORIES)
    assert found("since:2025-05-10") == [7]
    assert found("-zzz ")[0] == 7
    assert found("said")[0] == 7, "the newest of equals"


def test_the_same_words_may_be_divided_otherwise(file: Path) -> None:
    index = cache.load(file)
    assert index is not None
    (headline, *_), *rest = STORIES[0].blocks
    end = STORIES[0].text.index(" in")
    blocks = ((headline, 0, end), ("paragraph", end + 1, STORIES[0].blocks[0][2]), *rest)
    story = replace(STORIES[0], blocks=blocks, headline=STORIES[0].text[:end])
    index.add(0, story)
    index.add(1, STORIES[1])
    searcher = Searcher([story, STORIES[1]], index)
    assert list(searcher.search(parse("title:東京", today=TODAY)).positions) == [1]
    assert set(searcher.search(parse("text:東京", today=TODAY)).positions) == {0}


def test_an_index_mostly_of_stories_that_are_gone_is_not_kept(file: Path) -> None:
    index = cache.load(file)
    assert index is not None
    index.add(0, STORIES[0])
    cache.save(index, file)
    assert not file.exists()
    assert cache.load(file) is None


def test_what_another_version_wrote_is_not_read(file: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "TITLE", b"newstui index 0 of 0.0.0 little\n")
        assert cache.load(file) is None
    assert cache.load(file.with_name("missing")) is None
    assert cache.load(file.parent) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_damage_is_noticed(file: Path, data: st.DataObject) -> None:
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(1, 255))
    damaged = file.with_name("damaged")
    damaged.write_bytes(whole[:at] + bytes([whole[at] ^ byte]) + whole[at + 1 :])
    assert cache.load(damaged) is None
    damaged.write_bytes(whole[:at])
    assert cache.load(damaged) is None


def test_parts_that_do_not_fit_are_not_trusted(file: Path) -> None:
    index = indexed(STORIES)
    index.ids.pop()
    cache.save(index, file)
    assert cache.load(file) is None


def test_a_failed_write_leaves_what_was_there(file: Path) -> None:
    before = file.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            cache.save(indexed(STORIES), file)
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == before

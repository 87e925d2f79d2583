"""The same story from two sources is one row with two origins, and can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Article
from tui.ingest.canonical_link import canonical
from tui.store import ArticleStore


def story(words: str, path: str, url: str | None = None) -> Article:
    block = ("paragraph", 0, len(words))
    identity = f"{hash(''.join(words.split())) & 0xFFFFFFFF:016x}"
    return Article(identity, words, (block,), words, path=path, url=url)  # type: ignore[arg-type]


def places(store: ArticleStore, position: int) -> list[str | None]:
    return [one.location for one in store.origins(position)]


def test_the_same_words_are_one_story_with_two_origins() -> None:
    store = ArticleStore()
    assert store.add(story("words", "a.txt")) == 0
    assert store.add(story("words", "b.txt")) is None
    assert places(store, 0) == ["a.txt", "b.txt"]
    assert (store.here, store.duplicates) == (1, 1)


def test_the_same_link_in_another_file_is_the_same_story() -> None:
    store = ArticleStore()
    store.add(
        story(
            "stub",
            "feed.xml",
            "https://www.site.example/2025/lorries-cross-bridge/?utm_source=rss#top",
        )
    )
    assert (
        store.add(
            story("the whole story", "page.html", "http://site.example/2025/lorries-cross-bridge")
        )
        is None
    )
    assert places(store, 0) == ["feed.xml", "page.html"]


def test_one_file_may_tell_of_one_page_many_times() -> None:
    store = ArticleStore()
    assert store.add(story("at noon", "dump.jsonl", "https://site.example/live-kabul-talks")) == 0
    assert store.add(story("at one", "dump.jsonl", "https://site.example/live-kabul-talks")) == 1


def test_a_story_stays_as_long_as_one_source_has_it() -> None:
    store = ArticleStore()
    store.add(story("words", "a.txt"))
    store.add(story("words", "b.txt"))
    assert store.withdraw(0, lambda one: one.path == "a.txt") == 0
    assert places(store, 0) == ["b.txt"]
    assert store[0].path == "b.txt"
    assert store.withdraw(0, lambda one: one.path == "b.txt") is None
    assert store.here == 0
    assert store.add(story("words", "c.txt")) == 1


def test_another_version_takes_the_place_of_the_one_that_is_gone() -> None:
    store = ArticleStore()
    link = "https://site.example/2025/lorries-cross-bridge"
    store.add(story("stub", "feed.xml", link))
    store.add(story("the whole story", "page.html", link))
    assert store.withdraw(0, lambda one: one.path == "feed.xml") == 1
    assert store[1].text == "the whole story"
    assert list(store.newest_first()) == [1]
    assert store.add(story("stub", "feed.xml", link)) is None


def test_a_copy_of_another_day_is_listed_by_its_own_date() -> None:
    store = ArticleStore()
    store.add(replace(story("words", "a.txt"), published=datetime(2024, 5, 1, tzinfo=UTC)))
    store.add(replace(story("words", "b.txt"), published=datetime(2024, 5, 9, tzinfo=UTC)))
    store.add(replace(story("others", "c.txt"), published=datetime(2024, 5, 5, tzinfo=UTC)))
    assert [store[one].path for one in store.newest_first()] == ["c.txt", "a.txt"]
    at = store.withdraw(0, lambda one: one.path == "a.txt")
    assert at is not None
    assert [store[one].path for one in store.newest_first()] == ["b.txt", "c.txt"]
    assert store.days[at] == datetime(2024, 5, 9).toordinal()


def test_the_link_of_an_origin_that_is_gone_leads_nowhere() -> None:
    one = "https://site.example/2025/lorries-cross-it"
    other = "https://site.example/2025/bridge-is-open"
    store = ArticleStore()
    store.add(story("words", "a.txt", one))
    store.add(story("words", "b.txt", other))
    store.withdraw(0, lambda origin: origin.path == "a.txt")
    assert store.position_for(story("more words", "c.txt", other)) == 0
    assert store.withdraw(0, lambda origin: origin.path == "b.txt") is None
    assert store.add(story("something else", "d.txt", one)) == 1
    assert store.add(story("another thing", "e.txt", other)) == 2
    assert store.here == 2


def test_copies_are_counted_as_they_come_and_go() -> None:
    store = ArticleStore()
    for path in ("a.txt", "b.txt", "a.txt", "b.txt", "c.txt"):  # some are read again
        store.add(story("words", path))
    assert store.duplicates == 2
    store.withdraw(0, lambda one: one.path == "a.txt")
    assert store.duplicates == 1
    store.remove(0)
    assert store.duplicates == 0


def test_many_copies_cost_one_text() -> None:
    store, text = ArticleStore(), "words " * 1000
    store.add(story(text, "a.txt"))
    store.add(replace(story(text, "b.txt"), text="words " * 1000))
    assert store.origins(0)[0].text is store.origins(0)[1].text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "https://site.example/2025/lorries-cross-bridge",
            "http://www.SITE.example:80/2025/lorries-cross-bridge/#part",
        ),
        ("https://site.example/?id=1&utm_medium=x&b=2", "site.example/?b=2&id=1&fbclid=3"),
    ],
)
def test_links_to_one_page(one: str, other: str) -> None:
    assert canonical(one) == canonical(other) is not None


def test_links_to_no_page_in_particular() -> None:
    fronts = ("https://site.example/", "https://site.example/world/", "https://site.example/asia")
    assert {canonical(url) for url in (*fronts, "ftp://x/y-z-1", "", "://", "#")} == {None}
    assert canonical("https://site.example/?id=1") != canonical("https://site.example/?id=2")


@given(st.lists(st.lists(st.none() | st.integers(0, 20), max_size=40), max_size=6))
def test_stories_that_stream_in_are_listed_newest_first(arrivals: list[list[int | None]]) -> None:
    store, hours = ArticleStore(), list[int | None]()
    for some in arrivals:
        for hour in some:
            moment = None if hour is None else datetime(2025, 5, 1, tzinfo=UTC)
            published = None if moment is None else moment + timedelta(hours=hour or 0)
            store.add(replace(story(str(len(hours)), "dump"), published=published))
            hours.append(hour)
        before = store.newest_first()
        kept = list(before)
        if kept:
            store.remove(kept[0])
        assert before == kept
        listed = [at for at in range(len(hours)) if store.holds(at)]
        listed.sort(key=lambda at: -1 if (hour := hours[at]) is None else hour, reverse=True)
        newest = {at: hours[at] for at in store.newest_first()}
        assert list(newest.values()) == [hours[at] for at in listed]
        assert sorted(newest) == sorted(listed)
        assert all(one < two for one, two in pairwise(newest) if hours[one] == hours[two])

"""Counting names over many stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from tests.entities.stories import body
from tui.article import Entity, EntityType
from tui.entities.index.census import EPOCH, UNKNOWN, Census, Order, days_of
from tui.entities.index.entity_index import EntityIndex
from tui.entities.index.name_book import NameBook
from tui.entities.recognise import find_entities
from tui.store import ArticleStore

STORIES = (
    ("Zakir Jalali spoke in Kabul. Then Jalali left Kabul for Moscow.", 3),
    ("Zakir Jalali met officials in Moscow.", 5),
    ("Officials in Kabul met Z. Jalali. Moscow was told. Moscow waited. Moscow said no.", None),
)
MOSCOW: tuple[EntityType, str] = ("LOC", "Moscow")
KABUL: tuple[EntityType, str] = ("LOC", "Kabul")
JALALI: tuple[EntityType, str] = ("PER", "Zakir Jalali")


@pytest.fixture
def store() -> ArticleStore:
    store = ArticleStore()
    for text, day in STORIES:
        published = datetime(2025, 5, day, 23, tzinfo=UTC) if day else None
        store.add(replace(body(text), id=text, published=published))
    return store


@pytest.fixture
def index(store: ArticleStore) -> EntityIndex:
    index = EntityIndex()
    for position, article in enumerate(store):
        index.add(position, article, find_entities(article))
    return index


def counted(index: EntityIndex, store: ArticleStore, positions: list[int]) -> Census:
    census = Census(index, days_of(store))
    for _ in census.steps(positions):
        pass
    return census


def named(index: EntityIndex, census: Census, order: Order) -> list[tuple[EntityType, str]]:
    codes = census.ordered(census.among(census.codes(), ("PER", "LOC")), order)
    return [index.named_as(int(code))[::-1] for code in codes]


def figures(index: EntityIndex, census: Census) -> dict[tuple[EntityType, str], tuple[int, int]]:
    return {
        index.named_as(int(code))[::-1]: (int(census.stories[code]), int(census.mentions[code]))
        for code in census.codes()
    }


def test_stories_and_mentions_are_counted(index: EntityIndex, store: ArticleStore) -> None:
    found = figures(index, counted(index, store, [0, 1, 2]))
    assert found[MOSCOW] == (3, 5)
    assert found[KABUL] == (2, 3)
    assert found[JALALI] == (2, 3)


def test_only_the_stories_given_are_counted(index: EntityIndex, store: ArticleStore) -> None:
    found = figures(index, counted(index, store, [1]))
    assert found == {MOSCOW: (1, 1), JALALI: (1, 1)}


def test_orders(index: EntityIndex, store: ArticleStore) -> None:
    census = counted(index, store, [0, 1, 2])
    assert named(index, census, "stories")[0] == MOSCOW
    assert named(index, census, "mentions")[0] == MOSCOW
    newest = named(index, census, "newest")
    assert newest.index(JALALI) < newest.index(KABUL), "5 May before 3 May"


def test_the_newest_story_counts_and_a_day_may_be_unknown(
    index: EntityIndex, store: ArticleStore
) -> None:
    day = (datetime(2025, 5, 5, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).days
    assert days_of(store).tolist() == [day - 2, day, UNKNOWN]
    census = counted(index, store, [0, 1, 2])
    days = {index.named_as(int(code))[1::-1][1]: int(census.newest[code])
            for code in census.among(census.codes(), ("LOC",))}  # fmt: skip
    assert days == {"Moscow": day, "Kabul": day - 2}


def test_stories_gone_and_names_new_since_are_no_trouble(
    index: EntityIndex, store: ArticleStore
) -> None:
    late = replace(body("Viktor Smith spoke in Lagos."), id="late")
    position = store.add(late)
    census = Census(index, days_of(store))
    index.remove(0)
    assert position is not None
    index.add(position, late, find_entities(late))
    for _ in census.steps([0, 1, position]):
        pass
    found = figures(index, census)
    assert found[MOSCOW] == (1, 1)
    assert ("LOC", "Lagos") in found


def test_a_name_knows_its_other_names(index: EntityIndex, store: ArticleStore) -> None:
    (code,) = index.codes(Entity("", "Zakir Jalali", "PER", ()))
    assert index.aliases(code) == ["Jalali"]
    assert NameBook(index, store).stories(code).tolist() == [0, 1]


def named_once(*names: str) -> EntityIndex:
    """An index of stories that name one organisation each."""
    index = EntityIndex()
    for position, name in enumerate(names):
        article = body(name)
        index.add(position, article, (Entity("e1", name, "ORG", ((0, len(name)),)),))
    return index


def test_names_in_other_scripts_and_short_ones_are_counted_too() -> None:
    index = named_once("Волгар Агро", "Volgar Agro", "Volgar Agro", "Orm Works")
    article = body("The Orm Works (OWX) and OWX")
    index.add(4, article, (Entity("e1", "Orm Works", "ORG", ((4, 13), (15, 18), (24, 27))),))
    article = body("OWX")
    index.add(5, article, (Entity("e1", "OWX", "ORG", ((0, 3),)),))
    store = ArticleStore()
    for number in range(6):
        store.add(replace(body("Words."), id=str(number)))
    census = counted(index, store, [0, 1, 3, 4, 5])
    assert figures(index, census) == {
        ("ORG", "Волгар Агро"): (2, 2), ("ORG", "Orm Works"): (2, 4), ("ORG", "OWX"): (3, 5)
    }  # fmt: skip
    for code in census.codes().tolist():
        name = Entity("", *index.named_as(code), ())
        assert census.stories[code] == np.isin(index.stories(name), [0, 1, 3, 4, 5]).sum()
        assert NameBook(index, store).stories(code).tolist() == index.stories(name).tolist()


def test_days_are_those_of_the_list() -> None:
    store = ArticleStore()
    for number, basis in enumerate(("file", "dateline", "dateline")):
        day = datetime(2025, 5, 3 + number, tzinfo=UTC)
        story = replace(body("Words."), id=str(number), published=day)
        store.add(replace(story, published_basis=basis))  # type: ignore[arg-type]
    assert [EPOCH.toordinal() + int(day) for day in days_of(store)] == store.days.tolist()

"""Finding the stories that name somebody, across a store."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.entities.stories import body
from tui.article import Entity, EntityType
from tui.entities.corrections import Corrections, correction
from tui.entities.fold import fold_name
from tui.entities.index.entity_index import EntityIndex
from tui.entities.recognise import find_entities
from tui.search.query import Facet, parse

PEOPLE: tuple[EntityType, ...] = ("PER",)
STORIES = (
    "Zakir Jalali spoke in Kabul. Then Jalali left for Moscow with a Russian.",
    "In the United States, Zakir Jalali met officials of the Foreign Ministry.",
    "In America, José Álvarez praised Abdul Jalali and the European Union.",
    "In Moscow, officials of the EU met a Russian from Mosul.",
)


@pytest.fixture
def index() -> EntityIndex:
    index = EntityIndex()
    for position, text in enumerate(STORIES):
        article = body(text)
        index.add(position, article, find_entities(article))
    return index


def entity(position: int, name: str) -> Entity:
    found = find_entities(body(STORIES[position]))
    return next(entity for entity in found if entity.name == name)


@pytest.mark.parametrize(
    ("field", "value", "positions"),
    [
        ("person", "Zakir Jalali", [0, 1]),
        ("person", "zakir jalali", [0, 1]),
        ("person", "Jalali", [0, 1]),  # an alias used in a story
        ("person", "jal", [0, 1, 2]),
        ("person", "zakir jal", [0, 1]),
        ("person", "alali", []),
        ("person", "jose alvarez", [2]),
        ("place", "moscow", [0, 3]),
        ("place", "mos", [0, 3]),
        ("place", "US", [1, 2]),
        ("place", "america", [1, 2]),
        ("place", "Россия", []),
        ("place", "Москва", [0, 3]),
        ("org", "EU", [2, 3]),
        ("org", "moscow", []),
        ("entity", "russian", [0, 3]),
        ("entity", "Moscow", [0, 3]),
        ("person", "", []),
    ],
)
def test_positions(index: EntityIndex, field: str, value: str, positions: list[int]) -> None:
    assert index.positions(field, value) == positions


def test_another_field_is_refused(index: EntityIndex) -> None:
    with pytest.raises(KeyError):
        index.positions("colour", "red")


def test_the_stories_of_an_entity(index: EntityIndex) -> None:
    assert index.stories(entity(0, "Zakir Jalali")).tolist() == [0, 1]
    assert index.stories(entity(1, "United States")).tolist() == [1, 2]


def test_what_an_entity_is_asked_by_finds_what_it_counts(index: EntityIndex) -> None:
    for position, text in enumerate(STORIES):
        for found in find_entities(body(text)):
            field, _, value = index.query(found).partition(":")
            assert index.positions(field, value.strip('"')) == index.stories(found).tolist()
            assert position in index.stories(found)


@pytest.mark.parametrize(
    ("position", "name", "query"),
    [
        (0, "Zakir Jalali", 'person:"Zakir Jalali"'),
        (1, "Foreign Ministry", 'org:"Foreign Ministry"'),
        (0, "Moscow", "place:Moscow"),
        (0, "Russian", "entity:Russian"),
    ],
)
def test_query(index: EntityIndex, position: int, name: str, query: str) -> None:
    assert index.query(entity(position, name)) == query


@pytest.mark.parametrize("name", ['Dwayne "The Rock" Johnson', "Yahoo!", "Rock | Roll", "Zoë"])
def test_a_query_is_one_field_with_one_value(name: str) -> None:
    query = EntityIndex().query(Entity("e1", name, "PER", ()))
    ((option,),) = parse(query, today=date(2025, 5, 29)).clauses
    assert isinstance(option.what, Facet)
    assert option.what.field == "person"
    assert fold_name(option.what.value) == fold_name(name)


def test_bare_surnames_of_different_stories_stay_apart() -> None:
    index = EntityIndex()
    for position, text in enumerate(("He met Mr. Smith there.", "He met Adam Smith there.")):
        article = body(text)
        index.add(position, article, find_entities(article))
    assert index.stories(Entity("e1", "Adam Smith", "PER", ((0, 1),))) == [1]
    assert index.stories(Entity("e1", "Smith", "PER", ((0, 1),))) == [0]


def naming(*stories: tuple[tuple[str, EntityType], ...]) -> EntityIndex:
    """An index of stories that consist of names."""
    index = EntityIndex()
    for position, names in enumerate(stories):
        article = body(". ".join(name for name, _ in names))
        found = []
        for number, (name, kind) in enumerate(names, 1):
            at = article.text.index(name)
            found.append(Entity(f"e{number}", name, kind, ((at, at + len(name)),)))
        index.add(position, article, tuple(found))
    return index


def where(index: EntityIndex, name: str, kind: EntityType = "PER") -> list[int]:
    """The stories of a name, the same by whichever way they are asked for."""
    found: list[int] = index.stories(Entity("e1", name, kind, ())).tolist()
    assert index.positions("entity", name) == found
    return found


def test_people_of_different_middle_initials_stay_apart() -> None:
    names = ("John F. Orm", "John Q. Orm", "John Orm", "John Q. Orm", "John F. Orm")
    index = naming(*(((name, "PER"),) for name in names))
    assert where(index, "John F. Orm") == [0, 2, 4]
    assert where(index, "John Q. Orm") == [1, 3]
    assert where(index, "John Orm") == [0, 2, 4]
    assert index.names("orm") == [("John F. Orm", "PER", 3), ("John Q. Orm", "PER", 2)]
    assert index.key("John Q. Orm", "PER") != index.key("John F. Orm", "PER")


def test_one_of_two_initials_is_another() -> None:
    bushes = ("George H. W. Bush", "George W. Bush", "George H.W. Bush", "George Bush")
    index = naming(*(((name, "PER"),) for name in bushes))
    assert where(index, "George H. W. Bush") == [0, 2]
    assert where(index, "George W. Bush") == [1, 3]


def test_namesakes_stay_apart_when_corrections_come_and_go() -> None:
    index = naming((("John F. Orm", "PER"),), (("John Q. Orm", "PER"),))
    split = Corrections([correction("split", "PER", "John F. Orm", "John Orm")])
    for rules in (split, Corrections()):
        assert 0 in index.use_corrections(rules)
        assert index.key("John F. Orm", "PER") != index.key("John Q. Orm", "PER")


def test_a_name_is_shown_as_most_stories_print_it() -> None:
    names = ("Vladimir V. Putin", "Vladimir Putin", "VLADIMIR PUTIN", "Vladimir Putin")
    index = naming(*(((name, "PER"),) for name in names))
    assert index.names("putin") == [("Vladimir Putin", "PER", 4)]
    (code,) = index.codes(Entity("", "Vladimir Putin", "PER", ()))
    assert index.aliases(code) == ["Vladimir V. Putin"]
    index.remove(1)
    index.remove(3)
    assert index.names("putin") == [("Vladimir V. Putin", "PER", 2)]
    index.remove(0)
    assert index.names("putin") == [("VLADIMIR PUTIN", "PER", 1)]


def test_a_state_is_shown_in_full() -> None:
    index = naming((("Calif.", "LOC"),), (("Calif", "LOC"),))
    assert index.names("cal") == [("California", "LOC", 2)]
    assert where(index, "Calif.", "LOC") == where(index, "California", "LOC") == [0, 1]


def test_another_name_is_shown_in_small_letters_where_it_has_them() -> None:
    index = EntityIndex()
    article = body("JALALI SPEAKS. Zakir Jalali spoke. Jalali left.")
    spans = ((0, 6), (15, 27), (35, 41))
    index.add(0, article, (Entity("e1", "Zakir Jalali", "PER", spans),))
    (code,) = index.codes(Entity("", "Zakir Jalali", "PER", ()))
    assert index.aliases(code) == ["Jalali"]


def test_remove_forgets_a_story_and_only_that(index: EntityIndex) -> None:
    index.remove(0)
    index.remove(99)
    assert len(index) == 3
    assert index.positions("person", "Zakir Jalali") == [1]
    assert index.positions("place", "Kabul") == []
    assert index.positions("place", "Moscow") == [3]
    assert ("Kabul", "LOC", 1) not in index.names("kab")


def test_adding_again_replaces(index: EntityIndex) -> None:
    article = body("In Kabul.")
    index.add(3, article, find_entities(article))
    assert len(index) == 4
    assert index.positions("place", "Kabul") == [0, 3]
    assert index.positions("place", "Moscow") == [0]


def test_completion_puts_the_most_told_first(index: EntityIndex) -> None:
    assert index.names("mos") == [("Moscow", "LOC", 2), ("Mosul", "LOC", 1)]
    assert index.names("jal", types=PEOPLE) == [
        ("Zakir Jalali", "PER", 2),
        ("Abdul Jalali", "PER", 1),
    ]
    assert [stories for _, _, stories in index.names("", limit=3)] == [2, 2, 2]


def test_stories_stay_in_the_order_they_were_indexed() -> None:
    index = EntityIndex()
    article = body("Zakir Jalali spoke.")
    found = find_entities(article)
    order = [0, 1, 2, 5, 3, 4]  # the sixth was indexed again, or came early
    for position in order:
        index.add(position, article, found)
    (code,) = index.codes(found[0])
    for gone in (0, 3, 5, 2, 4, 1):
        index.remove(gone)
        order.remove(gone)
        assert np.frombuffer(index.postings(code), np.int32).tolist() == order

"""What the source names is shown as named by it, before anything recognised."""

from __future__ import annotations

from dataclasses import replace

from tests.entities.stories import body
from tui.article import Article, Entity, EntityType
from tui.entities.index.entity_index import EntityIndex
from tui.entities.recognise import find_entities

TEXT = (
    "The captain, Francesco Schettino, works for Costa Crociere SpA. Schettino left the ship "
    "before Rosa Merrill did, Costa said in Amber."
)


def story(*given: tuple[str, EntityType], text: str = TEXT) -> Article:
    return replace(body(text), given=given)


def named(article: Article) -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(article)}


def test_given_names_are_found_in_the_text_with_their_short_forms() -> None:
    found = named(story(("Francesco Schettino", "PER"), ("Costa Crociere SpA", "ORG")))
    captain = found["Francesco Schettino"]
    assert captain.given
    assert [TEXT[start:end] for start, end in captain.mentions] == [
        "Francesco Schettino", "Schettino",
    ]  # fmt: skip
    assert found["Costa Crociere SpA"].given
    assert not found["Rosa Merrill"].given


def test_the_given_type_wins() -> None:
    assert named(story(("Amber", "ORG")))["Amber"].type == "ORG"


def test_a_given_name_that_the_text_has_not_is_kept_without_mentions() -> None:
    article = story(("Nancy Pelosi", "PER"))
    assert named(article)["Nancy Pelosi"].mentions == ()
    index = EntityIndex()
    index.add(0, article, find_entities(article))
    assert index.positions("person", "pelosi") == [0]


def test_names_in_one_another_and_in_other_words() -> None:
    text = "New York Times and New York; Yorkers read it in York."
    found = named(story(("York", "LOC"), ("New York", "LOC"), ("New York Times", "ORG"), text=text))
    assert {name: len(found[name].mentions) for name in ("York", "New York", "New York Times")} == {
        "York": 1, "New York": 1, "New York Times": 1,
    }  # fmt: skip


def test_scripts_without_spaces() -> None:
    found = named(story(("北京", "LOC"), text="他今天在北京说，北京很冷。"))
    assert len(found["北京"].mentions) == 2


def test_patterns_in_names_are_letters() -> None:
    article = story(
        (".*", "PER"), ("(", "ORG"), ("[a-", "LOC"), text="What ( is .* this [a- thing?"
    )
    assert sum(len(entity.mentions) for entity in find_entities(article) if entity.given) == 3

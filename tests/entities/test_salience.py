"""Who comes first in the panel."""

from __future__ import annotations

from tests.entities.stories import story
from tui.article import Article, Block, Mention
from tui.entities.recognise import find_entities
from tui.entities.salience import salient


def test_headline_and_lede_before_passing_mentions() -> None:
    article = story(
        "Jalali in Kabul\n\nZakir Jalali spoke in Kabul. In Paris they listened.\n\n"
        "In Oslo they did not. Then Jalali left."
    )
    names = [entity.name for entity in salient(article, find_entities(article))]
    assert names == ["Zakir Jalali", "Kabul", "Paris", "Oslo"]


def test_who_is_only_in_the_small_print_comes_last() -> None:
    text = "By Anna Keller\nThey met in Oslo."
    blocks: tuple[Block, ...] = (("byline", 0, 14), ("paragraph", 15, len(text)))
    article = Article("0" * 16, text, blocks, "", byline=("Anna Keller",))
    names = [entity.name for entity in salient(article, find_entities(article))]
    assert names == ["Oslo", "Anna Keller"]


def test_another_recogniser_can_take_the_place_of_the_rules() -> None:
    class Capitals:
        def mentions(self, article: Article) -> tuple[Mention, ...]:
            return (Mention(0, 5, "MISC"),)

    article = Article("0" * 16, "xxxxx on May 29", (("paragraph", 0, 15),), "")
    found = [(entity.name, entity.type) for entity in find_entities(article, Capitals())]
    assert found == [("xxxxx", "MISC"), ("May 29", "DATE")]

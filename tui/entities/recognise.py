"""From an article to what it names: the one door the rest of the program uses.

The rule for overlaps, in order: e-mail addresses, links, handles and amounts of money are
taken first (the words inside them are no names: "500 Swiss francs"); then names; then
dates, shares and measures, only where no name is. So no two mentions ever overlap.
"""

from __future__ import annotations

from typing import Protocol

from tui.article import Article, Entity, Mention
from tui.entities.link import link
from tui.entities.values import find_contacts, find_values, without_overlaps


class Recogniser(Protocol):
    """Finds names. What a trained model must offer to take the rules' place."""

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """People, organisations, places and other names (NORP EVENT WORK MISC) in an
        article's text; sorted by start, never overlapping, without surrounding space."""
        ...


def find_entities(article: Article, recogniser: Recogniser | None = None) -> tuple[Entity, ...]:
    """Names and values of an article, mentions of the same thing put together, in order
    of first mention. Without a recogniser the rules are used. Never raises on any text."""
    if recogniser is None:
        from tui.entities.rules import default_recogniser

        recogniser = default_recogniser()
    values = find_values(article)
    money = [value for value in values if value.type == "MONEY"]
    others = [value for value in values if value.type != "MONEY"]
    found = find_contacts(article)
    for mentions in (money, recogniser.mentions(article), others):
        found = without_overlaps(found, mentions)
    return link(article, found)

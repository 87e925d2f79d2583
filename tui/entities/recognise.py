"""From an article to what it names: the one door the rest of the program uses.

The rule for overlaps, in order: e-mail addresses, links and handles are taken first (the
words inside them are no names); then names; then dates, amounts and measures, only where
no name is. So no two mentions of an article ever overlap.
"""

from __future__ import annotations

from typing import Protocol

from tui.article import Article, Entity, Mention
from tui.entities.link import link
from tui.entities.values import find_contacts, find_values, without_overlaps


class Recogniser(Protocol):
    """Finds names. What a trained model must offer to take the rules' place."""

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """People, organisations, places and other names (PER ORG LOC MISC) in an
        article's text; sorted by start, never overlapping, without surrounding space."""
        ...


def find_entities(article: Article, recogniser: Recogniser | None = None) -> tuple[Entity, ...]:
    """Names and values of an article, mentions of the same thing put together, in order
    of first mention. Without a recogniser the rules are used. Never raises on any text."""
    if recogniser is None:
        from tui.entities.rules import default_recogniser

        recogniser = default_recogniser()
    found: list[Mention] = []
    for mentions in (find_contacts(article), recogniser.mentions(article), find_values(article)):
        found = without_overlaps(found, mentions)
    return link(article, found)

"""Surnames that begin with small words, where a sentence or a role leaves these out of the
mention: "Le Pen", "Präsidentin von der Leyen"."""

from __future__ import annotations

from collections.abc import Iterator

from tui.article import Mention
from tui.entities.lists.particles import PARTICLES


def with_articles(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Mentions of people with the article of their surname, as their full name has it."""
    articles: dict[str, str] = {}
    for mention in found:
        words = text[mention.start : mention.end].split()
        at = len(words) - 1
        while at > 1 and words[at - 1].lower() in PARTICLES:
            at -= 1
        small = words[at:-1]
        if mention.type == "PER" and (len(small) > 1 or any(map(str.istitle, small))):
            articles[words[-1]] = " ".join(small) + " "  # but "de Cervantes" is of Cervantes
    for mention in found:
        article = articles.get(text[mention.start : mention.end], "")
        if article and mention.type == "PER" and text.endswith(article, 0, mention.start):
            yield Mention(mention.start - len(article), mention.end, "PER")
        else:
            yield mention

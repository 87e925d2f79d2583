"""Dates, amounts, shares, measures and contacts, as printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.article import Article, Mention
from tui.entities import ENGLISH, LONGEST
from tui.entities.lists.currencies import currencies
from tui.entities.overlaps import without_overlaps
from tui.entities.values.english import english_values

if TYPE_CHECKING:
    from tui.entities.values.other_languages import Rules

_CONTACT = re.compile(
    r"https?://[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]'’]"
    r"|www\.[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]'’]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}\b"
    r"|(?<![\w@/.])@[A-Za-z_]\w{1,30}"
)

_POUNDS = re.compile(r"\bpounds?$", re.IGNORECASE)


def find_contacts(article: Article) -> list[Mention]:
    """E-mail addresses, links and handles, sorted."""
    text = article.text
    if "@" not in text and "www." not in text and "://" not in text:
        return []
    return [Mention(*match.span(), "CONTACT") for match in _CONTACT.finditer(text, 0, LONGEST)]


def find_values(article: Article) -> list[Mention]:
    """Dates, money, shares and measures, sorted, never overlapping. Where the article's
    language has no rules of its own the English ones are used."""
    if article.language not in ENGLISH:
        from tui.entities.values.other_languages import (
            RULES,  # compiled only when there is such a story
        )

        if article.language in RULES:
            return _by_rules(article.text, RULES[article.language])
    return _weighed(article.text, list(english_values(article.text, LONGEST)))


def _weighed(text: str, found: list[Mention]) -> list[Mention]:
    """The same with pounds as a weight in a story that says nothing of anywhere where pounds
    are money."""
    pounds = {
        at
        for at, mention in enumerate(found)
        if mention.type == "MONEY" and _POUNDS.search(text, mention.start, mention.end)
    }
    somewhere = currencies().telling["pound"]
    if not pounds or "£" in text or any(w in text or w.upper() in text for w in somewhere):
        return found
    return [
        Mention(mention.start, mention.end, "QUANTITY") if at in pounds else mention
        for at, mention in enumerate(found)
    ]


def _by_rules(text: str, rules: Rules) -> list[Mention]:
    """What an earlier kind of the rules has claimed a later one cannot."""
    kept: list[Mention] = []
    for kind, pattern in rules:
        matches = pattern.finditer(text, 0, LONGEST)
        kept = without_overlaps(kept, (Mention(*match.span(), kind) for match in matches))
    return kept

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

_TOP = (
    r"(?:com|org|net|info|biz|edu|gov|mil|int|io|ai|app|dev|news|tv|me|ly|be|gg|co|uk|ie|eu|de|fr|"
    r"es|it|pt|nl|ch|at|se|no|dk|fi|pl|cz|ru|ua|by|kz|uz|kg|tj|tr|ge|ir|il|ae|sa|eg|ng|ke|gh|za|in|"
    r"pk|lk|bd|cn|hk|tw|jp|kr|sg|my|id|th|vn|ph|au|nz|ca|us|mx|br|ar|cl|pe)"
)
_HAS_HOST = re.compile(rf"\.{_TOP}\b")
"""Quickly: whether there is anything that may be a link without ``https://``."""
_HOST = re.compile(
    rf"(?<![\w@/.+-])(?:[A-Za-z][A-Za-z0-9-]{{0,62}}\.){{1,4}}{_TOP}"
    r"/(?:[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]'’])"
    rf"|(?:(?<=\bat )|(?<=\bon )|(?<=\bsee )|(?<=\bvisit )|(?<=\bvia ))"
    rf"(?:[a-z][a-z0-9-]{{0,62}}\.){{1,4}}{_TOP}\b(?![@/-]|\.\w)"
)
"""Links as people write them. A host alone is one only where it is visited, and in small
letters: Booking.com is a firm."""

_POUNDS = re.compile(r"\bpounds?$", re.IGNORECASE)


def find_contacts(article: Article) -> list[Mention]:
    """E-mail addresses, links and handles, sorted."""
    text = article.text
    found = list[Mention]()
    if "@" in text or "www." in text or "://" in text:
        found = _contacts(_CONTACT, text)
    if _HAS_HOST.search(text, 0, LONGEST):
        found = without_overlaps(found, _contacts(_HOST, text))
    return found


def _contacts(pattern: re.Pattern[str], text: str) -> list[Mention]:
    return [Mention(*match.span(), "CONTACT") for match in pattern.finditer(text, 0, LONGEST)]


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

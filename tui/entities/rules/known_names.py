"""Names where capitals say nothing: headlines in capitals or title case, datelines.

There only names known from elsewhere count: those the body of the story has, and those
of the lists.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from tui.article import Article, EntityType, Mention, Span
from tui.entities.lists.gazetteer import MONTHS, Gazetteer
from tui.entities.rules.quoted_firms import QuotedFirms
from tui.entities.rules.shape import small_words
from tui.entities.rules.tickers import tickers

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]/[^\W\d_]\b|(?:St|Gen|Mr|Dr|Mt)\.(?= )|\w+(?:[-'’&]\w+)*",
    re.IGNORECASE,
)
_CLITIC = re.compile(r"['’]s?$", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,()/]\s*")
_MOST_WORDS = 8


class KnownNames:
    """Finds again, without the help of capitals, what is known to be a name."""

    def __init__(
        self,
        known: Gazetteer,
        article: Article,
        body: list[Mention],
    ) -> None:
        self._known = known
        self._text = text = article.text
        self._unnamed = known.unnamed
        self._capitals = known.capitals
        self._names: dict[str, EntityType] = {}
        for mention in body:
            name = _capitals(text[mention.start : mention.end])
            self._names.setdefault(name, mention.type)
            if mention.type == "PER" and " " in name:
                last = name.rsplit(" ", 1)[1]
                self._names.setdefault(last, "PER")
            elif mention.type == "ORG" and " " in name:
                self._meet_firm(name)
        for author in article.byline:
            if author.count(" ") in (1, 2, 3):
                self._names[author.upper()] = "PER"
        dateline = article.dateline
        if dateline is not None:
            for place in dateline.places:  # JALAL-ABAD, Kyrgyzstan; MONOPOLI (BARI)
                for part in _PARTS.split(place):
                    if part and not self._is_body(part):
                        self._names[part.upper()] = "LOC"
            if dateline.agency:
                self._names[dateline.agency.upper()] = "ORG"

    def _is_body(self, place: str) -> bool:
        """Whether a place of a dateline is none: UNITED NATIONS."""
        return self._known.names.get(self._capitals.get(place.upper(), "")) == "ORG"

    def _meet_firm(self, name: str) -> None:
        """A firm is named without Inc or Corp too."""
        first, _, last = name.rpartition(" ")
        if last.lower() in self._known.words["legal suffixes"] and first not in self._capitals:
            self._names.setdefault(first, "ORG")

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words of the story in small letters."""
        return small_words(self._text)

    def find(self, text: str, start: int, end: int) -> list[Mention]:
        """The known names in ``text[start:end]``; of two that overlap, the longer one."""
        words = [self._trim(match) for match in _WORD.finditer(text, start, end)]
        firms = self._before_tickers(words, start, end)
        found, at = [], 0
        while at < len(words):
            if firms and (after := firms.get(at, at)) > at:
                found.append(Mention(words[at][0], words[after - 1][1], "ORG"))
                at = after
                continue
            for size in range(min(_MOST_WORDS, len(words) - at), 0, -1):
                first, last = words[at], words[at + size - 1]
                kind = self._kind(text[first[0] : last[1]], size)
                if kind is not None:
                    found.append(Mention(first[0], last[1], kind))
                    at += size
                    break
            else:
                at += 1
        return found

    def _before_tickers(self, words: list[Span], start: int, end: int) -> dict[int, int]:
        """The firms that stand right before their tickers: the number of their first word → that
        of the word after their last."""
        firms = {}
        for ticker, _ in tickers(self._text, start, end):
            last = bisect_right(words, (ticker, 0))
            firms[self._quoted.first(words[:last], ticker)] = last
        return firms

    @cached_property
    def _quoted(self) -> QuotedFirms:
        return QuotedFirms(self._text, [one for one, kind in self._names.items() if kind == "ORG"])

    def _trim(self, word: re.Match[str]) -> tuple[int, int]:
        """A word without its possessive."""
        clitic = _CLITIC.search(word[0])
        return word.start(), word.end() - (len(clitic[0]) if clitic else 0)

    def _kind(self, words: str, size: int) -> EntityType | None:
        if not words or not words[0].isupper():
            return None
        name = words.upper() if size == 1 else _capitals(words)
        kind = self._names.get(name)
        if kind is not None:
            return None if name in self._unnamed and not words.istitle() else kind
        written = self._capitals.get(name)
        if written is None:
            return "LOC" if "." in name and name in self._known.codes else None  # N.Z.
        if name in self._unnamed or words in MONTHS:
            return None
        if not words.isupper() and written != words:
            return None
        if name.lower() in self._small:  # STOCK SPLIT, over a story about a split
            return None
        return self._known.names[written]


def _capitals(name: str) -> str:
    """A name in capitals, on one line."""
    capitals = name.upper()
    if capitals.isprintable() and "  " not in capitals:
        return capitals
    return " ".join(capitals.split())

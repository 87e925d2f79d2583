"""Names where capitals say nothing: headlines in capitals or title case, datelines.

There only names known from elsewhere count: those the body of the story has, and those
of the lists.
"""

from __future__ import annotations

import re
from functools import cached_property

from tui.article import Article, EntityType, Mention
from tui.entities.lists.gazetteer import MONTHS, Gazetteer
from tui.entities.rules.shape import small_words

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:St|Gen|Mr|Dr|Mt)\.(?= )|\w+(?:[-'’&]\w+)*", re.IGNORECASE
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
        self._names: dict[str, EntityType] = {}
        for mention in body:
            name = " ".join(text[mention.start : mention.end].upper().split())
            self._names.setdefault(name, mention.type)
            if mention.type == "PER" and " " in name:
                last = name.rsplit(" ", 1)[1]
                self._names.setdefault(last, "PER")
        for author in article.byline:
            if author.count(" ") in (1, 2, 3):
                self._names[author.upper()] = "PER"
        dateline = article.dateline
        if dateline is not None:
            for place in dateline.places:  # JALAL-ABAD, Kyrgyzstan; MONOPOLI (BARI)
                for part in _PARTS.split(place):
                    if part:
                        self._names[part.upper()] = "LOC"
            if dateline.agency:
                self._names[dateline.agency.upper()] = "ORG"
        self._capitals = known.capitals

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words of the story in small letters."""
        return small_words(self._text)

    def find(self, text: str, start: int, end: int) -> list[Mention]:
        """The known names in ``text[start:end]``; of two that overlap, the longer one."""
        words = [self._trim(match) for match in _WORD.finditer(text, start, end)]
        found, at = [], 0
        while at < len(words):
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

    def _trim(self, word: re.Match[str]) -> tuple[int, int]:
        """A word without its possessive."""
        clitic = _CLITIC.search(word[0])
        return word.start(), word.end() - (len(clitic[0]) if clitic else 0)

    def _kind(self, words: str, size: int) -> EntityType | None:
        if not words or not words[0].isupper():
            return None
        name = words.upper() if size == 1 else " ".join(words.upper().split())
        kind = self._names.get(name)
        if kind is not None:
            return None if name in self._unnamed and not words.istitle() else kind
        if name in self._unnamed or words in MONTHS:
            return None
        written = self._capitals.get(name)
        if written is None or (not words.isupper() and written != words):
            return None
        if name.lower() in self._small:  # STOCK SPLIT, over a story about a split
            return None
        return self._known.names[written]

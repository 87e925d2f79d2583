"""What matched in a story, and why it is among the results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.article import Article, Span
from tui.search.fields import FIELD_NAMES, FIELDS_OF, fields_of
from tui.search.fold import Located, fold, words_of
from tui.search.hits import EXACT
from tui.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word or phrase asked, with what it may be in a text."""

    words: tuple[str, ...]
    similar: tuple[NDArray[np.uint8], ...]
    """For each word, how similar every word of the vocabulary is; 0 is no match."""
    vocabulary: Vocabulary
    field: str | None = None
    together: bool = False
    """The words count only side by side."""

    def grade(self, at: int, word: str) -> int:
        """How similar a word of a text is to the word asked at ``at``."""
        known = self.vocabulary.id_of(word)
        if known is None or known >= len(self.similar[at]):
            return 0
        return int(self.similar[at][known])

    def admits(self, at: int, word: str) -> bool:
        """Whether a word of a text may be the word asked at ``at``: of words that stand
        together all but the last must be the very word."""
        if self.together and at < len(self.words) - 1:
            return word == self.words[at]
        return self.grade(at, word) > 0


Role: TypeAlias = tuple[int, int]
"""``(which wanted, which of its words)``."""
Hit: TypeAlias = tuple[int, int, str, tuple[Role, ...]]
"""``(start, end, folded word, what it may be)``."""
Place: TypeAlias = tuple[int, int, int, str]
"""``(start, end, which of the words asked ends here, folded word it is taken for)``."""


class Finder:
    """Finds what is wanted in the text of stories.

    Nearly every word of a text is nothing that was asked for, and is so in every story:
    what a word may be is looked up once and remembered, which makes a story of 500 words
    take a third of a millisecond.
    """

    def __init__(self, wanted: tuple[Wanted, ...]) -> None:
        self.wanted = wanted
        self._roles: dict[str, tuple[str, tuple[Role, ...]]] = {}

    def spans(self, article: Article, until: int | None = None) -> tuple[Span, ...]:
        """The places of everything wanted in a story's text (or its first ``until``
        characters): sorted, never overlapping."""
        found: list[Span] = []
        for field, start, end in fields_of(article):
            if until is not None and start >= until:
                break
            hits = self._hits(article.text, start, end if until is None else min(end, until))
            for number in range(len(self.wanted)):
                found += [place[:2] for place in self._places(number, field, hits)]
        return _disjoint(found)

    def reasons(self, article: Article) -> tuple[str, ...]:
        """A line for each word or phrase asked: what it is in this story, where, and how
        good a match."""
        hits = [
            (field, self._hits(article.text, start, end))
            for field, start, end in fields_of(article)
        ]
        return tuple(self._reason(article, number, hits) for number in range(len(self.wanted)))

    def _hits(self, text: str, start: int, end: int) -> dict[int, Hit]:
        """The words of a block that may be something wanted, by their number in it."""
        known, hits = self._roles, {}
        for number, found in enumerate(words_of(text).finditer(text, start, end)):
            token = found[0]
            told = known.get(token)
            if told is None:
                told = known[token] = self._told(token)
            if told[1]:
                hits[number] = (found.start(), found.end(), *told)
        return hits

    def _told(self, token: str) -> tuple[str, tuple[Role, ...]]:
        word = fold(token)
        return word, tuple(
            (number, at)
            for number, one in enumerate(self.wanted)
            for at in range(len(one.words))
            if one.admits(at, word)
        )

    def _places(self, number: int, field: int, hits: dict[int, Hit]) -> list[Place]:
        """Where in a block of this field one thing wanted is."""
        wanted = self.wanted[number]
        if field not in FIELDS_OF[wanted.field]:
            return []
        places: list[Place] = []
        last = len(wanted.words) - 1
        for first, (start, end, word, roles) in hits.items():
            if not wanted.together:
                places += [
                    (*tight((start, end, word), wanted.words[at]), at, word)
                    for which, at in roles
                    if which == number
                ]
            elif all(
                (number, at) in hits.get(first + at, NOTHING)[3] for at in range(len(wanted.words))
            ):
                ending = hits[first + last][:3]
                until = tight(ending, wanted.words[last])[1]
                places.append((start, until, last, ending[2]))
        return places

    def _reason(
        self, article: Article, number: int, hits: Sequence[tuple[int, dict[int, Hit]]]
    ) -> str:
        wanted = self.wanted[number]
        asked = " ".join(wanted.words)
        where = [(field, self._places(number, field, found)) for field, found in hits]
        where = [(field, places) for field, places in where if places]
        if not where:
            return f"{asked}: not here"
        field, ((start, end, at, word), *_) = where[0]
        grade = wanted.grade(at, word)
        how = "the very word" if grade >= EXACT else f"similarity {grade} of {EXACT}"
        times = sum(len(places) for _, places in where)
        seen = article.text[start:end]
        return f"{asked}: “{seen}” in the {FIELD_NAMES[field]} ({how}), {times} in all"


NOTHING: Hit = (0, 0, "", ())


def tight(word: Located, asked: str) -> Span:
    """The part of a word of the text that is what was asked; all of a mistyped one."""
    start, end, folded = word
    at = folded.find(asked)
    if at < 0 or len(folded) != end - start:
        return start, end
    return start + at, start + at + len(asked)


def _disjoint(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)

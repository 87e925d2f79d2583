"""Which stories have a word, and how well: the literal ones, and those that typos hide.

Similarities are in the range of one byte, so that the evidence for one word in a million
stories is a megabyte, and combining words is a few passes over bytes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from math import log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.search.index import Index
from tui.search.segment import FIELD_COUNT, Segment

EXACT, PREFIX, NEAR_PREFIX, FAR_PREFIX, INSIDE = 250, 225, 212, 150, 130
"""Similarity of the very word, of a beginning being typed, of the beginning of a word with
up to two letters more (an inflection), of any other beginning, of a part inside a word."""
EDITED = {1: 190, 2: 125}
"""Similarity of a word that is one or two typos away …"""
SHORT_EDITED, UNLIKE_START, ONLY_BEGUN = 25, 25, 20
"""… and what is taken off for a short word, another first letter, an unfinished word."""
FIELD_WEIGHT = (1.0, 0.55, 0.35)
INFLECTION = 2
TYPO_LETTERS = 3
"""Words of fewer letters are forgiven no typo."""
CACHED_BYTES = 48_000_000

Key: TypeAlias = tuple[str, bool, bool, tuple[int, ...], int]
Places: TypeAlias = slice | NDArray[np.int32]


@dataclass(slots=True)
class Hits:
    """The evidence for one thing asked, over all rows."""

    strength: NDArray[np.uint8]
    """For each row: 0, or similarity × field."""
    count: int
    """Rows that are not 0."""
    rarity: float = 0.0
    """Inverse document frequency; 0 for what says nothing about relevance."""
    words: tuple[str, ...] = ()
    """What was asked, folded."""
    similar: tuple[NDArray[np.uint8], ...] = ()
    """For each word asked, the similarity of every word of the vocabulary."""
    forgiven: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """The words taken for a mistyped one, likeliest first."""
    _rows: NDArray[np.int64] | None = None

    @property
    def rows(self) -> NDArray[np.int64]:
        """The rows found, ascending."""
        if self._rows is None:
            self._rows = np.flatnonzero(self.strength.view(np.bool_))
        return self._rows


class Words:
    """Answers for single words, remembered, so that a letter taken back costs nothing."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._cache: OrderedDict[Key, Hits] = OrderedDict()
        self._rows = 0

    def find(
        self,
        word: str,
        *,
        unfinished: bool = False,
        whole: bool = False,
        fields: tuple[int, ...] = tuple(range(FIELD_COUNT)),
        edits: int = 0,
    ) -> Hits:
        """The rows that have a word beginning with ``word``, or the very word if
        ``whole``; with ``edits`` also those of words so many typos away, or with ``word``
        inside."""
        if self._rows != self.index.rows:
            self._cache.clear()
            self._rows = self.index.rows
        key = (word, unfinished, whole, fields, edits)
        known = self._cache.get(key)
        if known is None:
            known = self._cache[key] = self._find(*key)
            while len(self._cache) * (self._rows + len(self.index.vocabulary)) > CACHED_BYTES:
                if len(self._cache) == 1:
                    break
                self._cache.popitem(last=False)
        self._cache.move_to_end(key)
        return known

    def _find(
        self, word: str, unfinished: bool, whole: bool, fields: tuple[int, ...], edits: int
    ) -> Hits:
        forgiven = forgive(self.index, word, edits, unfinished) if edits else []
        strength = np.zeros(self.index.rows, np.uint8)
        similar = np.zeros(len(self.index.vocabulary), np.uint8)
        frequency: dict[int, int] = {}
        for similarity, ids in forgiven:
            similar[ids] = similarity
        for segment in self.index.segments:
            places: list[tuple[int, Places]] = [
                (similarity, segment.places(ids)) for similarity, ids in forgiven
            ]
            for similarity, chosen in self._literal(segment, word, unfinished, whole):
                places.append((similarity, chosen))
                similar[segment.ids[chosen]] = similarity
            steps = sorted(
                (int(similarity * FIELD_WEIGHT[name]), name, at)
                for at, (similarity, _) in enumerate(places)
                for name in fields
            )
            for value, name, at in steps:
                rows = segment.rows_of(name, places[at][1])
                if len(rows):
                    strength[rows.astype(np.intp)] = value
                    similarity = places[at][0]
                    frequency[similarity] = frequency.get(similarity, 0) + len(rows)
        count = int(np.count_nonzero(strength))
        common = frequency[max(frequency)] if frequency else 0
        rarity = log(1 + self.index.rows / (1 + common)) if count else 0.0
        taken = [ids for _, ids in reversed(forgiven)]
        return Hits(
            strength,
            count,
            rarity,
            (word,),
            (similar,),
            np.concatenate(taken) if taken else np.zeros(0, np.int64),
        )

    def _literal(
        self, segment: Segment, word: str, unfinished: bool, whole: bool
    ) -> list[tuple[int, Places]]:
        """A segment's words that begin with the word, by similarity, ascending."""
        vocabulary = self.index.vocabulary
        first, end = segment.beginning_with(word, vocabulary.words)
        exact = first < end and vocabulary.words[segment.ids[first]] == word
        found: list[tuple[int, Places]] = []
        begun = slice(first + exact, end)
        if not whole and begun.start < begun.stop:
            if unfinished:
                found.append((PREFIX, begun))
            else:
                near = vocabulary.length[segment.ids[begun]] <= len(word) + INFLECTION
                places = np.arange(begun.start, begun.stop, dtype=np.int32)
                found.append((FAR_PREFIX, places[~near]))
                found.append((NEAR_PREFIX, places[near]))
        if exact:
            found.append((EXACT, slice(first, first + 1)))
        return found


def forgive(
    index: Index, word: str, edits: int, unfinished: bool
) -> list[tuple[int, NDArray[np.int64]]]:
    """The words that may have been meant by a mistyped one, by similarity, ascending.

    One typo in up to five letters, two beyond; words with the typed one inside them come
    between. Words that begin like the typed one are literal hits and not among them.
    """
    if len(word) < TYPO_LETTERS or not word.isalpha() or not word.isascii():
        return []
    vocabulary = index.vocabulary
    edits = min(edits, 1 if len(word) < 6 else 2)
    begun = unfinished and len(word) > TYPO_LETTERS
    ids, whole, start = vocabulary.near(word, edits, unfinished=begun)
    found: list[tuple[int, NDArray[np.int64]]] = []
    if len(ids):
        words = vocabulary.words
        literal = np.array([words[at].startswith(word) for at in ids.tolist()], bool)
        like = np.array([words[at][:1] == word[0] for at in ids.tolist()], bool)
        for distance in range(1, edits + 1):
            base = EDITED[distance] - SHORT_EDITED * (len(word) < 5)
            base -= 20 * (len(word) < 7 and distance == 2)
            for same_start in (True, False):
                value = base - UNLIKE_START * (not same_start)
                fits = (like == same_start) & ~literal
                found.append((value, ids[fits & (whole == distance)]))
                if begun:
                    fits &= (start == distance) & (whole > distance)
                    found.append((value - ONLY_BEGUN, ids[fits]))
    if len(word) > TYPO_LETTERS:
        found.append((INSIDE, vocabulary.containing(word)))
    return sorted(((value, ids) for value, ids in found if len(ids)), key=lambda pair: pair[0])

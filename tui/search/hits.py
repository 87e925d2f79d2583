"""Which stories have a word, and how well: the literal ones, and those that typos hide.

Similarities are in the range of one byte, so that the evidence for one word in a million
stories is a megabyte, and combining words is a few passes over bytes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.search.fields import ALL_FIELDS
from tui.search.index import Index
from tui.search.segment import Places, Segment
from tui.search.statistics import Frequencies
from tui.search.typos import meant

EXACT, PREFIX, NEAR_PREFIX, FAR_PREFIX = 250, 225, 212, 150
"""Similarity of the very word, of a beginning being typed, of the beginning of a word with
up to two letters more (an inflection), of any other beginning. `typos` has the rest."""
FIELD_WEIGHT = (1.0, 0.55, 0.35)
INFLECTION = 2
CACHED_BYTES = 48_000_000

Key: TypeAlias = tuple[str, bool, bool, tuple[int, ...], int]
Graded: TypeAlias = tuple[int, Places, str]


@dataclass(slots=True)
class Hits:
    """The evidence for one thing asked, over all rows."""

    strength: NDArray[np.uint8]
    """For each row: 0, or similarity × field."""
    count: int
    """Rows that are not 0."""
    frequencies: tuple[Frequencies, ...] = ()
    """For each word asked; none for what says nothing about relevance."""
    words: tuple[str, ...] = ()
    """What was asked, folded."""
    similar: tuple[NDArray[np.uint8], ...] = ()
    """For each word asked, the similarity of every word of the vocabulary."""
    forgiven: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """The words taken for a mistyped one, likeliest first."""
    edits: int = 0
    """How many typos were forgiven a word; words joined by punctuation then need not even
    stand side by side."""
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
        fields: tuple[int, ...] = ALL_FIELDS,
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
        forgiven = meant(self.index.vocabulary, word, edits, unfinished) if edits else []
        strength = np.zeros(self.index.rows, np.uint8)
        similar = np.zeros(len(self.index.vocabulary), np.uint8)
        frequency: dict[int, int] = {}
        for similarity, ids in forgiven:
            similar[ids] = similarity
        for segment in self.index.segments:
            graded: list[Graded] = [(grade, segment.places(ids), "") for grade, ids in forgiven]
            graded += self._literal(segment, word, unfinished, whole)
            for grade, places, _ in graded[len(forgiven) :]:
                similar[segment.ids[places]] = grade
            steps = sorted(
                (int(grade * FIELD_WEIGHT[name]), name, at)
                for at, (grade, _, _) in enumerate(graded)
                for name in fields
            )
            for value, name, at in steps:
                grade, places, beginning = graded[at]
                marked = segment.mark(strength, value, name, places, beginning)
                if marked:
                    frequency[grade] = frequency.get(grade, 0) + marked
        count = int(np.count_nonzero(strength))
        taken = [ids for _, ids in reversed(forgiven)]
        return Hits(
            strength,
            count,
            (frequency,),
            (word,),
            (similar,),
            np.concatenate(taken) if taken else np.zeros(0, np.int64),
        )

    def _literal(self, segment: Segment, word: str, unfinished: bool, whole: bool) -> list[Graded]:
        """A segment's words that begin with the word, by similarity, ascending; the third
        item says that those are all the words beginning so."""
        vocabulary = self.index.vocabulary
        first, end = segment.beginning_with(word, vocabulary.words)
        exact = first < end and vocabulary.words[segment.ids[first]] == word
        found: list[Graded] = []
        if not whole and first + exact < end:
            if unfinished:
                found.append((PREFIX, slice(first, end), word))
            else:
                found.append((FAR_PREFIX, slice(first, end), word))
                length = vocabulary.length[segment.ids[first:end]]
                near = first + np.flatnonzero(length <= len(word) + INFLECTION)
                found.append((NEAR_PREFIX, near.astype(np.int32), ""))
        if exact:
            found.append((EXACT, slice(first, first + 1), ""))
        return found

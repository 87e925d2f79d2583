"""The order of what was found.

The score of a story is a sum over the words asked:

    Σ  similarity × field × idf share   +  recency   +  (for the first ones) neighbourhood

*Similarity* (0–250) says how much the word found is the word asked (`hits`), *field* that
a headline weighs more than a summary, and that more than a body; of several occurrences
the best counts. The *idf share* of a word is its inverse document frequency over the sum
of all words': the rare word decides. *Recency* adds at most ``RECENT`` points, half of it
``RECENT_DAYS`` days before the newest story, so that it only orders equals.

The first ``HEAD`` stories are then looked at word by word: words in the order asked, next
to each other, filling the headline, and standing at its beginning earn further points.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.search.found import Found, Scores
from tui.search.hits import EXACT, Hits
from tui.search.index import Index
from tui.search.segment import BREAK

RECENT, RECENT_DAYS = 2.0, 30.0
LOOKED_AT = 32
"""Words of a headline that are looked at."""
IN_ORDER, ADJACENT, FILLS, AT_START = 5.0, 3.0, 100.0, 2.0

Floats = NDArray[np.float32]


class Relevance:
    """Scores stories by the words they have."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._ages = np.zeros(0, np.float32)
        self._recency = np.zeros(0, np.uint16)

    def recency(self) -> Scores:
        """The hundredths of points each row gets for being new; never 0."""
        ages = self.index.columns.ages()
        if ages is not self._ages:
            self._ages = ages
            points = 1 + 100 * RECENT / (1 + ages / np.float32(RECENT_DAYS))
            self._recency = points.astype(np.uint16)
        return self._recency

    def score(self, found: Found, asked: Sequence[Hits]) -> Scores:
        """The score of each row found, without what only the first ones get; where found
        is a mask, that of every row, 0 for those not found."""
        rows = found.rows if found.mask is None else slice(None)
        score = self.recency()[rows].copy()
        total = sum(hits.rarity for hits in asked)
        for hits in asked:
            if hits.rarity:
                share = 100 * hits.rarity / total
                points = np.round(np.arange(256) * share).astype(np.uint16)
                score += np.take(points, hits.strength[rows])
        if found.mask is not None:
            score *= found.mask
        return score


def neighbourhood(index: Index, rows: NDArray[np.int64], asked: Sequence[Hits]) -> Floats:
    """The further points of some few rows."""
    words = headline_words(index, rows)
    points = np.zeros(len(rows), np.float32)
    covered = np.zeros(words.shape, np.float32)
    earliest = np.full(len(rows), np.inf, np.float32)
    before = np.full(len(rows), LOOKED_AT * 2)
    everyone = np.arange(len(rows))
    for similar in (similar for hits in asked for similar in hits.similar):
        grades = similar[words]
        place = grades.argmax(1)
        grade = grades[everyone, place]
        covered[everyone, place] = np.maximum(covered[everyone, place], grade / EXACT)
        earliest = np.where(grade > 0, np.minimum(earliest, place), earliest)
        gap = place - before
        points += np.where((grade > 0) & (gap > 0), IN_ORDER + ADJACENT / np.maximum(gap, 1), 0)
        before = np.where(grade > 0, place, LOOKED_AT * 2)
    weight = telling(index, words)
    points += FILLS * (weight * covered).sum(1) / np.maximum(weight.sum(1), 1)
    points += AT_START / (1 + earliest)
    return points


def telling(index: Index, words: NDArray[np.uint32]) -> Floats:
    """How much each of some words says: a power of its inverse document frequency."""
    frequency = np.ones(words.shape, np.float32)
    for segment in index.segments:
        known = words < len(segment.where)
        places = segment.where[np.where(known, words, BREAK)]
        for bounds in segment.bounds:
            frequency += np.where(places >= 0, bounds[places + 1] - bounds[places], 0)
    weight: Floats = np.log(1 + index.rows / frequency) ** np.float32(1.5)
    weight[words == BREAK] = 0
    return weight


def headline_words(index: Index, rows: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The ids of the first words of some headlines, a line each; 0 beyond the end."""
    matrix = np.zeros((len(rows), LOOKED_AT), np.uint32)
    for line, row in enumerate(rows.tolist()):
        stories = index.sequences_of(row)
        own = row - stories.first
        start, end = stories.starts[own], stories.headlines[own]
        words = stories.tokens[start : min(end, start + LOOKED_AT)]
        matrix[line, : len(words)] = words
    return matrix

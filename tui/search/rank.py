"""The order of what was found.

The score of a story is a sum over the words asked:

    Σ  similarity × field × idf share   +  recency   +  (for the first ones) neighbourhood

*Similarity* (0–250) says how much the word found is the word asked (`hits`), *field* that
a headline weighs more than a summary, and that more than a body; of several occurrences
the best counts. The *idf share* of a word is its inverse document frequency over the sum
of all words': the rare word decides. *Recency* adds at most ``RECENT`` points, half of it
``RECENT_DAYS`` days before the newest story, so that it only orders equals. A story dated
later than tomorrow is as good as the newest, and makes no other old.

The first ``HEAD`` stories are then looked at word by word. Words in the order asked, and the
closer the better, standing at the beginning of the headline, and above all saying much of
what it says (again by inverse document frequency) earn further points.

The weights were chosen on queries with known answers, made as `tests/benchmarks/quality.py`
expects them, from other headlines than the ones it was then measured with.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.search.found import Found, Scores
from tui.search.hits import EXACT, Hits
from tui.search.index import Index
from tui.search.statistics import Statistics

RECENT, RECENT_DAYS = 2.0, 30.0
LOOKED_AT = 32
"""Words of a headline that are looked at."""
IN_ORDER, ADJACENT, FILLS, AT_START = 5.0, 3.0, 100.0, 2.0

LEAST = np.float32(1e-6)

Floats = NDArray[np.float32]


class Relevance:
    """Scores stories by the words they have."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._ages = np.zeros(0, np.float32)
        self._recency = np.zeros(0, np.uint16)

    def recency(self, newest: int) -> Scores:
        """The hundredths of points each row gets for being new; never 0."""
        ages = self.index.columns.ages(newest)
        if ages is not self._ages:
            self._ages = ages
            points = 1 + 100 * RECENT / (1 + ages / np.float32(RECENT_DAYS))
            self._recency = points.astype(np.uint16)
        return self._recency

    def score(self, found: Found, asked: Sequence[Hits], statistics: Statistics) -> Scores:
        """The score of each row found, without what only the first ones get; where found
        is a mask, that of every row, 0 for those not found."""
        rows = found.rows if found.mask is None else slice(None)
        score = self.recency(statistics.newest)[rows].copy()
        for hits, share in zip(asked, statistics.shares(), strict=True):
            if share:
                points = np.round(np.arange(256) * (100 * share)).astype(np.uint16)
                score += np.take(points, hits.strength[rows])
        if found.mask is not None:
            score *= found.mask
        return score


def neighbourhood(words: NDArray[np.uint32], weight: Floats, asked: Sequence[Hits]) -> Floats:
    """The further points of some stories: ``words`` has the ids of a headline's words in
    each line, ``weight`` how much each of them says."""
    lines = len(words)
    points = np.zeros(lines, np.float32)
    covered = np.zeros(words.shape, np.float32)
    earliest = np.full(lines, np.inf, np.float32)
    before = np.full(lines, LOOKED_AT * 2)
    everyone = np.arange(lines)
    for similar in (similar for hits in asked for similar in hits.similar):
        grades = similar[words]
        place = grades.argmax(1)
        grade = grades[everyone, place]
        covered[everyone, place] = np.maximum(covered[everyone, place], grade / EXACT)
        earliest = np.where(grade > 0, np.minimum(earliest, place), earliest)
        gap = place - before
        points += np.where((grade > 0) & (gap > 0), IN_ORDER + ADJACENT / np.maximum(gap, 1), 0)
        before = np.where(grade > 0, place, LOOKED_AT * 2)
    points += FILLS * (weight * covered).sum(1) / np.maximum(weight.sum(1), LEAST)
    points += AT_START / (1 + earliest)
    return points


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

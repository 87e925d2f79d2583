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

from tui.search.columns import MINUTES_PER_DAY, UNDATED
from tui.search.hits import Hits
from tui.search.index import Index

RECENT, RECENT_DAYS = 2.0, 30.0
HEAD = 64
LOOKED_AT = 32
"""Words of a headline that are looked at."""
ADJACENT, IN_ORDER, FILLS, AT_START = 8.0, 5.0, 50.0, 1.0

Floats = NDArray[np.float32]


def relevance(index: Index, rows: NDArray[np.int64], asked: Sequence[Hits]) -> Floats:
    """The score of each row, without what only the first ones get."""
    score = recency(index, rows)
    total = sum(hits.rarity for hits in asked)
    if total:
        for hits in asked:
            if hits.rarity:
                score += hits.strength[rows] * np.float32(hits.rarity / total)
    return score


def recency(index: Index, rows: NDArray[np.int64]) -> Floats:
    """The points for being new."""
    minutes = np.frombuffer(index.columns.minutes, np.int32)[rows]
    newest = minutes.max(initial=UNDATED)
    days = (newest - minutes.astype(np.float32)) / MINUTES_PER_DAY
    points: Floats = np.float32(RECENT) / (1 + days / np.float32(RECENT_DAYS))
    points[minutes == UNDATED] = 0
    return points


def best_first(scores: Floats) -> NDArray[np.int64]:
    """The order that puts high scores first, equals as they were. A radix sort over 16
    bits: several times faster than comparing floats."""
    steps = np.clip(scores * 100, 0, 65535).astype(np.uint16)
    return np.argsort(np.uint16(65535) - steps, kind="stable")


def neighbourhood(index: Index, rows: NDArray[np.int64], asked: Sequence[Hits]) -> Floats:
    """The further points of some few rows."""
    matrix, lengths = headline_words(index, rows)
    points = np.zeros(len(rows), np.float32)
    if not matrix.size:
        return points
    covered = np.zeros(len(rows), np.float32)
    earliest = np.full(len(rows), LOOKED_AT * 4)
    everyone = np.arange(len(rows))
    before: NDArray[np.int64] | None = None
    for similar in (similar for hits in asked for similar in hits.similar):
        grades = similar[matrix]
        place = grades.argmax(1)
        hit = grades[everyone, place] > 0
        covered += hit
        earliest = np.where(hit, np.minimum(earliest, place), earliest)
        place = np.where(hit, place, -1)
        if before is not None:
            gap = place - before
            both = (place >= 0) & (before >= 0) & (gap > 0)
            points += np.where(
                both, np.where(gap == 1, ADJACENT, IN_ORDER + 3 / np.maximum(gap, 1)), 0
            )
        before = place
    points += FILLS * covered / np.maximum(lengths, 1)
    points += np.where(covered > 0, AT_START / (1 + earliest), 0)
    return points


def headline_words(
    index: Index, rows: NDArray[np.int64]
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The ids of the first words of some headlines, a line each (0 beyond the end), and
    how many words each headline has."""
    matrix = np.zeros((len(rows), LOOKED_AT), np.uint32)
    lengths = np.zeros(len(rows), np.int64)
    for line, row in enumerate(rows.tolist()):
        stories = index.sequences_of(row)
        own = row - stories.first
        start, end = stories.starts[own], stories.headlines[own]
        words = stories.tokens[start : min(end, start + LOOKED_AT)]
        matrix[line, : len(words)] = words
        lengths[line] = max(end - start - 1, 0)
    return matrix, lengths

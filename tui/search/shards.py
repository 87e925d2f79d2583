"""Searching several indexes as if they were one.

A corpus too large for one machine is cut into parts, each indexed on its own. Parts agree
on how much is forgiven, add up their statistics, score their own stories with the sum, and
the best of all are looked at once more; every story then has the place and the score that
one index of everything would give it. What goes between parts is small: counts, one score
for each answer, and frequencies of the words of ``HEAD`` headlines.

The reader itself has one index and does not call this. It is what keeps ranking such that
a corpus can be cut: its test fails when a score comes to depend on anything but these sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.search.columns import UNDATED
from tui.search.found import HEAD, best_first
from tui.search.match import Answer, Searcher, answer_all
from tui.search.query import Query

Place: TypeAlias = tuple[int, int]
"""``(number of the part, position in it)``."""


def search_all(parts: Sequence[Searcher], query: Query) -> list[tuple[Place, float]]:
    """Everything found in all parts, best first, with its score; equals in order of parts."""
    if not parts:
        return []
    answers = answer_all(parts, query)
    if not any(hits.words for hits in answers[0].asked):
        return _newest_first(parts, answers)
    scores = [
        _own(part.relevance(answer, answer.statistics), answer)
        for part, answer in zip(parts, answers, strict=True)
    ]
    owner = np.repeat(np.arange(len(parts)), [len(own) for own in scores])
    rows = np.concatenate([answer.found.rows for answer in answers])
    score = np.concatenate(scores)
    order = best_first(score)
    score = score.astype(np.uint32)
    head = order[:HEAD]
    for number, (part, answer) in enumerate(zip(parts, answers, strict=True)):
        mine = head[owner[head] == number]
        frequency = _Frequency(parts, number)
        points = part.neighbourhood(rows[mine], answer, answer.statistics.rows, frequency)
        score[mine] += np.round(points * 100).astype(np.uint32)
    order[:HEAD] = head[best_first(score[head])]
    return [
        ((number, int(parts[number].index.positions[row])), float(points) / 100)
        for number, row, points in zip(
            owner[order].tolist(), rows[order].tolist(), score[order].tolist(), strict=True
        )
    ]


class _Frequency:
    """The frequency of one part's words in all parts."""

    def __init__(self, parts: Sequence[Searcher], number: int) -> None:
        self._indexes = [part.index for part in parts]
        self._words = parts[number].index.vocabulary.words

    def __call__(self, ids: NDArray[np.uint32]) -> NDArray[np.int64]:
        total = np.zeros(ids.shape, np.int64)
        for index in self._indexes:
            known = [index.vocabulary.id_of(self._words[at]) or 0 for at in ids.ravel().tolist()]
            total += index.frequency(np.array(known, np.uint32).reshape(ids.shape))
        return total


def _own(scores: NDArray[np.uint16], answer: Answer) -> NDArray[np.uint16]:
    return scores if answer.found.mask is None else scores[answer.found.rows]


def _newest_first(
    parts: Sequence[Searcher], answers: Sequence[Answer]
) -> list[tuple[Place, float]]:
    dated = []
    for number, (part, answer) in enumerate(zip(parts, answers, strict=True)):
        for row in part.newest_first(answer.found).tolist():
            minutes = part.index.columns.minutes[row]
            dated.append((minutes == UNDATED, -minutes, number, row))
    return [
        ((number, int(parts[number].index.positions[row])), 0.0)
        for _, _, number, row in sorted(dated)
    ]

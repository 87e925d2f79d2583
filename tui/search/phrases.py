"""Words side by side: which of the candidate stories really have them so."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.search.hits import EXACT, FIELD_WEIGHT, PREFIX
from tui.search.index import Index
from tui.search.segment import BODY, HEADLINE, SUMMARY, Sequences, spread


def side_by_side(
    index: Index,
    rows: NDArray[np.int64],
    words: Sequence[str],
    similar: NDArray[np.uint8],
    fields: tuple[int, ...],
) -> NDArray[np.uint8]:
    """For each of the rows (ascending), how well it has the words next to each other in
    one block of the given fields; 0 where it has not.

    All words but the last must be the very words; for the last, ``similar`` says which
    words of the vocabulary will do.
    """
    strength = np.zeros(len(rows), np.uint8)
    ids = [index.vocabulary.id_of(word) for word in words[:-1]]
    if None in ids:
        return strength
    known = np.array(ids, np.uint32)
    for stories in index.sequences:
        start, end = np.searchsorted(rows, (stories.first, stories.first + len(stories)))
        if start < end:
            strength[start:end] = _in(stories, rows[start:end], known, similar, fields)
    return strength


def _in(
    stories: Sequences,
    rows: NDArray[np.int64],
    ids: NDArray[np.uint32],
    similar: NDArray[np.uint8],
    fields: tuple[int, ...],
) -> NDArray[np.uint8]:
    own = rows - stories.first
    starts, ends = stories.starts[own], stories.starts[own + 1]
    if 2 * len(own) > len(stories):  # most of them: looking at all is cheaper than gathering
        tokens, at = stories.tokens, None
    else:
        at = spread(starts, ends - starts)
        tokens = stories.tokens[at]
    size = len(ids)
    head = tokens[: len(tokens) - size]
    found = np.flatnonzero(head == ids[0])
    for offset in range(1, size):
        found = found[tokens[found + offset] == ids[offset]]
    last = similar[tokens[found + size]]
    found, last = found[last > 0], last[last > 0]
    places = found if at is None else at[found]
    owner = np.searchsorted(stories.starts, places, "right") - 1
    strength = np.zeros(len(stories), np.uint8)
    field = np.full(len(places), BODY)
    field[places < stories.summaries[owner]] = SUMMARY
    field[places < stories.headlines[owner]] = HEADLINE
    for grade in (PREFIX, EXACT):
        for name in sorted(fields, reverse=True):
            chosen = owner[(field == name) & ((last == EXACT) == (grade == EXACT))]
            value = int(grade * FIELD_WEIGHT[name])
            strength[chosen] = np.maximum(strength[chosen], value)
    return strength[own]

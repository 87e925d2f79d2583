"""Words side by side: which of the candidate stories really have them so."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.search.fields import BODY, HEADLINE, SUMMARY
from tui.search.hits import EXACT, FIELD_WEIGHT, PREFIX
from tui.search.index import Index
from tui.search.segment import Sequences

Places: TypeAlias = NDArray[np.int64]
Key: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Ids of words, and the fields they are in."""
REMEMBERED = 4
"""Beginnings of phrases of which the places are kept while the last word is typed."""
SCATTERED = 2
"""Where at most one in so many stories is a candidate, their words are put together first;
otherwise going through all is cheaper."""
STRETCH = 2_000_000
"""Words gone through in one step: about two milliseconds."""


class Phrases:
    """Finds phrases; remembers where all but their last words stand, for that is the work,
    and the last word is what changes from key to key."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._known: OrderedDict[Key, list[tuple[Sequences, Places]]] = OrderedDict()

    def strength(
        self,
        words: Sequence[str],
        candidates: NDArray[np.int64],
        similar: NDArray[np.uint8],
        fields: tuple[int, ...],
    ) -> NDArray[np.uint8]:
        """For each row, how well it has the words next to each other in one block of the
        given fields; 0 where it has not.

        All words but the last must be the very words, and ``candidates`` are the rows
        (ascending) that have those; for the last, ``similar`` says which words of the
        vocabulary will do.
        """
        strength = np.zeros(self.index.rows, np.uint8)
        ids = [self.index.vocabulary.id_of(word) for word in words[:-1]]
        if None in ids:
            return strength
        known = tuple(at for at in ids if at is not None)
        for stories, places in self._begun((known, fields), candidates):
            if len(places):
                _mark(strength, stories, places, len(known), similar, fields)
        return strength

    def prepare(
        self, words: Sequence[str], candidates: NDArray[np.int64], fields: tuple[int, ...]
    ) -> Iterator[None]:
        """Find where all words but the last stand, in short steps; after that `strength`
        for these words costs little. Ends at once if there is little to do."""
        ids = [self.index.vocabulary.id_of(word) for word in words[:-1]]
        known = tuple(at for at in ids if at is not None)
        if len(known) == len(ids):
            yield from self._find((known, fields), candidates)

    def _begun(self, key: Key, candidates: NDArray[np.int64]) -> list[tuple[Sequences, Places]]:
        """Where some words stand side by side, in each run of stories."""
        for _ in self._find(key, candidates):
            pass
        return self._known[key]

    def _find(self, key: Key, candidates: NDArray[np.int64]) -> Iterator[None]:
        """Look for words side by side in the runs of stories not looked through before.
        Which candidates there are depends on the fields too: they are part of the key."""
        before = {id(stories): places for stories, places in self._known.get(key, ())}
        found = []
        for stories in self.index.sequences:
            places = before.get(id(stories))
            if places is None:
                ends = np.searchsorted(candidates, (stories.first, stories.first + len(stories)))
                rows = candidates[slice(*ends)] - stories.first
                pieces = []
                for stretch in _stretches(stories, rows):
                    if pieces:
                        yield
                    pieces.append(_places(stories, stretch, key[0]))
                places = np.concatenate(pieces) if pieces else np.zeros(0, np.int64)
            found.append((stories, places))
        self._known[key] = found
        self._known.move_to_end(key)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def _stretches(stories: Sequences, rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Rows in groups whose stories have about as many words as one step goes through."""
    steps = np.arange(STRETCH, int(stories.starts[-1]), STRETCH)
    cuts = np.searchsorted(rows, np.searchsorted(stories.starts, steps))
    return [part for part in np.split(rows, cuts) if len(part)]


def _places(stories: Sequences, rows: NDArray[np.int64], ids: tuple[int, ...]) -> Places:
    """Where in the words of some stories these stand side by side; something follows."""
    tokens = stories.tokens
    first, last = int(rows[0]), int(rows[-1]) + 1
    if len(rows) * SCATTERED > last - first:
        start = stories.starts[first]
        places = np.flatnonzero(tokens[start : stories.starts[last]] == ids[0]) + start
    else:
        starts, ends = stories.starts[rows], stories.starts[rows + 1]
        pieces = [tokens[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        places = np.flatnonzero(np.concatenate(pieces) == ids[0])
        lengths = np.cumsum(ends - starts)
        owner = np.searchsorted(lengths, places, "right")
        places += starts[owner] - (lengths[owner] - (ends - starts)[owner])
    for offset, word in enumerate(ids[1:], 1):
        places = places[tokens[places + offset] == word]
    return places


def _mark(
    strength: NDArray[np.uint8],
    stories: Sequences,
    places: Places,
    size: int,
    similar: NDArray[np.uint8],
    fields: tuple[int, ...],
) -> None:
    """Give the stories that have a word that will do after these places what they get."""
    last = similar[stories.tokens[places + size]]
    chosen = last > 0
    places, last = places[chosen], last[chosen]
    own = np.searchsorted(stories.starts, places, "right") - 1
    field = np.full(len(places), BODY)
    field[places < stories.summaries[own]] = SUMMARY
    field[places < stories.headlines[own]] = HEADLINE
    values = np.zeros(len(FIELD_WEIGHT))
    values[list(fields)] = np.array(FIELD_WEIGHT)[list(fields)]
    value = (np.where(last == EXACT, EXACT, PREFIX) * values[field]).astype(np.uint8)
    order = np.argsort(value, kind="stable")  # of several in one story the best is written last
    strength[stories.first + own[order]] = value[order]

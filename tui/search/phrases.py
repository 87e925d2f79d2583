"""Words side by side: which of the candidate stories really have them so."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.search.fields import BODY, FIELD_COUNT, HEADLINE, SUMMARY
from tui.search.hits import EXACT, FIELD_WEIGHT, PREFIX
from tui.search.index import Index
from tui.search.segment import Sequences

Places: TypeAlias = NDArray[np.int64]
Key: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Ids of words, and the fields they are in."""
REMEMBERED = 4
"""Beginnings of phrases of which the places are kept while the last word is typed, unless
more are asked for at once."""
SCATTERED = 2
"""Where at most one in so many stories is a candidate, their words are put together first;
otherwise going through all is cheaper."""
STRETCH = 2_000_000
"""Words gone through in one step: about two milliseconds."""
VALUES = np.outer((PREFIX, EXACT), FIELD_WEIGHT).astype(np.uint8)
"""The strength of a phrase whose last word is only begun, or whole, in each field."""


class Begun(NamedTuple):
    """Every place where all words of a phrase but the last stand side by side."""

    following: NDArray[np.uint32]
    """The id of the word after."""
    rows: NDArray[np.int64]
    """The story, ascending."""
    fields: NDArray[np.uint8]


class Phrases:
    """Finds phrases; remembers where all but their last words stand, for that is the work,
    and the last word is what changes from key to key."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._known: OrderedDict[Key, tuple[dict[int, tuple[Sequences, Begun]], Begun]]
        self._known = OrderedDict()
        """What was found in each run of stories (by its identity), and in all."""
        self.asked = 0
        """How many phrases the query has at most: so many are kept, or what was prepared of
        the first would be gone with the last."""

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
        key = self._key(words, fields)
        if key is None:
            return strength
        for _ in self._find(key, candidates):
            pass
        begun = self._known[key][1]
        last = similar[begun.following]
        chosen = np.flatnonzero(last)
        exact = last[chosen] == EXACT
        value = VALUES[exact.view(np.uint8), begun.fields[chosen]]
        order = np.argsort(value, kind="stable")  # of several in a story the best is written last
        strength[begun.rows[chosen[order]]] = value[order]
        return strength

    def prepare(
        self, words: Sequence[str], candidates: NDArray[np.int64], fields: tuple[int, ...]
    ) -> Iterator[None]:
        """Find where all words but the last stand, in short steps; after that `strength`
        for these words costs little. Ends at once if there is little to do."""
        key = self._key(words, fields)
        if key is not None:
            yield from self._find(key, candidates)

    def _key(self, words: Sequence[str], fields: tuple[int, ...]) -> Key | None:
        """None where a word before the last is in no story."""
        ids = [self.index.vocabulary.id_of(word) for word in words[:-1]]
        known = tuple(at for at in ids if at is not None)
        return (known, fields) if len(known) == len(ids) else None

    def _find(self, key: Key, candidates: NDArray[np.int64]) -> Iterator[None]:
        """Look through the runs of stories not looked through before. Which candidates
        there are depends on the fields too: they are part of the key."""
        ids, fields = key
        before, whole = self._known.get(key, ({}, None))
        if whole is not None and before.keys() == set(map(id, self.index.sequences)):
            self._known.move_to_end(key)
            return
        found, work = dict[int, tuple[Sequences, Begun]](), 0
        for stories in self.index.sequences:
            known = before.get(id(stories))
            if known is None:
                ends = np.searchsorted(candidates, (stories.first, stories.first + len(stories)))
                rows, pieces = candidates[slice(*ends)] - stories.first, list[Begun]()
                for stretch in _stretches(stories, rows):
                    if work > STRETCH:
                        yield
                        work = 0
                    work += int(stories.starts[stretch[-1] + 1] - stories.starts[stretch[0]])
                    places = _places(stories, stretch, ids)
                    pieces.append(_begun(stories, places, len(ids), fields))
                known = (stories, _together(pieces))
            found[id(stories)] = known
        self._known[key] = found, _together([begun for _, begun in found.values()])
        self._known.move_to_end(key)
        if len(self._known) > max(REMEMBERED, self.asked):
            self._known.popitem(last=False)


def _together(parts: Sequence[Begun]) -> Begun:
    following = [np.zeros(0, np.uint32), *(part.following for part in parts)]
    rows = [np.zeros(0, np.int64), *(part.rows for part in parts)]
    fields = [np.zeros(0, np.uint8), *(part.fields for part in parts)]
    return Begun(np.concatenate(following), np.concatenate(rows), np.concatenate(fields))


def _begun(stories: Sequences, places: Places, size: int, fields: tuple[int, ...]) -> Begun:
    """What follows a beginning of so many words at these places, in the fields wanted."""
    own = np.searchsorted(stories.starts, places, "right") - 1
    field = np.full(len(places), BODY, np.uint8)
    field[places < stories.summaries[own]] = SUMMARY
    field[places < stories.headlines[own]] = HEADLINE
    if len(fields) < FIELD_COUNT:
        wanted = np.isin(field, fields)
        places, own, field = places[wanted], own[wanted], field[wanted]
    return Begun(stories.tokens[places + size], stories.first + own, field)


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
    found: Places = places
    for offset, word in enumerate(ids[1:], 1):
        found = found[tokens[found + offset] == word]
    return found

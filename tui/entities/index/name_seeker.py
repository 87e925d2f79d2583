"""Finding names among many by a part of them, typos forgiven.

Every word typed must begin a word of the name, in any order. A word that begins none is
taken for the words nearest to it (optimal string alignment by RapidFuzz, over the different
words and not over the names), or nearest to their beginnings.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy import strings
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from tui.entities.fold import fold_name

LONGEST = 24
"""Letters of a word that are compared."""
FORGIVEN_FROM, TWICE_FROM = 4, 7
"""Letters from which a word may be mistyped once, and twice."""


STEP = 8_000
"""Words compared at once: about 2 ms."""
Mask: TypeAlias = NDArray[np.bool_]


class Sought(NamedTuple):
    """What was found."""

    owners: NDArray[np.int64]
    """Of the names found, ascending, each once."""
    taken: dict[str, str]
    """Words typed that begin no name, and one that each was taken for."""


class NameSeeker:
    """Folded names to look through, each with the number of its owner. Names are only
    added; an owner may have several."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._room = np.zeros(0, f"S{LONGEST}")
        self._words = array("q")
        self._starts = array("q")
        self._owners = array("q")

    def __len__(self) -> int:
        """How many names there are to look through."""
        return len(self._owners)

    def add(self, keys: Iterable[tuple[str, int]]) -> None:
        """Add names (as `fold_name` gives them), each with its owner."""
        ids, before = self._ids, len(self._ids)
        for key, owner in keys:
            self._starts.append(len(self._words))
            self._owners.append(owner)
            self._words.extend(ids.setdefault(word, len(ids)) for word in key.split() or ("",))
        self._reserve(len(ids))
        fresh = islice(reversed(ids), len(ids) - before)  # from the end: none is passed over
        self._room[before : len(ids)] = [_letters(word) for word in fresh][::-1]

    def _reserve(self, size: int) -> None:
        """Grow by half: names come a few hundred at a time."""
        have = len(self._room)
        if size > have:
            self._room = np.pad(self._room, (0, max(size, have * 3 // 2, 4096) - have))

    @property
    def _vocabulary(self) -> NDArray[np.bytes_]:
        """The different words, by their number."""
        return self._room[: len(self._ids)]

    def find(self, typed: str) -> Sought:
        """Whose names have all the words typed; everyone where nothing is typed."""
        *_, found = self.steps(typed)
        assert found is not None
        return found

    def steps(self, typed: str) -> Iterator[Sought | None]:
        """`find` in steps of a few milliseconds: None, and the answer as the last."""
        words, starts, owners = (
            np.array(one, np.int64) for one in (self._words, self._starts, self._owners)
        )
        fits = np.ones(len(owners), np.bool_)
        taken: dict[str, str] = {}
        for word in fold_name(typed).split() if typed.strip() and len(owners) else ():
            known = strings.startswith(self._vocabulary, _letters(word))
            if not known.any():
                yield None
                known = yield from self._near(_letters(word))
                if known.any():
                    taken[word] = self._vocabulary[int(known.argmax())].decode()
            fits &= np.logical_or.reduceat(known[words], starts)
        yield Sought(np.unique(owners[fits]), taken)

    def _near(self, typed: bytes) -> Generator[None, None, Mask]:
        """The words that a mistyped one may stand for."""
        edits = 0 if len(typed) < FORGIVEN_FROM else 1 if len(typed) < TWICE_FROM else 2
        vocabulary = self._vocabulary
        distance = np.full(len(vocabulary), edits + 1, np.uint8)
        for start in range(0, len(vocabulary) if edits else 0, STEP):
            whole = vocabulary[start : start + STEP]
            for words in (whole, whole.astype(f"S{len(typed)}")):
                (far,) = cdist(
                    [typed], words.tolist(), scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8
                )
                part = distance[start : start + STEP]
                np.minimum(part, far, out=part)
                yield
        near: Mask = distance == min(int(distance.min(initial=edits + 1)), edits)
        return near


def _letters(word: str) -> bytes:
    return word[:LONGEST].encode("ascii", "replace")

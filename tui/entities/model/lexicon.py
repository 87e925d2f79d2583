"""What is known of single words apart from any story: how common they are, how often they
are written with a capital, which words they are used like, and whether they are somebody's
or some place's name. Hashed, so that a few hundred thousand words take little room.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

FLAGS = ("given", "family", "city", "town", "city part", "region", "language", "company")
"""Bits of an entry's flags, lowest first; above them three bits of `capital share` and
three of `frequency`."""
CAPITALS_SHIFT = len(FLAGS)
FREQUENCY_SHIFT = CAPITALS_SHIFT + 3


def hash_word(text: str) -> int:
    """32 bits of a word or feature; the same everywhere and always."""
    return crc32(text.encode("utf-8", "surrogatepass"))


class Lexicon:
    """Entries by hash of the word in lower case; two words that share one share an entry
    (one in 20,000 unknown words is mistaken for a known one)."""

    def __init__(
        self,
        steps: NDArray[np.uint32],
        clusters: NDArray[np.uint16],
        flags: NDArray[np.uint16],
        paths: NDArray[np.uint32],
    ) -> None:
        """``steps`` are the differences of the sorted hashes, the first from 0; ``paths``
        are what the numbers in ``clusters`` stand for, the first of them 0."""
        self._keys = np.cumsum(steps, dtype=np.uint64).astype(np.uint32)
        self._clusters = paths[clusters]
        self._flags = flags

    def look_up(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Cluster (a path in a binary tree, lowest bit first; 0: none) and flags (0: none)
        of each word."""
        keys = np.fromiter((hash_word(word.lower()) for word in words), np.uint32, len(words))
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        known = self._keys[at] == keys
        return (self._clusters[at] * known).tolist(), (self._flags[at] * known).tolist()

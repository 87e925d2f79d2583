"""What ranking must know of a whole corpus: it adds up over the parts of one.

Two machines that search halves of a corpus with the sum of their statistics give every
story the score that one machine would; nothing else of a part matters to another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Frequencies: TypeAlias = Mapping[int, int]
"""For each similarity, how many postings the words have that are so similar to one asked."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of a corpus and one query."""

    rows: int
    """How many stories there are."""
    newest: int
    """When the newest was published (see `Columns.newest`): minutes since 1970."""
    asked: tuple[tuple[Frequencies, ...], ...]
    """For each clause of the query and each of its words."""

    def __add__(self, other: Statistics) -> Statistics:
        return Statistics(
            self.rows + other.rows,
            max(self.newest, other.newest),
            tuple(
                tuple(_sum(a, b) for a, b in zip(one, two, strict=True))
                for one, two in zip(self.asked, other.asked, strict=True)
            ),
        )

    def shares(self) -> list[float]:
        """How much of the score each clause decides: its inverse document frequency (that
        of its rarest word, counted where it is most similar) over the sum of all."""
        rarities = [max(map(self._rarity, words), default=0.0) for words in self.asked]
        total = sum(rarities) or 1.0
        return [rarity / total for rarity in rarities]

    def _rarity(self, frequencies: Frequencies) -> float:
        if not frequencies:
            return 0.0
        return log(1 + self.rows / (1 + frequencies[max(frequencies)]))


def telling(rows: int, frequency: NDArray[np.int64]) -> NDArray[np.float32]:
    """How much words say that have so many postings: a power of the inverse document
    frequency."""
    weight: NDArray[np.float32] = np.log1p(rows / (1 + frequency)).astype(np.float32)
    return weight ** np.float32(1.5)


def _sum(one: Frequencies, other: Frequencies) -> Frequencies:
    grades: Sequence[int] = [*one, *(grade for grade in other if grade not in one)]
    return {grade: one.get(grade, 0) + other.get(grade, 0) for grade in grades}

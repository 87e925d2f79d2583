"""Every word of the indexed stories, and the words a mistyped one may stand for.

Comparing what was typed with the vocabulary instead of the stories is what makes typos
affordable: a hundred thousand stories have a hundred thousand different words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from tui.search.edits import LONGEST, Alphabet, distances
from tui.search.fold import fold

Ids = NDArray[np.int64]
Nearby: TypeAlias = tuple[Ids, NDArray[np.int8], NDArray[np.int8]]
REMEMBERED = 200


class _Ids(dict[str, int]):
    """From a token as it stands in a text to the id of its folded word."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._folded = {word: at for at, word in enumerate(words) if at}

    def __missing__(self, token: str) -> int:
        word = fold(token)
        known = self._folded.get(word)
        if known is None:
            known = self._folded[word] = len(self._words)
            self._words.append(word)
        self[token] = known
        return known

    def of_word(self, word: str) -> int | None:
        return self._folded.get(word)


class Vocabulary:
    """Words by id, in order of first sight. Ids never change."""

    def __init__(self, words: Iterable[str] = ("",)) -> None:
        """``words`` are those of another vocabulary, by id."""
        self.words = list(words)
        self._ids = _Ids(self.words)
        self._filled = 0
        self._length = np.zeros(0, np.int16)
        self._codes = np.zeros((LONGEST, 0), np.uint8)
        self._begins = np.zeros((LONGEST + 1, 0), np.uint32)
        self._letters = np.zeros(0, np.uint32)
        self._begun: dict[tuple[str, int], Ids] = {}
        self._inside: dict[str, Ids] = {}

    def __len__(self) -> int:
        return len(self.words)

    @property
    def id_of_token(self) -> Callable[[str], int]:
        """Looks up a token of a text, adding its word when it is new."""
        return self._ids.__getitem__

    def id_of(self, word: str) -> int | None:
        """The id of a folded word, or None when no story has it."""
        return self._ids.of_word(word)

    @property
    def length(self) -> NDArray[np.int16]:
        """How many letters each word has, by id."""
        self.catch_up()
        return self._length[: self._filled]

    def catch_up(self) -> None:
        """Prepare the words that came since the last time for comparison."""
        start, end = self._filled, len(self.words)
        if start == end:
            return
        self._reserve(end)
        fresh = [word[:LONGEST].encode("latin-1", "replace") for word in self.words[start:end]]
        codes = np.array(fresh, f"S{LONGEST}").view(np.uint8).reshape(-1, LONGEST).T
        self._codes[:, start:end] = codes
        self._length[start:end] = [min(len(word), 999) for word in self.words[start:end]]
        bits = Alphabet.BITS[codes]
        np.bitwise_or.accumulate(bits, axis=0, out=self._begins[1:, start:end])
        self._letters[start:end] = self._begins[LONGEST, start:end]
        for at in range(start, end):
            if len(self.words[at]) > LONGEST:
                self._letters[at] = Alphabet.mask(self.words[at])
        self._filled = end
        self._begun.clear()
        self._inside.clear()

    def _reserve(self, size: int) -> None:
        have = len(self._length)
        if size <= have:
            return
        room = max(size, have * 3 // 2, 4096) - have
        self._length = np.pad(self._length, (0, room))
        self._letters = np.pad(self._letters, (0, room))
        self._codes = np.pad(self._codes, ((0, 0), (0, room)))
        self._begins = np.pad(self._begins, ((0, 0), (0, room)))

    def near(self, word: str, edits: int, *, unfinished: bool) -> Nearby:
        """The words at most ``edits`` insertions, deletions, substitutions or
        transpositions away: their ids, the distance of the whole word and, for an
        unfinished word, that of its best beginning (a distance beyond ``edits`` may be
        given as any larger number).
        """
        self.catch_up()
        if not unfinished:
            return self._near_whole(word, edits)
        word = word[: LONGEST - edits]
        ids = self._begun.get((word[:-1], edits))
        if ids is None:
            ids = self._candidates(word, edits, unfinished)
        whole, begun = distances(word, edits, self._codes, self._length, ids)
        near = np.minimum(whole, begun) <= edits
        ids, whole, begun = ids[near], whole[near], begun[near]
        if len(self._begun) > REMEMBERED:
            self._begun.clear()
        # What is too far from "talb" is too far from "talba" as well.
        self._begun[word, edits] = ids[begun <= edits]
        return ids, whole, begun

    def _near_whole(self, word: str, edits: int) -> Nearby:
        """The same for a finished word, where only whole words count. RapidFuzz compares
        short lists five times as fast as `distances` (see there)."""
        ids = self._candidates(word[:LONGEST], edits, False)
        words = [self.words[at] for at in ids.tolist()]
        (whole,) = cdist([word], words, scorer=OSA.distance, score_cutoff=edits, dtype=np.int8)
        near = whole <= edits
        return ids[near], whole[near], whole[near]

    def _candidates(self, word: str, edits: int, unfinished: bool) -> Ids:
        """Words that have nearly the same letters: each edit explains one letter that is
        missing from the first letters of the word, and one that is there in excess."""
        size, filled = len(word), self._filled
        begins = self._begins[:, :filled]
        masks = [np.uint32(Alphabet.mask(word[: i + 1])) for i in range(size)]
        count = np.bitwise_count
        fits = count(masks[-1] & ~begins[min(LONGEST, size + edits)]) <= edits
        fits &= count(begins[max(1, size - edits)] & ~masks[-1]) <= edits
        if size >= 6:
            half = size // 2
            fits &= count(masks[half - 1] & ~begins[half + edits]) <= edits
            fits &= count(begins[half] & ~masks[min(size, half + edits) - 1]) <= edits
        length = self._length[:filled]
        fits &= length >= max(size - edits, 1)
        if not unfinished and size < LONGEST:
            fits &= length <= size + edits
        return np.flatnonzero(fits)

    def containing(self, word: str) -> Ids:
        """The words that have this one inside or at their end, but not at their start."""
        self.catch_up()
        known = self._inside.get(word[:-1])
        if known is None:
            mask = np.uint32(Alphabet.mask(word))
            known = np.flatnonzero(
                ((self._letters[: self._filled] & mask) == mask)
                & (self._length[: self._filled] > len(word))
            )
        words = self.words
        kept = np.array([at for at in known.tolist() if words[at].find(word, 1) > 0], np.int64)
        if len(self._inside) > REMEMBERED:
            self._inside.clear()
        self._inside[word] = kept
        starts = [words[at].startswith(word) for at in kept.tolist()]
        return kept[~np.array(starts, bool)] if kept.size else kept

"""The best sequence of tags for each sentence.

Words where O is so much the best that no neighbour could make them anything else are
settled first; they part a sentence into short stretches that do not depend on each other,
and all stretches of a story are decoded side by side.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tui.entities.model.encode import TAGS

Floats = NDArray[np.float32]
NEVER = np.float32(-1e6)
_MANY = len(TAGS)
_NOT_INSIDE = [0, *range(1, _MANY, 2)]


class Decoder:
    """Finds the best tags given how well tags follow each other."""

    def __init__(self, transitions: Floats, start: Floats) -> None:
        """``transitions[a, b]``: score of ``b`` after ``a``; ``start``: of the first tag.
        An I tag that continues nothing is never given, whatever its score."""
        legal = np.zeros((_MANY, _MANY), np.float32)
        for inside in range(2, _MANY, 2):
            legal[:, inside] = NEVER
            legal[[inside - 1, inside], inside] = 0
        self._transitions = transitions + legal
        self._start = start + legal[0]

    @cached_property
    def _gains(self) -> tuple[float, float, Floats]:
        """What the neighbours can at most give a word for not being O: the one before, the
        one after unless it goes on with a name, and if it does, by types, for being an I tag
        rather than a B tag."""
        before = np.vstack([self._start, self._transitions])
        after = self._transitions
        inside, begin = after[:, 2::2], after[0, 1::2]
        going_on = np.where(after[2::2] > NEVER / 2, after[2::2] - after[1::2], NEVER).max(1)
        return (
            float((before[:, 1:] - before[:, :1]).max()),
            float((after[1:, _NOT_INSIDE] - after[0, _NOT_INSIDE]).max(initial=0)),
            inside.max(0) - begin + np.maximum(going_on, 0),
        )

    def decode(self, emissions: Floats, bounds: NDArray[np.int64]) -> NDArray[np.int64]:
        """The best tag for each word; ``bounds`` as in `tui.entities.model.encode.Story`."""
        tags = np.zeros(len(emissions), np.int64)
        first = np.zeros(len(emissions), bool)
        first[bounds[:-1]] = True
        before, behind, going_on = self._gains
        gains = np.full(len(emissions), np.float32(before + behind))
        goes_on = (emissions[1:, 2::2] - emissions[1:, 1::2] + going_on).max(1)
        np.maximum(gains[:-1], before + goes_on, out=gains[:-1])
        open_ = emissions[:, 0] - emissions[:, 1:].max(1) <= gains
        begins = open_ & (first | ~np.concatenate([[False], open_[:-1]]))
        starts = np.flatnonzero(begins)
        if not len(starts):
            return tags
        stretch = np.cumsum(begins)[open_]
        lengths = np.bincount(stretch, minlength=len(starts) + 1)[1:]
        order = np.argsort(-lengths, kind="stable")
        starts, lengths = starts[order], lengths[order]
        ends = starts + lengths
        after_o = np.where(first[starts][:, None], self._start, self._transitions[0])
        final = np.zeros((len(starts), _MANY), np.float32)
        inside = ends < len(emissions)
        inside[inside] = ~first[ends[inside]]
        final[inside] = self._transitions[:, 0]
        self._stretches(emissions, starts, lengths, after_o, final, tags)
        return tags

    def _stretches(
        self,
        emissions: Floats,
        starts: NDArray[np.int64],
        lengths: NDArray[np.int64],
        begin: Floats,
        final: Floats,
        tags: NDArray[np.int64],
    ) -> None:
        """Decode stretches, the longest first, into ``tags``."""
        longest = int(lengths[0])
        alive = [int(np.searchsorted(-lengths, -at, side="left")) for at in range(longest)]
        alive[0] = len(starts)
        scores = emissions[starts] + begin
        back: list[NDArray[np.int64]] = []
        into = self._transitions.T[None]
        for at in range(1, longest):
            many = alive[at]
            ways = scores[:many, None, :] + into
            back.append(ways.argmax(2))
            scores[:many] = ways.max(2) + emissions[starts[:many] + at]
        chosen = (scores + final).argmax(1)
        tags[starts + lengths - 1] = chosen
        for at in range(longest - 1, 0, -1):
            many = alive[at]
            chosen[:many] = back[at - 1][np.arange(many), chosen[:many]]
            tags[starts[:many] + at - 1] = chosen[:many]

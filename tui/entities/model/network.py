"""How much speaks for each tag at each word: the trained network, run in numpy.

What the layers are is said in ``tui/entities/training/net.py``, which trains them. Here
everything that depends on the word alone (its features, and what the first layer makes of
them) is computed once a word and kept; so is all that depends on context alone. What is
left of the first layer is two look-ups.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tui.entities.model.encode import CASES, TAGS, Story
from tui.entities.model.features import feature_names
from tui.entities.model.lexicon import Lexicon, hash_word
from tui.entities.model.tokens import KINDS

Floats = NDArray[np.float32]

KEPT = 12_000
"""Words whose vectors are kept (some 1.2 kB each); then all are forgotten at once."""
_BORDER = 0
_TINY = 1e-5


class Network:
    """The weights, and the words met so far. `emissions` is not to be asked by two threads
    at once."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], lexicon: Lexicon) -> None:
        def floats(name: str) -> Floats:
            return weights[name].astype(np.float32)

        self._lexicon = lexicon
        self._keys = weights["features.keys"]
        self._rows = weights["features.weight"]
        self._scales = floats("features.scale")
        self._normal = floats("normal.weight"), floats("normal.bias")
        self._final = floats("final.weight"), floats("final.bias")
        self._first = _taps(floats("convolution1.weight"))
        self._layers = [
            (_taps(floats(f"convolution{number}.weight")), floats(f"convolution{number}.bias"))
            for number in (2, 3, 4)
        ]
        self._pool = floats("pool.weight").T
        self._story = floats("story.weight").T
        self._out, self._bias = floats("out.weight").T, floats("out.bias")
        self._direct = floats("direct.weight").T
        self._agreed = floats("agreed.weight").T
        self._other = floats("other.weight").T, floats("other.bias")
        self.transitions = floats("transitions")
        self.start = floats("start")
        self.hidden = len(self._final[0])
        self._context(floats("rules"), floats("cases"), floats("kinds"), floats("source"))
        self._forget(floats("border"), floats("convolution1.bias"))

    def _context(self, rules: Floats, cases: Floats, kinds: Floats, source: Floats) -> None:
        """What the first layer and the tags get from each context a word may stand in."""
        every = (
            rules[:, None, None] + cases[None, :, None] + kinds[None, None, :] + source
        ).reshape(-1, len(source))
        self._contexts = (
            np.concatenate([np.zeros((1, len(source)), np.float32), every]) @ self._first
        )
        self._context_tags = every @ self._direct

    def _forget(self, border: Floats, bias: Floats) -> None:
        self._border, self._first_bias = border, bias
        self._numbers: dict[str, int] = {"": _BORDER}
        width = self._first.shape[1]
        self._vectors = np.zeros((KEPT, width), np.float32)
        self._vectors[_BORDER] = border @ self._first
        self._tags = np.zeros((KEPT, len(TAGS)), np.float32)

    def emissions(self, story: Story) -> tuple[Floats, Floats]:
        """A row a word: scores of the `TAGS`, and the states the rows were made of."""
        words = self._numbered(story.words)
        bounds = story.bounds
        lengths = np.diff(bounds)
        count = len(words)
        at = np.arange(count) + np.repeat(2 * np.arange(1, len(bounds)), lengths)
        context = (story.rules * CASES + story.cases) * len(KINDS) + story.kinds
        stream = np.zeros(count + 2 * len(bounds), np.int64)
        around = np.zeros_like(stream)
        stream[at] = words
        around[at] = context + 1
        hidden = self.hidden
        taps = self._vectors.take(stream, axis=0)
        taps += self._contexts.take(around, axis=0)
        y = _shifted(taps, hidden, 1)
        y += self._first_bias
        np.maximum(y, 0, out=y)
        pool = _Pool(story)
        for number, (layer, bias) in enumerate(self._layers):
            z = _shifted(y @ layer, hidden, 2 if number == 1 else 1)
            z += bias
            if number == 1:
                self._hear(y, z, at, pool)
            np.maximum(z, 0, out=z)
            y += z
        states = _normalised(y[at], *self._final)
        scores: Floats = states @ self._out
        scores += self._bias
        scores += self._tags[words]
        scores += self._context_tags[context]
        if pool.some:
            scores[pool.capital] += pool.means(states[pool.capital]) @ self._agreed
        return scores, states

    def _hear(self, y: Floats, z: Floats, at: NDArray[np.int64], pool: _Pool) -> None:
        """Add to ``z`` what each word gets from the whole story, and a capitalised one from
        its like; borders get nothing."""
        word = np.zeros(len(y), np.float32)
        word[at] = 1 / len(at)
        mean = word @ y @ self._story
        z += np.outer(word * len(at), mean)
        if pool.some:
            capital = at[pool.capital]
            like = y[capital]
            both = np.concatenate([pool.means(like), pool.greatest(like)], 1)
            z[capital] += both @ self._pool

    def others(self, states: Floats) -> int:
        """Of another name the states of whose words are given: event (0), work (1) or
        neither (2)."""
        weight, bias = self._other
        return int((states @ weight + bias).sum(0).argmax())

    def _numbered(self, words: list[str]) -> NDArray[np.int64]:
        known = list(map(self._numbers.get, words))
        if None in known:
            fresh = [word for word in dict.fromkeys(words) if word not in self._numbers]
            if len(self._numbers) + len(fresh) > KEPT:
                self._forget(self._border, self._first_bias)
                fresh = list(dict.fromkeys(words))[: KEPT - 1]
            self._learn(fresh)
            known = [self._numbers.get(word, _BORDER) for word in words]
        return np.array(known, np.int64)

    def _learn(self, words: list[str]) -> None:
        """Compute and keep what depends on some new words alone."""
        hashes: list[int] = []
        ends: list[int] = []
        for word, cluster, flags in zip(words, *self._lexicon.look_up(words), strict=True):
            hashes.extend(set(map(hash_word, feature_names(word, cluster, flags))))
            ends.append(len(hashes))
        wanted = np.array(hashes, np.uint32)
        rows = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        known = self._keys[rows] == wanted
        values = self._rows[rows].astype(np.float32) * (self._scales[rows] * known)[:, None]
        begins = np.array([0, *ends[:-1]])
        sums = np.add.reduceat(values, begins)
        sums /= np.maximum(np.add.reduceat(known.astype(np.float32), begins), 1)[:, None]
        vectors = _normalised(sums, *self._normal)
        first = len(self._numbers)
        self._vectors[first : first + len(words)] = vectors @ self._first
        self._tags[first : first + len(words)] = vectors @ self._direct
        self._numbers.update((word, first + at) for at, word in enumerate(words))


class _Pool:
    """The capitalised words of a story, and the means over those that are the same."""

    def __init__(self, story: Story) -> None:
        self.capital = np.flatnonzero(story.capital)
        self.some = len(self.capital) > 0
        if self.some:
            _, self._place, counts = np.unique(
                story.same[self.capital], return_inverse=True, return_counts=True
            )
            self._order = np.argsort(self._place, kind="stable")
            self._begins = np.concatenate([[0], np.cumsum(counts[:-1])])
            self._counts = counts.astype(np.float32)[:, None]

    def means(self, rows: Floats) -> Floats:
        """For each capitalised word the mean of the rows of its like."""
        means: Floats = np.add.reduceat(rows[self._order], self._begins)
        means /= self._counts
        return means[self._place]

    def greatest(self, rows: Floats) -> Floats:
        """For each capitalised word the greatest of each column of the rows of its like."""
        most: Floats = np.maximum.reduceat(rows[self._order], self._begins)
        return most[self._place]


def _taps(weight: Floats) -> Floats:
    """The weights ``[to, from, tap]`` of a convolution as one matrix ``[from, tap * to]``."""
    return np.ascontiguousarray(weight.transpose(1, 2, 0).reshape(weight.shape[1], -1))


def _shifted(taps: Floats, hidden: int, step: int) -> Floats:
    """The three taps of a convolution, each moved to the word it speaks for, and summed."""
    y = taps[:, hidden : 2 * hidden].copy()
    y[step:] += taps[:-step, :hidden]
    y[:-step] += taps[step:, 2 * hidden :]
    return y


def _normalised(rows: Floats, weight: Floats, bias: Floats) -> Floats:
    rows = rows - rows.mean(1, keepdims=True)
    spread = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
    rows *= (1 / np.sqrt(spread + np.float32(_TINY)))[:, None]
    rows *= weight
    rows += bias
    return rows

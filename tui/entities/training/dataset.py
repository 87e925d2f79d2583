"""Samples as arrays of numbers, the way the network takes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.entities.model.encode import FOLDED, OTHERS, encode, tag_numbers
from tui.entities.model.features import feature_names
from tui.entities.model.lexicon import Lexicon, hash_word
from tui.entities.model.tokens import Tokens, tokenise
from tui.entities.rules.rule_recogniser import RuleRecogniser
from tui.entities.training.sample import Sample

UNTOLD = -1

Ints = NDArray[np.int64]


class Example(NamedTuple):
    """One sample. All arrays but ``bounds`` run parallel to its words."""

    sample: Sample
    tokens: Tokens
    words: Ints
    """Numbers of a `Vocabulary`."""
    same: Ints
    capital: NDArray[np.bool_]
    rules: Ints
    cases: Ints
    kinds: Ints
    bounds: Ints
    tags: Ints
    others: Ints
    """For words of an event, a work or another name: which (`OTHERS`); else `UNTOLD`."""


class Vocabulary:
    """All words met, each with its features as rows of the table that is trained."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words: dict[str, int] = {}
        self.hashes: list[Ints] = []
        self.rows: list[Ints] = []
        """Empty until the features are chosen."""
        self._kept: Ints | None = None

    def number(self, words: list[str]) -> Ints:
        """The numbers of words, new ones for new words."""
        fresh = [word for word in dict.fromkeys(words) if word not in self.words]
        if fresh:
            for word, cluster, flags in zip(fresh, *self.lexicon.look_up(fresh), strict=True):
                self.words[word] = len(self.hashes)
                names = feature_names(word, cluster, flags)
                self.hashes.append(np.array(sorted(set(map(hash_word, names))), np.int64))
                if self._kept is not None:
                    self.rows.append(self._rows_of(self.hashes[-1]))
        return np.fromiter((self.words[word] for word in words), np.int64, len(words))

    def choose(self, examples: Iterable[Example], size: int) -> NDArray[np.uint32]:
        """Keep the ``size`` features most often met in some examples; their sorted
        hashes, whose places are the rows."""
        counts: Counter[int] = Counter()
        met = np.zeros(len(self.hashes), np.int64)
        for example in examples:
            np.add.at(met, example.words, 1)
        for times, hashes in zip(met.tolist(), self.hashes, strict=True):
            if times:
                for feature in hashes.tolist():
                    counts[feature] += min(times, 20)
        self._kept = np.array(
            sorted(feature for feature, times in counts.most_common(size) if times > 1), np.int64
        )
        self.rows = list(map(self._rows_of, self.hashes))
        return self._kept.astype(np.uint32)

    def _rows_of(self, hashes: Ints) -> Ints:
        assert self._kept is not None
        at = np.minimum(np.searchsorted(self._kept, hashes), len(self._kept) - 1)
        rows: Ints = at[self._kept[at] == hashes]
        return rows


def make_examples(samples: Iterable[Sample], vocabulary: Vocabulary) -> list[Example]:
    """Samples with what the rules say of them, as arrays. Empty ones are left out."""
    rules = RuleRecogniser()
    examples = []
    for sample in samples:
        tokens = tokenise(sample.article)
        if not tokens.words:
            continue
        story = encode(tokens, rules.mentions(sample.article))
        tags = tag_numbers(tokens, sample.names)
        others = np.full(len(tags), UNTOLD)
        if any(kind in FOLDED for *_, kind in sample.names):
            for number, kind in enumerate(OTHERS):
                names = [name for name in sample.names if name[2] == kind]
                marked = tag_numbers(tokens, [(start, end, "MISC") for start, end, _ in names])
                others[np.array(marked) > 0] = number
        examples.append(
            Example(
                sample,
                tokens,
                vocabulary.number(story.words),
                story.same,
                story.capital,
                story.rules,
                story.cases,
                story.kinds,
                story.bounds,
                np.array(tags),
                others,
            )
        )
    return examples

"""The best tags, found the quick way and by trying all."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.entities.model.encode import TAGS
from tui.entities.model.viterbi import Decoder


def legal(tags: tuple[int, ...]) -> bool:
    return all(
        tag % 2 or not tag or (at > 0 and tags[at - 1] in (tag, tag - 1))
        for at, tag in enumerate(tags)
    )


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_no_other_sequence_scores_higher(seed: int, lengths: list[int]) -> None:
    chance = np.random.default_rng(seed)
    transitions = chance.normal(0, 1, (len(TAGS), len(TAGS))).astype(np.float32)
    start = chance.normal(0, 1, len(TAGS)).astype(np.float32)
    bounds = np.cumsum([0, *lengths])
    emissions = chance.normal(0, 3, (bounds[-1], len(TAGS))).astype(np.float32)
    none = chance.random(bounds[-1]) < 0.6  # more or less surely
    emissions[none, 0] += chance.choice([2, 4, 8, 16, 40], np.count_nonzero(none))
    found = Decoder(transitions, start).decode(emissions, bounds)

    def score(tags: tuple[int, ...], first: int) -> float:
        steps = sum(float(transitions[a, b]) for a, b in pairwise(tags))
        words = sum(float(emissions[first + at, tag]) for at, tag in enumerate(tags))
        return float(start[tags[0]]) + steps + words

    for first, end in pairwise(bounds):
        mine = tuple(found[first:end].tolist())
        assert legal(mine)
        # tags other than a few of the best at each word cannot be in the best sequence of
        # these few words, but try them all where there are not too many
        several = [
            range(len(TAGS)) if end - first < 4 else np.argsort(-row)[:6].tolist()
            for row in emissions[first:end]
        ]
        best = max(score(tags, first) for tags in product(*several) if legal(tags))
        assert score(mine, first) >= best - 1e-3

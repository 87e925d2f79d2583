"""What of a word depends on the story it is in, as small numbers: what the rules take it
for, how the story writes it elsewhere, and in what part of the story it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.article import EntityType, Mention
from tui.entities.model.tokens import Tokens

TAGS = ("O", *(f"{sign}-{kind}" for kind in ("PER", "ORG", "LOC", "NORP", "MISC") for sign in "BI"))
"""The tags the network tells apart. Its MISC is every other name: events, works and what
is neither are told apart afterwards."""
OTHERS: tuple[EntityType, ...] = ("EVENT", "WORK", "MISC")
"""What its MISC is split into, in the order of its last layer."""
FOLDED: dict[str, str] = {"EVENT": "MISC", "WORK": "MISC"}
_BEGINNING = {
    kind: at for at, (sign, _, kind) in enumerate(t.partition("-") for t in TAGS) if sign == "B"
}

NORMAL, TITLE, CAPITALS = range(3)
CASES = 24
"""Number of values of `Story.cases`."""


Ints = NDArray[np.int64]

_CAPITAL, _LOWER, _UPPER, _LETTER = 1, 2, 4, 8


class Story(NamedTuple):
    """One article as the network takes it; all but ``bounds`` run parallel to its words."""

    words: list[str]
    same: Ints
    """Words that are the same but for case have the same number, from 0."""
    capital: NDArray[np.bool_]
    rules: Ints
    """What the rules say, as a number in `TAGS`."""
    cases: Ints
    """For capitalised words: whether the story has the word in lower case, and with a
    capital inside a sentence; whether it is the first of its sentence; how the sentence
    uses capitals. 0 is nothing of all that."""
    kinds: Ints
    """The kind of block, as in `tui.entities.model.tokens.KINDS`."""
    bounds: Ints
    """First words of the sentences, then the number of words."""


def encode(tokens: Tokens, mentions: Sequence[Mention]) -> Story:
    """An article's words, of which there is at least one, with what the rules found in it."""
    words = tokens.words
    bounds = np.array([*tokens.sentences, len(words)])
    numbers: dict[str, int] = {}
    same = np.array([numbers.setdefault(word.lower(), len(numbers)) for word in words])
    looks = np.array(list(map(_look, words)))
    return Story(
        words,
        same,
        (looks & _CAPITAL) > 0,
        np.array(tag_numbers(tokens, [(m.start, m.end, m.type) for m in mentions])),
        _cases(looks, same, len(numbers), bounds),
        np.repeat(tokens.kinds, np.diff(bounds)),
        bounds,
    )


@lru_cache(maxsize=1 << 14)
def _look(word: str) -> int:
    return (
        _CAPITAL * word[0].isupper()
        + _LOWER * word.islower()
        + _UPPER * word.isupper()
        + _LETTER * word[0].isalpha()
    )


def tag_numbers(tokens: Tokens, names: Sequence[tuple[int, int, EntityType | str]]) -> list[int]:
    """Names as a tag for each word; a name that ends inside a word takes all of it."""
    tags = [0] * len(tokens.words)
    for start, end, kind in names:
        tag = _BEGINNING.get(FOLDED.get(kind, kind))
        if tag is None:
            continue
        at = bisect_left(tokens.ends, start + 1)
        while at < len(tags) and tokens.starts[at] < end:
            tags[at] = tag
            tag = tag if tag % 2 == 0 else tag + 1
            at += 1
    return tags


def _cases(looks: Ints, same: Ints, different: int, bounds: Ints) -> Ints:
    first = np.zeros(len(looks), bool)
    first[bounds[:-1]] = True
    capital = (looks & _CAPITAL) > 0

    def counted(which: int) -> Ints:
        sums: Ints = np.add.reduceat(((looks & which) > 0).astype(np.int64), bounds[:-1])
        return sums

    letters = counted(_LETTER)
    modes = np.where(counted(_CAPITAL) > 0.7 * letters, TITLE, NORMAL)
    modes[counted(_UPPER) > 0.6 * letters] = CAPITALS
    modes[letters <= 3] = NORMAL
    mode = np.repeat(modes, np.diff(bounds))
    lower, inside = np.zeros(different, bool), np.zeros(different, bool)
    lower[same[(mode == NORMAL) & ((looks & _LOWER) > 0)]] = True
    inside[same[(mode == NORMAL) & capital & ~first]] = True
    cases: Ints = capital * (lower[same] + 2 * inside[same] + 4 * first + 8 * mode)
    return cases

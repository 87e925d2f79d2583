"""What a word looks like, as a set of numbered features.

The features of a word depend on nothing but the word, so that whatever is computed from
them is computed once for each word however often it is used.
"""

from __future__ import annotations

import re

from tui.entities.model.lexicon import (
    CAPITALS_SHIFT,
    FLAGS,
    FREQUENCY_SHIFT,
)

_DIGIT = re.compile(r"\d")
_RUNS = re.compile(r"(.)\1+")
_SHAPES = (
    (re.compile(r"[^\W\d_]"), lambda found: "A" if found[0].isupper() else "a"),
    (_DIGIT, lambda found: "0"),
)
_CLUSTER_BITS = (4, 6, 8, 10, 13)


def cap_class(word: str) -> str:
    """How a word uses capitals, as one letter."""
    if not word[0].isalpha():
        return "0" if word[0].isdigit() else "."
    if word.islower():
        return "a"
    if len(word) == 1 or not word.isupper():
        return "A" if word[0].isupper() else "x"
    return "U"


def feature_names(word: str, cluster: int, flags: int) -> list[str]:
    """The features of a word, spelt out, with its entry in the lexicon. Never empty."""
    low = _DIGIT.sub("0", word.lower())
    shape = word
    for pattern, replacement in _SHAPES:
        shape = pattern.sub(replacement, shape)
    short = _RUNS.sub(r"\1", shape)
    case = cap_class(word)
    names = ["w" + low, "s" + short, "c" + case, "n" + str(min(len(word), 12))]
    if case not in ".0":
        names.append("l" + shape if len(shape) < 6 else "l+")
        for size in (1, 2, 3, 4):
            if len(low) > size:
                names.append("p" + low[:size])
                names.append("q" + low[-size:])
        if case != "a":
            names.append("C" + low)
            padded = f"<{low}>"
            names.extend("t" + padded[at : at + 3] for at in range(min(len(padded) - 2, 12)))
    if cluster:
        names.extend(f"b{bits}:{cluster & (1 << bits) - 1}" for bits in _CLUSTER_BITS)
        names.append(f"B{cluster}{case}")
    else:
        names.append("b-" + case)
    if flags:
        names.extend(f"g{name}{case}" for bit, name in enumerate(FLAGS) if flags >> bit & 1)
        names.append(f"k{flags & (1 << CAPITALS_SHIFT) - 1}{case}")
        capitals = flags >> CAPITALS_SHIFT & 7
        names.append(f"r{capitals}{case}")
        names.append(f"f{flags >> FREQUENCY_SHIFT & 7}{case}")
    else:
        names.append("g-" + case)
    return names

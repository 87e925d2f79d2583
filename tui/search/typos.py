"""The words that may have been meant by one that no story has.

Up to five letters are forgiven one typo, longer words two: a letter too many, too few,
another one, or two swapped. What fingers do is likelier than what they do not: swapping,
dropping and doubling letters, and hitting the key beside the right one.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.search.vocabulary import Vocabulary

Graded: TypeAlias = tuple[int, NDArray[np.int64]]
"""A similarity, and the ids of the words that have it."""

INSIDE = 130
"""Similarity of a word that has the one typed inside it."""
EDITED = {1: 190, 2: 125}
"""Similarity of a word that is one or two typos away …"""
SWAPPED, LIKELY, UNLIKELY = 15, 10, -10
"""… what is added for the kind of a single typo …"""
SHORT, VERY_SHORT_FOR_TWO, OTHER_START, ONLY_BEGUN = 25, 20, 25, 20
"""… and taken off for a word of three or four letters, for two typos in a word of six,
for another first letter, and where only the beginning of a word is like the typed one."""
FEWEST_LETTERS = 3
"""Shorter words are forgiven nothing; of three letters, no beginning is guessed."""
LONG = 6
"""From so many letters on a word is forgiven two typos."""
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACE = {key: (row, column) for row, keys in enumerate(KEYS) for column, key in enumerate(keys)}


def forgivable(word: str) -> bool:
    """Whether a folded word may be mistyped at all; numbers are what they are."""
    return len(word) >= FEWEST_LETTERS and word.isascii() and word.isalpha()


def meant(vocabulary: Vocabulary, word: str, edits: int, unfinished: bool) -> list[Graded]:
    """The words that may have been meant, by similarity, ascending.

    Words beginning with the typed one are literal hits, and not among them.
    """
    if not forgivable(word):
        return []
    edits = min(edits, 1 if len(word) < LONG else 2)
    begun = unfinished and len(word) > FEWEST_LETTERS
    ids, whole, start = vocabulary.near(word, edits, unfinished=begun)
    grades = np.zeros(len(ids), np.int64)
    words = [vocabulary.words[at] for at in ids.tolist()]
    for at, (other, far, near) in enumerate(
        zip(words, whole.tolist(), start.tolist(), strict=True)
    ):
        if not other.startswith(word):
            grades[at] = _grade(word, other, far if far <= edits else near, far <= edits)
    found = [(int(grade), ids[grades == grade]) for grade in np.unique(grades) if grade]
    if len(word) > FEWEST_LETTERS:
        found.append((INSIDE, vocabulary.containing(word)))
    return sorted((pair for pair in found if len(pair[1])), key=lambda pair: pair[0])


def _grade(word: str, other: str, distance: int, whole: bool) -> int:
    grade = EDITED[max(distance, 1)]  # 0: letters beyond those compared differ
    if len(word) < LONG - 1:
        grade -= SHORT
    if len(word) == LONG and distance == 2:
        grade -= VERY_SHORT_FOR_TWO
    if other[0] != word[0]:
        grade -= OTHER_START
    if not whole:
        return grade - ONLY_BEGUN
    return grade + slip(word, other) if distance == 1 else grade


def slip(typed: str, word: str) -> int:
    """What the kind of a single typo adds to the similarity."""
    at = next((i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), None)
    if at is None:
        at = min(len(typed), len(word))
    if len(typed) < len(word):
        return LIKELY
    if len(typed) > len(word):
        beside = typed[max(at - 1, 0) : at] + typed[at + 1 : at + 2]
        return LIKELY if any(neighbours(typed[at], key) for key in beside) else UNLIKELY
    if typed[at : at + 2] == word[at : at + 2][::-1]:
        return SWAPPED
    return LIKELY if neighbours(typed[at], word[at]) else UNLIKELY


def neighbours(key: str, other: str) -> bool:
    """Whether two keys are the same or touch each other on the keyboard."""
    if key not in _PLACE or other not in _PLACE:
        return False
    (row, column), (other_row, other_column) = _PLACE[key], _PLACE[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1

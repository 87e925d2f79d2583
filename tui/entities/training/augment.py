"""Other names for the people and places of a story, so that names are learned by their
surroundings and their make, not by heart."""

from __future__ import annotations

import numpy as np

from tui.entities.model.encode import TAGS
from tui.entities.training.dataset import Example, Ints, Vocabulary
from tui.entities.training.lists import named_words

_PERSON, _PLACE = TAGS.index("B-PER"), TAGS.index("B-LOC")
SHARE = 0.3
"""How many stories get other names each time they are seen."""


class Renamer:
    """Gives stories other names: given and family names for those of people, a town for a
    place of one word. Only words that a story uses for nothing else are exchanged, the same
    word always for the same."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = named_words()
        self._given, self._family, self._towns = (
            vocabulary.number(sorted(word for word in lists[flag] if _is_name(word)))
            for flag in ("given", "family", "city")
        )
        self._exchangeable = np.array([_is_name(word) for word in vocabulary.words])

    def rename(self, example: Example, chance: np.random.Generator) -> Example:
        """An example, or with a chance of `SHARE` one with other names."""
        if chance.random() > SHARE:
            return example
        words = example.words.copy()
        self._people(example, words, chance)
        if chance.random() < 0.5:
            self._places(example, words, chance)
        return example._replace(words=words)

    def _people(self, example: Example, words: Ints, chance: np.random.Generator) -> None:
        tags = example.tags
        person = (tags == _PERSON) | (tags == _PERSON + 1)
        followed = np.append(tags[1:] == _PERSON + 1, False)
        first = (tags == _PERSON) & followed
        for word in self._only(example, person):
            at = example.same == word
            given = bool(first[at].any() and not (person & ~first)[at].any())
            words[at & person] = chance.choice(self._given if given else self._family)

    def _places(self, example: Example, words: Ints, chance: np.random.Generator) -> None:
        followed = np.append(example.tags[1:] == _PLACE + 1, False)
        place = (example.tags == _PLACE) & ~followed
        for word in self._only(example, place):
            if chance.random() < 0.7:
                words[(example.same == word) & place] = chance.choice(self._towns)

    def _only(self, example: Example, wanted: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Ints:
        """The words, by their number in ``same``, that are always what is wanted."""
        known = example.words < len(self._exchangeable)
        allowed = wanted & known
        allowed[known] &= self._exchangeable[example.words[known]]
        found: Ints = np.setdiff1d(example.same[allowed], example.same[~wanted & example.capital])
        return found


def _is_name(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word[0].isupper() and not word.isupper()

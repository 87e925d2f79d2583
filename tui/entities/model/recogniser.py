"""Names by the trained model, on top of what the rules say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from tui.article import OTHER_TYPES, Article, EntityType, Mention, Span
from tui.entities import ENGLISH
from tui.entities.lists.clues import Clues
from tui.entities.lists.gazetteer import gazetteer
from tui.entities.model.certain import certain_names, words_known, words_outside
from tui.entities.model.edges import Edges
from tui.entities.model.encode import OTHERS, TAGS, encode, tag_numbers
from tui.entities.model.firms import firms_told
from tui.entities.model.lexicon import Lexicon
from tui.entities.model.mottos import with_mottos
from tui.entities.model.network import Floats, Network
from tui.entities.model.one_sense import in_one_sense
from tui.entities.model.roles import without_roles
from tui.entities.model.tokens import Tokens, tokenise
from tui.entities.model.viterbi import Decoder
from tui.entities.rules.namesakes import told_from_people
from tui.entities.rules.rule_recogniser import RuleRecogniser, default_recogniser

WEIGHTS = os.path.join(os.path.dirname(os.path.dirname(__file__)), "weights", "english.npz")
CERTAIN_OTHERS = OTHER_TYPES - {"MISC"}
"""The other names that the rules tell apart without guessing."""
CERTAIN = 20.0
"""Added to the score of a tag that must be given; scores are mostly below 10."""
LIKELY = 4.0
"""Taken off the score of being no name, where the lists know one."""
POSSESSIVES = frozenset(("'s", "’s"))


class ModelRecogniser:
    """Finds names in English with a trained network that is told what the rules found;
    in other languages the rules' word stands."""

    def __init__(self, network: Network, rules: RuleRecogniser) -> None:
        self._network = network
        self._asking = Lock()  # a story nobody waits for any more is still read to its end
        self._rules = rules
        self._decoder = Decoder(network.transitions, network.start)
        self._clues = Clues(gazetteer())
        self._countries = gazetteer().countries
        self._heads = gazetteer().words["state organs"]

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """See `tui.entities.recognise.Recogniser`."""
        found = self._rules.mentions(article)
        if article.language not in ENGLISH:
            return found
        tokens = tokenise(article)
        if not tokens.words:
            return found
        story = encode(tokens, found)
        with self._asking:
            scores, states = self._network.emissions(story)
        self._insist(article.text, tokens, found, scores)
        tags = self._decoder.decode(scores, story.bounds)
        certain = {(m.start, m.end): m.type for m in found if m.type in CERTAIN_OTHERS}
        names = self._mentions(tokens, tags, states, certain)
        tidied = Edges(self._clues, article).tidied(names, found)
        people = without_roles(article.text, tidied, found, self._clues)
        titled = with_mottos(article.text, people)
        line = article.dateline
        dateline = (line.start, line.end) if line is not None else (0, 0)
        told = firms_told(article.text, titled, self._clues.known, dateline)
        agreed = in_one_sense(article.text, list(told), self._clues.known.names)
        return tuple(told_from_people(article.text, agreed, self._clues.known))

    def _insist(
        self, text: str, tokens: Tokens, found: tuple[Mention, ...], scores: Floats
    ) -> None:
        """Make certain that what the rules are certain of is taken for such, and likely that
        what they know from the lists is a name, of whatever kind."""
        known = self._clues.known
        scores[words_known(text, tokens, found, known), 0] -= LIKELY
        certain = certain_names(text, found, known)
        scores[list(words_outside(text, tokens, certain)), 0] += CERTAIN
        if certain:
            tags = np.array(tag_numbers(tokens, [(m.start, m.end, m.type) for m in certain]))
            at = np.flatnonzero(tags)
            scores[at, tags[at]] += CERTAIN

    def _mentions(
        self,
        tokens: Tokens,
        tags: NDArray[np.int64],
        states: Floats,
        certain: dict[Span, EntityType],
    ) -> list[Mention]:
        """The names in the tags. ``certain`` says of other names which they are."""
        mentions = []
        for first, end in _names(tokens.words, tags, self._heads):
            start, stop = tokens.starts[first], tokens.ends[end - 1]
            kind: EntityType = TAGS[tags[first]][2:]
            if kind in OTHER_TYPES and (start, stop) in certain:
                kind = certain[start, stop]
            elif kind == "MISC" and not (end - first == 1 and tokens.words[first][-1].isdigit()):
                kind = OTHERS[self._network.others(states[first:end])]
            elif kind == "ORG" and " ".join(tokens.words[first:end]) in self._countries:
                kind = "LOC"  # whatever it says and does
            mentions.append(Mention(start, stop, kind))
        return mentions


def _names(
    words: list[str], tags: NDArray[np.int64], heads: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """First word and word after the last of each name. "Foreign Ministry and Justice
    Ministry" is two, and so is "Foreign Ministry's Asian Department"; ``heads`` are words
    like Ministry."""
    for first in np.flatnonzero(tags % 2).tolist():
        end = first + 1
        while end < len(tags) and tags[end] == tags[first] + 1:
            end += 1
        for at in range(first + 1, end - 1):
            joint, head = words[at], words[at - 1]
            same = joint == "and" and head == words[end - 1]
            if same or (joint in POSSESSIVES and head in heads):
                yield first, at
                yield at + 1, end
                break
        else:
            yield first, end


@lru_cache(maxsize=1)
def model_recogniser() -> ModelRecogniser:
    """The model that ships with the program, shared by everyone in the process. Raises
    `FileNotFoundError` when the weights are not installed."""
    with open(WEIGHTS, "rb") as file:
        return ModelRecogniser(read_network(file), default_recogniser())


def read_network(file: IO[bytes]) -> Network:
    """The network in a file of weights. Raises `ValueError` when it is another file."""
    with np.load(file, allow_pickle=False) as arrays:
        weights: dict[str, NDArray[Any]] = dict(arrays)
    lexicon = {
        name.removeprefix("lexicon."): weights.pop(name)
        for name in list(weights)
        if name.startswith("lexicon.")
    }
    try:
        return Network(weights, Lexicon(**lexicon))
    except (KeyError, TypeError) as error:
        raise ValueError(f"no weights of this version of the model: {error}") from error

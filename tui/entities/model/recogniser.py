"""Names by the trained model, on top of what the rules say."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from tui.article import Article, EntityType, Mention
from tui.entities.model.encode import TAGS, encode
from tui.entities.model.lexicon import Lexicon
from tui.entities.model.network import Floats, Network
from tui.entities.model.tokens import Tokens, tokenise
from tui.entities.model.viterbi import Decoder
from tui.entities.rules import ENGLISH, RuleRecogniser, default_recogniser

WEIGHTS = "english.npz"
OTHERS: tuple[EntityType, ...] = ("EVENT", "WORK", "MISC")
"""What the network's MISC is, in the order of its last layer."""


class ModelRecogniser:
    """Finds names in English with a trained network that is told what the rules found;
    in other languages the rules' word stands."""

    def __init__(self, network: Network, rules: RuleRecogniser) -> None:
        self._network = network
        self._rules = rules
        self._decoder = Decoder(network.transitions, network.start)

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """See `tui.entities.recognise.Recogniser`."""
        found = self._rules.mentions(article)
        if article.language not in ENGLISH:
            return found
        tokens = tokenise(article)
        if not tokens.words:
            return found
        story = encode(tokens, found)
        scores, states = self._network.emissions(story)
        return self._mentions(tokens, self._decoder.decode(scores, story.bounds), states)

    def _mentions(
        self, tokens: Tokens, tags: NDArray[np.int64], states: Floats
    ) -> tuple[Mention, ...]:
        mentions = []
        named = np.flatnonzero(tags)
        begins = [int(at) for at in named if tags[at] % 2]
        for first, following in zip(begins, [*begins[1:], len(tags)], strict=True):
            end = first + 1
            while end < following and tags[end]:
                end += 1
            kind: EntityType = TAGS[tags[first]][2:]
            if kind == "MISC":
                kind = OTHERS[self._network.others(states[first:end])]
            mentions.append(Mention(tokens.starts[first], tokens.ends[end - 1], kind))
        return tuple(mentions)


@lru_cache(maxsize=1)
def model_recogniser() -> ModelRecogniser:
    """The model that ships with the program, shared by everyone in the process. Raises
    `FileNotFoundError` when the weights are not installed."""
    with files("tui.entities").joinpath("weights", WEIGHTS).open("rb") as file:
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

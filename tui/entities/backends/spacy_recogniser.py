"""Names by a spaCy pipeline: the extra ``newstui[spacy]`` and a model of the reader's choice."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tui.article import Article, EntityType, Mention
from tui.entities.backends.chunks import chunks
from tui.entities.recogniser import RecogniserMissing

USUAL = "en_core_web_sm"
LONGEST_PIECE = 20_000
"""Characters given to the pipeline at once."""

TYPES: dict[str, EntityType] = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
    "LANGUAGE": "NORP",
    "EVENT": "EVENT",
    "WORK_OF_ART": "WORK",
    "LAW": "WORK",
    "PRODUCT": "MISC",
    "MISC": "MISC",
}
"""The labels of spaCy's own models; those not here are values, which the rules find."""


class SpacyRecogniser:
    """Finds names with a loaded spaCy pipeline."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """See `tui.entities.recognise.Recogniser`."""
        found = []
        for offset, piece in chunks(article, LONGEST_PIECE):
            for name in self._pipeline(piece).ents:
                kind = TYPES.get(name.label_)
                words = name.text
                if kind is None or not words.strip():
                    continue
                start = offset + name.start_char + len(words) - len(words.lstrip())
                if words.startswith(("the ", "the\n")):
                    start += len("the ")
                end = offset + name.end_char - len(words) + len(words.rstrip())
                end -= 2 * article.text.startswith(("'s", "’s"), max(start, end - 2))
                if start < end:
                    found.append(Mention(start, end, kind))
        return tuple(found)


@lru_cache(maxsize=2)
def spacy_recogniser(model: str | None = None) -> SpacyRecogniser:
    """A spaCy model by name or folder. Raises `RecogniserMissing`."""
    name = model or USUAL
    try:
        import spacy
    except ModuleNotFoundError as error:
        raise RecogniserMissing("spaCy is not installed: pip install 'newstui[spacy]'") from error
    try:
        return SpacyRecogniser(spacy.load(name, exclude=["tagger", "parser", "lemmatizer"]))
    except OSError as error:
        raise RecogniserMissing(
            f"the spaCy model {name} is not installed: python -m spacy download {name}"
        ) from error

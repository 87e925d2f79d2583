"""Names by GLiNER: the extra ``newstui[gliner]`` and a model of the reader's choice."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tui.article import Article, EntityType, Mention
from tui.entities.backends.chunks import chunks
from tui.entities.recogniser import RecogniserMissing

USUAL = "urchade/gliner_medium-v2.1"
LONGEST_PIECE = 1_200
"""Characters given to the model at once: it reads some 380 words."""

TYPES: dict[str, EntityType] = {
    "person": "PER",
    "organization": "ORG",
    "location": "LOC",
    "nationality or religion": "NORP",
    "event": "EVENT",
    "work, law or prize": "WORK",
    "product": "MISC",
}
"""What the model is asked for, in its own words."""


class GlinerRecogniser:
    """Finds names with a loaded GLiNER model."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """See `tui.entities.recognise.Recogniser`."""
        found: list[Mention] = []
        for offset, piece in chunks(article, LONGEST_PIECE):
            names = self._model.predict_entities(piece, list(TYPES), flat_ner=True)
            for name in sorted(names, key=lambda name: (name["start"], -name["end"])):
                start, end = offset + name["start"], offset + name["end"]
                if article.text[start:end].strip() and (not found or start >= found[-1].end):
                    found.append(Mention(start, end, TYPES[name["label"]]))
        return tuple(found)


@lru_cache(maxsize=2)
def gliner_recogniser(model: str | None = None) -> GlinerRecogniser:
    """A GLiNER model by name or folder, never fetched from the network. Raises
    `RecogniserMissing`."""
    name = model or USUAL
    try:
        from gliner import GLiNER
    except ModuleNotFoundError as error:
        raise RecogniserMissing("GLiNER is not installed: pip install 'newstui[gliner]'") from error
    try:
        return GlinerRecogniser(GLiNER.from_pretrained(name, local_files_only=True))
    except (OSError, ValueError) as error:
        raise RecogniserMissing(
            f"the GLiNER model {name} is not on this machine: fetch it with "
            f"huggingface-cli download {name}, or name its folder"
        ) from error

"""From an article to what it names: the one door the rest of the program uses.

The rule for overlaps, in order: e-mail addresses, links, handles and amounts of money are
taken first (the words inside them are no names: "500 Swiss francs"); then names; then
dates, shares and measures, only where no name is. What the source itself names comes before
all of these. So no two mentions ever overlap.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from tui.article import Article, Entity
from tui.entities.given import given_mentions, mark_given
from tui.entities.linking.link import link
from tui.entities.overlaps import without_overlaps
from tui.entities.recogniser import Recogniser, RecogniserMissing
from tui.entities.values.find_values import find_contacts, find_values

RecogniserName: TypeAlias = Literal["quick", "best", "spacy", "gliner"]
"""``quick``: the rules, for indexing many stories. ``best``: the trained model, for a story
that is read. The others need their extra and a model of their own."""


def recogniser(name: RecogniserName, model: str | None = None) -> Recogniser:
    """The recogniser of that name. ``model`` is the name or folder of a spaCy or GLiNER
    model, where their usual one is not wanted. Loading takes a tenth of a second (quick,
    best) or seconds (spacy, gliner), so hold on to it.

    Raises:
        RecogniserMissing: an extra or a model is not installed.
    """
    if name == "quick":
        from tui.entities.rules.rule_recogniser import default_recogniser

        return default_recogniser()
    if name == "best":
        from tui.entities.model.recogniser import model_recogniser

        try:
            return model_recogniser()
        except FileNotFoundError as error:
            raise RecogniserMissing(f"the model's weights are missing: {error.filename}") from error
    if name == "spacy":
        from tui.entities.backends.spacy_recogniser import spacy_recogniser

        return spacy_recogniser(model)
    from tui.entities.backends.gliner_recogniser import gliner_recogniser

    return gliner_recogniser(model)


def usable(name: RecogniserName) -> tuple[RecogniserName, str]:
    """The recogniser of that name if it can be loaded, else the next best that can; and why
    it is another, which is empty where it is the one."""
    try:
        recogniser(name)
    except RecogniserMissing as error:
        return ("quick" if name == "best" else usable("best")[0]), str(error)
    return name, ""


def find_entities(article: Article, recogniser: Recogniser | None = None) -> tuple[Entity, ...]:
    """Names and values of an article, mentions of the same thing put together, in order
    of first mention. Without a recogniser the rules are used. Never raises on any text."""
    if recogniser is None:
        from tui.entities.rules.rule_recogniser import default_recogniser

        recogniser = default_recogniser()
    values = find_values(article)
    money = [value for value in values if value.type == "MONEY"]
    others = [value for value in values if value.type != "MONEY"]
    found = find_contacts(article)
    for mentions in (money, recogniser.mentions(article), others):
        found = without_overlaps(found, mentions)
    if not article.given:
        return link(article, found)
    found = without_overlaps(given_mentions(article), found)
    return mark_given(article, link(article, found))

"""Text and spans → what Textual paints. The only place where a style meets a span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from textual.content import Content, Span
from textual.style import Style

from tui.article import Article, Entity
from tui.article import Span as Offsets

Look = TypeVar("Look")

ENTITY_CLASSES: dict[str, str] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "MISC": "other-name",
    "DATE": "date",
    "MONEY": "amount",
    "PERCENT": "amount",
    "QUANTITY": "amount",
    "CONTACT": "contact",
}
"""The component class of each type of entity (after ``text--``)."""

TEXT_CLASSES: set[str] = {
    *(f"text--{name}" for name in set(ENTITY_CLASSES.values())),
    "text--headline",
    "text--section",
    "text--summary",
    "text--byline",
    "text--published",
    "text--dateline",
    "text--subhead",
    "text--note",
    "text--footer",
    "text--match",
    "text--here",
}
"""Component classes that a widget showing article text must have."""

NAME_CLICKED = "name"
"""The key of the meta data that a mention carries: the id of its entity."""

PLAIN_KINDS = {"paragraph", "item", "table"}


def story_content(
    article: Article,
    entities: Sequence[Entity] = (),
    matches: Sequence[Offsets] = (),
    here: Offsets | None = None,
    window: Offsets | None = None,
) -> Content:
    """An article, or the window of it, as styled content.

    Where spans overlap the later layer wins for the colours it sets: layout of the story,
    then names, then matches of the filter, then the place the reader has walked to.
    """
    start, end = window or (0, len(article.text))
    spans: list[Span] = []

    def lay(first: int, last: int, style: str | Style) -> None:
        if last > start and first < end:
            spans.append(Span(max(first, start) - start, min(last, end) - start, style))

    for kind, first, last in article.blocks:
        if kind not in PLAIN_KINDS:
            lay(first, last, f".text--{kind}")
    for entity in entities:
        style = f".text--{ENTITY_CLASSES[entity.type]}"
        click = Style.from_meta({NAME_CLICKED: entity.id})
        for first, last in entity.mentions:
            lay(first, last, style)
            lay(first, last, click)
    for first, last in matches:
        lay(first, last, ".text--match")
    if here is not None:
        lay(*here, ".text--here")
    return Content(article.text[start:end], spans=spans)


def pages(text: str, limit: int) -> list[Offsets]:
    """Cut a text into windows of at most ``limit`` characters, between paragraphs where
    one ends in the window's second half, else between words, else anywhere."""
    windows: list[Offsets] = []
    start = 0
    while len(text) - start > limit:
        cut = start + limit
        for gap in ("\n\n", "\n", " "):
            found = text.rfind(gap, start + limit // 2, cut)
            if found > 0:
                cut = found + len(gap)
                break
        windows.append((start, cut))
        start = cut
    windows.append((start, len(text)))
    return windows


def marked(text: str, spans: Iterable[Offsets], plain: Look, lit: Look) -> list[tuple[str, Look]]:
    """Text cut into pieces: what is inside the (sorted) spans looks ``lit``."""
    pieces: list[tuple[str, Look]] = []
    done = 0
    for start, end in spans:
        if start > done:
            pieces.append((text[done:start], plain))
        if end > max(start, done):
            pieces.append((text[max(start, done) : end], lit))
            done = end
    if done < len(text):
        pieces.append((text[done:], plain))
    return pieces

"""Text and spans → what Textual paints. The only place where a style meets a span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeVar

from textual.content import Content, Span
from textual.style import Style

from tui.article import Article, Entity
from tui.article import Span as Offsets
from tui.ui import looks

Look = TypeVar("Look")

NAME_CLICKED = "name"
"""The key of the meta data that a mention carries: the id of its entity."""


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

    def lay(places: Sequence[Offsets], *styles: str | Style) -> None:
        for first, last in within(places, start, end):
            inside = max(first, start) - start, min(last, end) - start
            spans.extend(Span(*inside, style) for style in styles)

    for kind, first, last in article.blocks:
        if kind in looks.BLOCKS:
            lay([(first, last)], looks.BLOCKS[kind])
    for entity in entities:
        clicked = Style.from_meta({NAME_CLICKED: entity.id})
        lay(entity.mentions, looks.ENTITIES[entity.type], clicked)
    lay(matches, looks.MATCH)
    lay([here] if here else [], looks.HERE)
    return Content(article.text[start:end], spans=spans)


def within(spans: Sequence[Offsets], start: int, end: int) -> Sequence[Offsets]:
    """Those of the (sorted, disjoint) spans that reach into a stretch of text."""
    first = bisect_right(spans, start, key=itemgetter(1))
    return spans[first : bisect_left(spans, end, lo=first, key=itemgetter(0))]


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

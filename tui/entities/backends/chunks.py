"""Long texts in pieces, for models that read only so much at once."""

from __future__ import annotations

from collections.abc import Iterator

from tui.article import Article
from tui.entities import LONGEST, SILENT


def chunks(article: Article, longest: int) -> Iterator[tuple[int, str]]:
    """Pieces of an article with the offset each begins at. Blocks are put together while
    they fit into ``longest`` characters; a longer block is cut at white space, best after
    a sentence. What is silent or beyond `tui.entities.LONGEST` is left out."""
    begun, ended = 0, 0
    for kind, start, block_end in article.blocks:
        end = min(block_end, LONGEST)
        if start >= end:
            continue
        if kind in SILENT:
            if ended > begun:
                yield from _cut(article.text, begun, ended, longest)
            begun = ended
            continue
        if ended > begun and end - begun > longest:
            yield from _cut(article.text, begun, ended, longest)
            begun = start
        elif ended == begun:
            begun = start
        ended = end
    if ended > begun:
        yield from _cut(article.text, begun, ended, longest)


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, str]]:
    while end - start > longest:
        stop = max(text.rfind(mark, start, start + longest) for mark in (". ", ".\n")) + 1
        if stop <= start:
            stop = max(text.rfind(mark, start + 1, start + longest) for mark in " \n")
        if stop <= start:
            stop = start + longest
        yield start, text[start:stop]
        start = stop
    yield start, text[start:end]

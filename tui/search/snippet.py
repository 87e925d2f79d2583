"""One line out of a story that shows why it was found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tui.article import Article, Span

CUT = "…"
MOST = 100
"""Hits looked at: a letter may be in a story a hundred thousand times."""
LEAD = 4
"""The best hit stands about this fraction (1/LEAD) of the line from its beginning."""


def snippet(article: Article, spans: Sequence[Span], width: int) -> tuple[str, tuple[Span, ...]]:
    """The stretch of text around the most telling hits, at most ``width`` code points, and
    the hits in it, as offsets into it. ``spans`` are sorted and do not overlap.

    The headline is passed over: it is shown already. Without a hit below it, the beginning
    of the text there.
    """
    blocks = [block for block in article.blocks if block[0] not in ("headline", "section")]
    if not blocks or width < 1:
        return "", ()
    start, end = blocks[0][1], blocks[0][2]
    hits: list[Span] = []
    most = 0
    below = bisect_left(spans, (start,))
    spans = spans[below : below + MOST]
    for _, first, last in blocks:
        begun = spans[bisect_left(spans, (first,)) : bisect_left(spans, (last,))]
        inside = [span for span in begun if span[1] <= last]
        for at, (begin, _) in enumerate(inside):
            ends = [end for _, end in inside[at : at + width]]
            near = inside[at : at + bisect_left(ends, begin + width * 3 // 4)]
            told = len({article.text[a:b].casefold() for a, b in near})
            if told > most:
                most, hits, start, end = told, near, first, last
    return _line(article.text, (start, end), hits, width)


def _line(text: str, block: Span, hits: Sequence[Span], width: int) -> tuple[str, tuple[Span, ...]]:
    start, end = block
    first = start
    if hits and end - start > width:
        spare = width - (hits[-1][1] - hits[0][0])
        first = max(start, hits[0][0] - max(spare, 0) // LEAD)
        first = min(first, max(start, end - width))
        space = text.find(" ", first, hits[0][0])
        if first > start and space >= 0:
            first = space + 1
    before = CUT if first > start else ""
    last = end
    if end - first > width - len(before):
        last = first + width - len(before) - len(CUT)
        space = text.rfind(" ", max(first, hits[-1][1] if hits else first), last)
        last = space if space > first else last
    last = max(last, first)
    line = "".join(" " if char.isspace() else char for char in text[first:last])
    after = CUT if last < end else ""
    shift = len(before) - first
    kept = tuple((a + shift, b + shift) for a, b in hits if a >= first and b <= last)
    return (before + line + after)[:width], kept

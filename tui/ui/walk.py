"""Stepping through places in order, and round again at the ends."""

from __future__ import annotations

from collections.abc import Sequence

from tui.article import Span


def next_span(spans: Sequence[Span], here: Span | None, direction: int) -> int | None:
    """The index of the span after (1) or before (-1) where the reader is.

    ``spans`` are sorted. From the last the way leads to the first and back; from nowhere
    it leads to the first, or backwards to the last. None when there are no spans.
    """
    if not spans:
        return None
    if here is None:
        return 0 if direction > 0 else len(spans) - 1
    if direction > 0:
        return next((at for at, span in enumerate(spans) if span[0] > here[0]), 0)
    before = [at for at, span in enumerate(spans) if span[0] < here[0]]
    return before[-1] if before else len(spans) - 1


def next_listed(
    positions: Sequence[int], wanted: set[int], current: int | None, direction: int
) -> int | None:
    """The next (1) or previous (-1) story of a list that is among the wanted ones, round
    again at the ends; None when there is no other."""
    listed = [int(position) for position in positions]
    start = listed.index(current) if current in listed else -1
    ring = listed[start + 1 :] + listed[: max(start, 0)]
    if direction < 0:
        ring.reverse()
    return next((position for position in ring if position in wanted), None)

"""Stepping through places in order, and round again at the ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

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
    positions: Sequence[int], wanted: Callable[[int], object], row: int, direction: int
) -> int | None:
    """The next (1) or previous (-1) story of a list that is wanted, from a row on and round
    again at the ends; None when there is no other. Looks no further than to there."""
    listed = positions[:]  # those of a ranking at once: one by one is slow
    before, after = range(min(row, len(listed))), range(row + 1, len(listed))
    ring = chain(after, before) if direction > 0 else chain(reversed(before), reversed(after))
    return next((int(listed[at]) for at in ring if wanted(int(listed[at]))), None)

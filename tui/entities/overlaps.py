"""Mentions that never overlap, out of some that do."""

from __future__ import annotations

from collections.abc import Iterable

from tui.article import Mention


def without_overlaps(kept: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Both lists in one, sorted; of ``more`` only what overlaps nothing in ``kept``."""
    merged, free, at = list[Mention](), -1, 0
    for mention in more:
        while at < len(kept) and kept[at].start <= mention.start:
            merged.append(kept[at])
            free = max(free, kept[at].end)
            at += 1
        clear = at == len(kept) or mention.end <= kept[at].start
        if mention.start >= free and clear:
            merged.append(mention)
            free = mention.end
    return merged + kept[at:]


def longest(found: Iterable[Mention]) -> list[Mention]:
    """In order, and of mentions that overlap the first, or of one start the longest."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept

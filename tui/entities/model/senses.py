"""A story means the same by the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tui.article import EntityType, Mention

MAJORITY = 2
"""A kind more than this many times as frequent as another outvotes it."""


def in_one_sense(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions with a kind that is outvoted among mentions of the same words exchanged for
    the usual one; words that a story uses in two senses stay so."""
    kinds: dict[str, Counter[EntityType]] = {}
    for mention in mentions:
        kinds.setdefault(text[mention.start : mention.end], Counter())[mention.type] += 1
    agreed = []
    for mention in mentions:
        counted = kinds[text[mention.start : mention.end]]
        kind, times = counted.most_common(1)[0]
        outvoted = times > MAJORITY * counted[mention.type]
        agreed.append(Mention(mention.start, mention.end, kind) if outvoted else mention)
    return tuple(agreed)

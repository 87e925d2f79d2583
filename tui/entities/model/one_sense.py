"""A story means the same by the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from tui.article import OTHER_TYPES, EntityType, Mention

CLEARLY = 2
"""A kind more than this many times as frequent as another outvotes it also for a known name."""


def in_one_sense(
    text: str, mentions: Sequence[Mention], known: Container[str]
) -> tuple[Mention, ...]:
    """Mentions with a kind that is outvoted among mentions of the same words, in capitals or
    not, exchanged for the usual one. By ``known`` names a story may mean two things, Dallas
    and Mr. Dallas; there the vote must be clear. Which of the other names something is, is one
    thing all through a story."""
    names = [" ".join(text[mention.start : mention.end].split()) for mention in mentions]
    kinds: dict[str, Counter[EntityType]] = {}
    for name, mention in zip(names, mentions, strict=True):
        votes = 1 if name.isupper() else 2  # capitals hide what a word is
        kinds.setdefault(name.upper(), Counter())[mention.type] += votes
    agreed = []
    for name, mention in zip(names, mentions, strict=True):
        counted = kinds[name.upper()]
        kind, times = counted.most_common(1)[0]
        outvoted = times > counted[mention.type] * (CLEARLY if name in known else 1)
        if outvoted or {kind, mention.type} <= OTHER_TYPES:
            agreed.append(Mention(mention.start, mention.end, kind))
        else:
            agreed.append(mention)
    return tuple(agreed)

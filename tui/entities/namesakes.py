"""People under shorter forms of their names."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from tui.entities.cluster import Joined
from tui.entities.gazetteer import gazetteer
from tui.entities.shape import PARTICLES


def join_people(joined: Joined) -> None:
    """Join the ways one person is called, where only one person can be meant."""
    people = joined.of("PER")
    words = joined.words
    full = [i for i in people if len(words[i]) > 1]
    by_ends: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in full:
        by_ends[words[i][0], words[i][-1]].append(i)
    for same in by_ends.values():
        longest = max(same, key=lambda i: len(words[i]))
        for i in same:
            if set(words[i]) <= set(words[longest]):
                joined.join(i, longest)
    parts: dict[str, set[int]] = defaultdict(set)
    given: dict[str, set[int]] = defaultdict(set)
    for i in full:
        for part in _surnames(words[i]):
            parts[part].add(i)
        given[words[i][0]].add(i)
    for i in sorted(people, key=lambda i: -len(words[i])):
        own = " ".join(words[i])
        owners = joined.roots(parts.get(own, ())) - {joined.root(i)}
        if len(words[i]) == 1 and not owners:
            owners = joined.roots(given.get(own, ())) - {joined.root(i)}
        elif len(words[i]) > 1 and not owners and len(words[i][0]) == 1:
            owners = joined.roots(
                j for j in parts.get(words[i][-1], ()) if words[j][0][0] == words[i][0]
            ) - {joined.root(i)}
        if len(owners) == 1:
            joined.join(i, owners.pop())


def _surnames(words: list[str]) -> set[str]:
    """The ways to call a person by a part of the name: the last word, the end from a
    particle on, and for names with the family name first the first word."""
    ends = {words[-1]}
    for at in range(1, len(words) - 1):
        if words[at] in PARTICLES or at == len(words) - 2:
            ends.add(" ".join(words[at:]))
    if words[0] in _family_first():
        ends.add(words[0])
    return ends


@lru_cache(maxsize=1)
def _family_first() -> frozenset[str]:
    return frozenset(name.lower() for name in gazetteer().family_first)

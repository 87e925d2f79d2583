"""People under shorter forms of their names.

A short form joins the one full name it can be a part of; when it can be a part of several it
joins none, stays on its own and says whose it may be. What counts, in this order: the
surname, which may be the last word, a particle and what follows, the first of two surnames,
or the first word where the family comes first; then the given name or a nickname in
quotation marks; then any other run of words of the full name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from tui.entities.fold import fold_name
from tui.entities.linking.cluster import Joined
from tui.entities.lists.gazetteer import gazetteer
from tui.entities.lists.particles import PARTICLES

Words: TypeAlias = tuple[str, ...]

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
MOST_WORDS = 8
"""Words of a full name of which runs are looked at."""
_QUOTES = frozenset("\"“‘«('")
_NICKNAME = re.compile(r"\s*[\"“”‘«(']([^\"“”’»)']+)[\"“”’»)'](?=\s|$)\s*")


class _Person(NamedTuple):
    """A full name in parts."""

    at: int
    words: Words
    """Without nickname and generation."""
    nickname: Words
    generation: str

    def surnames(self) -> Iterator[Words]:
        """What the person may be called by formally."""
        words, last = self.words, len(self.words) - 1
        yield words[last:]
        for at in range(1, last):
            if words[at] in PARTICLES or at == last - 1:
                yield words[at:]
            if words[at] not in PARTICLES and words[at] not in _given():
                yield (words[at],)
        if words[0] in _family_first():
            yield words[:1]

    def familiar(self) -> Iterator[Words]:
        """What the person may be called by friends."""
        yield self.words[:1]
        if self.nickname:
            yield self.nickname

    def runs(self) -> Iterator[Words]:
        """Every other run of words in the name."""
        words = self.words[:MOST_WORDS]
        for first in range(len(words)):
            for end in range(first + 1, len(words) + 1):
                if end - first < len(words) and words[first] not in _JOINING:
                    yield words[first:end]


_JOINING = PARTICLES - {"al", "el", "abu", "bin", "ibn", "bint", "ould"}


def join_people(joined: Joined) -> None:
    """Join the ways one person is called, where only one person can be meant."""
    people = joined.of("PER")
    full = [_person(i, joined) for i in people if len(joined.words[i]) > 1]
    full = [person for person in full if len(person.words) > 1]
    _join_full(joined, full)
    called: tuple[dict[Words, set[int]], ...] = (
        defaultdict(set), defaultdict(set), defaultdict(set)
    )  # fmt: skip
    initials: dict[tuple[str, str], set[int]] = defaultdict(set)
    for person in full:
        for names, forms in zip(
            called, (person.surnames(), person.familiar(), person.runs()), strict=True
        ):
            for form in forms:
                names[form].add(person.at)
        initials[person.words[0][0], person.words[-1]].add(person.at)
    for i in sorted(people, key=lambda i: -len(joined.words[i])):
        _join_short(joined, i, called, initials)


def _join_short(
    joined: Joined,
    i: int,
    called: tuple[dict[Words, set[int]], ...],
    initials: dict[tuple[str, str], set[int]],
) -> None:
    own = tuple(joined.words[i])
    if own[-1] in GENERATIONS:
        own = own[:-1]
    for names in called:
        owners = joined.roots(names.get(own, ())) - {joined.root(i)}
        if owners:
            if len(owners) == 1:
                joined.join(i, owners.pop())
            else:
                joined.leave_open(i, owners)
            return
    if len(own) > 1 and len(own[0]) == 1:
        owners = joined.roots(initials.get((own[0], own[-1]), ())) - {joined.root(i)}
        if len(owners) == 1:
            joined.join(i, owners.pop())


def _join_full(joined: Joined, full: list[_Person]) -> None:
    """Join full names of which one only leaves out words between the ends, or how the
    generations are told apart."""
    by_ends: dict[tuple[str, str], list[_Person]] = defaultdict(list)
    for person in full:
        by_ends[person.words[0], person.words[-1]].append(person)
    for same in by_ends.values():
        longest = max(same, key=lambda person: (len(person.words), len(person.generation)))
        generations = {person.generation for person in same if person.generation}
        for person in same:
            if len(generations) < 2 and _leaves_out(person.words, longest.words):
                joined.join(person.at, longest.at)


def _leaves_out(short: Words, long: Words) -> bool:
    """Whether the words between the ends begin alike, an initial for a word."""
    return all(
        one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
        for one, other in zip(short[1:-1], long[1:-1], strict=False)
    )


def _person(at: int, joined: Joined) -> _Person:
    words, nickname = tuple(joined.words[at]), ""
    form = joined.clusters[at].form
    if not _QUOTES.isdisjoint(form) and (found := _NICKNAME.search(form)):
        nickname = found[1]
        words = tuple(fold_name(_NICKNAME.sub(" ", form)).split())
    generation = words[-1] if words and words[-1] in GENERATIONS else ""
    if generation:
        words = words[:-1]
    return _Person(at, words, tuple(fold_name(nickname).split()), generation)


@lru_cache(maxsize=1)
def _family_first() -> frozenset[str]:
    return frozenset(name.lower() for name in gazetteer().family_first)


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(fold_name(name) for name in gazetteer().given)

"""People under shorter forms of their names.

A short form joins the one full name it can be a part of; when it can be a part of several it
joins none, stays on its own and says whose it may be. What counts, in this order: the
surname, which may be the last word, a particle and what follows, the first of two surnames,
or the first word where the family comes first; then the given name or a nickname in
quotation marks; then any other run of words of the full name. Whoever reigns has a given
name only, and shares it with many: King Charles is no Charles Michel.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from tui.entities.fold import fold_name
from tui.entities.linking.cluster import Joined
from tui.entities.lists.gazetteer import gazetteer
from tui.entities.lists.particles import PARTICLES

Words: TypeAlias = tuple[str, ...]

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NUMBERS = GENERATIONS - {"jr", "sr"}
MOST_WORDS = 8
"""Words of a full name of which runs are looked at."""
_QUOTES = frozenset("\"“‘«('")
_REIGNS = (
    r"(?:king|queen|pope|emperor|empress|prince|princess|sultan|emir|tsar|czar|kaiser|patriarch)"
)
_TITLE_BEFORE = re.compile(rf"\b{_REIGNS}\s$", re.IGNORECASE)
_TITLE_AFTER = re.compile(rf",\s(?:[\w'’-]{{1,30}}+\s){{0,4}}?{_REIGNS}\b", re.IGNORECASE)
_LONGEST_TITLE = 12
_FATHER_BEFORE = re.compile(
    r"\b(?:(?:grand)?father|dad|dictator|elder|(?:grand)?son of|namesake of|and namesake)\b"
    r",?+ [^.,;:!?\n\"“”]{0,40}+\Z"
)
_FATHER_AFTER = re.compile(
    r",? (?:his|her|the) (?:late )?(?:(?:grand)?father|elder)\b"
    r"|['’]s? (?:[a-z-]{1,20}+ ){0,2}(?:(?:grand)?son|namesake)\b"
)
_SON_BEFORE = re.compile(r"\b(?:grand)?sons?,?+ [^.,;:!?\n\"“”]{0,40}+\Z")
_SON_AFTER = re.compile(r", (?!who)[^.,;:!?\n\"“”]{0,40}?\b(?:(?:grand)?son|namesake)\b")
_NEAR = 60
"""Characters in which a word of kin stands beside a name."""
_ABBREVIATIONS = r"(?<!\b[A-Z])" + "".join(
    rf"(?<!\b{word})" for word in ("Mr", "Ms", "Dr", "St", "Jr", "Sr", "Mrs", "Sen", "Gov", "Rep")
)
_STOP = re.compile(_ABBREVIATIONS + r"[.!?](?=\W)|;|\n *\n")
"""The end of a clause."""
_NEXT_SENTENCE = re.compile(r"\.?\s[A-Z]")
"""What comes after a name that a sentence ends with, which may be "Jr."."""
_LONGEST_CLAUSE = 300
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


class _Called(NamedTuple):
    """Who may be called how in one story."""

    names: tuple[dict[Words, set[int]], ...]
    """Surnames; what friends say; other runs of words."""
    initials: dict[tuple[str, str], set[int]]
    generations: dict[int, str]


def join_people(text: str, joined: Joined) -> None:
    """Join the ways one person is called, where only one person can be meant."""
    people = joined.of("PER")
    full = [_person(i, joined) for i in people if len(joined.words[i]) > 1]
    full = [person for person in full if len(person.words) > 1]
    _join_full(text, joined, full)
    called = _Called(
        (defaultdict(set), defaultdict(set), defaultdict(set)),
        defaultdict(set),
        {joined.root(person.at): person.generation for person in full if person.generation},
    )
    for person in full:
        for names, forms in zip(
            called.names, (person.surnames(), person.familiar(), person.runs()), strict=True
        ):
            for form in forms:
                names[form].add(person.at)
        called.initials[person.words[0][0], person.words[-1]].add(person.at)
    for i in sorted(people, key=lambda i: -len(joined.words[i])):
        if i not in joined.defined:
            _join_short(text, joined, i, called)


def _join_short(text: str, joined: Joined, i: int, called: _Called) -> None:
    own, generation = tuple(joined.words[i]), ""
    if own[-1] in GENERATIONS:
        own, generation = own[:-1], own[-1]
    for names in called.names:
        owners = joined.roots(names.get(own, ())) - {joined.root(i)}
        if owners and generation:
            owners = _of_generation(owners, generation, called.generations)
        elif owners and len(own) == 1 and _reigns(text, joined, i):
            owners = {owner for owner in owners if _reigns(text, joined, owner)}
        if owners:
            if len(owners) == 1:
                joined.join(i, owners.pop())
            else:
                joined.leave_open(i, owners)
            return
    if len(own) > 1 and len(own[0]) == 1:
        owners = joined.roots(called.initials.get((own[0], own[-1]), ())) - {joined.root(i)}
        if len(owners) == 1:
            joined.join(i, owners.pop())


def _of_generation(owners: set[int], generation: str, known: dict[int, str]) -> set[int]:
    """Those of the generation. A number must be said of both: it may be a ruler's."""
    same = {owner for owner in owners if known.get(owner) == generation}
    if same or generation in _NUMBERS:
        return same
    return {owner for owner in owners if owner not in known}


def _reigns(text: str, joined: Joined, at: int) -> bool:
    """Whether this is a ruler or of a ruling house: Elizabeth II, King Charles, Mohammed bin
    Salman, the crown prince."""
    if len(joined.words[at]) == 2 and joined.words[at][1] in _NUMBERS:
        return True
    return any(
        _TITLE_BEFORE.search(text[max(0, start - _LONGEST_TITLE) : start])
        or _TITLE_AFTER.match(text, end)
        for start, end in joined.clusters[at].spans
    )


def _join_full(text: str, joined: Joined, full: list[_Person]) -> None:
    """Join full names of which one only leaves out words between the ends, or how the
    generations are told apart."""
    by_ends: dict[tuple[str, str], list[_Person]] = defaultdict(list)
    for person in full:
        by_ends[person.words[0], person.words[-1]].append(person)
    for namesakes in by_ends.values():
        for same in _told_apart(text, joined, namesakes):
            longest = max(same, key=lambda person: (len(person.words), len(person.generation)))
            for person in same:
                if _leaves_out(person.words, longest.words):
                    joined.join(person.at, longest.at)


def _told_apart(text: str, joined: Joined, namesakes: list[_Person]) -> Iterable[list[_Person]]:
    """The namesakes by generation, where the story speaks of several."""
    generations: dict[str, list[_Person]] = defaultdict(list)
    for person in namesakes:
        generations[person.generation].append(person)
    many = len(generations)
    if many > 2 or (many == 2 and ("" not in generations or _kin(text, joined, namesakes))):
        return generations.values()
    return [namesakes]


def _kin(text: str, joined: Joined, namesakes: list[_Person]) -> bool:
    """Whether two people are meant by a name with and without Jr.: both stand in one clause,
    or one is called the father or the son of somebody."""
    spans = sorted(
        (*span, bool(person.generation))
        for person in namesakes
        for span in joined.clusters[person.at].spans
    )
    for start, end, younger in spans:
        before, after = (_SON_BEFORE, _SON_AFTER) if younger else (_FATHER_BEFORE, _FATHER_AFTER)
        if before.search(text[max(0, start - _NEAR) : start]) or after.match(text, end):
            return True
    return any(
        younger != other and _one_clause(text, end, start)
        for (_, end, younger), (start, _, other) in pairwise(spans)
    )


def _one_clause(text: str, end: int, start: int) -> bool:
    """Whether what ends here and what begins there stand in one clause."""
    between = text[end:start]
    return (
        len(between) < _LONGEST_CLAUSE
        and any(map(str.islower, between))
        and not _NEXT_SENTENCE.match(text, end)
        and not _STOP.search(text, end, start)
    )


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
    if generation in _NUMBERS and len(words) == 2:
        generation = ""  # Charles III
    if generation:
        words = words[:-1]
    return _Person(at, words, tuple(fold_name(nickname).split()), generation)


@lru_cache(maxsize=1)
def _family_first() -> frozenset[str]:
    return frozenset(name.lower() for name in gazetteer().family_first)


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(fold_name(name) for name in gazetteer().given)

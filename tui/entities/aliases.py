"""Which names of one story are aliases of each other.

In this order, each only where the story leaves no doubt:

1. An acronym in brackets after the long name, or the long name after the acronym, when
   the letters are those of the words: "… International Economic Forum (SPIEF)". Any other
   bracket says nothing of identity.
2. The small table of aliases known everywhere (US, America; UK, Britain; EU …).
3. Acronyms by initials, when one name only has them.
4. People: a surname, given name or shorter form joins the full name it is a part of. When
   two people of the story could be meant it joins neither and stays on its own.
5. Organisations: with and without "Inc", "Corp", "Holdings" …; "Justice Ministry" joins
   "Russian Justice Ministry" when no other country's is named; after "Russia's" it joins
   the Russian one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from tui.article import EntityType, Span
from tui.entities.cyrillic import is_cyrillic
from tui.entities.fold import fold_name
from tui.entities.gazetteer import gazetteer
from tui.entities.shape import PARTICLES

_SMALL = PARTICLES | {"of", "for", "and", "the", "on", "to", "in", "&", "against"}
MOST_CLUSTERS = 4000
"""Distinct names of one story that are compared; a text with more is no story."""


class Cluster:
    """Mentions of one thing, under every form they were printed in."""

    __slots__ = ("forms", "keys", "spans", "type")

    def __init__(self, kind: EntityType, key: str) -> None:
        self.type = kind
        self.keys = [key]
        self.forms: list[str] = []
        self.spans: list[Span] = []

    def add(self, form: str, span: Span) -> None:
        """One more mention, as printed (white space made single blanks)."""
        self.forms.append(form)
        self.spans.append(span)

    def absorb(self, other: Cluster) -> None:
        """Everything the other cluster holds is this one's from now on."""
        self.keys += other.keys
        self.forms += other.forms
        self.spans += other.spans

    @property
    def first(self) -> Span:
        """The earliest mention."""
        return min(self.spans)

    @property
    def form(self) -> str:
        """The form it was first seen in."""
        return self.forms[0]

    @property
    def name(self) -> str:
        """The name of the alias table when the story uses it, else the fullest form."""
        known = gazetteer()
        usual = {known.canonical[key] for key in self.keys if key in known.canonical}
        forms = dict.fromkeys(self.forms)
        if self.type in ("LOC", "ORG", "MISC"):
            for form in forms:
                if form in usual:
                    return form
        if is_cyrillic(self.forms[0]):  # of the cases, the shortest is the nominative
            return max(forms, key=_nominative)
        fullest = max(forms, key=lambda form: (_mixed(form), len(form)))
        if self.type == "LOC" and fullest.isupper():  # a dateline's
            return known.capitals.get(fullest, fullest)
        return fullest


def merge(text: str, clusters: list[Cluster]) -> list[Cluster]:
    """The clusters of one story with those put together that name the same thing."""
    names = [c for c in clusters if c.type in ("PER", "ORG", "LOC", "MISC")][:MOST_CLUSTERS]
    joined = _Joined(names)
    _defined_in_brackets(text, joined)
    _known_everywhere(joined)
    _by_initials(joined)
    _people(joined)
    _organisations(text, joined)
    absorbed = joined.apply()
    return [cluster for cluster in clusters if id(cluster) not in absorbed]


class _Joined:
    """Union-find over clusters; a cluster knows who speaks for it."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        self._parent = list(range(len(clusters)))
        self.words = [cluster.keys[0].split() for cluster in clusters]

    def of(self, *kinds: EntityType) -> list[int]:
        return [i for i, cluster in enumerate(self.clusters) if cluster.type in kinds]

    def root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def roots(self, several: Iterable[int]) -> set[int]:
        return {self.root(at) for at in several}

    def join(self, at: int, into: int) -> None:
        at, into = self.root(at), self.root(into)
        if at != into:
            self._parent[at] = into

    def apply(self) -> set[int]:
        """Absorb; the identities of the clusters that are gone."""
        gone = set()
        for at, cluster in enumerate(self.clusters):
            root = self.root(at)
            if root != at:
                self.clusters[root].absorb(cluster)
                gone.add(id(cluster))
        return gone


# -- acronyms ---------------------------------------------------------------------------


def _defined_in_brackets(text: str, joined: _Joined) -> None:
    at = {span: i for i, cluster in enumerate(joined.clusters) for span in cluster.spans}
    ordered = sorted(at)
    for left, right in pairwise(ordered):
        if not 2 <= right[0] - left[1] <= 4:
            continue
        if text[left[1] : right[0]].strip() != "(" or text[right[1] : right[1] + 1] != ")":
            continue
        long, short = at[left], at[right]
        if _is_acronym(joined.clusters[long].form):
            long, short = short, long
        if joined.clusters[long].type == "PER" or not _is_acronym(joined.clusters[short].form):
            continue
        if _spells(joined.clusters[short].form, joined.clusters[long].form):
            joined.join(short, long)


def _is_acronym(form: str) -> bool:
    letters = form.replace(".", "")
    capitals = sum(map(str.isupper, letters))
    return " " not in letters and 2 <= len(letters) <= 9 and capitals >= max(2, len(letters) - 2)


def _initials(form: str) -> set[str]:
    """The acronyms a long name may have."""
    words = form.replace("-", " ").replace(".", " ").split()
    big = "".join(word[0] for word in words if word.lower() not in _SMALL)
    return {big.upper(), "".join(word[0] for word in words).upper()}


def _spells(acronym: str, form: str) -> bool:
    """Whether the letters occur in the words in this order, beginning with the first."""
    letters = [c for c in acronym.lower() if c.isalnum()]
    words = [word for word in fold_name(form).split() if word not in _SMALL]
    if len(words) < 2 or not letters or letters[0] != words[0][0]:
        return False
    rest = iter("".join(fold_name(form).split()))
    covered = sum(word[0] in letters for word in words)
    return all(letter in rest for letter in letters) and covered >= min(len(words), 2)


def _by_initials(joined: _Joined) -> None:
    long: dict[str, set[int]] = defaultdict(set)
    for i in joined.of("ORG", "LOC", "MISC"):
        if len(joined.words[i]) > 1:
            for letters in _initials(joined.clusters[i].form):
                long[letters].add(i)
    for i in joined.of("ORG", "LOC", "MISC"):
        form = joined.clusters[i].form
        if joined.root(i) == i and _is_acronym(form):
            owners = joined.roots(long.get(form.replace(".", "").upper(), ()))
            if len(owners - {i}) == 1:
                joined.join(i, (owners - {i}).pop())


def _known_everywhere(joined: _Joined) -> None:
    canonical = gazetteer().canonical
    same: dict[tuple[str, EntityType], int] = {}
    for i in joined.of("LOC", "ORG", "MISC"):
        key = joined.clusters[i].keys[0]
        usual = fold_name(canonical.get(key, key))
        if joined.root(i) != i:
            continue  # the story has said what this acronym stands for
        owner = same.setdefault((usual, joined.clusters[i].type), i)
        joined.join(i, owner)


# -- people -----------------------------------------------------------------------------


def _people(joined: _Joined) -> None:
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


# -- organisations ----------------------------------------------------------------------


def _organisations(text: str, joined: _Joined) -> None:
    known = gazetteer()
    suffixes = known.words["legal suffixes"]
    prefixes = frozenset(map(str.lower, known.words["organisation prefixes"]))
    bare: dict[str, set[int]] = defaultdict(set)
    organs: dict[str, set[int]] = defaultdict(set)
    begun: dict[str, set[int]] = defaultdict(set)
    organisations = joined.of("ORG")
    for i in organisations:
        words = list(joined.words[i])
        while len(words) > 1 and words[-1] in suffixes:
            words.pop()
        if len(words) > 1 and words[0] in prefixes:
            words.pop(0)
        bare[" ".join(words)].add(i)
        first = joined.clusters[i].form.split(" ", 1)
        if len(first) == 2 and (first[0] in known.demonyms or first[0] in known.countries):
            organs[fold_name(first[1])].add(i)
    short = {name: same for name, same in bare.items() if _is_bare(joined, name, same)}
    for name, same in list(bare.items()):
        first_word = name.split(" ", 1)[0]
        if first_word in short and first_word != name:
            begun[first_word] |= same
    for same in bare.values():
        longest = max(same, key=lambda i: len(joined.words[i]))
        for i in same:
            joined.join(i, longest)
    for word, longer in begun.items():
        owners = joined.roots(longer) - joined.roots(short[word])
        if len(owners) == 1 and not any(
            form in known.names for form in _forms(joined, short[word])
        ):
            joined.join(next(iter(short[word])), owners.pop())
    for i in organisations:
        national = organs.get(joined.clusters[i].keys[0])
        if national:
            _join_organ(text, joined, i, national)


def _is_bare(joined: _Joined, name: str, same: set[int]) -> bool:
    """Whether one word is all the story ever calls it: no "Tracor Inc" for "Tracor"."""
    return " " not in name and all(len(joined.words[i]) == 1 for i in same)


def _forms(joined: _Joined, several: Iterable[int]) -> Iterable[str]:
    return (joined.clusters[i].form for i in several)


def _join_organ(text: str, joined: _Joined, organ: int, owners: set[int]) -> None:
    """An organ of a state named without its state, as in "the Justice Ministry"."""
    nations = gazetteer().nations
    states: dict[str, int] = {}
    for i in owners:
        first = joined.clusters[i].form.split(" ", 1)[0]
        states[nations.get(first, first)] = i
    for start, _ in joined.clusters[organ].spans:
        before = text[max(0, start - 40) : start].rstrip()
        if before.endswith(("'s", "’s", "'", "’")):
            place = before.rstrip("s").rstrip("'’")
            named = [state for state in states if place.endswith(state)]
            if named:
                joined.join(organ, states[named[0]])
            return
    if len(joined.roots(owners)) == 1:
        joined.join(organ, owners.pop())


def _nominative(form: str) -> tuple[int, bool, int, bool]:
    return form.count(" "), _mixed(form), -len(form), form[-1] in "аяьй"


def _mixed(form: str) -> bool:
    return not form.isupper()

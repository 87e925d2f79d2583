"""Mentions of one thing, and clusters of them being joined."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from tui.article import OTHER_TYPES, Amount, EntityType, Span
from tui.entities.lists.cyrillic_forms import is_cyrillic
from tui.entities.lists.gazetteer import gazetteer


class Cluster:
    """Mentions of one thing, under every form they were printed in."""

    __slots__ = ("amount", "forms", "iso", "keys", "perhaps", "spans", "type")

    def __init__(
        self, kind: EntityType, key: str, iso: str | None = None, amount: Amount | None = None
    ) -> None:
        self.type = kind
        self.keys = [key]
        self.iso = iso
        """What a date means, where that is certain."""
        self.amount = amount
        """What a sum, share or measure comes to, where that is certain."""
        self.forms: list[str] = []
        self.spans: list[Span] = []
        self.perhaps: list[Cluster] = []
        """Those of whom one is meant, where the story leaves open which."""

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
        if self.type in (*OTHER_TYPES, "LOC", "ORG"):
            for form in forms:
                if form in usual and form not in known.codes:
                    return form
        if is_cyrillic(self.forms[0]):  # of the cases, the shortest is the nominative
            return max(forms, key=_nominative)
        whole = [form for form in forms if form not in known.codes] or list(forms)
        fullest = max(whole, key=lambda form: (_mixed(form), len(form)))
        place = self.type == "LOC" or (self.type == "ORG" and " " in fullest)
        if place and fullest.isupper():  # a dateline's: BONN, UNITED NATIONS
            return known.capitals.get(fullest, fullest)
        return fullest


class Joined:
    """Union-find over clusters; a cluster knows who speaks for it."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        self._parent = list(range(len(clusters)))
        self._speaking: set[int] = set()
        self.words = [cluster.keys[0].split() for cluster in clusters]
        self.defined: set[int] = set()
        """Short names that the story itself explains."""

    def of(self, *kinds: EntityType) -> list[int]:
        """The numbers of the clusters of some types, in order."""
        return [i for i, cluster in enumerate(self.clusters) if cluster.type in kinds]

    @cached_property
    def mentions(self) -> list[tuple[int, int, int]]:
        """Every mention in order, with the number of its cluster."""
        return sorted((*span, i) for i, one in enumerate(self.clusters) for span in one.spans)

    def root(self, at: int) -> int:
        """The cluster that speaks for this one."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def roots(self, several: Iterable[int]) -> set[int]:
        """The clusters that speak for these."""
        return {self.root(at) for at in several}

    def join(self, at: int, into: int) -> None:
        """From now on both are one, for which the second speaks."""
        at, into = self.root(at), self.root(into)
        if at != into:
            self._parent[at] = into
            self._speaking.add(into)

    def speaks(self, at: int) -> bool:
        """Whether others have been joined to this cluster."""
        return at in self._speaking

    def leave_open(self, at: int, owners: Iterable[int]) -> None:
        """One of several is meant by this cluster."""
        self.clusters[at].perhaps = [self.clusters[owner] for owner in sorted(owners)]

    def apply(self) -> set[int]:
        """Absorb; the identities of the clusters that are gone."""
        gone = set()
        for at, cluster in enumerate(self.clusters):
            root = self.root(at)
            if root != at:
                self.clusters[root].absorb(cluster)
                gone.add(id(cluster))
        return gone


def _nominative(form: str) -> tuple[int, bool, int, bool]:
    return form.count(" "), _mixed(form), -len(form), form[-1] in "аяьй"


def _mixed(form: str) -> bool:
    return not form.isupper()

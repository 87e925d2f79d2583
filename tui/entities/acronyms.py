"""Acronyms and the long names they stand for."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from tui.article import OTHER_TYPES
from tui.entities.cluster import Joined
from tui.entities.fold import fold_name
from tui.entities.shape import PARTICLES

_SMALL = PARTICLES | {"of", "for", "and", "the", "on", "to", "in", "&", "against"}


def defined_in_brackets(text: str, joined: Joined) -> None:
    """Join acronyms with the long names they are in brackets with."""
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


def by_initials(joined: Joined) -> None:
    """Join acronyms with the one long name that has their letters."""
    long: dict[str, set[int]] = defaultdict(set)
    for i in joined.of("ORG", "LOC", *OTHER_TYPES):
        if len(joined.words[i]) > 1:
            for letters in _initials(joined.clusters[i].form):
                long[letters].add(i)
    for i in joined.of("ORG", "LOC", *OTHER_TYPES):
        form = joined.clusters[i].form
        if joined.root(i) == i and _is_acronym(form):
            owners = joined.roots(long.get(form.replace(".", "").upper(), ()))
            if len(owners - {i}) == 1:
                joined.join(i, (owners - {i}).pop())

"""By-names of people, where the story says whose they are: AMLO, Hemedti, Abu Mazen."""

from __future__ import annotations

import re

from tui.entities.fold import fold_name
from tui.entities.linking.acronyms import is_acronym
from tui.entities.linking.cluster import Joined
from tui.entities.lists.gazetteer import gazetteer
from tui.entities.lists.particles import PARTICLES

_KNOWN_AS = re.compile(
    r"(,?) [(–—-]? ?(?:(?:who|is|was|and|also|better|best|often|more|[a-z]{1,12}ly) ){0,4}"
    r"(?:known(?: [a-z]{1,15}){0,3} (?:as|by)|nicknamed|dubbed|alias|aka|a\.k\.a\.)"
    r" (?:simply )?[\"“‘'«]?"
)
_BRACKET = re.compile(r" \([\"“‘'«]?")
FARTHEST = 80
"""Characters from a name to its initials, with a place or an office between them."""


SHORTEST_INITIALS = 3


def join_bynames(text: str, joined: Joined) -> None:
    """Join by-names with the people they are said to be of: after "known as" and the like,
    and initials also in brackets."""
    at = {span: i for i, cluster in enumerate(joined.clusters) for span in cluster.spans}
    spans = sorted(at)
    for place in range(1, len(spans)):
        left, right = spans[place - 1], spans[place]
        if not 2 <= right[0] - left[1] <= FARTHEST:
            continue
        between = text[left[1] : right[0]]
        known_as = _KNOWN_AS.fullmatch(between)
        if known_as is None and not _BRACKET.fullmatch(between):
            continue
        byname, beside = at[right], at[left]
        if is_acronym(joined.clusters[byname].form):
            near = spans[max(0, place - 3) : place]
            person = _last_person(
                joined, [at[span] for span in near if right[0] - span[1] <= FARTHEST]
            )
            suits = person is not None and _are_initials(joined, byname, person)
        else:
            person = _last_person(joined, [beside])
            suits = known_as is not None and _may_be_a_person(
                joined, byname, apposed=known_as[1] == ","
            )
        if suits and person is not None:
            joined.join(byname, person)
            joined.defined.add(byname)


def _last_person(joined: Joined, near: list[int]) -> int | None:
    """The last who is named in full."""
    people = [i for i in near if joined.clusters[i].type == "PER" and len(joined.words[i]) > 1]
    return people[-1] if people else None


def _are_initials(joined: Joined, short: int, person: int) -> bool:
    form, words = joined.clusters[short].form, joined.words[person]
    letters = fold_name(form)
    big = [word for word in words if word not in PARTICLES]
    if len(letters) < SHORTEST_INITIALS or form in gazetteer().names:
        return False
    return letters in ("".join(word[0] for word in some) for some in (words, big))


def _may_be_a_person(joined: Joined, byname: int, *, apposed: bool) -> bool:
    """What was not taken for a person is one if it stands in an apposition and is not known
    to be anything else."""
    cluster = joined.clusters[byname]
    return cluster.type == "PER" or (apposed and cluster.form not in gazetteer().names)

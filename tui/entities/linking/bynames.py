"""By-names of people, where the story says whose they are: AMLO, Hemedti, Abu Mazen."""

from __future__ import annotations

import re
from itertools import pairwise

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
    for place, (left, right) in enumerate(pairwise(joined.mentions)):
        (_, end, beside), (start, _, byname) = left, right
        if not 2 <= start - end <= FARTHEST:
            continue
        between = text[end:start]
        known_as = _KNOWN_AS.fullmatch(between)
        if known_as is None and not _BRACKET.fullmatch(between):
            continue
        if is_acronym(joined.clusters[byname].form):
            near = joined.mentions[max(0, place - 2) : place + 1]
            person = _last_person(joined, [i for _, end, i in near if start - end <= FARTHEST])
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
    to be anything else. Bodies have leaders: "led by Karim Orm, known as Ansar"."""
    cluster = joined.clusters[byname]
    if cluster.type == "PER":
        return True
    return apposed and cluster.type != "ORG" and cluster.form not in gazetteer().names

"""Which names of one story are aliases of each other.

In this order, each only where the story leaves no doubt:

1. An acronym in brackets after the long name, or the long name after the acronym, when
   the letters are those of the words: "… International Economic Forum (SPIEF)". Any other
   bracket says nothing of identity. By-names of people, after "known as" and the like.
2. The small table of aliases known everywhere (US, America; UK, Britain; EU …).
3. Acronyms by initials, when one name only has them.
4. People: a surname, given name or shorter form joins the full name it is a part of. When
   two people of the story could be meant it joins neither and stays on its own.
5. Organisations: with and without "Inc", "Corp", "Holdings" …; "Justice Ministry" joins
   "Russian Justice Ministry" when no other country's is named; after "Russia's" it joins
   the Russian one.
"""

from __future__ import annotations

from tui.article import NAME_TYPES, OTHER_TYPES, EntityType
from tui.entities.fold import fold_name
from tui.entities.linking.acronyms import by_initials, defined_in_apposition
from tui.entities.linking.bynames import join_bynames
from tui.entities.linking.cluster import Cluster, Joined
from tui.entities.linking.organisations import join_organisations
from tui.entities.linking.partial_names import join_parts
from tui.entities.linking.people import join_people
from tui.entities.lists.gazetteer import gazetteer

MOST_CLUSTERS = 4000
"""Distinct names of one story that are compared; a text with more is no story."""


def merge(text: str, clusters: list[Cluster]) -> list[Cluster]:
    """The clusters of one story with those put together that name the same thing."""
    names = [c for c in clusters if c.type in NAME_TYPES][:MOST_CLUSTERS]
    joined = Joined(names)
    defined_in_apposition(text, joined)
    join_bynames(text, joined)
    _known_everywhere(joined)
    by_initials(joined)
    join_people(text, joined)
    join_organisations(text, joined)
    join_parts(joined)
    absorbed = joined.apply()
    return [cluster for cluster in clusters if id(cluster) not in absorbed]


def _known_everywhere(joined: Joined) -> None:
    canonical = gazetteer().canonical
    same: dict[tuple[str, EntityType], int] = {}
    for i in joined.of("LOC", "ORG", *OTHER_TYPES):
        key = joined.clusters[i].keys[0]
        usual = fold_name(canonical.get(key, key))
        if joined.root(i) != i:
            continue  # the story has said what this acronym stands for
        owner = same.setdefault((usual, joined.clusters[i].type), i)
        joined.join(i, owner)

"""Companies with and without their legal form, organs of state with and without the state."""

from __future__ import annotations

from collections import defaultdict

from tui.entities.fold import fold_name
from tui.entities.linking.cluster import Joined
from tui.entities.lists.gazetteer import gazetteer

OFFICES = frozenset({"ministry", "department", "office"})


def join_organisations(text: str, joined: Joined) -> None:
    """Join the ways one organisation is called."""
    organisations = joined.of("ORG")
    _join_companies(joined, organisations)
    organs = _national(joined, organisations)
    for i in organisations:
        owners = organs.get(joined.clusters[i].keys[0])
        if owners:
            _join_organ(text, joined, i, owners)


def _join_companies(joined: Joined, organisations: list[int]) -> None:
    """Those of one bare name."""
    bare: dict[str, list[int]] = defaultdict(list)
    for i in organisations:
        bare[_bare(joined.words[i])].append(i)
    for same in bare.values():
        longest = max(same, key=lambda i: len(joined.words[i]))
        for i in same:
            joined.join(i, longest)


def _bare(words: list[str]) -> str:
    """A company's name without what says that it is one; of a ministry the common form,
    "finance ministry" for "ministry of finance"."""
    known = gazetteer().words
    first, last = 0, len(words)
    while last > 1 and words[last - 1] in known["legal suffixes"]:
        last -= 1
    if last > 1 and {words[0].title(), words[0].upper()} & known["organisation prefixes"]:
        first = 1
    if last - first > 2 and words[first] in OFFICES and words[first + 1] in ("of", "for"):
        return " ".join([*words[first + 2 : last], words[first]])
    return " ".join(words[first:last])


def _national(joined: Joined, organisations: list[int]) -> dict[str, set[int]]:
    """ "justice ministry" → the organs of that name of all states in the story."""
    known = gazetteer()
    organs: dict[str, set[int]] = defaultdict(set)
    for i in organisations:
        state, _, organ = joined.clusters[i].form.partition(" ")
        if organ and (state in known.demonyms or state in known.countries):
            organs[fold_name(organ)].add(i)
    return organs


def _join_organ(text: str, joined: Joined, organ: int, owners: set[int]) -> None:
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

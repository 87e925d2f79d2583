"""Companies with and without their legal form, organs of state with and without the state."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from tui.entities.fold import fold_name
from tui.entities.linking.cluster import Joined
from tui.entities.linking.partial_names import HEADS
from tui.entities.lists.gazetteer import gazetteer

OFFICES = frozenset({"ministry", "department", "office"})


def join_organisations(text: str, joined: Joined) -> None:
    """Join the ways one organisation is called."""
    organisations = joined.of("ORG")
    _join_companies(joined, organisations)
    _join_prefixed(joined, organisations)
    organs = _national(joined, organisations)
    for i in organisations:
        owners = organs.get(joined.clusters[i].keys[0])
        if owners:
            _join_organ(text, joined, i, owners)


def _join_companies(joined: Joined, organisations: list[int]) -> None:
    """Those of one bare name; of a known company also those of its other names."""
    canonical = gazetteer().canonical
    bare: dict[str, list[int]] = defaultdict(list)
    for i in organisations:
        name = _bare(joined.words[i])
        if joined.root(i) == i:  # the story has not said that it stands for something else
            name = fold_name(canonical.get(name, name))
        bare[name].append(i)
    for same in bare.values():
        longest = max(same, key=lambda i: len(joined.words[i]))
        for i in same:
            joined.join(i, longest)


def _join_prefixed(joined: Joined, organisations: list[int]) -> None:
    """Those named without the word that says what they are: FC Barcelona, Barcelona. Of a
    town with several clubs its name alone is none of them."""
    prefixes = _prefixes()
    if not any(joined.words[i][0] in prefixes for i in organisations):
        return
    bare = {tuple(_bare(joined.words[i]).split()): i for i in organisations}
    for words, i in bare.items():
        rest = words[1:]
        if words[0] not in prefixes or rest not in bare or HEADS.issuperset(rest):
            continue
        several = {other for name, other in bare.items() if name[1:][-len(rest) :] == rest}
        if len(joined.roots(several)) == 1:
            joined.join(bare[rest], i)


def _bare(words: list[str]) -> str:
    """A company's name without its legal form; of a ministry the common form, "finance
    ministry" for "ministry of finance"."""
    legal = gazetteer().words["legal suffixes"]
    last = len(words)
    while last > 1 and words[last - 1] in legal:
        last -= 1
    if last > 2 and words[0] in OFFICES and words[1] in ("of", "for"):
        return " ".join([*words[2:last], words[0]])
    return " ".join(words[:last])


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


@lru_cache(maxsize=1)
def _prefixes() -> frozenset[str]:
    return frozenset(map(fold_name, gazetteer().words["organisation prefixes"]))

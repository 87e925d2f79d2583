"""Names of which a part is used for the whole: the Games, Cloud Heron, the Coast Guard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tui.article import OTHER_TYPES, EntityType
from tui.entities.linking.cluster import Joined
from tui.entities.lists.gazetteer import gazetteer, word_set

HEADS = word_set(
    "commission council board committee federation secretariat front association union league "
    "court parliament assembly senate congress exchange ministry department authority agency "
    "institute university college academy foundation trust fund bank party coalition alliance "
    "movement organisation organization club society chamber office directorate bureau centre "
    "center museum library hospital army navy police forces church diocese company corporation "
    "group house service treasury guard tribunal conference institution legislature"
)
"""What a body is called for short, with "the", when the story has one such only."""


def join_parts(joined: Joined) -> None:
    """Join a part of a name to the one name of the story, of its type, that begins or ends
    with it. A name that is known by itself is nobody's part, but for a company's; and of
    places a dam, a port and a river have a town's name, but are not it."""
    _join(joined, ("ORG",))
    _join(joined, tuple(OTHER_TYPES - {"NORP"}))
    _join_peoples(joined)


def _join_peoples(joined: Joined) -> None:
    """Join the plural of a people, and whoever is one of it: the Urhobos, an Urhobo."""
    one = {joined.clusters[i].keys[0]: i for i in joined.of("NORP")}
    for key, i in one.items():
        if key + "s" in one:
            joined.join(one[key + "s"], i)


def _join(joined: Joined, kinds: tuple[EntityType, ...]) -> None:
    members = joined.of(*kinds)
    begun: dict[tuple[str, ...], set[int]] = defaultdict(set)
    ended: dict[tuple[str, ...], set[int]] = defaultdict(set)
    headed: dict[str, set[int]] = defaultdict(set)
    for i in members:
        words = tuple(joined.words[i])
        if len(words) < 2:
            continue
        for size in range(1, len(words)):
            begun[words[:size]].add(i)
            ended[words[-size:]].add(i)
        if kinds == ("ORG",):
            for word in words:
                if word in HEADS:
                    headed[word].add(i)
    for i in sorted(members, key=lambda i: -len(joined.words[i])):
        own = tuple(joined.words[i])
        for wholes in _wholes(joined, i, own, begun, ended, headed):
            owners = joined.roots(wholes) - {joined.root(i)}
            if owners:
                if len(owners) == 1:
                    joined.join(i, owners.pop())
                break


def _is_company(rest: list[str]) -> bool:
    """Whether the rest of a name is a company's trade and its legal form: Motor Co Ltd. More
    words, or a country, make it a daughter: Motor Credit Corp, America Inc."""
    known = gazetteer()
    legal = known.words["legal suffixes"]
    trade, *form = rest
    named = {trade.title(), trade.upper()} & known.names.keys()
    return trade not in legal and not named and bool(form) and legal.issuperset(form)


def _wholes(
    joined: Joined,
    i: int,
    own: tuple[str, ...],
    begun: dict[tuple[str, ...], set[int]],
    ended: dict[tuple[str, ...], set[int]],
    headed: dict[str, set[int]],
) -> Iterator[set[int]]:
    """The names that this one may be a part of; the first that are any decide."""
    if joined.speaks(i) or joined.root(i) != i or i in joined.defined:
        return
    if len(own) == 1 and own[0] in HEADS:
        yield headed.get(own[0], set())
        return
    form, known = joined.clusters[i].form, gazetteer()
    kind = known.names.get(form) or known.names.get(form.title())
    if kind is not None:
        if kind == "ORG":
            yield {at for at in begun.get(own, ()) if _is_company(joined.words[at][len(own) :])}
        return
    yield begun.get(own, set()) | ended.get(own, set())

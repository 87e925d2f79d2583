"""Mentions of one story that mean the same thing, put together."""

from __future__ import annotations

from collections.abc import Sequence

from tui.article import NAME_TYPES, Article, Entity, EntityType, Mention
from tui.entities.linking.aliases import merge
from tui.entities.linking.cluster import Cluster
from tui.entities.lists.gazetteer import gazetteer
from tui.entities.name_keys import plain_key
from tui.entities.values.amounts import amounts
from tui.entities.values.dates import resolved, story_day

_MISTAKEN: frozenset[EntityType] = frozenset({"LOC", "ORG", "MISC"})
"""What a surname that stands alone is taken for."""


def link(article: Article, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Entities in order of first mention, ids ``e1``, ``e2`` … in that order.

    ``mentions`` must be sorted and not overlap. What is merged, and when not, is said in
    `tui.entities.linking.aliases`. The name of an entity is its fullest form, mixed case before
    capitals; where the story itself uses the name of the alias table, that one. Dates are
    one when they are the same day, month or year, amounts when they come to the same.
    """
    text, today = article.text, story_day(article)
    groups: dict[tuple[EntityType, str], Cluster] = {}
    counted = amounts(article, mentions)
    for mention in mentions:
        printed = " ".join(text[mention.start : mention.end].split())
        iso = None
        if mention.type == "DATE":
            iso = resolved(text, mention.start, mention.end, today)
        amount = counted.get((mention.start, mention.end))
        same = f"{tuple(amount)}" if amount is not None and amount.unit else None
        key = iso or same or _key(printed, mention.type)
        cluster = groups.get((mention.type, key))
        if cluster is None:
            cluster = groups[mention.type, key] = Cluster(mention.type, key, iso, amount)
        cluster.add(printed, (mention.start, mention.end))
    if article.language == "de":
        _join_genitives(groups)
    merged = merge(text, list(_one_sense(groups).values()))
    merged.sort(key=lambda cluster: cluster.first)
    return tuple(_entity(f"e{number}", cluster) for number, cluster in enumerate(merged, 1))


def _entity(name: str, cluster: Cluster) -> Entity:
    perhaps = tuple(other.name for other in cluster.perhaps)
    spans = tuple(sorted(cluster.spans))
    return Entity(
        name,
        cluster.name,
        cluster.type,
        spans,
        iso=cluster.iso,
        amount=cluster.amount,
        perhaps=perhaps,
    )


def _join_genitives(groups: dict[tuple[EntityType, str], Cluster]) -> None:
    """Join German genitives to the names they are of: Angela Merkels, Merkels, Berlins."""
    surnames = {key.rpartition(" ")[2] for kind, key in groups if kind == "PER"}
    for kind, key in list(groups):
        name = key.removesuffix("s")
        of_person = kind == "PER" and name.rpartition(" ")[2] in surnames
        of_place = kind == "LOC" and name in gazetteer().canonical
        if name == key or not (of_person or of_place or (kind, name) in groups):
            continue
        genitive = groups.pop((kind, key))
        whole = groups.setdefault((kind, name), Cluster(kind, name))
        whole.spans += genitive.spans
        whole.forms = whole.forms or [form.removesuffix("s") for form in genitive.forms]


def _one_sense(
    groups: dict[tuple[EntityType, str], Cluster],
) -> dict[tuple[EntityType, str], Cluster]:
    """The groups with one type for each name: what the recogniser took it for most often.
    Of a single word a story may mean two things, Turkey and Mr. Turkey: it has one type only
    if it is not known to be a name, and what was taken for a place or a body is a person if
    it is the surname of one and no body's name begins with it."""
    kinds: dict[str, list[EntityType]] = {}
    surnames: set[str] = set()
    bodies: set[str] = set()
    for kind, key in groups:
        if kind in NAME_TYPES:
            kinds.setdefault(key, []).append(kind)
            if kind == "PER" and " " in key:
                surnames.add(key.rpartition(" ")[2])
            elif kind == "ORG" and " " in key:
                bodies.add(key.partition(" ")[0])
    known = gazetteer().names
    for key, several in kinds.items():
        alone = " " not in key
        if len(several) < 2 and not (alone and key in surnames and several[0] in _MISTAKEN):
            continue
        if alone and any(groups[kind, key].form in known for kind in several):
            continue
        if key in surnames and key in bodies and "ORG" in several:
            continue  # the firm of that name is in the story too
        most = max(several, key=lambda kind: len(groups[kind, key].spans))
        if alone and key in surnames and most in _MISTAKEN:
            groups.setdefault(("PER", key), Cluster("PER", key))
            most = "PER"
        for kind in several:
            if kind != most:
                groups[most, key].absorb(groups.pop((kind, key)))
    return groups


def _key(printed: str, kind: EntityType) -> str:
    """What two mentions share when they are the same name, written differently."""
    if kind not in NAME_TYPES:
        return printed.lower()
    return plain_key(printed, kind)

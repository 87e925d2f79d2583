"""Mentions of one story that mean the same thing, put together."""

from __future__ import annotations

from collections.abc import Sequence

from tui.article import NAME_TYPES, Article, Entity, EntityType, Mention
from tui.entities.aliases import merge
from tui.entities.cluster import Cluster
from tui.entities.dates import resolved, story_day
from tui.entities.keys import plain_key


def link(article: Article, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Entities in order of first mention, ids ``e1``, ``e2`` … in that order.

    ``mentions`` must be sorted and not overlap. What is merged, and when not, is said in
    `tui.entities.aliases`. The name of an entity is its fullest form, mixed case before
    capitals; where the story itself uses the name of the alias table, that one. Dates are
    one when they are the same day, month or year.
    """
    text, today = article.text, story_day(article)
    groups: dict[tuple[EntityType, str], Cluster] = {}
    for mention in mentions:
        printed = " ".join(text[mention.start : mention.end].split())
        iso = None
        if mention.type == "DATE":
            iso = resolved(text, mention.start, mention.end, today)
        key = iso or _key(printed, mention.type)
        cluster = groups.get((mention.type, key))
        if cluster is None:
            cluster = groups[mention.type, key] = Cluster(mention.type, key, iso)
        cluster.add(printed, (mention.start, mention.end))
    merged = merge(text, list(_one_sense(groups).values()))
    merged.sort(key=lambda cluster: cluster.first)
    return tuple(_entity(f"e{number}", cluster) for number, cluster in enumerate(merged, 1))


def _entity(name: str, cluster: Cluster) -> Entity:
    perhaps = tuple(other.name for other in cluster.perhaps)
    spans = tuple(sorted(cluster.spans))
    return Entity(name, cluster.name, cluster.type, spans, iso=cluster.iso, perhaps=perhaps)


def _one_sense(
    groups: dict[tuple[EntityType, str], Cluster],
) -> dict[tuple[EntityType, str], Cluster]:
    """The groups with one type for each name of several words: what the recogniser took it
    for most often. (Of single words a story may mean two things: Turkey and Mr. Turkey.)"""
    kinds: dict[str, list[EntityType]] = {}
    for kind, key in groups:
        if " " in key and kind in NAME_TYPES:
            kinds.setdefault(key, []).append(kind)
    for key, several in kinds.items():
        if len(several) > 1:
            most = max(several, key=lambda kind: len(groups[kind, key].spans))
            for kind in several:
                if kind != most:
                    groups[most, key].absorb(groups.pop((kind, key)))
    return groups


def _key(printed: str, kind: EntityType) -> str:
    """What two mentions share when they are the same name, written differently."""
    if kind not in NAME_TYPES:
        return printed.lower()
    return plain_key(printed, kind)

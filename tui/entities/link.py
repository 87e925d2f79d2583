"""Mentions of one story that mean the same thing, put together."""

from __future__ import annotations

from collections.abc import Sequence

from tui.article import NAME_TYPES, Article, Entity, EntityType, Mention
from tui.entities.aliases import merge
from tui.entities.cluster import Cluster
from tui.entities.keys import plain_key


def link(article: Article, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Entities in order of first mention, ids ``e1``, ``e2`` … in that order.

    ``mentions`` must be sorted and not overlap. What is merged, and when not, is said in
    `tui.entities.aliases`. The name of an entity is its fullest form, mixed case before
    capitals; where the story itself uses the name of the alias table, that one.
    """
    text = article.text
    groups: dict[tuple[EntityType, str], Cluster] = {}
    for mention in mentions:
        printed = " ".join(text[mention.start : mention.end].split())
        key = _key(printed, mention.type)
        cluster = groups.get((mention.type, key))
        if cluster is None:
            cluster = groups[mention.type, key] = Cluster(mention.type, key)
        cluster.add(printed, (mention.start, mention.end))
    merged = merge(text, list(groups.values()))
    merged.sort(key=lambda cluster: cluster.first)
    return tuple(
        Entity(f"e{number}", cluster.name, cluster.type, tuple(sorted(cluster.spans)))
        for number, cluster in enumerate(merged, 1)
    )


def _key(printed: str, kind: EntityType) -> str:
    """What two mentions share when they are the same name, written differently."""
    if kind not in NAME_TYPES:
        return printed.lower()
    return plain_key(printed, kind)

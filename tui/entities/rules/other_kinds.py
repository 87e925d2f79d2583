"""Which of the other names are peoples and creeds, which events, which works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.article import EntityType, Mention
from tui.entities.lists.gazetteer import Gazetteer


def told_apart(found: Iterable[Mention], text: str, known: Gazetteer) -> Iterator[Mention]:
    """Mentions with NORP, EVENT or WORK instead of MISC where that is certain."""
    for mention in found:
        if mention.type == "MISC":
            name = " ".join(text[mention.start : mention.end].split())
            kind = _kind(name, known)
            yield mention if kind == "MISC" else Mention(mention.start, mention.end, kind)
        else:
            yield mention


def _kind(name: str, known: Gazetteer) -> EntityType:
    if name.isupper():
        name = known.capitals.get(name, name)
    if name in known.demonyms:
        return "NORP"
    if name in known.others:
        return known.others[name]
    heads = known.words["event heads"]
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    head = last if last in heads else first
    if head not in heads or head in known.words["other heads"]:
        return "MISC"
    return "WORK" if head in known.words["work heads"] else "EVENT"

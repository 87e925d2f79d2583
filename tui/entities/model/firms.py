"""Firms, which the model knows by their full name and mistakes by the short one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.article import EntityType, Mention, Span
from tui.entities.lists.gazetteer import Gazetteer
from tui.entities.rules.tickers import is_before_ticker

_MISTAKEN: frozenset[EntityType] = frozenset({"PER", "LOC", "EVENT", "WORK", "MISC"})
_IN = re.compile(
    r"(?<!stake )(?<!interest )(?<!shares )\b"
    r"(?:in|at|near|around|outside|inside|across|from|to)\s+$",
    re.IGNORECASE,
)
_BEFORE = 16
"""Characters in which a preposition is looked for."""


def firms_told(
    text: str, mentions: list[Mention], known: Gazetteer, dateline: Span = (0, 0)
) -> Iterator[Mention]:
    """The mentions, with ORG for what ends in Inc, Plc or AG or has a ticker behind it, and
    for what such a name begins with: after "Geodome Resources Ltd" Geodome is no person. Known
    places and that of the ``dateline`` stay places, and surnames of the story's people people."""
    legal = known.words["legal suffixes"]
    names = [" ".join(text[mention.start : mention.end].split()) for mention in mentions]
    quoted = {i for i, mention in enumerate(mentions) if is_before_ticker(text, mention.end)}
    full = quoted.union(i for i, name in enumerate(names) if _is_firm(name, legal))
    short = set(_beginnings(names[i] for i in full)).union(names[i].upper() for i in quoted)
    people = set(_parts(n for n, m in zip(names, mentions, strict=True) if m.type == "PER"))
    for at, (name, mention) in enumerate(zip(names, mentions, strict=True)):
        firm = at in full or (
            name.upper() in short - people
            and name.upper() not in known.capitals
            and not dateline[0] <= mention.start < dateline[1]
            and not _IN.search(text, max(0, mention.start - _BEFORE), mention.start)
        )
        if firm and mention.type in _MISTAKEN:
            yield Mention(mention.start, mention.end, "ORG")
        else:
            yield mention


def _is_firm(name: str, legal: frozenset[str]) -> bool:
    return " " in name and name.rpartition(" ")[2].lower() in legal


def _beginnings(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        words = name.upper().split()
        for count in range(1, len(words)):
            yield " ".join(words[:count])


def _parts(names: Iterable[str]) -> Iterator[str]:
    """First names and surnames of people who have both."""
    for name in names:
        words = name.upper().split()
        if len(words) > 1:
            yield from (words[0], words[-1])

"""When two names are the same name: the keys that linking and the index share."""

from __future__ import annotations

from tui.article import EntityType
from tui.entities.fold import fold_name
from tui.entities.lists.cyrillic_forms import english, is_cyrillic, stem
from tui.entities.lists.gazetteer import gazetteer


def plain_key(name: str, kind: EntityType) -> str:
    """The key of a printed name: case, dots, diacritics, script and (in Cyrillic) case
    endings apart, a people's plural with its adjective, a place's code with its name."""
    if is_cyrillic(name):
        meaning = english(name) if kind in ("LOC", "ORG") else None
        return fold_name(meaning or " ".join(map(stem, name.split())))
    if kind == "LOC":
        name = gazetteer().codes.get(name, name)
    elif kind == "NORP":
        name = gazetteer().demonyms.get(name, name)
    return fold_name(name)


def canonical_key(name: str, kind: EntityType) -> str:
    """The key under which names of different stories are one: aliases of the small table
    stand for each other, a person's middle initials are dropped."""
    key = plain_key(name, kind)
    if kind == "PER":
        words = key.split()
        if len(words) > 2:
            middle = [word for word in words[1:-1] if len(word) > 1]
            return " ".join([words[0], *middle, words[-1]])
        return key
    meaning = gazetteer().canonical.get(key)
    return fold_name(meaning) if meaning is not None else key

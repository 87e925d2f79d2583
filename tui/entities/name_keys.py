"""When two names are the same name: the keys that linking and the index share."""

from __future__ import annotations

import re

from tui.article import EntityType
from tui.entities.fold import fold_name
from tui.entities.lists.cyrillic_forms import english, is_cyrillic, stem
from tui.entities.lists.gazetteer import gazetteer

_GROUPS = frozenset({"group", "holding", "holdings"})
_INITIALS = re.compile(r"\b(\w) (?=\w\b)")
_SLAVIC_ENDING = re.compile(
    r"(?:(?<=[bcdfghjklmnpqrstvwxz])(?:iy|yy|ii|ij|yi)|(?<=sk)i|(?<=[a-z]{2}e)[ij])\Z"
)
"""What is -y in the commonest spelling: Zelenskyy, Dmitriy, Sergei."""


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
    stand for each other, a company's legal form and a person's middle initial are dropped,
    and Slavic endings are spelled one way. Several initials, as in George H. W. Bush, are
    kept."""
    if kind == "PER":
        words = _person(name)
        if len(words) > 1:
            middle = [word for word in words[1:-1] if len(word) > 1]
            words = [_SLAVIC_ENDING.sub("y", word) for word in (words[0], *middle, words[-1])]
        return " ".join(words)
    key = plain_key(name, kind)
    canonical = gazetteer().canonical
    if kind == "ORG" and key not in canonical:
        key = _without_legal_form(key)
    meaning = canonical.get(key)
    return fold_name(meaning) if meaning is not None else key


def middle_initial(name: str) -> str:
    """The initial of a person's name that `canonical_key` drops; empty where there is none."""
    return "".join(word for word in _person(name)[1:-1] if len(word) == 1)


def full_name(name: str, kind: EntityType) -> str:
    """The name of a place that is printed as a code, "California" for "Calif." or "Calif";
    any other name as it is."""
    if kind == "LOC":
        codes = gazetteer().codes
        full = codes.get(name) or codes.get(name + ".")
        if full is not None and canonical_key(full, kind) == canonical_key(name, kind):
            return full
    return name


def _person(name: str) -> list[str]:
    """The words of a person's name, initials that follow each other in one: H. W., H.W."""
    return _INITIALS.sub(r"\1", plain_key(name, "PER")).split()


def _without_legal_form(key: str) -> str:
    """A group is more than the company of its name, or something else: Wagner Group."""
    words, legal = key.split(), gazetteer().words["legal suffixes"] - _GROUPS
    last = len(words)
    while last > 1 and words[last - 1] in legal:
        last -= 1
    if last < len(words) and last > 1 and words[last - 1] in ("and", "&"):
        last -= 1
    return " ".join(words[:last])

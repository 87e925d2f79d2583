"""Currencies: their words, signs and codes, and what tells one of the same name from another.

Read once from the plain-text list in ``data/``, when first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from tui.entities.lists.gazetteer import sections


@dataclass
class Currencies:
    """What is known of currencies. A *name* is what several may share ("dollar", "crown");
    one whose word means nothing else has its ISO 4217 code for a name."""

    english: list[str] = field(default_factory=list)
    """The words of English, and the bare signs ``$``, ``£`` and ``¥``."""
    words: dict[str, str] = field(default_factory=dict)
    """Word or bare sign of any language → name, with ``/100`` behind it for a hundredth."""
    signs: dict[str, str] = field(default_factory=dict)
    """A sign or short form that is one currency's only (``A$``, ``₽``) → its code."""
    letters: dict[str, str] = field(default_factory=dict)
    """Letters that are a sign before large amounts only (``R500 million``) → name."""
    codes: tuple[str, ...] = ()
    """The codes that are printed as such."""
    telling: dict[str, dict[str, str]] = field(default_factory=dict)
    """Name → word or place that tells of one of them → its code."""


@lru_cache(maxsize=1)
def currencies() -> Currencies:
    """The one table, shared by everyone in the process and never changed."""
    known = Currencies()
    parts = dict(sections("currencies.txt"))
    for line in parts["letters"].splitlines():
        letters, _, name = line.partition(" | ")
        known.letters[letters] = name
    known.codes = tuple(parts["codes"].split())
    for line in parts["words"].splitlines():
        name, english, others = (part.strip() for part in line.split("|"))
        known.english += english.split()
        for word in english.split() + others.split():
            known.words[word] = name
    for line in parts["currencies"].splitlines():
        code, names, signs, telling = (part.strip() for part in line.split("|"))
        known.signs.update(dict.fromkeys(signs.split(), code))
        for name in names.split():
            tells = known.telling.setdefault(name, {})
            for word in filter(None, telling.split(", ")):
                tells.setdefault(word, code)
    return known

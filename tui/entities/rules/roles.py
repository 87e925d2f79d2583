"""Words in small letters that go before a name and tell its kind, as Romance languages and
Dutch print them: "la ministre" Rachida Dati; "le directeur de SGH," Rouslan Beïssenov;
"la compañía" Volgar Agro."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.entities.lists.particles import PARTICLES

_WINDOW = 80
_NEAR = 48
_SMALL = PARTICLES | {"des", "dei", "degli", "dello", "het", "y", "e", "et", "en"}
_ELIDED = {"l", "d", "dell"}
_APOSTROPHES = ("'", "’")
_CLAUSE_END = re.compile(r"[.;:!?()«»“”\n]")


def word_before(text: str, start: int) -> tuple[str, bool]:
    """The word before ``text[start:]``, without regard to "de la" and the like, and whether
    it stands right before. The word is empty where there is none."""
    if not text[max(0, start - 2) : start - 1].islower():
        return "", False
    words = text[max(0, start - _NEAR) : start].split()
    direct = words[-1] not in _SMALL
    if words[-1].endswith(_APOSTROPHES):
        direct = False
        if words.pop()[:-1] not in _ELIDED:
            return "", False
    while words and words[-1] in _SMALL:
        words.pop()
    word = words[-1] if words else ""
    return word.replace("’", "'").rpartition("'")[2], direct


def is_apposition(text: str, start: int, end: int, is_title: Callable[[str], bool]) -> bool:
    """Whether the words of ``text[start:end]`` stand between commas after a role and what it
    is of."""
    window = text[max(0, start - _WINDOW) : start]
    if not window.endswith(", ") or text[end : end + 1] not in (",", ".", ")"):
        return False
    if " " not in text[start:end]:
        return False
    words = _CLAUSE_END.split(window)[-1][:-2].replace("'", " ").replace("’", " ").split()
    for at in range(len(words) - 1, -1, -1):
        if is_title(words[at]):
            return _is_complement(words[at + 1 :])
    return False


def _is_complement(words: list[str]) -> bool:
    """Whether words say of what somebody is minister: "ruso de Asuntos Exteriores", "des
    Affaires étrangères", but not "visitó Lima"."""
    before = ""
    for at, word in enumerate(words):
        small = word in _SMALL or word == "l"
        if not small and word[0].islower():
            follows = words[at + 1] if at + 1 < len(words) else "de"
            if follows not in _SMALL or before in _SMALL:
                return False
        before = word
    return True

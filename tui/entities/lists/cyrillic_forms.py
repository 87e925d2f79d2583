"""Listed names of Russian and its neighbours under any case ending."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.entities.lists.gazetteer import gazetteer, sections

_ENDING = re.compile(
    r"(?:ами|ями|ого|ому|ыми|ими|ом|ем|ым|им|ой|ей|ою|ею|ых|их|ую|юю|ая|яя|ый|ий|"
    r"[аяуюеыиоьй])$"
)


def stem(word: str) -> str:
    """A word without the ending of its case, good enough to tell names apart."""
    short = _ENDING.sub("", word)
    return short if len(short) > 2 else word


def is_cyrillic(text: str) -> bool:
    """Whether there is a letter of the script in a name."""
    return any("\u0400" <= letter <= "\u04ff" for letter in text)


@lru_cache(maxsize=1 << 14)
def english(name: str) -> str | None:
    """``"России"`` → ``"Russia"``; None for a name that is not in the lists."""
    return russian_lists().exonym(name.split())


class RussianLists:
    """The lists for the script, prepared for looking up inflected words."""

    def __init__(self) -> None:
        known = gazetteer()
        lists = {title: frozenset(text.split()) for title, text in sections("russian.txt")}
        self.titles, self.quoted = lists["titles"], lists["named in quotes"]
        self._given = {stem(name) for name in lists["given"]} | lists["given"] | {"Павл", "Льв"}
        self._exonyms: dict[str, list[tuple[list[str], str]]] = {}
        for language in ("ru", "uk"):
            for name, meaning in known.exonyms[language].items():
                parts = name.split(" ")
                self._exonyms.setdefault(parts[0][:2], []).append((parts, meaning))

    def is_given(self, word: str) -> bool:
        return word in self._given or stem(word) in self._given

    def exonym(self, words: list[str]) -> str | None:
        if not words:
            return None
        if words[0].isupper() and len(words[0]) > 4:  # as in a dateline
            words = [word.capitalize() for word in words]
        for parts, meaning in self._exonyms.get(words[0][:2], ()):
            if len(parts) == len(words) and all(map(_inflects, parts, words)):
                return meaning
        return None


def _inflects(pattern: str, word: str) -> bool:
    """Whether a word is a form of a listed one, where ``*`` stands for an ending."""
    if "*" not in pattern:
        return word == pattern or (word.isupper() and word == pattern.upper())
    first, last = pattern.split("*")
    return (
        word.startswith(first)
        and word.endswith(last)
        and len(word) <= len(pattern) + 2
        and (len(word) == len(first) or _is_ending(word[len(first) : len(word) - len(last)]))
    )


def _is_ending(text: str) -> bool:
    return text == "" or _ENDING.fullmatch(text) is not None or text in ("ия", "ию", "ии", "ией")


@lru_cache(maxsize=1)
def russian_lists() -> RussianLists:
    """The lists, read once."""
    return RussianLists()

"""Words, and what two spellings of one word have in common.

A *word* is a run of letters, digits and combining marks. It is folded for case,
diacritics and script, so that "putin" is «Путин» and "Erdogan" is Erdoğan. Scripts
written without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) have no such runs: there
every character is a word, and what is typed together must stand together, which makes
searching them a search for substrings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias
from unicodedata import category, normalize

from anyascii import anyascii

Located: TypeAlias = tuple[int, int, str]
"""``(start, end, folded word)``, the offsets half open into the text it was found in."""

UNSPACED_BLOCKS = (
    (0x0E01, 0x0E4F),  # Thai
    (0x0E81, 0x0EDF),  # Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17DD),  # Khmer
    (0x3005, 0x3007),  # Han iteration and closing marks, zero
    (0x3041, 0x30FF),  # kana
    (0x31F0, 0x31FF),  # kana extensions
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),  # half-width kana
    (0x20000, 0x3FFFF),  # Han beyond the first plane
)
MARKED_BLOCKS = (
    (0x0300, 0xABFF),  # nearly all scripts of the first plane
    (0xFB1E, 0xFE2F),  # Hebrew presentation forms to variation selectors and half marks
    (0x10A00, 0x11FFF),  # scripts of Asia
    (0x16100, 0x16FFF),  # Gurung Khema to Miao
    (0x1BC9D, 0x1BC9E),  # shorthand
    (0x1CF00, 0x1D24F),  # musical notation
    (0x1E000, 0x1E94F),  # Glagolitic supplement to Adlam
    (0xE0100, 0xE01EF),  # variation selectors
)
"""Where combining marks are; those in other places stand in no word."""
MOST_REPLACED = 40
"""Texts with at most so many different characters beyond ASCII have them replaced one by
one, which takes half the time of looking for words among them."""


def fold(token: str) -> str:
    """One word as it is compared: lower case, without marks, in Latin script.

    A character of an unspaced script only loses its width; whatever has no Latin form
    stays as it is. Never empty for a word found by `locate` or `tokens`.
    """
    token = token.casefold()
    if token.isascii():
        return token
    if is_unspaced(token[0]):
        return normalize("NFKC", token)
    return "".join(filter(str.isalnum, anyascii(token).casefold())) or token


def is_unspaced(word: str) -> bool:
    """Whether a word is one character of a script written without spaces."""
    code = ord(word[0])
    return code > 0xE00 and any(first <= code <= last for first, last in UNSPACED_BLOCKS)


def tokens(text: str) -> list[str]:
    """The words of a text in order; some of them, where it is not ASCII, not yet folded."""
    if not text.isascii():
        strange = set(_NOT_ASCII.findall(text))
        if len(strange) > MOST_REPLACED:
            return _word_pattern().findall(text)
        for char in strange:
            plain = _plain(char)
            if plain is None:
                return _word_pattern().findall(text)
            text = text.replace(char, plain)
    return text.translate(_ASCII_WORDS).split()


@lru_cache(maxsize=4096)
def _plain(char: str) -> str | None:
    """What stands for a character in a folded text: letters, nothing for a mark, a space
    for what is no part of a word; None where it must be seen in its word."""
    if is_unspaced(char):
        return None
    letters = "".join(filter(str.isalnum, anyascii(char.casefold()).casefold()))
    if char.isalnum():
        return letters or None
    if category(char)[0] == "M":
        return None if letters else ""
    return " "


def locate(text: str, start: int = 0, end: int | None = None) -> Iterator[Located]:
    """The folded words of a stretch of text with their places in it."""
    for found in words_of(text).finditer(text, start, len(text) if end is None else end):
        yield found.start(), found.end(), fold(found[0])


def words_of(text: str) -> re.Pattern[str]:
    """The expression that finds the words of this text."""
    return _ASCII_WORD if text.isascii() else _word_pattern()


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ASCII_WORD = re.compile(r"[^\W_]+", re.ASCII)
_ASCII_WORDS = str.maketrans(
    {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
)


@lru_cache(maxsize=1)
def _word_pattern() -> re.Pattern[str]:
    """Words of any script; built when the first text needs it (a few milliseconds)."""
    alone = _class_of("LMN", UNSPACED_BLOCKS)
    marks = _class_of("M", MARKED_BLOCKS)
    unspaced = "".join(f"{chr(first)}-{chr(last)}" for first, last in UNSPACED_BLOCKS)
    # The first class only makes the second, which is slow, rare.
    run = rf"(?:[0-9A-Za-zÀ-ÖØ-öø-ɏа-яА-Я]+|[^\W_{unspaced}])+"
    return re.compile(rf"{run}(?:[{marks}]+(?:{run})?)*|[{alone}]")


def _class_of(categories: str, blocks: tuple[tuple[int, int], ...]) -> str:
    """The inside of a regular expression's character class: what in these blocks belongs
    to the given general categories (first letters)."""
    parts = []
    for first, last in blocks:
        if last - first > 0x1000 and categories != "M":  # Han: all of it, assigned or not
            parts.append(f"{chr(first)}-{chr(last)}")
            continue
        start = None
        for code in range(first, last + 2):
            inside = code <= last and category(chr(code))[0] in categories
            if inside and start is None:
                start = code
            elif not inside and start is not None:
                parts.append(f"{chr(start)}-{chr(code - 1)}")
                start = None
    return "".join(parts)

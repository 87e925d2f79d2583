"""Which code page text is in that neither is UTF-8 nor says what it is.

News of that kind is Western (cp1252) or Cyrillic: cp1251 as of Windows, KOI8 as of Unix. What
tells them apart is where the bytes above ASCII stand. Western words have a few of them among
others; Cyrillic words are made of nothing else, in small letters with at most a capital before
them, half of the letters among the ten most common ones. Read in the wrong code page they
are not: small letters and capitals change places, and the common letters are others.
"""

from __future__ import annotations

import re

WESTERN = "cp1252"
SAMPLE, BEFORE = 16_384, 64
"""Bytes that are looked at from the first three foreign ones on, and before them."""
_FOREIGN = re.compile(rb"[\xa0-\xff]{3}")
_CYRILLIC = ("cp1251", "koi8-u")
_UKRAINIAN = re.compile(
    rb"[\xc0-\xff][\xa4\xa6\xa7\xad]|[\xa4\xa6\xa7\xad\xb4\xb6\xb7\xbd][\xc0-\xff]"
    rb"|(?<![\x80-\xff])[\xa6\xb6](?![\x80-\xff])"
)
"""In KOI8 the letters that only Ukrainian has, in a word, or the word for "and"; KOI8-R has
lines for tables there, which touch others."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_OWN = re.compile(r"[\u0400-\u04ff]+")
_COMMON = re.compile("[оеаинтсрвл]")
_VOWEL, _CONSONANT = "[аеёиоуыэюяіїєъ]", "[бвгґджзйклмнпрстфхцчшщь]"
"""In Bulgarian the hard sign is a vowel."""
_CHANGE = re.compile(f"{_VOWEL}(?={_CONSONANT})|{_CONSONANT}(?={_VOWEL})")
MIN_WORDS = 3
MIN_LETTERS = 16
"""Of different words: fewer tell nothing."""
FEW_WORDS = 12
"""So few are not read with more words in capitals than in small letters, unless all are."""
MIN_COMMON = 0.5
"""The share of the common letters: 0.6 to 0.7 in Russian, Ukrainian and Bulgarian."""
MIN_CHANGES = 0.68
"""The share of letters in a word after which a vowel follows a consonant or a consonant a
vowel: 0.75 to 0.85 in those languages; less where what is Greek or Hebrew is read as if it
were one of them, which has the common letters by chance."""


def code_page(data: bytes) -> str:
    """The code page: ``cp1252`` when in doubt."""
    first = _FOREIGN.search(data)
    if first is None:  # no Western word has three of them in a row
        return WESTERN
    sample = data[max(0, first.start() - BEFORE) : first.start() + SAMPLE]
    read = {name: sample.decode(name, "replace") for name in _CYRILLIC}
    best = max(read, key=lambda name: len(_COMMON.findall(read[name].lower())))
    if not _is_cyrillic(read[best]):
        return WESTERN
    return "koi8-r" if best == "koi8-u" and not _UKRAINIAN.search(sample) else best


def _is_cyrillic(text: str) -> bool:
    """Whether the words of a text are plausible Cyrillic."""
    words = set(_WORD.findall(text))
    own = {word for word in words if _OWN.fullmatch(word)}
    mixed = sum(1 for word in words - own if _OWN.search(word))
    letters = "".join(own).lower()
    if len(own) < MIN_WORDS or len(letters) < MIN_LETTERS or len(own) < 4 * mixed:
        return False
    odd = sum(1 for word in own if not (word.islower() or word.istitle() or word.isupper()))
    capitals = sum(map(str.isupper, own))
    if len(own) < FEW_WORDS and 2 * capitals > len(own) > capitals:
        return False
    changes = len(_CHANGE.findall(" ".join(own).lower())) / (len(letters) - len(own))
    common = len(_COMMON.findall(letters)) / len(letters)
    return odd <= len(own) / 10 and changes >= MIN_CHANGES and common >= MIN_COMMON

"""How names look in Latin script: capitalised words, and what may join them."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.entities.lists.particles import JOINTS, PARTICLES


def _letters(first: int, last: int) -> str:
    """The capital letters of a range of code points, for use inside ``[...]``."""
    return "".join(chr(point) for point in range(first, last + 1) if chr(point).isupper())


UPPER = "A-Z" + _letters(0xC0, 0x24F) + _letters(0x1E00, 0x1EFF)

_ABBREVIATION = (
    r"(?:St|Ste|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Cpl|Maj|Adm|Gov|Sen|Rep|Rev|Hon|Prof|Mt|Ft|"
    r"Jr|Sr|Inc|Corp|Co|Ltd|Bros|Cos)\."
)
_FOREIGN_ABBREVIATION = r"(?:St|Ste|Dr|Dra|Gen|Prof|Sr|Sra|Jr|Inc|Corp|Co|Ltd)\."
# What an apostrophe does not end: Waterside Workers' Federation, People's Bank.
_BODY = (
    rf"(?:[{UPPER}]\w+ )?(?:Union|Federation|Association|Congress|Front|League|Council|Court|"
    r"Army|Guild|Organi[sz]ation|Society|Club|Committee|Assembly|Fund|Bank|Movement)\b"
)
_WORD = (
    rf"(?:[Aa]l|[Ee]l|[Aa][sdnrt]|[Aa]sh|[Aa]z|[uo]l|[dDlLO])[-'’][{UPPER}][\w]*"
    rf"(?:-(?:\w+))*"
    rf"|[{UPPER}]\w*(?:&[{UPPER}]\w*)?(?:\.com\b)?(?:(?:-|['’](?!s?\b))\w+)*"
    r"(?:['’](?:s(?= (?:Inc|Corp|Co|Cos|Ltd|Plc|plc|Stores)\b)"
    rf"|(?:(?<=ers.)|(?:(?<=People.)|(?<=[Mm]en.)|(?<=Children.))s)(?= {_BODY})))?"
)
_JOINT = r"(?:" + "|".join(sorted(map(re.escape, JOINTS), key=len, reverse=True)) + r")"
_SPACE = r"(?:[ \u00a0]{1,2}| ?\n {0,8})"

MOST_WORDS = 24


def _run(abbreviation: str) -> re.Pattern[str]:
    capitalised = rf"(?:(?:[{UPPER}]\.){{1,4}}(?:-\w+)?|{abbreviation}|{_WORD})"
    return re.compile(
        rf"(?<![\w@#/.\-])(?:(?:{'|'.join(sorted(PARTICLES - {'la', 'le', 'los'}))}) ){{0,3}}"
        rf"{capitalised}"
        rf"(?:{_SPACE}(?:{_JOINT}{_SPACE}){{0,3}}{capitalised}){{0,{MOST_WORDS}}}"
    )


RUN = _run(_ABBREVIATION)
"""A stretch of capitalised words with the small words that may join them. Its length is
limited so that a text in capitals costs no more per word than any other."""


@lru_cache(maxsize=1)
def foreign_run() -> re.Pattern[str]:
    """The same where English abbreviations are words that may end a sentence: "de Cos."."""
    return _run(_FOREIGN_ABBREVIATION)


PIECE = re.compile(r"\S+")
SENTENCE_END = frozenset(".!?:;•*|…—–(\"“”„«»‘'\n")
"""Before a capitalised word these say nothing of its being a name."""

_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{2,}+(?![\w’'])")


def small_words(text: str) -> frozenset[str]:
    """The words that a text prints in small letters."""
    return frozenset(_LOWER_WORD.findall(text))


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals, so that case says nothing."""
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def is_title_case(text: str) -> bool:
    """Whether a headline capitalises most of its words, so that case says little."""
    words = [word for word in text.split() if word[:1].isalpha() and len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)

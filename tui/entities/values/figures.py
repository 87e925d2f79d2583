"""Numbers as copy prints them: figures with their marks, words, scales, ranges."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

MOST_DIGITS = 24
"""Of a longer figure nobody asks what it comes to."""
LARGEST = Decimal(10) ** 18
FARTHEST = 100
"""A range whose most is more than so many times its least is none, or says its scale once:
``140-150,000``."""

_MOST_GROUPS = MOST_DIGITS // 3
"""Of a figure written in groups: a line of groups is not read to its end from each of them."""
FIGURE = (
    r"(?>(?:\d{1,3}"
    rf"(?:[ \u00a0\u202f]\d{{3}}){{1,{_MOST_GROUPS}}}"
    r"(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)(?:[- ]\d+/\d+)?)"
)
"""A figure with its marks: ``1,200``, ``300 000``, ``4-1/2``."""
FRACTION = r"(?<!\d[ -])\d{1,2}+/(?:2|3|4|5|6|8|10|16|32|64)(?!\d)"
"""A fraction by itself: ``5/8``."""
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = (
    {
        "half a": Decimal("0.5"),
        "half": Decimal("0.5"),
        "eleven": Decimal(11),
        "twelve": Decimal(12),
        "fifteen": Decimal(15),
    }
    | {word: Decimal(number) for number, word in enumerate(_ONES, 1)}
    | {word: Decimal(10 * number) for number, word in enumerate(_TENS, 1)}
)
_SCALES = {
    2: "hundred",
    3: "thousand thousands k tausend mille mil mila тыс тысяч тысячи тысяча ألف آلاف",
    5: "lakh lakhs",
    6: "million millions mln mn m mio millionen millón millones milione milioni milhão milhões "
    "млн миллион миллиона миллионов مليون ملايين",
    7: "crore crores",
    9: "billion billions bln bn b mrd milliarde milliarden milliard milliards miliardo miliardi "
    "bilhão bilhões млрд миллиард миллиарда миллиардов مليار مليارات",
    12: "trillion trillions trln tn billón billones трлн",
}
SCALES = {word: Decimal(10) ** power for power, words in _SCALES.items() for word in words.split()}
"""Word of any language, in small letters → how many it makes of one."""
_EASTERN = {"万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12}

_NUMBER = re.compile(
    rf"(?P<figure>{FRACTION}|{FIGURE})|(?P<spelt>\b(?:{'|'.join(_WORDS)})(?:-(?:{'|'.join(_ONES)}))?\b)"
    r"|\ba(?= (?:hundred|thousand|[mb]illion|trillion|lakh|crore))",
    re.IGNORECASE,
)
_SCALE = re.compile(r"[ \u00a0\u202f\n-]?([^\W\d_]{1,12}+)(?![\w/])\.?")
"""A word that may be a scale; before a slash it is part of a unit: ``5 b/d``."""
_EAST = re.compile(rf"(?P<figure>\d+(?:[.,]\d+)*)(?P<scale>[{''.join(_EASTERN)}]*)")

DECIMAL_COMMA = frozenset({"de", "fr", "es", "it", "pt", "ru", "uk"})
"""Languages that write 4,5 for four and a half."""


class Figures(NamedTuple):
    """A number, or the least and the most of a range; and what stands around it."""

    lead: str
    number: Decimal
    upto: Decimal | None
    tail: str


def figures(printed: str, language: str) -> Figures | None:
    """The number that a value prints, with its scale; None where that is not certain."""
    if not printed.isascii() and any(sign in printed for sign in _EASTERN):
        return _eastern(printed)
    found: list[tuple[Decimal, Decimal]] = []
    start, at = -1, 0
    while number := _NUMBER.search(printed, at):
        value = _value(number, language)
        if value is None or len(found) == 2:
            return None
        start = number.start() if start < 0 else start
        scale, at = Decimal(1), number.end()
        while (more := _SCALE.match(printed, at)) and (factor := SCALES.get(more[1].lower())):
            scale, at = scale * factor, more.end()
        found.append((value, scale))
    if not found:
        return None
    (first, times), (last, last_times) = found[0], found[-1]
    if len(found) == 2 and times == 1 and first <= last:  # $5-7 million
        times = last_times
    low, high = first * times, last * last_times
    if not low <= high <= LARGEST or (low and high > low * FARTHEST):
        return None
    return Figures(printed[:start], low, high if len(found) == 2 else None, printed[at:])


def _value(number: re.Match[str], language: str) -> Decimal | None:
    if number["spelt"]:
        first, _, second = number["spelt"].lower().partition("-")
        return _WORDS[first] + (_WORDS[second] if second else 0)
    if not number["figure"]:  # a million
        return Decimal(1)
    whole, slash, below = number["figure"].partition("/")
    if not slash:
        return plain(whole, language)
    at = max(whole.rfind("-"), whole.rfind(" "))
    value = plain(whole[:at], language) if at > 0 else Decimal(0)
    if value is None or not int(below[:MOST_DIGITS]) or len(below) > 3:
        return None
    return value + Decimal(whole[at + 1 :][:MOST_DIGITS]) / int(below)


def plain(figure: str, language: str) -> Decimal | None:
    """A figure without its marks: which of point and comma parts the thousands is said by
    where they stand, and where that says nothing, by the language. None if it is in doubt."""
    figure = "".join(figure.split())
    if len(figure) > MOST_DIGITS:
        return None
    if figure.isdecimal():
        return Decimal(figure)
    marks = [char for char in figure if char in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1] if marks.count(marks[-1]) == 1 else ""
    elif len(marks) > 1:
        decimal = ""
    else:
        decimal = _single(figure, marks[0], language)
    if decimal == "?":
        return None
    whole, _, rest = figure.rpartition(decimal) if decimal else (figure, "", "")
    groups = re.split(r"[.,]", whole)
    if len(groups) > 1 and not _are_thousands(groups):
        return None
    return Decimal("".join(groups) + (f".{rest}" if rest else ""))


def _single(figure: str, mark: str, language: str) -> str:
    """What the only mark is: the mark itself if it is for decimals, nothing if it parts
    thousands, ``?`` if nobody knows."""
    before, _, after = figure.partition(mark)
    if len(after) != 3 or len(before) > 3 or before.startswith("0"):
        return mark
    if (mark == ",") != (language in DECIMAL_COMMA):
        return ""
    if mark == "." and after == "000":  # €300.000
        return ""
    return mark if mark == "." else "?"


def _are_thousands(groups: list[str]) -> bool:
    """Also as India groups them: 12,34,567."""
    if not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3:
        return False
    return {len(group) for group in groups[1:-1]} in (set(), {2}, {3})


def _eastern(printed: str) -> Figures | None:
    """1億2000万: parts of falling size, added up."""
    parts = list(_EAST.finditer(printed))
    total, above = Decimal(0), LARGEST
    for at, part in enumerate(parts):
        value = plain(part["figure"], "zh")
        scale = Decimal(10) ** sum(_EASTERN[sign] for sign in part["scale"])
        joined = at == 0 or parts[at - 1].end() == part.start()
        if value is None or scale >= above or not joined:
            return None
        total, above = total + value * scale, scale
    if not parts or total > LARGEST:
        return None
    return Figures(printed[: parts[0].start()], total, None, printed[parts[-1].end() :])

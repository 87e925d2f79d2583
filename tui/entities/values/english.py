"""The values of English copy, found in one pass: amounts, shares, measures and dates.

Where one can begin is found first, in one quick pass; only there the patterns are tried,
in the order PERCENT, MONEY, QUANTITY, DATE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.article import EntityType, Mention
from tui.entities.lists.currencies import currencies
from tui.entities.values.english_dates import DATE, DATE_BEGINS, YEAR
from tui.entities.values.english_measures import QUANTITY
from tui.entities.values.english_numbers import (
    LARGE_WORD,
    MINUS,
    NUMBER,
    SCALE,
    SPELT,
    SPELT_BEGINS,
    also_in_capitals,
)
from tui.entities.values.figures import FIGURE

_TO = r"(?:(?(between)(?: and | to )|(?!))| ?[-–] ?| to |(?<!\d,\d\d\d) or )"
_SCALED_TO = r"(?:(?(between)(?: and | to )|(?!))| ?[-–] ?)"
_KNOWN = currencies()


def _any_of(words: Iterable[str]) -> str:
    """The longest of the words that fits."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_WORDS = [word for word in _KNOWN.english if word[0].islower()]
_CAPITALS = [*map(str.upper, _WORDS), "Dlrs", "Dlr", "Euros", "FCFA"]
_COUNTRIES = {
    word for telling in _KNOWN.telling.values() for word in telling if "A" <= word[0] <= "Z"
}
_CURRENCY = (
    rf"(?:(?=[A-Z])(?:CFA|{_any_of(_COUNTRIES)}) )?"
    rf"(?:{_any_of(_WORDS + _CAPITALS)})(?: sterling)?"
)
_CODE = rf"(?:{_any_of(_KNOWN.codes)})"
_SHORT = [word.rstrip(".") for word in _KNOWN.english if "A" <= word[0] <= "Z"]
_SIGN = rf"(?:(?:{_any_of([*_KNOWN.signs, *_SHORT])})\.?|[$€£¥])"
_LARGE = rf"(?:{FIGURE}[ -]?{SCALE}\b|\d{{1,3}}(?:[, ]\d{{3}})+(?![\d,]))"
"""What letters stand before when they are a sign: in "N95" and "R2" they are not."""
_SIGNS = "$€£¥" + "".join({sign[0] for sign in _KNOWN.signs if not sign[0].isalnum()})
# Only what is surely a range is one, which neither "rose 5 million to 7 million dollars" is nor
# "from 5 to 7 dollars".
_MONEY = re.compile(
    r"(?P<between>(?<=between ))?(?:(?<=from )(?P<change>)|(?<!from ))(?:"
    r"(?=\d)(?<![\w.,])(?:"
    rf"(?<!\d/)(?!{YEAR} (?:won|real|to|or)\b)"
    rf"{FIGURE}(?:[ -]?{SCALE}(?:{_SCALED_TO}{FIGURE}[ -]?{SCALE})?"
    rf"|(?(change)(?!)|{_TO}){FIGURE}(?:[ -]?{SCALE})?)?"
    rf"(?:[ -]{_CURRENCY}|[ -]{_CODE})\b(?! of )"
    rf"|{FIGURE}(?: ?{SCALE})? ?[€£₽₸₴]"
    rf"|(?!(?:144|240|360|480|720|1080|2160)p){FIGURE}p\b)"
    rf"|(?=\D)(?:(?<!\w)(?:{_SIGN}|{_CODE})\s?{FIGURE}"
    rf"(?:[ -]?{SCALE}\b|{_TO}(?:{_SIGN}\s?)?{FIGURE}[ -]?{SCALE}\b"
    rf"|[-–]{_SIGN}?{FIGURE}\b(?!-))?"
    rf"|(?<!\w)(?:{_any_of(_KNOWN.letters)})\.?\s?{_LARGE}"
    rf"|\b(?(change)(?!)|{SPELT}{_TO}(?:{FIGURE}|{SPELT}))(?: {SCALE}){{0,2}} {_CURRENCY}\b"
    rf"|\b(?:{SPELT}|half a|HALF A|[Aa](?= {LARGE_WORD}))(?: {SCALE}){{0,2}} {_CURRENCY}\b))"
)
_SHARE = also_in_capitals("percent|per cent|pct|percentage points?|basis points?")
_PERCENT = re.compile(
    rf"(?<![\w.,])(?<!\d/)(?:(?<!\d )[-+−]|{MINUS})?{NUMBER}(?:(?: to | TO |[-–]){NUMBER})? ?"
    rf"(?:%|(?:pc|{_SHARE})\b)"
    rf"|\b(?:{MINUS})?(?:{SPELT}|half|HALF) (?:{also_in_capitals('percent|per cent|pct')})\b"
)
_RULES: tuple[tuple[EntityType, re.Pattern[str]], ...] = (
    ("PERCENT", _PERCENT),
    ("MONEY", _MONEY),
    ("QUANTITY", QUANTITY),
    ("DATE", DATE),
)


def _by_first_letter(words: str) -> str:
    """The words as they are, with a capital first and in capitals, in groups: the search has
    fewer alternatives to try at each place."""
    rests: dict[str, list[str]] = {}
    for word in words.split("|"):
        for form in sorted({word, word.capitalize(), word.upper()}):
            rests.setdefault(form[0], []).append(form[1:])
    return "|".join(f"{first}(?:{'|'.join(others)})" for first, others in rests.items())


# After a space or sign (so that the search can skip letters): a digit, what looks like a sign
# or code of a currency, a word that a value may begin with.
_BEGINNING = re.compile(
    rf"[^\w.,](?=[-+−]?[0-9]|[{_SIGNS}]|[A-Z][^\W\d_]{{0,3}}(?:[$£¥¢₵/]|\.?\s?[0-9])|"
    rf"{_by_first_letter(f'{DATE_BEGINS}|{SPELT_BEGINS}')})"
)


def english_values(text: str, longest: int) -> Iterator[Mention]:
    """The values in the first ``longest`` characters, sorted, never overlapping."""
    at, free = 0, 0
    while True:
        found = _value_at(text, at, longest) if at >= free else None
        if found is not None:
            yield found
            free = found.end
        beginning = _BEGINNING.search(text, max(at, free - 1), longest)
        if beginning is None:
            return
        at = beginning.end()


def _value_at(text: str, at: int, longest: int) -> Mention | None:
    for kind, pattern in _RULES:
        match = pattern.match(text, at, longest)
        if match is not None:
            return Mention(at, match.end(), kind)
    return None

"""Dates, amounts, shares and measures as English prints them.

Where one can begin is found first, in one quick pass; only there the patterns are tried,
in the order PERCENT, MONEY, QUANTITY, DATE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.article import EntityType, Mention
from tui.entities.lists.currencies import currencies
from tui.entities.values.figures import FIGURE

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"\d+(?:[.,]\d+)*(?:[- ]\d+/\d+)?"
_TO = r"(?:(?(between)(?: and | to )|(?!))| ?[-–] ?| to |(?<!\d,\d\d\d) or )"
_SCALED_TO = r"(?:(?(between)(?: and | to )|(?!))| ?[-–] ?)"
_SPELT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_SCALE = (
    r"(?:[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|[Cc]rore|[Ll]akh(?: crore)?|"
    r"HUNDRED|THOUSAND|MILLION|BILLION|TRILLION|CRORE|LAKH|[Mm]ln|[Bb]ln|[Tt]rln|MLN|BLN|TRLN|"
    r"[Mm]n|[Bb]n|[Tt]n|BN|TN|[mMkKbB])"
)

_LARGE_WORD = "(?:hundred|thousand|[mb]illion|trillion|lakh|crore)"

_DATE = re.compile(
    rf"\b(?:{_DAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:,? {_YEAR}\b)?"
    rf"|\b(?:{_DAY},? )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR}\b)?(?!\w)"
    rf"|\b{_MONTH},? {_YEAR}\b"
    rf"|\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}\b"
    rf"|\b(?:[Ll]ast |[Nn]ext |[Tt]his |[Ee]arly |[Ll]ate )?{_DAY}s?\b"
    r"(?: (?:morning|afternoon|evening|night)\b)?"
    r"|\b(?:[Ee]arly |[Ll]ate |[Mm]id-|[Ll]ast |[Nn]ext |[Tt]his )?"
    r"(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|(?:(?<=\b[Ii]n )|(?<=\bsince )|(?<=\bby )|(?<=\buntil )|(?<=\b[Ll]ate )|"
    r"(?<=\b[Ee]arly )|(?<=\b[Ll]ast )|(?<=\b[Nn]ext )|(?<=\bfrom )|(?<=\bof )|(?<=\bmid-))"
    r"(?:March|May)\b(?! \d)"
    r"|\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b"
    r"|\b(?:[Ll]ast|[Nn]ext|[Tt]his) (?:week|weekend|month|year|summer|winter|spring|autumn|"
    r"quarter|decade|century)\b"
    rf"|\b{_YEAR}s\b|\b{_YEAR}[-–/](?:{_YEAR}|\d\d)\b"
    rf"|(?<![\d.,$€£¥/-])\b(?:1[89]|20)\d\d\b(?![.,]\d|[-/]\w|%| ?(?:mln|million|billion|bln|"
    r"pct|percent|tonnes|tons|dlrs|dollars|euros|people|km|miles|troops|shares|pounds|barrels|"
    r"kg|hectares|acres|vs))"
)
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
_LARGE = rf"(?:{FIGURE}[ -]?{_SCALE}\b|\d{{1,3}}(?:[, ]\d{{3}})+(?![\d,]))"
"""What letters stand before when they are a sign: in "N95" and "R2" they are not."""
_SIGNS = "$€£¥" + "".join({sign[0] for sign in _KNOWN.signs if not sign[0].isalnum()})
# Only what is surely a range is one, which neither "rose 5 million to 7 million dollars" is nor
# "from 5 to 7 dollars".
_MONEY = re.compile(
    r"(?P<between>(?<=between ))?(?:(?<=from )(?P<change>)|(?<!from ))(?:"
    rf"(?<!\w)(?:{_SIGN}|{_CODE})\s?{FIGURE}"
    rf"(?:[ -]?{_SCALE}\b|{_TO}(?:{_SIGN}\s?)?{FIGURE}[ -]?{_SCALE}\b"
    rf"|[-–]{_SIGN}?{FIGURE}\b(?!-))?"
    rf"|(?<!\w)(?:{_any_of(_KNOWN.letters)})\.?\s?{_LARGE}"
    rf"|(?<![\w.,])(?<!\d/)(?!{_YEAR} (?:won|real|to|or)\b)"
    rf"{FIGURE}(?:[ -]?{_SCALE}(?:{_SCALED_TO}{FIGURE}[ -]?{_SCALE})?"
    rf"|(?(change)(?!)|{_TO}){FIGURE}(?:[ -]?{_SCALE})?)?"
    rf"(?:[ -]{_CURRENCY}|[ -]{_CODE})\b(?! of )"
    rf"|(?<![\w.,]){FIGURE}(?: ?{_SCALE})? ?[€£₽₸₴]"
    rf"|\b(?(change)(?!)|{_SPELT}{_TO}(?:{FIGURE}|{_SPELT}))(?: {_SCALE}){{0,2}} {_CURRENCY}\b"
    rf"|\b(?:{_SPELT}|half a|[Aa](?= {_LARGE_WORD}))(?: {_SCALE}){{0,2}} {_CURRENCY}\b"
    rf"|(?<![\w.,])(?!(?:144|240|360|480|720|1080|2160)p){FIGURE}p\b)"
)
_PERCENT = re.compile(
    rf"(?<![\w.,])[-+−]?{_NUMBER}(?:(?: to |[-–]){_NUMBER})? ?(?:%|percent\b|per cent\b|pct\b|"
    r"percentage points?\b|pc\b|basis points?\b)"
    rf"|\b(?:{_SPELT}|half) (?:percent|per cent|pct)\b"
)
_UNIT = (
    r"(?:tonnes?|tons?|kilograms?|kilogrammes?|kg|grams?|ounces?|oz|lbs|bushels?|barrels?|bpd|"
    r"gallons?|lit(?:er|re)s?|"
    r"cubic (?:met(?:er|re)s?|feet)|bcm|kilomet(?:er|re)s?|km|met(?:er|re)s|"
    r"centimet(?:er|re)s?|miles?|yards?|feet|inch(?:es)?|hectares?|acres?|"
    r"square (?:kilomet(?:er|re)s?|"
    r"miles?|met(?:er|re)s?|feet)|kilowatts?|megawatts?|gigawatts?|MW|GW|kWh|MWh|GWh|TWh|"
    r"degrees(?: (?:Celsius|Fahrenheit))?|knots|kph|mph|km/h|carats?|bales?|megabytes?|gigabytes?)"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,$€£])(?:(?<!from ){_NUMBER}(?:[ -]{_SCALE})?(?: to |[-–]))?"
    rf"{_NUMBER}(?:[ -]{_SCALE})?[ -]{_UNIT}"
    r"(?:(?: per | a |/)(?:hour|day|second|year))?"
    r"(?![\w/])"
    rf"|\b{_SPELT}(?: {_SCALE})? {_UNIT}\b"
)
_RULES: tuple[tuple[EntityType, re.Pattern[str]], ...] = (
    ("PERCENT", _PERCENT),
    ("MONEY", _MONEY),
    ("QUANTITY", _QUANTITY),
    ("DATE", _DATE),
)
# After a space or sign (so that the search can skip letters): a digit, what looks like a sign
# or code of a currency, a word that a value may begin with.
_BEGINNING = re.compile(
    rf"[^\w.,](?=[-+−]?[0-9]|[{_SIGNS}]|[A-Z][^\W\d_]{{0,3}}(?:[$£¥¢₵/]|\.?\s?[0-9])|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|"
    r"[Ll]ast |[Nn]ext |[Tt]his |[Ee]arly |[Ll]ate |[Mm]id-|[Yy]est|[Tt]o(?:day|mor|nig)|half |"
    rf"[Aa] {_LARGE_WORD}|"
    r"one |two |three |four |five |six |seven |eight |nine |ten |eleven |twelve |fifteen |"
    r"twent|thirt|fort|fift|sixt|sevent|eight|ninet)"
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

"""Dates, amounts, shares and measures as English prints them.

Where one can begin is found first, in one quick pass; only there the patterns are tried,
in the order PERCENT, MONEY, QUANTITY, DATE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.article import EntityType, Mention

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"\d+(?:[.,]\d+)*(?:[- ]\d+/\d+)?"
_SPELT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|mln|bln|trln|mn|bn|tn|m|k|b)"

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
_CURRENCY = (
    r"(?:(?:U\.?S\.? |Australian |Canadian |Hong Kong |Singapore |New Zealand )?dollars?|dlrs?|"
    r"cents?|cts|euros?|pounds?(?: sterling)?|stg|sterling|pence|yen|yuan|renminbi|rubles?|"
    r"roubles?|hryvnias?|(?:Swiss |French |Belgian )?francs?|marks?|lire|lira|pesos?|pesetas?|"
    r"rupees?|rupiah|ringgit|baht|won|rand|reais|real|riyals?|rials?|dirhams?|dinars?|shekels?|"
    r"krona|kronor|kroner|crowns?|zlotys?|forints?|tenge|som|soms|sums?|lei|lev|naira|shillings?|"
    r"cedis?|birr|afghanis?|USD|EUR|GBP|JPY|CNY|RUB|CHF|KZT|INR|AUD|CAD)"
)
_MONEY = re.compile(
    rf"(?:\b(?:US|C|A|NZ|HK|S|R|Rs\.? ?)|(?<!\w))?[$€£¥₽₹₩₺₴₸]\s?{_NUMBER}(?:[ -]?{_SCALE}\b)?"
    r"(?:[- ](?:\d+/\d+))?"
    rf"|(?<![\w.,]){_NUMBER}(?:[ -]?{_SCALE})?[ -]{_CURRENCY}\b(?! of )"
    rf"|(?<![\w.,]){_NUMBER}(?: ?{_SCALE})? ?[€£₽₸₴]"
    rf"|\b{_SPELT}(?: {_SCALE})? {_CURRENCY}\b"
    rf"|\b(?:USD|EUR|GBP|RUB|CHF|Rs\.?) ?{_NUMBER}(?: ?(?:{_SCALE}|crore|lakh)\b)?"
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
    rf"(?<![\w.,$€£]){_NUMBER}(?:[ -]{_SCALE})?[ -]{_UNIT}"
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
# After a space or sign (so that the search can skip letters): a digit, a currency, a word
# that a value may begin with.
_BEGINNING = re.compile(
    r"[^\w.,](?=[0-9$€£¥₽₹₩₺₴₸]|(?:US|HK|NZ|[ACSR])\$|Rs|USD|EUR|GBP|RUB|CHF|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|"
    r"[Ll]ast |[Nn]ext |[Tt]his |[Ee]arly |[Ll]ate |[Mm]id-|[Yy]est|[Tt]o(?:day|mor|nig)|half |"
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

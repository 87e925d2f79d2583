"""Dates, amounts, shares, measures and contacts, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from tui.article import Article, EntityType, Mention
from tui.entities import LONGEST

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

_CONTACT = re.compile(
    r"https?://[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]'’]"
    r"|www\.[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]'’]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}\b"
    r"|(?<![\w@/.])@[A-Za-z_]\w{1,30}"
)

_DATE = re.compile(
    rf"\b(?:{_DAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:,? {_YEAR}\b)?"
    rf"|\b(?:{_DAY},? )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR}\b)?(?!\w)"
    rf"|\b{_MONTH},? {_YEAR}\b"
    rf"|\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}\b"
    rf"|\b(?:[Ll]ast |[Nn]ext |[Tt]his |[Ee]arly |[Ll]ate )?{_DAY}s?\b"
    r"(?: (?:morning|afternoon|evening|night)\b)?"
    r"|\b(?:[Ee]arly |[Ll]ate |[Mm]id-|[Ll]ast |[Nn]ext |[Tt]his )?"
    r"(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|\b(?:in|since|by|until|late|early|last|next|from|of|mid) (March|May)\b(?! \d)"
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
    rf"|\b(?:USD|EUR|GBP|RUB|CHF) ?{_NUMBER}(?: ?{_SCALE}\b)?"
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
Rules: TypeAlias = tuple[tuple[EntityType, re.Pattern[str]], ...]
ENGLISH = frozenset({"en", "und"})
_RULES: Rules = (
    ("PERCENT", _PERCENT),
    ("MONEY", _MONEY),
    ("QUANTITY", _QUANTITY),
    ("DATE", _DATE),
)


def find_contacts(article: Article) -> list[Mention]:
    """E-mail addresses, links and handles, sorted."""
    text = article.text
    if "@" not in text and "www." not in text and "://" not in text:
        return []
    return [Mention(*match.span(), "CONTACT") for match in _CONTACT.finditer(text, 0, LONGEST)]


def find_values(article: Article) -> list[Mention]:
    """Dates, money, shares and measures, sorted, never overlapping: an earlier kind in
    the order PERCENT, MONEY, QUANTITY, DATE keeps what a later one would also claim.
    Where the article's language has no rules of its own the English ones are used."""
    kept: list[Mention] = []
    for kind, pattern in _rules(article.language):
        kept = without_overlaps(kept, _matches(kind, pattern, article.text))
    return kept


def _rules(language: str) -> Rules:
    if language in ENGLISH:
        return _RULES
    from tui.entities.values_other import RULES  # compiled only when there is such a story

    return RULES.get(language, _RULES)


def _matches(kind: EntityType, pattern: re.Pattern[str], text: str) -> Iterator[Mention]:
    for match in pattern.finditer(text, 0, LONGEST):
        start, end = match.span(pattern.groups if match.lastindex else 0)
        yield Mention(start, end, kind)


def without_overlaps(kept: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Both lists in one, sorted; of ``more`` only what overlaps nothing in ``kept``."""
    merged, free, at = list[Mention](), -1, 0
    for mention in more:
        while at < len(kept) and kept[at].start <= mention.start:
            merged.append(kept[at])
            free = max(free, kept[at].end)
            at += 1
        clear = at == len(kept) or mention.end <= kept[at].start
        if mention.start >= free and clear:
            merged.append(mention)
            free = mention.end
    return merged + kept[at:]

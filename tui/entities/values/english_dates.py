"""Dates as English prints them."""

from __future__ import annotations

import re

from tui.entities.values.english_numbers import also_in_capitals

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
_MONTH = f"(?:{also_in_capitals(f'{_MONTHS}|{_SHORT_MONTHS}')})"
_NO_OTHER_WORD = "January|February|April|June|July|August|September|October|November|December"
_SURE_MONTH = f"(?:{also_in_capitals(_NO_OTHER_WORD)})"
_DAY = f"(?:{also_in_capitals('(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day')})"
_ORDINAL = f"(?:{also_in_capitals('st|nd|rd|th')})"
YEAR = r"(?:1[5-9]|20)\d\d"
_NEAR = "(?:[Ll]ast |[Nn]ext |[Tt]his |[Ee]arly |[Ll]ate |LAST |NEXT |THIS |EARLY |LATE )"
_PERIOD = "week|weekend|month|year|summer|winter|spring|autumn|quarter|decade|century"
_SCALED = also_in_capitals("pct|percent|per cent|mln|bln|million|billion")
# What "rose in March 5 pct", "50 MARCH IN PARIS" and "20 MAY HAVE DIED" are not.
_NO_AMOUNT = rf"(?!:|\.\d|,\d{{3}}\b| ?%| (?:{_SCALED})\b)"
_NO_VERB = rf"(?!(?:MARCH|MAY)(?!,? {YEAR}\b)\s+\w)"

_TIME = (
    r"(?:GMT|UTC|[ECMP][SD]T|BST|CES?T|EES?T|MSK|IST|JST|hours|hrs|(?:local|LOCAL|[A-Z]\w{1,20}) "
    r"(?:time|TIME))\b"
)
"""What follows a time of day."""
_THINGS = (
    "people|men|women|children|pupils|students|soldiers|troops|fighters|militants|rebels|police|"
    "policemen|officers|workers|employees|staff|jobs|members|delegates|voters|votes|seats|"
    "households|homes|houses|families|flats|apartments|rooms|beds|villages|villagers|schools|"
    "shops|stores|residents|inhabitants|civilians|refugees|migrants|prisoners|detainees|"
    "passengers|pilgrims|tourists|visitors|guests|fans|spectators|protesters|demonstrators|"
    "patients|cases|deaths|victims|casualties|wounded|cattle|cows|sheep|pigs|animals|birds|trees|"
    "cars|lorries|trucks|vehicles|tanks|aircraft|ships|missiles|rockets|drones|shells|copies|"
    "pages|words|tickets|times|hours"
)
"""What is counted: ``2000 homes`` are no year."""
_MEASURED = (
    r"%| ?(?:mln|million|billion|bln|pct|percent|tonnes|tons|dlrs|dollars|euros|people|km|miles|"
    r"troops|shares|pounds|barrels|kg|hectares|acres|vs)"
)
_NUMBERED = (
    "train", "flight", "route", "bus", "page", "room", "highway", "number", "no.", "resolution"
)  # fmt: skip
"""What has a number for a name."""
_COUNTED = ("some", "nearly", "almost", "roughly", "approximately", "another")
_NO_NUMBER = "".join(
    rf"(?<!\b{word} )(?<!\b{word.capitalize()} )"
    for word in (name.replace(".", r"\.") for name in _NUMBERED + _COUNTED)
)
# What "1900 GMT", "from 1900 to 2000 GMT" and "lands at 1805" are not; "at 1986 levels" is.
_NO_CLOCK = (
    rf"(?! ?{_TIME}| ?(?:-|–|/|and|to|or) ?\d{{4}} {_TIME})"
    r"(?!(?<=\b[Aa]t \d\d\d\d)(?! (?:level|price|rate|value|cost)))"
)
_SAYS_YEAR = "".join(rf"(?<!\b{word} \d\d\d\d)" for word in ("[Ii]n", "[Ss]ince", "[Dd]uring"))

_IN_FIGURES = (
    rf"\d{{1,2}}{_ORDINAL}?(?: of| OF)? {_NO_VERB}{_MONTH}(?:,? {YEAR}\b)?(?!\w)"
    rf"|{YEAR}-\d\d-\d\d(?:\b|(?=T\d))|\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}\b"
    rf"|{YEAR}s\b|{YEAR}[-–/](?:{YEAR}|\d\d)\b(?!-| ?{_TIME})"
    rf"|(?=(?:1[89]|20)\d\d\b)(?<![\d.,$€£¥/-]){_NO_NUMBER}\d{{4}}(?![.,]\d|[-/]\w|{_MEASURED})"
    rf"{_NO_CLOCK}(?! of (?:them|these|those)\b)"
    rf"(?!{_SAYS_YEAR} (?:more |other )?(?:{_THINGS})\b(?!['’]))"
)
_IN_WORDS = (
    rf"(?:{_DAY},? )?{_MONTH} \d{{1,2}}{_ORDINAL}?\b{_NO_AMOUNT}(?:,? {YEAR}\b)?"
    rf"|{_DAY},? \d{{1,2}}{_ORDINAL}?(?: of| OF)? {_MONTH}(?:,? {YEAR}\b)?(?!\w)"
    rf"|{_MONTH},? {YEAR}\b"
    rf"|{_NEAR}?{_DAY}[sS]?\b(?: (?:{also_in_capitals('morning|afternoon|evening|night')})\b)?"
    rf"|(?:{_NEAR}|[Mm]id-|MID-)?{_SURE_MONTH}\b"
    r"|(?:(?<=\b[Ii]n )|(?<=\bsince )|(?<=\bby )|(?<=\buntil )|(?<=\b[Ll]ate )|"
    r"(?<=\b[Ee]arly )|(?<=\b[Ll]ast )|(?<=\b[Nn]ext )|(?<=\bfrom )|(?<=\bof )|(?<=\bmid-))"
    r"(?:March|May)\b"
    r"|(?:(?<= IN )|(?<= SINCE )|(?<= LAST )|(?<= LATE )|(?<= EARLY )|(?<= MID-))"
    r"(?:MARCH|MAY)\b"
    r"|(?:[Tt]he )?day (?:after tomorrow|before yesterday)\b"
    rf"|(?:{also_in_capitals('[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight')})\b"
    rf"|(?:[Ll]ast|[Nn]ext|[Tt]his) (?:{_PERIOD})\b|(?:LAST|NEXT|THIS) (?:{_PERIOD.upper()})\b"
)
DATE = re.compile(rf"(?=\d)\b(?:{_IN_FIGURES})|(?=[a-zA-Z])\b(?:{_IN_WORDS})")
DATE_BEGINS = (
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|last |next |"
    "this |early |late |mid-|yest|today|tomor|tonig|the day |day aft|day bef"
)
"""What a date that begins with a letter begins with, in any of its cases."""

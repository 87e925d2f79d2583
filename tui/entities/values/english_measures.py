"""Measures as English prints them: lengths, weights, areas, volumes, power, heat."""

from __future__ import annotations

import re

from tui.entities.values.english_numbers import MINUS, NUMBER, SCALE, SPELT, also_in_capitals

_LENGTHS = "kilomet(?:er|re)s?|met(?:er|re)s|centimet(?:er|re)s?|miles?|yards?|feet|inch(?:es)?"
_WORDS = (
    "tonnes?|tons?|kilograms?|kilogrammes?|grams?|ounces?|oz|bushels?|barrels?|gallons?|"
    f"lit(?:er|re)s?|cubic (?:met(?:er|re)s?|feet)|bcm|{_LENGTHS}|hectares?|acres?|"
    "square (?:kilomet(?:er|re)s?|miles?|met(?:er|re)s?|feet)|"
    "(?:kilo|mega|giga|tera)watt(?:[- ]hours?|s)?|knots|carats?|bales?|megabytes?|gigabytes?"
)
_DEGREES = r"degrees(?: (?:Celsius|Fahrenheit|centigrade|[CF]\b))?"
_UNIT = (
    rf"(?:{_WORDS}|{_DEGREES}|(?=[A-Z])(?:{_WORDS.upper()}|DEGREES(?: (?:CELSIUS|FAHRENHEIT))?))"
)
_SIGN = (
    r"(?:km/h|kph|mph|km|kg|cm|lbs?|ft|ha|bpd|b/d|sq\.? (?:km|m|ft|feet|miles?|met(?:er|re)s)|"
    r"[kMGT]Wh?|[°º] ?[CF]|(?=[A-Z])(?:KM/H|KPH|MPH|KM|KG|LBS?|BPD|B/D))"
)
_RATE = also_in_capitals("(?: per | a |/)(?:hour|day|second|year)")
_INCHES = r"(?:(?<=ft)|(?<=feet)),? ?\d{1,2}(?:ins?| inch(?:es)?)"
"""Of a height: ``6ft 2in``."""
_ON_METRES = (
    "high|tall|deep|wide|long|thick|away from|radius|above (?:sea|ground)|race|sprint|dash|"
    "hurdles|relay|freestyle|backstroke|breaststroke|butterfly|medley"
)
# The letter alone may be millions.
_METRES = (
    r"(?=\d{1,5}(?:[.,]\d{1,3})?[ -]?m\b)(?:(?<=\bheight of )|(?<=\bdepth of )|"
    rf"(?<=\baltitude of )|(?<=\belevation of )|(?=[\d.,]{{1,9}}[ -]?m[ -](?:{_ON_METRES})\b(?!-)))"
    r"[\d.,]{1,9}[ -]?m"
)
# The letter alone may be a seat's or a model's.
_HEAT = r"\d{1,3}(?:\.\d)?(?:(?: ?[CF])?(?: to |[-–])[-−]?\d{1,3}(?:\.\d)?)? ?[CF](?![\w/-])"
_TEMPERATURE = (
    rf"(?={_HEAT})(?:(?<=\W[-−])|(?<=inus )|(?<=MINUS )|(?<=\bto )|(?<=\bof )|(?<=\bat )|"
    r"(?<=\babove )|(?<=\bbelow )|(?<=\babout )|(?<=\baround )|(?<=\breached )|(?<=\bhit )|"
    rf"(?<=\bnear )|(?<=\bover )|(?<=\bunder )|(?<=[CF] \()|(?={_HEAT} \([-−]?\d)){_HEAT}"
)
_BELOW_ZERO = rf"(?=[-−mM])(?:{MINUS}|(?<!\d )[-−](?={NUMBER}(?: degrees| ?[°ºCF](?!\w))))"

QUANTITY = re.compile(
    r"(?=[-−\dmM])(?<![\w.,$€£])(?<!\d/)(?:(?<=from )(?P<change>)|(?<!from ))"
    rf"(?:{_BELOW_ZERO})?(?:{NUMBER}(?:[ -]?{SCALE}\b)?"
    rf"(?:(?(change)(?!)|(?: to | TO |[-–])){NUMBER}(?:[ -]?{SCALE}\b)?)?"
    rf"(?:[ -]{_UNIT}|[ -]?{_SIGN})(?:{_RATE}|{_INCHES})?(?![\w/])"
    rf"|{_METRES}(?![\w/])|{_TEMPERATURE})"
    rf"|\b(?:{MINUS})?{SPELT}(?: {SCALE})? {_UNIT}\b"
)

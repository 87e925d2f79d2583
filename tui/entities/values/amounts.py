"""What the sums, shares and measures of a story come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from tui.article import Amount, Article, EntityType, Mention, Span
from tui.entities.values.figures import Figures, figures
from tui.entities.values.sums import Purse
from tui.entities.values.units import unit_sign

_FEET_AND_INCHES = re.compile(r"(\d{1,2}) ?(?:ft|feet),? ?(\d{1,2})(?= ?in)")
_METRES = re.compile(r"(?<=\d)[ -]?m$")
"""What was found to be a measure is no millions."""


def amounts(article: Article, mentions: Sequence[Mention]) -> dict[Span, Amount]:
    """What the MONEY, PERCENT and QUANTITY mentions of a story come to. Those whose number is
    in doubt are left out; a currency in doubt is None."""
    found: dict[Span, Amount] = {}
    money = [mention for mention in mentions if mention.type == "MONEY"]
    for span, one in Purse(article, money).sums() if money else ():
        found[span] = _amount(one.number, one.upto, one.code)
    for mention in mentions:
        read = _READ.get(mention.type)
        printed = article.text[mention.start : mention.end]
        if read is not None and (amount := read(printed, article.language)):
            found[mention.start, mention.end] = amount
    return found


def _share(printed: str, language: str) -> Amount | None:
    words = printed.lower()
    found = figures(printed, language)
    if found is None:
        return None
    unit = "pp" if "point" in words or "punkt" in words or "пункт" in words else "%"
    unit = "bp" if "basis" in words else unit
    return _signed(found, unit)


def _measure(printed: str, language: str) -> Amount | None:
    if tall := _FEET_AND_INCHES.match(printed):
        return Amount(12 * int(tall[1]) + int(tall[2]), "in")
    found = figures(_METRES.sub(" metres", printed), language)
    if found is None:
        return None
    unit = unit_sign(found.tail.strip(" \u00a0\n-"))
    if unit is not None and unit.startswith("bcm"):  # a billion cubic metres
        unit = "m³" + unit.removeprefix("bcm")
        return _amount(found.number * 10**9, found.upto and found.upto * 10**9, unit)
    return _signed(found, unit)


def _signed(found: Figures, unit: str | None) -> Amount | None:
    """A share or measure, which may be less than nothing; a range below it is in doubt."""
    if found.lead.strip().lower() not in ("-", "−", "minus"):
        return _amount(found.number, found.upto, unit)
    return None if found.upto is not None else _amount(-found.number, None, unit)


def _amount(number: Decimal, upto: Decimal | None, unit: str | None) -> Amount:
    return Amount(_plain(number), unit, None if upto is None else _plain(upto))


def _plain(number: Decimal) -> float:
    """An int where it is whole."""
    return int(number) if number == number.to_integral_value() else float(number)


_READ: dict[EntityType, Callable[[str, str], Amount | None]] = {
    "PERCENT": _share,
    "QUANTITY": _measure,
}

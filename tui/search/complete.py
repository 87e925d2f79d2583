"""Completing what is being typed into the filter box: field names, and values after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from tui.article import NAME_FIELDS
from tui.quoting import quoted, unquoted, value
from tui.search.dates import NAMED
from tui.search.query import (
    COLUMN_FIELDS,
    DATE_FIELDS,
    FIELDS,
    STATES,
    TEXT_FIELDS,
    Role,
    parse,
)

Known = Callable[[str, str], Iterable[str]]
"""``known(field, beginning)``: names or values of that field in which a word begins so, the
most frequent first."""

_VALUE = re.compile(
    rf'(?P<field>{"|".join(FIELDS)}):(?:(?P<quote>")(?P<quoted>[^"]*)|(?P<bare>[^"\s|]*))$', re.I
)
_FIELD = re.compile(r"(?:^|[\s|-])(?P<field>[a-z]{2,})$")


class Completion(NamedTuple):
    """Two ways to complete a text."""

    ghost: str
    """The text with letters added at its end, to be shown faintly behind the cursor."""
    accepted: str
    """The text after accepting it, quoted where needed. The text itself where it ends in an
    unfinished value that nothing is known for."""


def complete(text: str, known: Known) -> Completion | None:
    """The best completion of the last thing typed, or None where it is no field and no value
    of one, or a whole one. Inside a phrase or another word nothing is.

    ``person:zak`` and ``person:jal`` become ``person:"Zakir Jalali"``, ``per`` becomes
    ``person:``.
    """
    # From the last day there is every day that may be named or counted back can be reached.
    roles = {start: role for start, _, role in parse(text, today=date.max).roles}
    if match := _VALUE.search(text):
        role = roles.get(match.start())
        return _complete_value(text, match, role, known) if role in ("field", "ignored") else None
    match = _FIELD.search(text)
    if match and roles.get(match.start("field")) in ("word", "negated"):
        typed = match["field"]
        field = next((name for name in FIELDS if name.startswith(typed)), None)
        if field is not None:
            whole = f"{text[: match.start('field')]}{field}:"
            return Completion(whole, whole)
    return None


def _complete_value(text: str, match: re.Match[str], role: Role, known: Known) -> Completion | None:
    field, quote = match["field"].casefold(), match["quote"] or ""
    typed = match["quoted"] if quote else match["bare"]
    names = list(map(unquoted, _values(field, typed, known)))
    if not quote and typed.casefold() in map(str.casefold, names):
        return None
    if not names:
        understood = role == "field" and field in (*TEXT_FIELDS, *DATE_FIELDS)
        return None if understood else Completion(text, text)
    name = next((one for one in names if _rest(one, typed) is not None), names[0])
    rest = _rest(name, typed) or ""
    if typed.islower():  # agency:a goes on as afp; accepted, it is AFP
        rest = rest.lower()
    ghost = text + (f'{rest}"' if quote else rest.partition(" ")[0])
    whole = quoted(name) if quote else value(name)
    return Completion(ghost, f"{text[: match.start()]}{match['field']}:{whole}")


def _values(field: str, typed: str, known: Known) -> Iterable[str]:
    """The values that may be meant, the likeliest first."""
    if field in (*COLUMN_FIELDS, *NAME_FIELDS):
        return known(field, typed)
    words = STATES if field == "is" else NAMED if field in DATE_FIELDS else ()
    return [word for word in words if word.startswith(typed.casefold())]


def _rest(name: str, typed: str) -> str | None:
    """What stands behind the letters typed in a name of which they begin a word."""
    at = f" {name}".casefold().find(f" {typed}".casefold())
    plain = len(name.casefold()) == len(name) and len(typed.casefold()) == len(typed)
    return name[at + len(typed) :] if at >= 0 and plain else None

"""Completing what is being typed into the filter box: field names, and names after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from tui.quoting import quoted, unquoted, value
from tui.search.query import FIELDS, NAME_FIELDS, parse

Names = Callable[[str, str], Iterable[str]]
"""``names(field, beginning)``: known names of that field, the most frequent first."""

_VALUE = re.compile(rf'(?P<field>{"|".join(NAME_FIELDS)}):(?P<quote>"?)(?P<value>[^"\s][^"]*)$')
_FIELD = re.compile(r"(?:^|[\s|-])(?P<field>[a-z]{2,})$")


class Completion(NamedTuple):
    """Two ways to complete a text."""

    ghost: str
    """The text with letters added at its end, to be shown faintly behind the cursor."""
    accepted: str
    """The text after accepting it, quoted where needed."""


def complete(text: str, names: Names) -> Completion | None:
    """The best completion of the last thing typed, or None. Inside a phrase or another word
    nothing is a field or its value.

    ``person:zak`` becomes ``person:"Zakir Jalali"``, ``per`` becomes ``person:``.
    """
    # From the last day there is every day that may be named or counted back can be reached.
    roles = {start: role for start, _, role in parse(text, today=date.max).roles}
    if match := _VALUE.search(text):
        own = roles.get(match.start()) == "field"
        return _complete_value(text, match, names) if own else None
    match = _FIELD.search(text)
    if match and roles.get(match.start("field")) in ("word", "negated"):
        typed = match["field"]
        field = next((name for name in FIELDS if name.startswith(typed)), None)
        if field is not None:
            whole = f"{text[: match.start('field')]}{field}:"
            return Completion(whole, whole)
    return None


def _complete_value(text: str, match: re.Match[str], names: Names) -> Completion | None:
    typed, quote = match["value"], match["quote"]
    if not quote and " " in typed:
        return None
    for name in map(unquoted, names(match["field"], typed)):
        if name.casefold().startswith(typed.casefold()) and len(name) > len(typed):
            rest = name[len(typed) :]
            ghost = text + (f'{rest}"' if quote else rest.partition(" ")[0])
            whole = quoted(name) if quote else value(name)
            return Completion(ghost, f"{text[: match.start()]}{match['field']}:{whole}")
    return None

"""Dates as people type them: ``2025``, ``2025-05``, ``2025-05-29``, ``today``,
``yesterday``, ``7d``, ``2w``, ``monday``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

Days: TypeAlias = tuple[date, date]
"""The first and the last day meant, both included."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED = ("today", "yesterday", *WEEKDAYS)
_CALENDAR = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,4})([dw])", re.ASCII)
_MORE = ("1", "01", "001")
"""Digits of which some make a date of the beginning of one: 202, 2025-, 2025-05-0."""


def days(text: str, today: date) -> Days | None:
    """The days that a word means, or None when it is no date.

    A weekday is the last one there was, today included; ``7d`` is the day seven days ago.
    """
    text = text.strip().casefold()
    try:
        ago = _ago(text, today)
        if ago is None:
            return _calendar(text)
        day = today - timedelta(days=ago)
        return day, day
    except (ValueError, OverflowError):  # 2025-13, 0000, or before the calendar begins
        return None


def may_become_date(text: str) -> bool:
    """Whether typing on could still make this a date."""
    text = text.casefold()
    if any(name.startswith(text) for name in NAMED):
        return True
    return any(days(text + more, date.max) for more in _MORE)


def _ago(text: str, today: date) -> int | None:
    """How many days ago a day is that is named or counted from today."""
    if text in ("today", "yesterday"):
        return int(text == "yesterday")
    if len(text) >= 3:
        for number, name in enumerate(WEEKDAYS):
            if name.startswith(text):
                return (today.weekday() - number) % 7
    found = _AGO.fullmatch(text)
    return int(found[1]) * (7 if found[2] == "w" else 1) if found else None


def _calendar(text: str) -> Days | None:
    found = _CALENDAR.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)

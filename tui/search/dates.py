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


def days(text: str, today: date) -> Days | None:
    """The days that a word means, or None when it is no date.

    A weekday is the last one there was, today included; ``7d`` is the day seven days ago.
    """
    text = text.strip().casefold()
    if text in ("today", "yesterday"):
        day = today - timedelta(days=text == "yesterday")
        return day, day
    if len(text) >= 3:
        for number, name in enumerate(WEEKDAYS):
            if name.startswith(text):
                day = today - timedelta(days=(today.weekday() - number) % 7)
                return day, day
    try:
        return _counted(text, today) or _calendar(text)
    except (ValueError, OverflowError):  # 2025-13, 0000, or before the calendar begins
        return None


def may_become_date(text: str) -> bool:
    """Whether typing on could still make this a date."""
    text = text.casefold()
    return bool(re.fullmatch(r"\d{1,4}|\d{4}-(\d{0,2}|\d{1,2}-\d{0,2})", text, re.ASCII)) or any(
        name.startswith(text) for name in NAMED
    )


def _counted(text: str, today: date) -> Days | None:
    found = _AGO.fullmatch(text)
    if not found:
        return None
    day = today - timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1))
    return day, day


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

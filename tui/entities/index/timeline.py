"""Stories over time: by day, week, month or year, whatever fits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from tui.entities.index.census import EPOCH, UNKNOWN

Unit: TypeAlias = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
Days: TypeAlias = NDArray[np.int32]
STRAY = 0.15
"""The share of stories that may be left out where a gap longer than all other time parts them
from the rest: those with a wrong year, or with the date of a file that was copied later, would
leave no room for the others."""


class Timeline(NamedTuple):
    """A stretch of time cut into equal parts."""

    unit: Unit
    first: int
    """The number of the first part, counted in the unit from 1970 on."""
    parts: int

    def counts(self, days: Days) -> NDArray[np.int64]:
        """How many of the days (see `days_of`) fall into each part; others into none."""
        at = _numbers(days[days != UNKNOWN], self.unit) - self.first
        return np.bincount(at[(at >= 0) & (at < self.parts)], minlength=self.parts)

    def begins(self, part: int) -> date:
        """The first day of a part (from 0)."""
        number = self.first + part
        if self.unit == "day":
            return EPOCH + timedelta(days=number)
        if self.unit == "week":
            return EPOCH + timedelta(days=7 * number - 3)
        if self.unit == "month":
            return date(1970 + number // 12, number % 12 + 1, 1)
        return date(1970 + number, 1, 1)


def timeline(days: Days, most: int, stray: float = 0.0) -> Timeline | None:
    """The time of these days in at most so many parts, in the smallest unit that fits; the
    last years of it where not even years do. None if no day is known.

    The share ``stray`` of the days may be left out beyond a gap longer than all the rest of
    the time, where that makes the unit smaller."""
    known = np.sort(days[days != UNKNOWN])
    if not len(known):
        return None
    among = _without_strays(known, len(known) * stray)
    for unit in UNITS:
        for some in (known, among):
            first, last = _numbers(some[[0, -1]], unit).tolist()
            if last - first < most:
                return Timeline(unit, first, last - first + 1)
    return Timeline("year", last - most + 1, most)


def _without_strays(known: Days, most: float) -> Days:
    """Days in order without those, of at most so many, that a long gap parts from the rest."""
    left_out = 0
    while len(known) > 1:
        gaps = np.diff(known)
        at = int(gaps.argmax()) + 1
        before, after = known[:at], known[at:]
        left_out += min(len(before), len(after))
        if 2 * gaps[at - 1] <= known[-1] - known[0] or left_out > most:
            break
        known = max(before, after, key=len)
    return known


def _numbers(days: Days, unit: Unit) -> NDArray[np.int64]:
    if unit == "day":
        return days.astype(np.int64)
    if unit == "week":  # the first of 1970 was a Thursday, and weeks begin on Monday
        return (days.astype(np.int64) + 3) // 7
    moments = days.astype("datetime64[D]")
    kind = "datetime64[M]" if unit == "month" else "datetime64[Y]"
    return cast("NDArray[np.int64]", moments.astype(kind).astype(np.int64))

"""Stories over time: by day, week, month or year, whatever fits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from tui.entities.index.census import UNKNOWN

Unit: TypeAlias = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
Days: TypeAlias = NDArray[np.int32]
EPOCH = date(1970, 1, 1)
STRAY = 0.005
"""The share of stories at each end of a time that may be left out of it: one with a wrong
year would leave no room for the others."""


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

    The share ``stray`` of the days may be left out at each end."""
    known = np.sort(days[days != UNKNOWN])
    if not len(known):
        return None
    left_out = int(len(known) * stray)
    ends = known[[left_out, len(known) - 1 - left_out]]
    for unit in UNITS:
        first, last = _numbers(ends, unit).tolist()
        if last - first < most:
            return Timeline(unit, first, last - first + 1)
    return Timeline("year", last - most + 1, most)


def _numbers(days: Days, unit: Unit) -> NDArray[np.int64]:
    if unit == "day":
        return days.astype(np.int64)
    if unit == "week":  # the first of 1970 was a Thursday, and weeks begin on Monday
        return (days.astype(np.int64) + 3) // 7
    moments = days.astype("datetime64[D]")
    kind = "datetime64[M]" if unit == "month" else "datetime64[Y]"
    return cast("NDArray[np.int64]", moments.astype(kind).astype(np.int64))

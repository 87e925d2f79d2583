"""Days as datelines print them: ``May 29``, ``29 мая``, ``Aug 29, 2014``."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.ingest.text.months import month_number

_DATE = re.compile(
    r"(?P<m1>[^\W\d_]{3,11})\.?[ ]{0,2}(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
    r"(?:,?[ ](?P<y1>(?:19|20)\d\d)(?!\d))?"
    r"|(?<!\d)(?P<d2>\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?[ ]{0,2}(?:de[ ]|of[ ])?"
    r"(?P<m2>[^\W\d_]{2,11}(?:/[^\W\d_]{3,11})?)(?!\w)\.?"
    r"(?:(?:,|[ ]de|[ ]del)?[ ](?P<y2>(?:19|20)\d\d)(?!\d))?"
)


class Day(NamedTuple):
    """A day, or part of one, as printed between two offsets of a text; month and day
    are 1-based."""

    start: int
    end: int
    printed: str
    month: int | None = None
    day: int | None = None
    year: int | None = None


def possible(month: int | None, day: int | None) -> tuple[int | None, int | None]:
    """A month and a day as told, 1-based; neither where one of them cannot be."""
    impossible = (month is not None and not 1 <= month <= 12) or (
        day is not None and not 1 <= day <= 31
    )
    return (None, None) if impossible else (month, day)


def find_day(text: str, start: int, stop: int) -> Day | None:
    """The first day of a month printed between two offsets."""
    while found := _DATE.search(text, start, stop):
        form = "1" if found["m1"] else "2"
        month, day = month_number(found["m" + form]), int(found["d" + form])
        if month is not None and 1 <= day <= 31:
            year = found["y" + form]
            return Day(*found.span(), found.group(), month, day, int(year) if year else None)
        # "Москва. 29 мая": what is no month may stand before a day that has one.
        start = found.start("d1") if form == "1" else found.end()
    return None

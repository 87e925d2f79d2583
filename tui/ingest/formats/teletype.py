"""Text wires in the frames of ANPA 1312 and IPTC 7901: SOH, a header, STX, the copy, ETX.

The header numbers and routes a story: level and number (``f0704``), priority, category and
slug in the one; source, number, priority, category and length in the other. The parser of
wire copy knows those lines; here the frames are taken off, and the time is read that ANPA
has in its header and IPTC below the copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.plain import notices, text_of
from tui.ingest.text.months import month_number

_FRAME = re.compile(r"\x01([^\x01-\x03]{0,400})\x02([^\x01\x03]*)(?:\x03([^\x01]{0,80}))?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]+")  # all that teletypes know
_BELOW = re.compile(r"(\d\d)(\d\d)(\d\d) ?(?:GMT|UTC|Z)? ?([A-Za-z]{3}) ?(\d\d)?")
_DAY = re.compile(r"\b(\d\d)-(\d\d) \d{4}\b")
_CENTURY = 70
"""Years from here on are of the last century."""


def read(document: Document) -> Iterator[Draft]:
    """The stories, one from each frame. Raises `Unreadable`."""
    decoded = text_of(document)
    frames = list(_FRAME.finditer(decoded.text.replace("\r\n", "\n").replace("\r", "\n")))
    if not frames:
        raise Unreadable("has no whole frame of a text wire in it")
    for number, frame in enumerate(frames, 1):
        header, copy, below = (_CONTROL.sub(" ", part).strip(" \n") for part in frame.groups(""))
        moment = _time_below(below, document.mtime) or _day_above(header, document.mtime)
        yield Draft(
            wire="\n\n".join((*header.split("\n"), copy, below)),
            published=moment.timestamp() if moment else "",
            member=str(number) if len(frames) > 1 else "",
            notices=notices(decoded),
        )


def _time_below(line: str, mtime: float | None) -> datetime | None:
    """``212101 GMT Nov 18``: day, hour and minute, month, perhaps year."""
    found = _BELOW.match(line)
    month = month_number(found.group(4)) if found else None
    if found is None or month is None:
        return None
    year = int(found.group(5)) if found.group(5) else None
    if year is not None:
        year += 1900 if year >= _CENTURY else 2000
    day, hour, minute = map(int, found.group(1, 2, 3))
    return _moment(year, (month, day, hour, minute), mtime)


def _day_above(header: str, mtime: float | None) -> datetime | None:
    """``u f BC-COCOA-REVIEW 02-26 0105``: month and day, then the number of words."""
    found = _DAY.search(header)
    return _moment(None, (int(found[1]), int(found[2]), 0, 0), mtime) if found else None


def _moment(
    year: int | None, told: tuple[int, int, int, int], mtime: float | None
) -> datetime | None:
    """In its year, else in the one that brings it nearest to when the file was written."""
    if year is None and mtime is None:
        return None
    try:
        written = datetime.fromtimestamp(mtime or 0.0, UTC)
        years = [year] if year else [written.year - 1, written.year, written.year + 1]
        moments = [datetime(one, *told, tzinfo=UTC) for one in years]
    except (ValueError, OverflowError, OSError):
        return None
    return min(moments, key=lambda moment: abs(moment - written))

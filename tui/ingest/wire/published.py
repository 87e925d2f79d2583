"""When a story was published, from what is printed or, failing that, from its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

from tui.article import Dateline, PublishedBasis
from tui.ingest.text.months import month_number

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = re.compile(
    rf"{_YEAR}[-/.年](?P<month>\d{{1,2}})[-/.月](?P<day>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<day2>\d{{1,2}})[./-](?P<month2>\d{{1,2}})[./-](?P<year2>(?:19|20)\d\d)"
    rf"|(?<!\d)(?P<day3>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?[ ](?:de[ ])?(?P<name3>[^\W\d_]{{3,11}})"
    rf"\.?,?[ ](?:de[ ])?(?P<year3>(?:19|20)\d\d)"
    rf"|(?P<name4>[^\W\d_]{{3,11}})\.?[ ](?P<day4>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]"
    rf"(?P<year4>(?:19|20)\d\d)"
)
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>[0-2]?\d)[:h時时.](?P<minute>[0-5]\d)(?![\d.])(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?"
    r"分?[ ]?(?:(?P<half>[ap])\.?m\b\.?)?"
    r"[ ]?\(?(?P<zone>Z\b|[A-Z]{2,4}\b|МСК|[+-][01]\d:?[0-5]\d)?",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_/]?(0[1-9]|1[0-2])[-_/]?(0[1-9]|[12]\d|3[01])(?!\d)"
)

_MILLISECONDS = 1e11
"""Larger numbers are milliseconds: as seconds this is the year 5138."""
_LONGEST = 200
_YEARS = range(1400, 2100)
"""The years in which anything was printed, or will be soon. Programs write 9999 for *never*
and the year 1 for *unknown*: whatever else says when a story was published says it better."""

# Hours ahead of UTC. Where letters mean several zones, the one of the largest wire.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "sast": 2, "eest": 3, "msk": 3, "мск": 3, "trt": 3, "gst": 4, "pkt": 5,
    "uzt": 5, "ist": 5.5, "irst": 3.5, "aft": 4.5, "bdt": 6, "kgt": 6, "ict": 7, "wib": 7,
    "hkt": 8, "sgt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12,
    "nzdt": 13, "brt": -3, "art": -3, "ast": -4, "adt": -3, "est": -5, "edt": -4, "et": -5,
    "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


def publication(
    printed: Sequence[str],
    dateline: Dateline | None,
    name: str,
    url: str | None,
    mtime: float | None,
) -> tuple[datetime | None, PublishedBasis | None]:
    """When a story was published, in UTC, and what says so.

    ``printed`` are its lines with times, the first that can be read counts. A dateline
    without a year gets the one nearest to the day in the story's URL or file name, else
    to ``mtime`` (seconds since the epoch). A printed time without a zone is taken as UTC.
    """
    for line in printed:
        if moment := printed_time(line):
            return moment, "metadata"
    day = _day_in(url or "") or _day_in(name)
    written = _moment(mtime)
    if dateline is not None and dateline.month and dateline.day:
        near = day or written
        if moment := _dateline_day(dateline, near):
            return moment, "dateline"
    if day or written:
        return day or written, "file"
    return None, None


def told_time(told: str | float) -> datetime | None:
    """The moment that a field of a record tells, in UTC: ISO 8601, seconds or milliseconds
    since the epoch, or a date as people write it. Without a zone it is taken as UTC. None
    where it tells none, or one in a year in which nothing can have been published."""
    moment = _told(told)
    return moment if moment is not None and moment.year in _YEARS else None


def _told(told: str | float) -> datetime | None:
    if isinstance(told, str):
        # First, as ISO 8601 takes such digits for a year, a month, a day and a time.
        if told.isascii() and told.isdigit() and 9 <= len(told) <= 13:
            return told_time(float(told))
        try:
            moment = datetime.fromisoformat(told.strip())
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            return printed_time(told[:_LONGEST])
    return _moment(told / 1000 if abs(told) > _MILLISECONDS else told)


def printed_time(line: str) -> datetime | None:
    """The moment a ``Published …`` line names; midnight where it names only the day."""
    found = _DAY.search(line)
    if found is None:
        return None
    parts = {key.rstrip("234"): value for key, value in found.groupdict().items() if value}
    month = month_number(parts["name"]) if "name" in parts else int(parts["month"])
    if month is None:
        return None
    try:
        day = datetime(int(parts["year"]), month, int(parts["day"]), tzinfo=UTC)
    except ValueError:
        return None
    after, before = line[found.end() :], line[: found.start()]
    return _at(day, _TIME.search(after) or _TIME.search(before))


def _at(day: datetime, time: re.Match[str] | None) -> datetime:
    if time is None:
        return day
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower() == "p" else 0)
    if hour > 23:
        return day
    zone = timezone(_ahead(time["zone"] or ""))
    moment = day.replace(
        hour=hour, minute=int(time["minute"]), second=int(time["second"] or 0), tzinfo=zone
    )
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return day


def _ahead(zone: str) -> timedelta:
    if zone[:1] in ("+", "-"):
        digits = zone[1:].replace(":", "")
        ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return -ahead if zone[0] == "-" else ahead
    return timedelta(hours=_ZONES.get(zone.lower(), 0))


def _dateline_day(dateline: Dateline, near: datetime | None) -> datetime | None:
    """The dateline's day in the printed year, else in the year that brings it nearest,
    but not after: a story is filed before it is stored (two days for clocks and zones)."""
    if dateline.month is None or dateline.day is None:
        return None
    if dateline.year:
        years = [dateline.year]
    elif near is not None:
        years = [near.year - 1, near.year, near.year + 1]
    else:
        return None
    days = []
    for year in years:
        try:
            days.append(datetime(year, dateline.month, dateline.day, tzinfo=UTC))
        except ValueError:
            continue
    if near is None:
        return days[0] if days else None
    past = [day for day in days if day - near <= timedelta(days=2)]
    return min(past, key=lambda day: near - day, default=None)


def _day_in(name: str) -> datetime | None:
    found = _IN_NAME.search(name)
    if found is None:
        return None
    try:
        return datetime(*map(int, found.groups()), tzinfo=UTC)  # type: ignore[arg-type, misc]
    except ValueError:
        return None


def _moment(mtime: float | None) -> datetime | None:
    if mtime is None:
        return None
    try:
        return datetime.fromtimestamp(mtime, UTC)
    except (OverflowError, ValueError, OSError):
        return None

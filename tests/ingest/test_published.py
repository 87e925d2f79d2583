"""When a story was published: printed, else in its dateline, else in its file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.article import Dateline
from tui.ingest.wire.published import printed_time, publication, told_time

MARCH_2025 = datetime(2025, 3, 1, 9, 30, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 29 May 2025 14:03 GMT", "2025-05-29T14:03"),
        ("Published May 31, 2024, 06:00 GMT", "2024-05-31T06:00"),
        ("Updated: May 31, 2024 at 6:15 p.m. EDT", "2024-05-31T22:15"),
        ("May 29, 2025 10:00 PST", "2025-05-29T18:00"),
        ("May 29, 2025 10:00 PDT", "2025-05-29T17:00"),
        ("May 29, 2025 10:00 AEST", "2025-05-29T00:00"),
        ("May 29, 2025 10:00 PKT", "2025-05-29T05:00"),
        ("May 29, 2025 10:00pm PST", "2025-05-30T06:00"),
        ("Published: 12:05 AM, May 31, 2024", "2024-05-31T00:05"),
        ("2024-05-29T23:30:15+05:30", "2024-05-29T18:00:15"),
        ("Source: Xinhua | 2024-05-26 21:14:07 | Editor: Lin Wan", "2024-05-26T21:14:07"),
        ("Опубликовано 29 мая 2024, 14:03 МСК", "2024-05-29T11:03"),
        ("Veröffentlicht am 29.05.2024 um 14.03 Uhr", "2024-05-29T14:03"),
        ("Publié le 1er juin 2024 à 14h03", "2024-06-01T14:03"),
        ("Publicado el 29 de mayo de 2024", "2024-05-29T00:00"),
        ("2024年5月18日 14時05分（共同通信）", "2024-05-18T14:05"),
    ],
)
def test_printed_time(line: str, expected: str) -> None:
    assert printed_time(line) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "line", ["Published", "Updated 31 February 2024", "2024-13-45", "Published in 2024"]
)
def test_no_time_that_is_none(line: str) -> None:
    assert printed_time(line) is None


@pytest.mark.parametrize("told", ["1612110800", "1612110800000", 1612110800, 1612110800e3])
def test_seconds_and_milliseconds_since_the_epoch(told: str | float) -> None:
    assert told_time(told) == datetime(2021, 1, 31, 16, 33, 20, tzinfo=UTC)


@pytest.mark.parametrize("told", ["20240529", "2024-05-29", "2024-05-29T02:00+02:00"])
def test_days_and_moments_as_iso_writes_them(told: str) -> None:
    assert told_time(told) == datetime(2024, 5, 29, tzinfo=UTC)


def filed(month: int, day: int, year: int | None = None) -> Dateline:
    return Dateline(0, 10, ("KABUL",), "x", month, day, year)


def on(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def test_printed_line_wins_over_dateline_and_file() -> None:
    printed = ["Updated soon", "Published 29 May 2024"]
    assert publication(printed, filed(1, 2), "2020-01-01.txt", None, MARCH_2025) == (
        on(2024, 5, 29),
        "metadata",
    )


@pytest.mark.parametrize(
    ("dateline", "name", "url", "expected"),
    [
        (filed(2, 26), "a.txt", None, on(2025, 2, 26)),
        (filed(12, 31), "a.txt", None, on(2024, 12, 31)),
        (filed(3, 2), "a.txt", None, on(2025, 3, 2)),  # the clock was a day behind
        (filed(5, 29), "a.txt", None, on(2024, 5, 29)),  # no story is filed after it is stored
        (filed(2, 29), "a.txt", None, on(2024, 2, 29)),
        (filed(5, 29, 1987), "a.txt", None, on(1987, 5, 29)),
        (filed(5, 29), "2019-05-30-kabul.txt", None, on(2019, 5, 29)),
        (filed(5, 29), "a.txt", "https://news.example/2018/05/29/kabul", on(2018, 5, 29)),
    ],
)
def test_year_of_a_dateline(
    dateline: Dateline, name: str, url: str | None, expected: datetime
) -> None:
    assert publication([], dateline, name, url, MARCH_2025) == (expected, "dateline")


def test_file_name_then_file_time_where_nothing_is_printed() -> None:
    assert publication([], None, "20240517_dam.txt", None, MARCH_2025) == (on(2024, 5, 17), "file")
    written = datetime.fromtimestamp(MARCH_2025, UTC)
    assert publication([], None, "dam.txt", None, MARCH_2025) == (written, "file")


def test_nothing_known() -> None:
    assert publication([], filed(5, 29), "-", None, None) == (None, None)
    assert publication([], None, "a.txt", None, 1e300) == (None, None)


@pytest.mark.parametrize(
    "told", ["9999-12-31", "0001-01-01T00:00:00Z", 95617584000.0, "2100-01-01"]
)
def test_a_year_that_only_stands_for_never_or_unknown_tells_no_time(told: str | float) -> None:
    assert told_time(told) is None


@pytest.mark.parametrize("told", ["1605-07-01", "2025-05-29", "2099-12-31"])
def test_any_year_of_newspapers_is_told(told: str) -> None:
    assert told_time(told) == datetime.fromisoformat(told).replace(tzinfo=UTC)

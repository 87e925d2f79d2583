"""What day, month or year a printed date means."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.entities.stories import body
from tui.article import Dateline
from tui.entities.recognise import find_entities
from tui.entities.values.dates import resolved, story_day

WEDNESDAY = datetime(2024, 5, 29, 9, tzinfo=UTC)


def dates(text: str, language: str = "en") -> dict[str, str | None]:
    """The dates of a story published on Wednesday, 29 May 2024."""
    article = replace(
        body(text, language), published=WEDNESDAY, published_basis="metadata", language=language
    )
    return {one.name: one.iso for one in find_entities(article) if one.type == "DATE"}


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("He died on March 3, 1987, in bed.", "March 3, 1987", "1987-03-03"),
        ("He said so on 2024-02-29.", "2024-02-29", "2024-02-29"),
        ("He said so on May 27.", "May 27", "2024-05-27"),
        ("They meet on June 2.", "June 2", "2024-06-02"),
        ("It began on Dec. 30.", "Dec. 30", None),  # seven months ahead, five back
        ("It began on Jan. 3.", "Jan. 3", "2024-01-03"),
        ("It was Sunday, Dec. 31, he said.", "Sunday, Dec. 31", "2023-12-31"),
        ("It was on Friday, May 27.", "Friday, May 27", None),  # a Monday
        ("He was born in April 1987.", "April 1987", "1987-04"),
        ("It rained in April.", "April", "2024-04"),
        ("It rained last June.", "last June", "2023-06"),
        ("It rained in 2023.", "2023", "2023"),
        ("It rained in the 1990s.", "1990s", None),
        ("It grew last year.", "last year", "2023"),
        ("It is due next month.", "next month", "2024-06"),
        ("It grew last week.", "last week", None),
        ("He left yesterday.", "yesterday", "2024-05-28"),
        ("He spoke on Wednesday.", "Wednesday", "2024-05-29"),
        ("He said on Thursday that it was good.", "Thursday", "2024-05-23"),
        ("KABUL, May 29 - He said on Thursday that it was good.", "Thursday", "2024-05-23"),
        ("He said it may open on Thursday.", "Thursday", None),
        ("He said it will open on Thursday.", "Thursday", None),
        ("He spoke on Monday. It will open soon.", "Monday", "2024-05-27"),
        ("Shops open on Thursday.", "Thursday", None),
        ("He said on Monday that a plan to drop it from the list will do.", "Monday", "2024-05-27"),
        ("He said late on Monday that it will open.", "Monday", "2024-05-27"),
        ("He told state television on Monday that it will open.", "Monday", "2024-05-27"),
        ("The bank on Monday said it will open.", "Monday", "2024-05-27"),
        ("It fell on Monday from a record.", "Monday", "2024-05-27"),
        ("He arrived by train on Sunday.", "Sunday", "2024-05-26"),
        ("He told people they will come on Sunday.", "Sunday", None),
        ("It will be announced on Sunday.", "Sunday", None),
        ("He said the strike lasts from noon on Sunday.", "Sunday", None),
        ("He said they must pay by Friday.", "Friday", None),
        ("He said talks last from Thursday to Sunday.", "Sunday", None),
        ("The United States meets Iran on Thursday.", "Thursday", None),
        ("He comes the day after tomorrow.", "the day after tomorrow", "2024-05-31"),
        ("He came the day before yesterday.", "the day before yesterday", "2024-05-27"),
        ("It was sent 2024-05-29T10:30:00Z then.", "2024-05-29", "2024-05-29"),
        ("RATES FELL LAST YEAR", "LAST YEAR", "2023"),
        ("TOKYO, JUNE 5 (KYODO) - It fell.", "JUNE 5", "2024-06-05"),
        ("They met last Wednesday.", "last Wednesday", "2024-05-22"),
        ("They meet next Friday.", "next Friday", None),
        ("It was 30/5/2024 then.", "30/5/2024", "2024-05-30"),
        ("It was 5/6/2024 then.", "5/6/2024", None),
        ("It was on February 30, 2023.", "February 30, 2023", None),
    ],
)
def test_english(text: str, name: str, iso: str | None) -> None:
    assert dates(text)[name] == iso


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("Er kam am 3. März 2021 nach Bonn.", "de", "2021-03-03"),
        ("Il est venu le 27 mai à Paris.", "fr", "2024-05-27"),
        ("Это было 3 марта 2021 года.", "ru", "2021-03-03"),
        ("他在2021年3月3日说。", "zh", "2021-03-03"),
        ("جاء في 26 أيار/مايو 2021 إلى كابول.", "ar", "2021-05-26"),
        ("جاء في كانون الثاني/يناير 2021 إلى كابول.", "ar", "2021-01"),
    ],
)
def test_other_languages(text: str, language: str, iso: str) -> None:
    assert iso in dates(text, language).values()


def test_the_same_day_is_one_date() -> None:
    article = replace(
        body("He spoke on Wednesday, May 29. On Wednesday he left; May 29 was warm."),
        published=WEDNESDAY,
        published_basis="metadata",
    )
    (day,) = [one for one in find_entities(article) if one.type == "DATE"]
    assert len(day.mentions) == 3


def test_the_dateline_is_the_storys_day() -> None:
    article = replace(body("x"), published=datetime(2025, 1, 1, tzinfo=UTC))
    line = Dateline(0, 1, month=12, day=31)
    assert story_day(replace(article, dateline=line)) == date(2024, 12, 31)
    assert story_day(replace(article, published_basis="file")) is None
    assert story_day(body("x")) is None


def test_without_a_day_only_whole_dates_are_certain() -> None:
    found = {one.name: one.iso for one in find_entities(body("On May 3, 2021, and on Monday."))}
    assert found == {"May 3, 2021": "2021-05-03", "Monday": None}


WORDS = st.sampled_from(
    [
        "last",
        "next",
        "this",
        "yesterday",
        "tomorrow",
        "today",
        "Monday",
        "Friday",
        "year",
        "month",
        "May",
        "December",
        "January",
        "March",
        "1",
        "29",
        "31",
        "1999",
        "5月",
        "3日",
        "of",
    ]
)


@settings(deadline=None)
@given(
    st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
    st.sampled_from([date.min, date(1, 1, 20), date(1, 6, 1), date(9999, 12, 1), date.max]),
)
def test_the_calendar_has_two_ends(printed: str, today: date) -> None:
    iso = resolved(printed, 0, len(printed), today)
    if iso is not None:
        date.fromisoformat(iso + "0000-01-01"[len(iso) :])


@pytest.mark.parametrize("year", [1, 9999])
def test_a_story_of_another_age_is_read(year: int) -> None:
    months = "It rained in May. It rained in December. It was in January, and last month. "
    text = f"{months} He left yesterday. He said so on Monday. He comes tomorrow, or next year."
    for day in (datetime(year, 1, 1, tzinfo=UTC), datetime(year, 12, 31, tzinfo=UTC)):
        article = replace(body(text), published=day, published_basis="metadata")
        assert any(one.type == "DATE" for one in find_entities(article))


@settings(deadline=None)
@given(st.text(max_size=30), st.dates() | st.none())
def test_any_words_are_resolved_or_not(printed: str, today: date | None) -> None:
    iso = resolved(printed, 0, len(printed), today)
    if iso is not None:
        datetime.fromisoformat(iso + "0000-01-01"[len(iso) :])

"""What stands between the stories of a list."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.screen_text import lines_of, text_of
from tests.waiting import wait_for
from tui.article import Article
from tui.store import ArticleStore
from tui.ui.headings import day_name, headings

if TYPE_CHECKING:
    from tests.conftest import Running

TODAY = date(2025, 5, 29)


def store_of(*days: int | None) -> ArticleStore:
    store = ArticleStore()
    for number, day in enumerate(days):
        published = datetime(2025, 5, day, 23, 59, tzinfo=UTC) if day else None
        store.add(Article(str(number), "", (), "", published=published, source="AFP"))
    return store


def test_days_are_named_as_people_say_them() -> None:
    assert day_name(date(2025, 5, 29), TODAY) == "Today"
    assert day_name(date(2025, 5, 28), TODAY) == "Yesterday"
    assert day_name(date(2025, 5, 22), TODAY) == "Thu 22 May"
    assert day_name(date(2024, 5, 29), TODAY) == "Wed 29 May 2024"


def test_a_heading_stands_where_a_day_begins() -> None:
    store = store_of(29, 29, 28, 1, None)
    found = headings(range(5), store, "newest", None, TODAY)
    assert found == [(0, "Today"), (2, "Yesterday"), (3, "Thu 1 May"), (4, "Undated")]


def test_stories_of_no_day_and_ranked_ones_have_no_headings() -> None:
    assert headings(range(2), store_of(None, None), "newest", None, TODAY) == []
    assert headings(range(2), store_of(29, 28), "best", None, TODAY) == []
    assert headings([], store_of(), "newest", None, TODAY) == []


@given(st.lists(st.integers(0, 28), max_size=60))
def test_every_day_of_a_list_in_order_has_its_heading(days: list[int]) -> None:
    store = store_of(*(day or None for day in days))
    listed = store.newest_first()
    shown = dict(headings(listed, store, "newest", None, TODAY))
    begins = [
        row
        for row, position in enumerate(listed)
        if not row or store.days[position] != store.days[listed[row - 1]]
    ]
    assert list(shown) == (begins if any(days) else [])
    assert len(set(shown.values())) == len(shown)


def test_a_source_in_other_letters_is_the_same_source() -> None:
    store = ArticleStore()
    for number, source in enumerate(["Reuters", "REUTERS", "TASS", ""]):
        store.add(Article(str(number), "", (), "", source=source))
    found = headings(range(4), store, "source", None, TODAY)
    assert found == [(0, "Reuters"), (2, "TASS"), (3, "No source")]


def headed(app: Any) -> list[str]:
    """Each heading on the screen and what stands below it."""
    width = app.desk.stories.region.right
    lines = [line[:width].strip("│ ") for line in lines_of(app)]
    return [
        f"{line.strip('─ ')}: {below.strip('▌ ')[:5]}"
        for line, below in pairwise(lines)
        if line.endswith("──") and not line.startswith(("╭", "╰"))
    ]


async def test_days_in_the_list_and_none_while_searching(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        days = ["Thu 29 May 2025: Talib", "Tue 27 May 2025: Wheat", "Sun 25 May 2025: Dam o"]
        await wait_for(pilot, lambda: headed(app) == days, "the days")
        await pilot.press("t", "t")
        await wait_for(pilot, lambda: headed(app) == days[::-1], "the oldest first")
        await pilot.press("t", "t")
        by_source = ["AFP: Dam o", "Reuters: Talib"]
        await wait_for(pilot, lambda: headed(app) == by_source, "the sources")
        await pilot.press("t", "slash", *"river")
        await wait_for(pilot, lambda: not headed(app), "the best first")


@pytest.mark.parametrize("size", [(120, 40), (80, 12), (60, 15)])
async def test_cursor_and_clicks_find_their_row_among_headings(
    tmp_path: Path, running: Running, size: tuple[int, int]
) -> None:
    for day in range(1, 21):
        for hour in ("a", "b"):
            text = f"Story {day}{hour}\n\nPARIS, May {day}, 2025 (AFP) - It rained, {day}{hour}.\n"
            (tmp_path / f"{day}{hour}.txt").write_text(text)
    async with running(tmp_path, size=size) as (app, pilot):
        stories = app.desk.stories
        for keys in (["j"] * 7, ["ctrl+d"], ["G"], ["k"] * 5, ["pageup"], ["g"]):
            await pilot.press(*keys)
            headline = app.library.store[stories.position].headline
            await wait_for(pilot, lambda: f"▌ {headline}" in text_of(app), headline)  # noqa: B023
        shown = [at for at, line in enumerate(lines_of(app)) if "Story 18" in line]
        await pilot.click(stories, offset=(5, shown[0] - stories.region.y))
        await wait_for(pilot, lambda: stories.cursor in (4, 5), "the row clicked")
        assert app.library.store[stories.position].headline in lines_of(app)[shown[0]]

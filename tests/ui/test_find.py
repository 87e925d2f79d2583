"""Finding words in the story that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ui.screen_text import text_of
from tests.waiting import wait_for

if TYPE_CHECKING:
    from tests.conftest import Running

LONG = (
    "Ferry sinks off the coast\n\nLAGOS, May 30, 2025 (AFP) - The ferry sank.\n\n"
    + "\n\n".join(f"Paragraph {at} speaks of other things at some length." for at in range(60))
    + "\n\nDivers reached the “ferry’s” deck and the ferry\nwas raised.\n"
)


def lit(app: Any) -> list[str]:
    """What is lit as matches in the reader."""
    story = app.desk.reader.article.text
    return [story[start:end] for start, end in app.desk.reader._matches]


async def test_slash_in_the_reader_finds_while_typing(folder: Path, running: Running) -> None:
    (folder / "ferry.txt").write_text(LONG, "utf-8")
    async with running(folder) as (app, pilot):
        await pilot.press("enter", "slash", *"ferry")
        await wait_for(pilot, lambda: "1/4" in text_of(app), "the first of four places")
        assert lit(app) == ["Ferry", "ferry", "ferry", "ferry"]
        await pilot.press("up")
        await wait_for(pilot, lambda: "4/4" in text_of(app), "the last place, round the corner")
        assert "was raised" in text_of(app), "it is in view"
        await pilot.press("enter", "N")
        await wait_for(pilot, lambda: "match 3/4" in text_of(app), "N walks on")


async def test_quotes_and_line_breaks_are_no_hindrance(folder: Path, running: Running) -> None:
    (folder / "ferry.txt").write_text(LONG, "utf-8")
    async with running(folder) as (app, pilot):
        await pilot.press("2", "slash", *'"ferry\'s" deck and the ferry was')
        await wait_for(pilot, lambda: "1/1" in text_of(app), "the one place")


async def test_escape_returns_to_where_one_was(folder: Path, running: Running) -> None:
    (folder / "ferry.txt").write_text(LONG, "utf-8")
    async with running(folder) as (app, pilot):
        await pilot.press("2", "pagedown")
        await wait_for(pilot, lambda: app.desk.reader.scroll_offset.y > 0, "a page further")
        before = app.desk.reader.scroll_offset.y
        await pilot.press("slash", *"raised")
        await wait_for(pilot, lambda: app.desk.reader.scroll_offset.y > before, "the end")
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.desk.reader.scroll_offset.y == before, "where it began")
        assert app.desk.reader.has_focus
        assert not lit(app)


async def test_the_filter_is_carried_in(folder: Path, running: Running) -> None:
    async with running(folder, query="jalali") as (app, pilot):
        await pilot.press("2", "slash")
        await wait_for(pilot, lambda: "4 here" in text_of(app), "the matches of the filter")
        await pilot.press("down", "down")
        await wait_for(pilot, lambda: "2/4" in text_of(app), "walking them")
        await pilot.press(*"moscow")
        await wait_for(pilot, lambda: "1/3" in text_of(app), "what is typed instead")
        assert set(lit(app)) == {"Moscow"}
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Jalali" in lit(app), "the filter's matches again")


async def test_what_is_not_there_is_said(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("2", "slash", *"zebra")
        await wait_for(pilot, lambda: "not in this story" in text_of(app), "the word")
        await pilot.press("enter", "q")
        await wait_for(pilot, lambda: app.desk.end_find() is False, "one q ends the search")
        assert app.desk.reader.has_focus

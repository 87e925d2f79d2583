"""The story as its source laid it out, and back again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ui.screen_text import text_of
from tests.waiting import wait_for

if TYPE_CHECKING:
    from tests.conftest import Running

LONG = "A long story\n\nPARIS, May 31, 2025 (AFP) - It begins.\n\n" + "\n\n".join(
    f"Paragraph {at} of it has a sentence\nof some length that is broken into lines,\nand more."
    for at in range(80)
)
LAYOUT = "the layout of the source"


async def three_pages_on(app: Any, pilot: Any) -> int:
    """Read on; where one is then."""
    await pilot.press("2", *["pagedown"] * 3)
    await wait_for(pilot, lambda: app.desk.reader.scroll_offset.y > 40, "three pages on")
    return int(app.desk.reader.first_shown)


async def test_the_text_is_where_it_was_left(tmp_path: Path, running: Running) -> None:
    (tmp_path / "long.txt").write_text(LONG)
    async with running(tmp_path) as (app, pilot):
        reader, state = app.desk.reader, app.desk.state
        place = await three_pages_on(app, pilot)
        await pilot.press("v")
        await wait_for(pilot, lambda: LAYOUT in text_of(app), "the original")
        await pilot.press("G")
        await wait_for(pilot, lambda: "100%" in text_of(app), "its end")
        app.desk.look_again()
        assert state.place(reader.article.id) == place, "what is kept is a place in the text"
        await pilot.press("v")
        await wait_for(pilot, lambda: LAYOUT not in text_of(app), "the text")
        await wait_for(pilot, lambda: reader.scroll_offset.y > 40, "the place")
        assert reader.first_shown == place


async def test_words_are_found_in_the_text(tmp_path: Path, running: Running) -> None:
    wide = "\n\n".join(f"Paragraph {at} is here.{' ' * 60}" for at in range(300))
    (tmp_path / "story.txt").write_text(f"A story\n\nPARIS (AFP) - It begins.\n\n{wide}\n")
    async with running(tmp_path) as (app, pilot):
        reader = app.desk.reader
        assert len(reader.article.original) > 2 * len(reader.article.text)
        place = await three_pages_on(app, pilot)
        await pilot.press("v")
        await wait_for(pilot, lambda: LAYOUT in text_of(app), "the original")
        await pilot.press("G", "slash", *"paragraph 77 ")
        await wait_for(pilot, lambda: LAYOUT not in text_of(app), "the text")
        await wait_for(pilot, lambda: "1/1" in text_of(app), "the words")
        await pilot.press("escape")
        await wait_for(pilot, lambda: reader.first_shown == place, "the text as it was left")

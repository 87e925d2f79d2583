"""Keys that come faster than the screen follows."""

from __future__ import annotations

import os
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

from textual import events

from tests.ui.screen_text import text_of
from tests.waiting import wait_for

if TYPE_CHECKING:
    from tests.conftest import Running

MORE = "\n\n".join(f"Paragraph {at} has nothing to say of it, at length." for at in range(60))


def at_once(app: Any, *keys: str) -> None:
    """Send keys that are all there before the first of them is answered."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_the_next_match_is_one_of_the_story_chosen(tmp_path: Path, running: Running) -> None:
    for age, body in enumerate(("Wheat rose.", "Wheat fell.", f"{MORE}\n\nWheat stayed.")):
        path = tmp_path / f"{age}.txt"
        path.write_text(f"Story {age}\n\nPARIS, May 2{9 - age}, 2025 (AFP) - It is.\n\n{body}\n")
        os.utime(path, (time() - age, time() - age))
    async with running(tmp_path, query="wheat") as (app, pilot):
        app.desk.stories.choose(0)
        await wait_for(pilot, lambda: "Wheat rose" in text_of(app), "the first story")
        at_once(app, "j", "j", "n")
        await wait_for(pilot, lambda: "match 1/1" in text_of(app), "its match")
        assert app.desk.reader.article.headline == app.desk.library.store[2].headline
        start, end = app.desk.reader.here
        assert app.desk.reader.article.text[start:end] == "Wheat"
        await wait_for(pilot, lambda: "Wheat stayed" in text_of(app), "it in view")


async def test_a_story_is_read_only_once_it_was_there(tmp_path: Path, running: Running) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"Headline {number}\n\nNo more than that.\n")
    async with running(tmp_path) as (app, pilot):
        seen = {app.desk.reader.article.id}
        paint = app.desk.reader._story.render

        def note() -> Any:
            seen.add(app.desk.reader.article.id)
            return paint()

        app.desk.reader._story.render = note

        def some_read() -> bool:
            at_once(app, "space", "space", "space")
            return len(app.desk.state.read) > 9

        await wait_for(pilot, some_read, "some read")
        assert app.desk.state.read <= seen


async def test_where_one_pane_fits_space_shows_the_story_first(
    folder: Path, running: Running
) -> None:
    async with running(folder, size=(60, 15)) as (app, pilot):
        await pilot.press("space")
        await wait_for(pilot, lambda: "Taliban adviser" in text_of(app), "the story")
        assert not app.desk.state.read
        assert app.desk.stories.cursor == 0
        while not app.desk.state.read:
            await pilot.press("space")
        assert app.desk.stories.cursor == 1

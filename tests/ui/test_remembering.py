"""Opening where one left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ui.screen_text import text_of
from tests.waiting import wait_for
from tui.state.config import Config, Said

if TYPE_CHECKING:
    from tests.conftest import Running

LONG = "A long story\n\nPARIS, May 20, 2025 (AFP) - It begins.\n\n" + "\n\n".join(
    f"Paragraph {at} of it has a sentence, and another one." for at in range(80)
)


def headline(app: Any) -> str:
    return str(app.library.store[app.desk.stories.position].headline)


async def test_story_place_filter_and_layout_are_as_they_were(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    (folder / "long.txt").write_text(LONG)
    state = tmp_path / "kept" / "desk.sqlite"
    async with running(folder, state=state) as (app, pilot):
        await pilot.press("G", "2", "pagedown", "greater_than_sign", "e")
        shown: list[int] = []

        def rests() -> bool:
            """Whether the page is turned, and the text laid out in its new width."""
            shown.append(app.desk.reader.first_shown)
            return len(shown) > 10 and shown[-1] > 0 and len(set(shown[-10:])) == 1

        await wait_for(pilot, rests, "a page on")
        place, width = app.desk.reader.first_shown, app.desk.reader.text_width
        await pilot.press("ctrl+q")
    async with running(folder, state=state) as (app, pilot):
        await wait_for(pilot, lambda: headline(app) == "A long story", "the story")
        await wait_for(pilot, lambda: app.desk.reader.first_shown == place, "the place")
        assert app.desk.reader.text_width == width
        assert not app.desk.panes.shows_panel
        await pilot.press("slash", *"dam", "enter", "ctrl+q")
    async with running(folder, state=state) as (app, pilot):
        await wait_for(pilot, lambda: "1 / 4" in text_of(app), "the filter")


async def test_marks_follow_a_story_into_another_file(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    state = tmp_path / "kept" / "desk.sqlite"
    async with running(folder, state=state) as (_app, pilot):
        await pilot.press("r")
    (folder / "below").mkdir()
    (folder / "kabul.txt").rename(folder / "below" / "renamed.txt")
    async with running(folder, state=state) as (app, pilot):
        await wait_for(pilot, lambda: "2 unread" in text_of(app), "the story still read")


async def test_a_key_pressed_first_is_stronger_than_memory(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    state = tmp_path / "kept" / "desk.sqlite"
    async with running(folder, state=state) as (_app, pilot):
        await pilot.press("G", "ctrl+q")
    async with running(folder, state=state, query="wheat") as (app, pilot):
        await wait_for(pilot, lambda: headline(app).startswith("Wheat"), "what was asked for")
        await pilot.press("slash", "escape", "escape")
        await wait_for(pilot, lambda: app.desk._awaited is None, "memory to give way")
        assert headline(app).startswith("Wheat")


async def test_what_is_wrong_with_the_files_is_said(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    state = tmp_path / "desk.sqlite"
    state.write_bytes(b"no database at all" * 100)
    async with running(folder, state=state) as (app, pilot):
        await wait_for(pilot, lambda: "is no state file" in text_of(app), "the notice")
        await pilot.press("r")
        assert len(app.desk.state.read) == 1


async def test_the_theme_is_remembered(folder: Path, running: Running, tmp_path: Path) -> None:
    state = tmp_path / "kept" / "desk.sqlite"
    async with running(folder, state=state) as (app, pilot):
        app.theme = "nord"
        await wait_for(pilot, lambda: app.desk.state.setting("theme") == "nord", "it kept")
    async with running(folder, state=state) as (app, pilot):
        await wait_for(pilot, lambda: app.theme == "nord", "the theme")


async def test_a_session_is_kept_though_the_last_story_is_gone(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    state = tmp_path / ".kept" / "desk.sqlite"
    async with running(folder, state=state) as (_app, pilot):
        await pilot.press("G", "ctrl+q")
    (folder / "dam.txt").unlink()
    async with running(folder, state=state) as (_app, pilot):
        await pilot.press("slash", *"wheat", "enter", "ctrl+q")
    async with running(folder, state=state) as (app, pilot):
        await wait_for(pilot, lambda: app.desk.filter_bar.text == "wheat", "the filter")


async def test_whoever_comes_first_is_told_how_one_moves_and_only_then(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    state = tmp_path / "kept" / "desk.sqlite"
    config = Config(keys={"desk.help": Said("f1,H", 1)}, path=tmp_path / "own.toml")
    async with running(folder, state=state, config=config) as (app, pilot):
        hint = "F1 shows all keys. / filters as you type, Enter reads, Space pages on, 3 goes"
        await wait_for(pilot, lambda: hint in text_of(app), "the greeting")
        await pilot.press("t")
        await wait_for(pilot, lambda: "shows all keys" not in text_of(app), "it to make room")
        await pilot.press("ctrl+q")
    async with running(folder, state=state) as (app, pilot):
        assert "shows all keys" not in text_of(app)
    async with running(folder) as (app, pilot):
        assert "shows all keys" not in text_of(app), "nothing is kept: it would come every time"


async def test_the_place_in_a_story_of_any_length_is_as_it_was(
    tmp_path: Path, running: Running
) -> None:
    (tmp_path / "long.txt").write_text(LONG + "\n\nA paragraph that goes on." * 2_000)
    state = tmp_path / ".kept" / "desk.sqlite"
    async with running(tmp_path, state=state) as (app, pilot):
        await pilot.press("2", *["pagedown"] * 3)
        await wait_for(pilot, lambda: app.desk.reader.scroll_offset.y > 40, "three pages on")
        place = app.desk.reader.first_shown
        await pilot.press("ctrl+q")
    async with running(tmp_path, state=state) as (app, pilot):
        await wait_for(pilot, lambda: app.desk._read_closely is not None, "its names")
        app.desk.look_again()
        assert app.desk.reader.first_shown == place

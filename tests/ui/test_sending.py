"""Sending stories away from the screen."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.ui.screen_text import text_of
from tests.waiting import wait_for

if TYPE_CHECKING:
    from tests.conftest import Running


async def test_copying_the_story_and_its_path(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("Y")
        await wait_for(pilot, lambda: "We welcome the [leadership]" in app.clipboard, "the text")
        await pilot.press("y")
        await wait_for(pilot, lambda: app.clipboard == str(folder / "kabul.txt"), "the path")


async def test_marked_stories_go_together(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("m", "m")
        assert text_of(app).count("✓") == 2
        await pilot.press("Y")
        await wait_for(pilot, lambda: "Wheat rose" in app.clipboard, "both texts")
        assert "We welcome" in app.clipboard
        assert "dam was opened" not in app.clipboard
        await pilot.press("M")
        assert text_of(app).count("✓") == 3
        await pilot.press("slash", *"zzzz", "enter", "M", "escape")
        assert text_of(app).count("✓") == 3, "nothing is listed, nothing changes"
        await pilot.press("M")
        assert "✓" not in text_of(app)


async def test_how_many_are_marked_is_said_where_the_list_is_narrow_too(
    folder: Path, running: Running
) -> None:
    async with running(folder, size=(80, 24)) as (app, pilot):
        assert "Stories · 3 unread" in text_of(app)
        await pilot.press("m")
        await wait_for(pilot, lambda: "3 unread · 1 marked" in text_of(app), "both")
        await pilot.resize_terminal(200, 60)
        await wait_for(pilot, lambda: "Stories · 3 unread · 1 marked" in text_of(app), "all of it")


async def test_piping_shows_what_the_program_says(folder: Path, running: Running) -> None:
    count = "import sys; print('words:', len(sys.stdin.read().split()), sys.argv[1])"
    command = f"{shlex.quote(sys.executable)} -c {shlex.quote(count)} '$(id)[/]'"
    async with running(folder) as (app, pilot):
        await pilot.press("vertical_line")
        await wait_for(pilot, lambda: "Pipe the story to" in text_of(app), "the box")
        app.screen.query_one("Input").value = command
        await pilot.press("enter")
        await wait_for(pilot, lambda: "words:" in text_of(app), "the answer")
        assert "$(id)[/]" in text_of(app)


@pytest.mark.parametrize(
    ("key", "title"), [("vertical_line", "Pipe the story to"), ("s", "Save the story as")]
)
async def test_what_is_typed_in_one_breath_is_for_the_box(
    folder: Path, running: Running, key: str, title: str
) -> None:
    async with running(folder) as (app, pilot):
        for pressed in (key, *"wcf"):
            character = pressed if len(pressed) == 1 else "|"
            app.post_message(events.Key(pressed, character))
        await wait_for(pilot, lambda: title in text_of(app), "the box")
        await wait_for(pilot, lambda: app.screen.query_one("Input").value == "wcf", "the words")
        assert not app.desk.state.flagged


async def test_piping_json(folder: Path, running: Running, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    copy = f"import sys; open({str(target)!r}, 'w').write(sys.stdin.read())"
    async with running(folder) as (app, pilot):
        await pilot.press("vertical_line")
        await wait_for(pilot, lambda: "Pipe" in text_of(app), "the box")
        box = app.screen.query_one("Input")
        box.value = f"json: {shlex.quote(sys.executable)} -c {shlex.quote(copy)}"
        await pilot.press("enter")
        await wait_for(pilot, lambda: target.exists() and target.stat().st_size, "the file")
        assert json.loads(target.read_text())["headline"].startswith("Taliban adviser")


async def test_saving_and_never_overwriting(
    folder: Path, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    saved = home / "2025-05-29-taliban-adviser-welcomes-talks-in-moscow.md"
    async with running(folder) as (app, pilot):
        await pilot.press("s")
        await wait_for(pilot, lambda: saved.name in text_of(app), "a name")
        await pilot.press("enter")
        await wait_for(pilot, saved.exists, "the file")
        saved.write_text("mine")
        await pilot.press("s")
        await wait_for(pilot, lambda: saved.name in text_of(app), "a name")
        await pilot.press("enter")
        await wait_for(pilot, lambda: len(app.screen_stack) == 1, "the desk")
        assert saved.read_text() == "mine"


async def test_links_are_opened_only_where_they_are_links(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "kabul.txt").unlink()
    (folder / "bad.txt").write_text("javascript:alert(1)\n\nA headline\n\nSome words here.\n")
    story = "https://www.example.org/a;b|c\n\nAnother headline\n\nWords of it here.\n"
    (folder / "good.txt").write_text(story)
    opened: list[str] = []
    monkeypatch.setenv("EDITOR", "true")
    async with running(folder) as (app, pilot):
        monkeypatch.setattr(app, "open_url", lambda url, new_tab=True: opened.append(url))
        monkeypatch.setattr("webbrowser.get", object)
        for _ in range(4):
            await pilot.press("o", "j")
        await wait_for(pilot, lambda: opened, "the link")
        assert opened == ["https://www.example.org/a;b|c"]

"""The bottom line: keys, and what is said in their place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.screen_text import lines_of
from tests.waiting import wait_for
from tui.ui.widgets import key_line

if TYPE_CHECKING:
    from tests.conftest import Running


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said stays for as long as a test may take."""
    monkeypatch.setattr(key_line.KeyLine.say, "__defaults__", (1_000.0,))


@pytest.mark.parametrize("key", ["m", "f", "r", "j", "2", "z"])
async def test_an_answer_goes_with_the_next_key(folder: Path, running: Running, key: str) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("A")
        await wait_for(pilot, lambda: "3 stories are read" in lines_of(app)[-1], "the answer")
        await pilot.press(key)
        await wait_for(pilot, lambda: "? help" in lines_of(app)[-1], "the keys")


async def test_a_key_that_has_an_answer_too_shows_that(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("A", "u")
        await wait_for(pilot, lambda: "3 stories are unread" in lines_of(app)[-1], "the answer")


async def test_an_answer_on_another_screen_goes_too(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "t sort" in lines_of(app)[-1], "the screen")
        await pilot.press("L")
        await wait_for(pilot, lambda: "All stories are listed" in lines_of(app)[-1], "the answer")
        await pilot.press("j")
        await wait_for(pilot, lambda: "All stories" not in lines_of(app)[-1], "the keys")


async def test_news_are_not_swept_away_by_keys_pressed_just_then(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(folder) as (app, pilot):
        monkeypatch.setattr(key_line, "NEWS_FOR", 1_000.0)
        app.desk.announce("It has begun to rain.")
        await pilot.press("j", "k")
        assert "It has begun to rain." in lines_of(app)[-1]
        monkeypatch.setattr(key_line, "NEWS_FOR", 0.0)
        app.desk.announce("It rains no more.")
        await wait_for(pilot, lambda: "no more" in lines_of(app)[-1], "the news")
        await pilot.press("j")
        await wait_for(pilot, lambda: "? help" in lines_of(app)[-1], "the keys")

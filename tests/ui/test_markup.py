"""Words from outside are shown as they are, wherever they come up: they are no markup."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.screen_text import text_of
from tests.waiting import wait_for
from tui.state.config import Config, Said
from tui.state.state import SavedFilter, State

if TYPE_CHECKING:
    from tests.conftest import Running


def shows(app: Any, words: str) -> bool:
    return words in text_of(app)


@pytest.mark.parametrize(
    "hostile", ["Foo [/] Bar", "[leadership]", "[@click=app.quit]x[/]", "a[$primary]b"]
)
async def test_words_from_outside_are_no_markup(
    tmp_path: Path, running: Running, hostile: str
) -> None:
    folder, state = tmp_path / "stories", tmp_path / "desk.sqlite"
    folder.mkdir()
    story = {
        "uri": "a", "type": "text", "headline": f"Headline {hostile}",
        "versioncreated": "2025-05-29T10:00:00Z", "source": hostile, "byline": hostile,
        "body_text": f"It begins.\n\n{hostile} spoke, and {hostile} fell silent.\n",
        "person": [{"name": hostile}], "organisation": [{"name": f"Org {hostile}"}],
    }  # fmt: skip
    (folder / "story.json").write_text(json.dumps(story))
    named = f"{hostile.replace('/', '')}.txt"
    (folder / named).write_text("")
    State(state).save_filters([SavedFilter(hostile, '"It begins"', 0.0)])
    config = Config(
        folder / "own.toml",
        theme=Said(hostile, 3),
        keys={hostile: Said("a", 1), "desk.flag": Said(hostile.replace(",", ""), 2)},
        recogniser="quick",
    )
    async with running(folder, size=(160, 40), state=state, config=config) as (app, pilot):

        async def look(*keys: str, at: str = hostile, words: str = "") -> None:
            await pilot.press(*keys)
            await wait_for(pilot, partial(shows, app, words), f"{words} after {keys}")
            await wait_for(pilot, partial(shows, app, at), f"{at} after {keys}")

        async def leave() -> None:
            await pilot.press("escape")
            await wait_for(pilot, lambda: app.screen is app.desk, "the desk")

        await look(at=f"Headline {hostile}", words="Saved filters")
        await look("G", at=named)
        await look("g", "exclamation_mark", at=f"no theme is called {hostile}")
        await leave()
        await look("3", "g", at=f"{hostile} ◇")
        for key, words in (
            ("C", f"{hostile} is called"), ("T", f"{hostile} is one of"),
            ("equals_sign", f"{hostile} is the same as"),
        ):  # fmt: skip
            await look(key, words=words)
            await leave()
        await look("c", at=f"{hostile} · People")
        await leave()
        await look("W", words="Names in all stories")
        await leave()
        await look("w", at=f"{hostile} is watched")
        await look("colon", at=f"Filter by {hostile}")
        await look(*"by", at=f"Filter by {hostile}", words="a saved filter")
        await leave()
        await look("0", "C", words="Rename this filter")
        await leave()
        await pilot.press("2", "vertical_line")
        await wait_for(pilot, partial(shows, app, "Pipe the story to"), "the question")
        app.screen.query_one("Input").value = f"echo '{hostile}'"
        await look("enter", at=f"echo '{hostile}'", words="Esc closes")
        await leave()
        app.desk.filter_bar.text = f"{hostile} spoke"
        await look("1", at=f"{hostile} spoke")

"""Filters kept under a name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.screen_text import text_of
from tests.waiting import wait_for
from tui.state.state import SavedFilter, State

if TYPE_CHECKING:
    from tests.conftest import Running


async def save(app: Any, pilot: Any, query: str, name: str) -> None:
    app.desk.filter_bar.text = query
    await pilot.press("S")
    await wait_for(pilot, lambda: "Save this filter as" in text_of(app), "the question")
    app.screen.query_one("Input").value = name
    await pilot.press("enter")
    await wait_for(pilot, lambda: name in names(app), "it saved")
    assert f"saved as {name}" in text_of(app)


def names(app: Any) -> list[str]:
    return [one.name for one in app.desk.state.filters]


async def test_saving_counting_and_putting_on(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await save(app, pilot, "zakir", "The adviser")
        await save(app, pilot, "place:Paris", "Paris")
        app.desk.filter_bar.text = ""
        await wait_for(pilot, lambda: "Saved filters" in text_of(app), "the section")
        rows = [(one.name, one.stories) for one in app.desk.saved.kept]
        assert rows == [("The adviser", 2), ("Paris", 1)]
        await pilot.press("0", "j", "enter")
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "the filter put on")
        assert app.desk.filter_bar.text == "place:Paris"


async def test_order_names_and_deleting_can_be_undone(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        for name in ("one", "two", "three"):
            await save(app, pilot, name, name)
        await wait_for(pilot, lambda: app.desk.saved is not None, "the section")
        await pilot.press("0", "right_parenthesis")
        assert names(app) == ["two", "one", "three"]
        await pilot.press("C")
        await wait_for(pilot, lambda: "Rename this filter" in text_of(app), "the question")
        app.screen.query_one("Input").value = "first"
        await pilot.press("enter")
        await wait_for(pilot, lambda: names(app) == ["two", "first", "three"], "the new name")
        await pilot.press("d")
        await wait_for(pilot, lambda: names(app) == ["two", "three"], "one less")
        assert "The filter first is saved no more" in text_of(app)
        await pilot.press("u", "u", "u")
        assert names(app) == ["one", "two", "three"]


async def test_the_sources_are_fetched_again_from_there_too(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await save(app, pilot, "zakir", "The adviser")
        await wait_for(pilot, lambda: app.desk.saved is not None, "the section")
        await pilot.press("0", "R")
        await wait_for(pilot, lambda: "No source is in the network" in text_of(app), "an answer")


async def test_filters_are_counted_again_only_when_they_may_find_others(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(folder) as (app, pilot):
        for query, name in (("zakir", "The adviser"), ("place:Paris", "Paris")):
            await save(app, pilot, query, name)
        app.desk.filter_bar.text = ""
        await wait_for(pilot, lambda: "Saved filters" in text_of(app), "the section")
        await wait_for(pilot, lambda: app.desk.saved.kept[1].stories == 1, "the counts")
        library, ask, show = app.library, app.library.ask, app.desk.saved.show
        asked, shown = list[str](), list[Any]()

        def note(text: str, **how: Any) -> Any:
            asked.append(text)
            return ask(text, **how)

        def note_shown(kept: Any) -> None:
            shown.extend(kept)
            show(kept)

        monkeypatch.setattr(library, "ask", note)
        monkeypatch.setattr(app.desk.saved, "show", note_shown)
        library.read_closely(0, ())
        await app.desk.background.recognise()
        await wait_for(pilot, lambda: "place:Paris" in asked, "what depends on names")
        assert "zakir" not in asked
        assert all(one.stories is not None for one in shown), "no count disappears meanwhile"


async def test_what_is_new_since_the_last_look(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    state = tmp_path / ".kept" / "desk.sqlite"
    after_wheat = 1748390400.0  # 28 May 2025
    State(state).save_filters([SavedFilter("The adviser", "zakir", after_wheat)])
    async with running(folder, state=state) as (app, pilot):
        await wait_for(pilot, lambda: "+1" in text_of(app), "one new story of two")
        await pilot.press("0", "enter")
        await wait_for(pilot, lambda: "+1" not in text_of(app), "looked at")


async def test_a_story_from_the_future_is_not_new_nor_hides_what_is(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    dated = {"headline": "A wrong date", "text": "Zakir spoke.", "published": "2099-05-29"}
    (folder / "future.json").write_text(json.dumps(dated))
    state = tmp_path / ".kept" / "desk.sqlite"
    State(state).save_filters([SavedFilter("The adviser", "zakir", 1748390400.0)])
    async with running(folder, state=state) as (app, pilot):
        assert any(one.published.year == 2099 for one in app.library.store)
        await wait_for(pilot, lambda: "+1" in text_of(app), "one new story of three")
        await pilot.press("0", "enter")
        await wait_for(pilot, lambda: "+1" not in text_of(app), "looked at")
        assert app.desk.state.filters[0].seen == 1748476800.0  # the newest: 29 May 2025


async def test_the_palette_puts_a_saved_filter_on(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await save(app, pilot, "place:Paris", "Paris")
        app.desk.filter_bar.text = ""
        await pilot.press("colon")
        await wait_for(pilot, lambda: "Filter by Paris" in text_of(app), "its entry")
        await pilot.press(*"by Paris", "enter")
        await wait_for(pilot, lambda: app.desk.filter_bar.text == "place:Paris", "the filter")

"""What takes longer than a moment is done in slices, whatever asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ui.screen_text import text_of
from tests.waiting import wait_for

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Running


async def test_nothing_asks_before_what_is_slow_has_been_prepared(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(folder) as (app, pilot):
        library, ask = app.library, app.library.ask
        ready, steps, asked = list[bool](), list[str](), list[str]()

        def prepare(text: str, **how: Any) -> Iterator[None]:
            while text and not ready:
                steps.append(text)
                yield

        def note(text: str, **how: Any) -> Any:
            asked.append(text)
            return ask(text, **how)

        monkeypatch.setattr(library, "prepare", prepare)
        monkeypatch.setattr(library, "ask", note)
        app.desk.filter_bar.text = '"dry spring"'
        await wait_for(pilot, lambda: len(steps) > 2, "some steps")
        app.desk.report()
        app.desk.action_sort()
        await wait_for(pilot, lambda: len(steps) > 9, "more steps")
        assert asked == []
        ready.append(True)
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "the answer")
        assert asked == ['"dry spring"']


async def test_the_next_letter_ends_it(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(folder) as (app, pilot):
        steps = list[str]()

        def prepare(text: str, **how: Any) -> Iterator[None]:
            while text == "whea":
                steps.append(text)
                yield

        monkeypatch.setattr(app.library, "prepare", prepare)
        app.desk.filter_bar.text = "whea"
        await wait_for(pilot, lambda: len(steps) > 2, "some steps")
        app.desk.filter_bar.text = "wheat"
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "the answer")
        done = len(steps)
        await pilot.press("j", "k")
        assert len(steps) == done


async def test_who_is_watched_is_listed_once_they_are_known(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    watchlist = tmp_path / ".kept" / "watchlist.txt"  # hidden: no story
    watchlist.parent.mkdir()
    watchlist.write_text("dry spring\n")
    async with running(folder, query="is:watched", watchlist=watchlist) as (app, pilot):
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "the story")

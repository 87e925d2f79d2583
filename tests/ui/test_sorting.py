"""The orders of the list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ui.screen_text import text_of
from tests.waiting import wait_for

if TYPE_CHECKING:
    from tests.conftest import Running


def listed(app: Any) -> list[str]:
    return [app.library.store[at].headline[:5] for at in app.desk.stories.positions]


async def test_orders_go_round_and_the_choice_stays(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("r", "t")
        await wait_for(pilot, lambda: "The newest first" in text_of(app), "what was done")
        assert listed(app) == ["Talib", "Wheat", "Dam o"]
        await pilot.press("t")
        assert listed(app) == ["Dam o", "Wheat", "Talib"]
        chosen = app.library.store[app.desk.stories.position].headline
        assert chosen.startswith("Taliban"), "the choice has not moved to another story"
        await pilot.press("t")
        assert listed(app) == ["Wheat", "Dam o", "Talib"], "the one that was read comes last"
        await pilot.press("t")
        assert listed(app) == ["Dam o", "Talib", "Wheat"], "AFP before Reuters"
        await pilot.press("slash", *"river", "enter")
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "a filter in this order")


async def test_the_order_is_remembered(folder: Path, running: Running, tmp_path: Path) -> None:
    state = tmp_path / ".kept" / "desk.sqlite"
    async with running(folder, state=state) as (_app, pilot):
        await pilot.press("t", "t", "ctrl+q")
    async with running(folder, state=state) as (app, pilot):
        await wait_for(pilot, lambda: listed(app)[0] == "Dam o", "the oldest first")

"""Reading on while the screen changes; names under the pointer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.screen_text import lines_of
from tests.waiting import wait_for

if TYPE_CHECKING:
    from tests.conftest import Running

LONG = "A long story\n\nPARIS, May 31, 2025 (AFP) - It begins.\n\n" + "\n\n".join(
    f"Paragraph {at} of it has a sentence of some length that wraps, and another one."
    for at in range(80)
)


async def test_the_line_being_read_stays_in_view_through_any_size(
    tmp_path: Path, running: Running
) -> None:
    (tmp_path / "long.txt").write_text(LONG)
    async with running(tmp_path) as (app, pilot):
        reader = app.desk.reader
        await pilot.press("2", *["pagedown"] * 3)
        await wait_for(pilot, lambda: reader.scroll_offset.y > 40, "three pages on")
        place = reader.first_shown
        paragraph = reader.article.text[place:].split("\n\n")[1][:13]
        for size in ((200, 60), (80, 24), (60, 15), (120, 40)):
            await pilot.resize_terminal(*size)
            await wait_for(
                pilot,
                lambda: any(paragraph in line for line in lines_of(app)),
                f"{paragraph!r} at {size}",
            )


async def test_the_keyboard_is_not_lost_with_the_panel(folder: Path, running: Running) -> None:
    async with running(folder, size=(130, 40)) as (app, pilot):
        await pilot.press("3")
        await wait_for(pilot, lambda: app.focused is app.desk.panel, "the names")
        await pilot.resize_terminal(100, 40)
        await wait_for(pilot, lambda: app.desk.panes.is_drawer, "the drawer")
        assert app.desk.panes.shows_panel
        assert app.focused is app.desk.panel
        await pilot.resize_terminal(130, 40)
        await pilot.press("3", "backslash")
        await pilot.resize_terminal(100, 40)
        await wait_for(pilot, lambda: not app.desk.panes.shows_panel, "no room for them")
        assert app.desk.filter_bar.has_typist, "who types goes on typing"


async def test_a_click_on_a_name_chooses_it_in_the_panel(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        lines = lines_of(app)
        left = app.desk.reader.region.x
        y = next(at for at, line in enumerate(lines) if "Moscow" in line[left:])
        x = lines[y].index("Moscow", left)
        await pilot.click(offset=(x + 1, y))
        await wait_for(pilot, lambda: app.desk.panel.entity.name == "Moscow", "the name")
        assert app.desk.stories.cursor == 0

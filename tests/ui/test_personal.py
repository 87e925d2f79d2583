"""What a reader's own settings change on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.color import Color

from tests.ui.screen_text import text_of
from tests.waiting import wait_for
from tui.state.config import Config, Notice, Said
from tui.ui.personal import own_looks

if TYPE_CHECKING:
    from tests.conftest import Running


def keys(**wanted: str) -> Config:
    named = {name.replace("__", "."): Said(value, 7) for name, value in wanted.items()}
    return Config(Path("config.toml"), keys=named)


def test_keys_are_read_as_printed_and_as_textual_writes_them() -> None:
    own = own_looks(keys(desk__watch="Ctrl-w, [", desk__zen="ctrl+alt+f2", list__down="PgDn,n"))
    assert own.keys["desk.zen"] == "ctrl+alt+f2"
    own = own_looks(keys(desk__watch="Ctrl-w,;", list__page_down="Ctrl-f", list__down="PgDn"))
    assert own.keys == {
        "desk.watch": "ctrl+w,;", "list.page_down": "ctrl+f", "list.down": "pagedown",
    }  # fmt: skip
    assert not own.notices


def test_a_key_taken_or_unknown_and_a_command_unknown_are_said_with_the_line() -> None:
    for config, words in (
        (keys(desk__watch="f"), "line 7: the key of desk.watch is that of desk.flag"),
        (keys(list__down="n"), "line 7: the key of list.down is that of desk.next_match"),
        (keys(desk__watch="Hyperspace"), "line 7: no key is called Hyperspace"),
        (keys(desk__watch="a,,Ctrl-w"), "line 7: no key is called nothing"),
        (keys(desk__watch=","), "line 7: no key is called nothing"),
        (keys(desk__watch="Ctrl-w, "), "line 7: no key is called nothing"),
        (keys(desk__wach="W"), "line 7: no command is called desk.wach (desk.watch?)"),
        (keys(filter="Q"), "line 7: no command is called filter (list.filter?)"),
        (keys(dsk__card="Q"), "line 7: no command is called dsk.card (desk.card?)"),
        (keys(up="Q"), "line 7: no command is called up (list.up?)"),
        (keys(xyzzy="Q"), "line 7: no command is called xyzzy"),
    ):
        own = own_looks(config)
        assert not own.keys
        assert [str(one) for one in own.notices] == [f"{words}, left out."]


def test_two_commands_may_change_keys_with_each_other() -> None:
    own = own_looks(keys(desk__watch="f", desk__flag="w"))
    assert own.keys == {"desk.watch": "f", "desk.flag": "w"}


async def test_another_key_works_and_is_shown_everywhere(folder: Path, running: Running) -> None:
    async with running(folder, config=keys(desk__toggle_panel="Ctrl-e")) as (app, pilot):
        assert "Ctrl-e names" in text_of(app)
        shown = app.desk.panes.shows_panel
        await pilot.press("e")
        assert app.desk.panes.shows_panel is shown
        await pilot.press("ctrl+e")
        assert app.desk.panes.shows_panel is not shown
        await pilot.press("question_mark")
        await wait_for(pilot, lambda: "Ctrl-e  Show or hide the panel" in text_of(app), "help")


async def test_theme_width_and_colours_apply_and_what_is_wrong_is_said(
    folder: Path, running: Running
) -> None:
    colours = {"person": Said("#ff0000", 3), "org": Said("blurple", 4)}
    path, notices = Path("own.toml"), (Notice(9, "x"),)
    config = Config(path, theme=Said("nord", 1), width=40, colours=colours, notices=notices)
    async with running(folder, config=config) as (app, pilot):
        assert app.theme == "nord"
        assert app.desk.reader.text_width == 40
        assert Color.parse(app.theme_variables["name-person"]) == Color(255, 0, 0)
        assert app.theme_variables["name-org"] == app.theme_variables["text-primary"]
        await wait_for(pilot, lambda: "2 problems" in text_of(app), "the sign")
        await pilot.press("exclamation_mark")
        await wait_for(pilot, lambda: "line 9: x" in text_of(app), "the problems")
        assert "line 4: no colour is called blurple" in text_of(app)


async def test_what_is_wrong_is_said_in_the_order_of_the_file(
    folder: Path, running: Running
) -> None:
    config = Config(
        Path("own.toml"),
        theme=Said("nosuch", 4),
        keys={"filter": Said("Q", 8)},
        colours={"org": Said("blurple", 6)},
        notices=(Notice(2, "x"), Notice(7, "y")),
    )
    async with running(folder, config=config) as (app, pilot):
        await pilot.press("exclamation_mark")
        await wait_for(pilot, lambda: "line 2: x" in text_of(app), "the problems")
        assert "line 4: no theme is called nosuch, left out." in text_of(app)
        lines = [one.reason.partition(":")[0] for one in app.desk.problems]
        assert lines == ["line 2", "line 4", "line 6", "line 7", "line 8"]


async def test_a_story_counts_as_read_after_the_time_chosen(folder: Path, running: Running) -> None:
    async with running(folder, config=Config(read_after=0.01)) as (app, pilot):
        await pilot.press("enter")
        await wait_for(pilot, lambda: "2 unread" in text_of(app), "the story read")

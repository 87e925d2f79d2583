"""The main job: list, reader, filter, names."""

from __future__ import annotations

import re
from functools import partial
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from tests.search.stories import story
from tests.ui.screen_text import lines_of, text_of
from tests.waiting import wait_for
from tui.cli import bundled_seeds
from tui.state.config import Config, Notice
from tui.ui.commands import COMMANDS
from tui.ui.desk import core
from tui.ui.screens.help import keys_content
from tui.ui.screens.page import FittedText

if TYPE_CHECKING:
    from tests.conftest import Running


async def test_newest_story_is_chosen_and_shown(folder: Path, running: Running) -> None:
    async with running(folder) as (app, _pilot):
        screen = text_of(app)
        assert "Taliban adviser welcomes talks" in screen
        assert "[leadership]" in screen
        assert "Wheat prices rise" in screen
        assert "Dam on the river" in screen
        rows = [line[2:36].strip() for line in lines_of(app)]
        order = [next(i for i, row in enumerate(rows) if row.find(word) >= 0)
                 for word in ("Taliban adviser", "Wheat prices", "Dam on")]  # fmt: skip
        assert order == sorted(order)


async def test_the_best_answers_are_in_view_while_one_types(running: Running) -> None:
    async with running(bundled_seeds(), size=(80, 24)) as (app, pilot):
        await pilot.press("j", "j", "j", "slash", *"taliban")
        await wait_for(pilot, lambda: "≈" not in text_of(app) and "/ 26" in text_of(app), "hits")
        stories = app.desk.stories
        assert stories.top_of(stories.cursor) + stories.row_height <= stories.size.height
        assert stories.scroll_offset.y == 0


async def test_cursor_previews(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("j")
        await wait_for(pilot, lambda: "Traders blamed" in text_of(app), "the second story")
        await pilot.press("k")
        await wait_for(pilot, lambda: "We welcome" in text_of(app), "the first story")


async def test_filter_narrows_while_typing_and_forgives(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"engin")
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "the count")
        assert "Engineers said" in text_of(app)
        assert "Wheat prices" not in text_of(app)
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Wheat prices" in text_of(app), "all stories again")
        await pilot.press(*"talbian")
        await wait_for(pilot, lambda: "≈ talbian → taliban" in text_of(app), "the correction")
        assert "1 / 3" in text_of(app)
        await pilot.press("escape", *"person:jallai")
        await wait_for(pilot, lambda: "≈ jallai → jalali" in text_of(app), "the name")
        assert "2 / 3" in text_of(app)


async def come_in(app: Any, pilot: Any, number: int) -> None:
    """A story arrives that is newer than all, and is listed."""
    day = f"2025-06-{number:02}"
    app.library.store.add(story(f"Latest {number}", "", f"It is the newest, {number}.", day=day))
    app.library.index_words()
    app.desk.report()
    await wait_for(pilot, lambda: f"Latest {number}" in text_of(app), "the newest story")


@pytest.mark.parametrize("touch", ["2", "MouseDown", "MouseScrollDown", "time"])
async def test_until_anything_is_touched_the_first_story_is_the_open_one(
    folder: Path, running: Running, touch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core, "BEGINS_TO_READ", inf)
    async with running(folder) as (app, pilot):
        await come_in(app, pilot, 1)
        await wait_for(pilot, lambda: "the newest, 1" in text_of(app), "it in the reader")
        assert app.desk.stories.cursor == 0
        if touch in ("MouseDown", "MouseScrollDown"):
            app.post_message(getattr(events, touch)(None, 60, 9, 0, 1, 0, False, False, False))
        elif touch == "time":
            monkeypatch.setattr(core, "BEGINS_TO_READ", 0)
        else:
            await pilot.press(touch)
        await pilot.pause()
        await come_in(app, pilot, 2)
        assert app.desk.stories.cursor == 1
        assert "the newest, 1" in text_of(app)


async def test_matches_are_lit_in_row_and_reader(folder: Path, running: Running) -> None:
    async with running(folder, query="traders") as (app, pilot):
        await wait_for(pilot, lambda: "Traders blamed the dry" in text_of(app), "the story")
        lit = [
            segment.text
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.text.strip() == "Traders" and segment.style and segment.style.bold
        ]
        assert len(lit) == 2, "once in the row's snippet, once in the reader"


async def test_selection_is_pinned_through_filter_and_clear(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("j", "j")
        chosen = app.library.store[app.desk.stories.position].headline
        assert chosen == "Dam on the river Tersoy opens"
        await pilot.press("slash", *"jalali")
        await wait_for(pilot, lambda: "2 / 3" in text_of(app), "two stories")
        assert app.library.store[app.desk.stories.position].headline == chosen
        await pilot.press("escape", "escape")
        await wait_for(pilot, lambda: "Wheat prices" in text_of(app), "all stories again")
        assert app.library.store[app.desk.stories.position].headline == chosen


async def test_arrows_move_the_selection_while_typing(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        first = app.desk.stories.position
        await pilot.press("slash", "down")
        await wait_for(pilot, lambda: app.desk.stories.position != first, "the next story")
        await pilot.press("ctrl+p", "w")
        assert app.desk.filter_bar.text == "w"


async def test_names_panel_counts_filters_and_excludes(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        row = next(line for line in lines_of(app) if "Zakir Jalali" in line[-40:])
        assert re.search(r"Zakir Jalali +\S 4 +2\b", row), "four mentions here, two stories"
        app.desk.panel.choose(
            next(e.id for e in app.library.entities(app.desk.stories.position)
                 if e.name == "Zakir Jalali")
        )  # fmt: skip
        await pilot.press("3", "enter")
        await wait_for(pilot, lambda: "2 / 3" in text_of(app), "stories that name him")
        assert app.desk.filter_bar.text == 'person:"Zakir Jalali"'
        app.desk.filter_bar.text = ""
        await pilot.press("3", "minus")
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "stories that do not")
        assert app.desk.filter_bar.text.startswith("-person:")


async def test_brackets_walk_the_mentions(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        app.desk.panel.choose(
            next(e.id for e in app.library.entities(app.desk.stories.position)
                 if e.name == "Zakir Jalali")
        )  # fmt: skip
        walked = []
        for _ in range(5):
            await pilot.press("right_square_bracket")
            start, end = app.desk.reader.here
            walked.append(app.desk.reader.article.text[start:end])
        assert walked == ["Zakir Jalali", "Jalali", "Zakir Jalali", "Jalali", "Zakir Jalali"]
        await wait_for(pilot, lambda: "Zakir Jalali 1/4" in text_of(app), "the counter")
        await pilot.press("left_square_bracket")
        await wait_for(pilot, lambda: "Zakir Jalali 4/4" in text_of(app), "round backwards")


async def test_curly_brackets_go_to_the_next_story_with_the_name(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        app.desk.panel.choose(
            next(e.id for e in app.library.entities(app.desk.stories.position)
                 if e.name == "Zakir Jalali")
        )  # fmt: skip
        await pilot.press("right_curly_bracket")
        await wait_for(pilot, lambda: "Engineers said" in text_of(app), "the other story")
        assert app.desk.panel.entity.name == "Zakir Jalali"


async def test_escape_never_quits_and_q_goes_back(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        for _ in range(5):
            await pilot.press("escape")
        assert app.is_running
        await pilot.press("enter")
        assert app.focused is app.desk.reader
        await pilot.press("q")
        assert app.focused is app.desk.stories
        assert app.is_running
        await pilot.press("q")
        await wait_for(pilot, lambda: not app.is_running or app._exit, "the end")


async def test_space_pages_then_goes_on(folder: Path, running: Running) -> None:
    async with running(folder, size=(80, 24)) as (app, pilot):
        first = app.desk.stories.position
        for _ in range(20):
            await pilot.press("space")
            if app.desk.stories.position != first:
                break
        assert app.desk.stories.position != first


@pytest.mark.parametrize(
    ("size", "shown"),
    [((120, 40), {"list", "reader", "panel"}), ((80, 24), {"list", "reader"}),
     ((60, 15), {"list"}), ((300, 80), {"list", "reader", "panel"})],
)  # fmt: skip
async def test_panes_fit_the_terminal(
    folder: Path, running: Running, size: tuple[int, int], shown: set[str]
) -> None:
    async with running(folder, size=size) as (app, _pilot):
        panes = [app.desk.stories, app.desk.reader, app.desk.panel]
        assert {pane.id for pane in panes if pane.is_on_screen and pane.size.width} == shown


async def test_names_are_a_drawer_on_a_medium_screen(folder: Path, running: Running) -> None:
    async with running(folder, size=(80, 24)) as (app, pilot):
        await pilot.press("e")
        await wait_for(pilot, lambda: "People" in text_of(app), "the drawer")
        width = app.desk.reader.size.width
        await pilot.press("e")
        await wait_for(pilot, lambda: "People" not in text_of(app), "the drawer to close")
        assert app.desk.reader.size.width == width, "the text does not move under it"


async def test_the_drawer_leaves_the_story_readable_and_gives_way_to_the_list(
    folder: Path, running: Running
) -> None:
    async with running(folder, size=(80, 24)) as (app, pilot):
        drawer, reader = app.desk.panes.side, app.desk.reader
        await pilot.press("3")
        await wait_for(pilot, lambda: "People" in text_of(app), "the drawer")
        assert drawer.region.right <= reader.region.x
        for key in ("1", "slash"):
            await pilot.press(key)
            await wait_for(pilot, lambda: not drawer.display, f"{key} to show the list")
            await pilot.press("escape", "3")
            await wait_for(pilot, lambda: drawer.display, "the drawer")


def is_focused(app: Any, widget: Any) -> bool:
    return app.focused is widget


async def test_the_drawer_goes_back_to_where_it_was_opened(folder: Path, running: Running) -> None:
    for width in (60, 80):
        async with running(folder, size=(width, 24)) as (app, pilot):
            for pane in ("1", "2"):
                for key in ("escape", "q", "e"):
                    await pilot.press(pane)
                    there = app.focused
                    await pilot.press("3")
                    await wait_for(pilot, lambda: app.focused is app.desk.panel, "the names")
                    await pilot.press(key)
                    if width == 60 and key == "escape":
                        there = app.desk.stories
                    await wait_for(pilot, partial(is_focused, app, there), f"{pane} {key}")


async def test_the_drawer_covers_the_list_whole_and_stays_through_resizing(
    folder: Path, running: Running
) -> None:
    async with running(folder, size=(80, 24)) as (app, pilot):
        await pilot.press("3")
        panes = app.desk.panes
        for width in (81, 97, 113, 119, 120, 100, 70, 100):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert panes.size.width == width
            assert app.focused is app.desk.panel
            assert panes.shows_panel
            if panes.is_drawer:
                assert panes.side.region.right == app.desk.reader.region.x, width


async def test_keys_go_to_the_reader_when_a_mention_is_shown_in_it(
    folder: Path, running: Running
) -> None:
    async with running(folder, size=(60, 24)) as (app, pilot):
        await pilot.press("3", "right_square_bracket")
        await wait_for(pilot, lambda: app.focused is app.desk.reader, "the reader")
        await pilot.press("right_square_bracket", "3")
        await wait_for(pilot, lambda: app.focused is app.desk.panel, "the names again")


async def test_narrow_screen_shows_one_pane_and_says_where(folder: Path, running: Running) -> None:
    async with running(folder, size=(60, 15)) as (app, pilot):
        await pilot.press("enter")
        await wait_for(pilot, lambda: "We welcome" in text_of(app), "the reader alone")
        assert "Stories ›" in text_of(app)
        await pilot.press("q")
        await wait_for(pilot, lambda: "Wheat prices" in text_of(app), "the list alone")


async def test_resize_to_nothing_and_back(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("j")
        chosen = app.desk.stories.position
        for size in ((20, 5), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.desk.stories.position == chosen
        await wait_for(pilot, lambda: "Traders blamed" in text_of(app), "the same story")


async def test_width_changes_live_and_zen_shows_only_the_reader(
    folder: Path, running: Running
) -> None:
    async with running(folder, size=(200, 40)) as (app, pilot):
        before = app.desk.reader.query_one("#story").size.width
        await pilot.press("less_than_sign")
        await wait_for(
            pilot, lambda: app.desk.reader.query_one("#story").size.width < before, "narrower"
        )
        await pilot.press("z")
        await wait_for(pilot, lambda: "Wheat prices" not in text_of(app), "the reader alone")
        await pilot.press("z")
        await wait_for(pilot, lambda: "Wheat prices" in text_of(app), "all panes")


async def test_original_layout_can_be_shown(tmp_path: Path, running: Running) -> None:
    (tmp_path / "wire.txt").write_text(
        "GRAIN SHIPS LEAVE PORT\n"
        "    ODESSA, March 3 - Three grain ships left the port on\n"
        "Tuesday, the harbour master said.\n"
        "    The ships carry wheat.\n Reuter\n",
        "utf-8",
    )
    async with running(tmp_path) as (app, pilot):
        await wait_for(pilot, lambda: "Three grain ships left" in text_of(app), "the story")
        await pilot.press("v")
        await wait_for(pilot, lambda: "    The ships carry wheat." in text_of(app), "layout")
        await pilot.press("v")
        await wait_for(
            pilot, lambda: "    The ships carry wheat." not in text_of(app), "reading text"
        )


async def test_problems_are_named_and_the_rest_is_read(folder: Path, running: Running) -> None:
    (folder / "empty.txt").write_bytes(b"")
    async with running(folder, folder / "nowhere") as (app, pilot):
        assert "2 problems" in text_of(app)
        await pilot.press("exclamation_mark")
        await wait_for(pilot, lambda: "empty.txt" in text_of(app), "the page of problems")
        assert "nowhere" in text_of(app)
        await pilot.press("escape")
        assert "Wheat prices" in text_of(app)


async def test_nothing_to_read_says_so(tmp_path: Path, running: Running) -> None:
    async with running(tmp_path / "missing") as (app, _pilot):
        assert "Nothing could be read" in text_of(app)
        assert "missing" in text_of(app)


async def test_help_lists_every_command(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("question_mark")
        await wait_for(pilot, lambda: "In the list of stories" in text_of(app), "the help")
        await pilot.press("G")
        await wait_for(pilot, lambda: "Names, as they look" in text_of(app), "its end")
        await pilot.press("g")
        await wait_for(pilot, lambda: "In the list of stories" in text_of(app), "its beginning")
        await pilot.press("escape")
        assert app.screen is app.desk


async def test_help_fits_a_narrow_terminal_from_the_start_and_after_resizing(
    folder: Path, running: Running
) -> None:
    async with running(folder, size=(60, 24)) as (app, pilot):
        for width in (60, 80, 60):
            await pilot.resize_terminal(width, 24)
            await pilot.press("question_mark", "G")
            await wait_for(pilot, lambda: "Other names" in text_of(app), "the end of the help")
            text = app.screen.query_one(FittedText)
            assert text.virtual_size.height == len(text.content.plain.splitlines())
            await pilot.press("escape")


def test_what_a_key_does_is_never_written_below_the_keys() -> None:
    for width in (40, 73):
        lines = keys_content("reader", COMMANDS, width).plain.splitlines()
        assert max(map(len, lines)) <= width
        longest = "Enter Tab Shift-Tab  "
        assert any(line.startswith(" " * len(longest)) and line.strip() for line in lines)


async def test_the_palette_opens_once_whatever_lies_over_it(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("colon")
        await wait_for(pilot, lambda: len(app.screen_stack) == 2, "the palette")
        app.desk.action_help()
        await wait_for(pilot, lambda: "In the list of stories" in text_of(app), "the page")
        await pilot.press("f2")
        assert len(app.screen_stack) == 3


async def test_palette_runs_commands(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("colon")
        await wait_for(pilot, lambda: app.screen is not app.desk, "the palette")
        await pilot.press(*"reader alone")
        await pilot.pause(0.3)
        await pilot.press("enter", "enter")
        await wait_for(pilot, lambda: "Wheat prices" not in text_of(app), "zen")


async def test_clicks_choose_and_the_wheel_changes_nothing(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.click("#list", offset=(5, 5))
        await wait_for(pilot, lambda: "Traders blamed" in text_of(app), "the clicked story")
        chosen = app.desk.stories.position
        await pilot._post_mouse_events(  # the wheel
            [__import__("textual.events", fromlist=["x"]).MouseScrollDown],
            widget="#list", offset=(5, 5), button=0,
        )  # fmt: skip
        assert app.desk.stories.position == chosen


async def test_selection_survives_a_filter_that_finds_nothing(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("j", "j")
        chosen = app.desk.stories.position
        await pilot.press("slash", *"zqzq")
        await wait_for(pilot, lambda: "0 / 3" in text_of(app), "an empty list")
        assert "No story matches" in text_of(app)
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Wheat prices" in text_of(app), "all stories again")
        assert app.desk.stories.position == chosen


async def test_story_chosen_from_a_filtered_list_stays_chosen_without_it(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"wheat", "enter")
        chosen = app.desk.stories.position
        assert app.library.store[chosen].headline.startswith("Wheat")
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Dam on the river" in text_of(app), "all stories again")
        assert app.desk.stories.position == chosen


async def test_mentions_can_be_walked_from_the_original_layout(
    tmp_path: Path, running: Running
) -> None:
    body = "\n".join(f"    Zakir Jalali spoke for the {n}th time in Kabul." for n in range(900))
    (tmp_path / "long.txt").write_text(f"A LONG STORY\n\n    KABUL, March 3 - Talks.\n{body}\n")
    async with running(tmp_path) as (app, pilot):
        for key in ("v", "G", "right_square_bracket", "left_square_bracket", "space", "b"):
            await pilot.press(key)
        start, end = app.desk.reader.here
        assert app.desk.reader.article.text[start:end] in app.desk.panel.entity.name


async def test_earlier_filters_come_back_and_can_be_edited(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"wheat", "enter", "slash", "escape", *"dam", "enter")
        await pilot.press("slash", "escape", "up")
        assert app.desk.filter_bar.text == "dam"
        await pilot.press("up")
        assert app.desk.filter_bar.text == "wheat"
        await pilot.press("space", "x", "down")
        assert app.desk.filter_bar.text == "wheat x", "what was typed is not thrown away"


@pytest.mark.parametrize(("width", "at_least"), [(80, 42), (40, 17)])
async def test_what_is_typed_has_the_room(
    folder: Path, running: Running, width: int, at_least: int
) -> None:
    typed = "foo:bar person:lavrov talbian since:2024-05-28"
    async with running(folder, size=(width, 24)) as (app, pilot):
        await pilot.press("slash", *typed)
        await wait_for(pilot, lambda: "0 / 3" in lines_of(app)[0], "the answer")
        assert app.desk.filter_bar.box.size.width >= min(at_least, len(typed) + 1)
        assert typed[1 - at_least :] in lines_of(app)[0]
        assert "…" in lines_of(app)[0], "the note gives way"


@pytest.mark.parametrize(
    ("width", "typed", "said"),
    [
        (120, "perso:lavrov", "perso: (person:?) is no field, searched as text."),
        (60, "perso:lavrov", "perso: (person:?) is no field  "),
        (60, "water dam perso:lavrov", "perso: (person:?) "),
        (60, "water since:2024-13", "2024-13: no date  "),
        (120, "talbian on:foo", "≈ talbian → taliban   foo: no date, searched as text."),
        (70, "talbian on:foo", "≈ talbian → taliban   foo: no date  "),
        (60, "title:talbian since:foo", "≈ taliban  foo: no date  "),
    ],
)
async def test_what_matters_of_a_note_is_said_where_there_is_little_room(
    folder: Path, running: Running, width: int, typed: str, said: str
) -> None:
    async with running(folder, size=(width, 24)) as (app, pilot):
        await pilot.press("slash", *typed)
        await wait_for(pilot, lambda: said in lines_of(app)[0], said)


@pytest.mark.parametrize("width", [30, 40, 50, 60, 80])
async def test_the_hint_in_the_empty_box_is_whole(
    folder: Path, running: Running, width: int
) -> None:
    async with running(folder, size=(width, 24)) as (app, pilot):
        await wait_for(pilot, lambda: lines_of(app)[0].endswith(" 3 "), "the count")
        assert "(press / to type) " in lines_of(app)[0]


async def test_tab_completes_a_name(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"per", "tab")
        assert app.desk.filter_bar.text == "person:"
        await pilot.press(*"zak", "tab")
        assert app.desk.filter_bar.text == 'person:"Zakir Jalali"'
        await pilot.press("escape", *"place:kab", "tab", "tab")
        assert app.desk.filter_bar.text == "place:Kabul"
        assert not app.desk.filter_bar.has_typist, "the value is whole"


async def test_tab_stays_in_an_unfinished_value(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"lang:", "tab", "space", *"person:qu", "tab", "q")
        assert app.desk.filter_bar.text == "lang:en person:quq"
        assert app.desk.filter_bar.has_typist


async def test_a_day_can_be_typed_by_its_name(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"since:yesterday")
        await wait_for(pilot, lambda: "0 / 3" in text_of(app), "the answer")


async def test_what_never_became_a_date_is_said_when_the_box_is_left(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"river since:202")
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "the answer")
        assert "no date" not in text_of(app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "202: no date" in text_of(app), "the note")
        await pilot.press("slash", *"5")
        await wait_for(pilot, lambda: "no date" not in text_of(app), "a year")


async def test_one_pane_fills_a_narrow_screen(folder: Path, running: Running) -> None:
    async with running(folder, size=(60, 15)) as (app, pilot):
        panes = {"1": app.desk.stories, "2": app.desk.reader, "3": app.desk.panel}
        for key, pane in panes.items():
            await pilot.press(key)
            await pilot.pause()
            assert pane.region.width == 60
            assert [other for other in panes.values() if other.region.width] == [pane]
        await pilot.press("slash", *"wheat")
        await wait_for(pilot, lambda: "Wheat prices" in text_of(app), "the list while filtering")


async def test_scrolling_away_is_not_undone_by_background_work(
    tmp_path: Path, running: Running
) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"Story number {number}\n\nWords of it.\n")
    async with running(tmp_path) as (app, pilot):
        app.desk.stories.scroll_to(y=40, animate=False, immediate=True)
        app.desk.refresh_listing()
        await pilot.pause()
        assert app.desk.stories.scroll_offset.y == 40


async def test_excluding_replaces_asking_for_the_same_name(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        app.desk.filter_bar.text = 'person:"Zakir Jalali"'
        await wait_for(pilot, lambda: "2 / 3" in text_of(app), "his stories")
        await pilot.press("3", "g", "minus")
        assert app.desk.filter_bar.text == '-person:"Zakir Jalali"'


async def test_why_here_is_explained(folder: Path, running: Running) -> None:
    async with running(folder, query="traders") as (app, pilot):
        await pilot.press("i")
        await wait_for(pilot, lambda: "the very word" in text_of(app), "the reason")


async def test_typing_while_it_loads(tmp_path: Path) -> None:
    from tui.ingest.intake import Intake
    from tui.ui.app import NewsApp

    for number in range(1500):
        (tmp_path / f"{number}.txt").write_text(f"Wheat story {number}\n\nRain and wheat.\n")
    app = NewsApp(Intake([str(tmp_path)]))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "w", "h", "e", "backspace", "backspace")
        await wait_for(pilot, lambda: not app.desk.background.loading, "loading to end")
        await wait_for(pilot, lambda: "1,500 / 1,500" in text_of(app), "every story found")


async def test_empty_list_says_why_and_what_to_do(folder: Path, running: Running) -> None:
    async with running(folder, size=(60, 15), query="zqzq") as (app, pilot):
        await wait_for(pilot, lambda: "Esc clears the filter." in text_of(app), "advice")


async def test_q_closes_the_drawer_before_it_quits(folder: Path, running: Running) -> None:
    async with running(folder, size=(80, 24)) as (app, pilot):
        await pilot.press("e")
        await wait_for(pilot, lambda: "People" in text_of(app), "the drawer")
        await pilot.press("q")
        await wait_for(pilot, lambda: "People" not in text_of(app), "the drawer to close")
        assert app.is_running


async def test_a_mistake_in_the_settings_does_not_hide_the_newest_story(
    folder: Path, running: Running
) -> None:
    config = Config(notices=(Notice(0, "theme is no name, left out."),), recogniser="quick")
    async with running(folder, config=config) as (app, pilot):
        await wait_for(pilot, lambda: app.desk.stories.position is not None, "a story chosen")
        assert app.desk.stories.cursor == 0
        assert app.desk.reader.article is app.library.store[app.desk.stories.position]


async def test_what_could_not_be_read_has_a_row_at_the_end(folder: Path, running: Running) -> None:
    (folder / "bad.json").write_text('{"title": [/] \x1b]0;x\x07')
    async with running(folder) as (app, pilot):
        await wait_for(pilot, lambda: "⚠ bad.json" in text_of(app), "the row of it")
        assert "Could not be read" in text_of(app)
        await pilot.press("G")
        await wait_for(pilot, lambda: "⚠ JSON is broken" in text_of(app), "the reason")
        assert app.desk.stories.position is None
        await pilot.press("f", "r", "Y", "o", "n", "right_square_bracket", "i", "m", "space")
        await pilot.press("slash", *"wheat")
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "only stories are counted")
        assert "bad.json" not in text_of(app)


async def test_names_that_the_source_gives_are_marked(folder: Path, running: Running) -> None:
    path = folder / "ninjs.json"
    path.write_text(
        '{"headline": "Captain on trial", "body_text": "The trial began in Grosseto.",'
        ' "person": [{"name": "Francesco Schettino"}], "versioncreated": "2026-01-01"}'
    )
    async with running(path, size=(160, 40)) as (app, pilot):
        await wait_for(pilot, lambda: "Francesco Schettino ◇" in text_of(app), "the mark")
        await pilot.press("3", "g", "right_square_bracket")
        said = "The source names Francesco Schettino; the text does not."
        await wait_for(pilot, lambda: said in text_of(app), "that there is no mention")

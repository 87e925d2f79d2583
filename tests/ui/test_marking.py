"""Read and unread, flags, watched names, and taking all of that back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.search.stories import story
from tests.ui.screen_text import text_of
from tests.waiting import wait_for
from tui.article import Entity

if TYPE_CHECKING:
    from tests.conftest import Running


def read(app: Any) -> list[str]:
    """The headlines of the stories read."""
    return [one.headline[:5] for one in app.library.store if one.id in app.desk.state.read]


def shows(app: Any, words: str) -> bool:
    return words in text_of(app)


async def test_the_cursor_marks_nothing_and_r_does(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await wait_for(pilot, lambda: "3 unread" in text_of(app), "the count")
        await pilot.press("j", "k", "j")
        assert read(app) == []
        await pilot.press("r")
        await wait_for(pilot, lambda: "2 unread" in text_of(app), "one less")
        assert read(app) == ["Wheat"]
        await pilot.press("r")
        await wait_for(pilot, lambda: "3 unread" in text_of(app), "unread again")


async def test_unread_stories_are_counted_in_the_list(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("r", "slash", *"zakir")
        await wait_for(pilot, lambda: "2 / 3" in text_of(app), "the filter")
        await wait_for(pilot, lambda: "1 unread" in text_of(app), "the unread of these two")


async def test_paging_to_the_end_reads(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("space")
        await wait_for(pilot, lambda: read(app) == ["Talib"], "the story read")
        assert app.desk.stories.cursor == 1


async def test_staying_open_reads_and_a_glance_does_not(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        app.desk.read_after = 60.0
        await pilot.press("enter", "q")
        assert app.desk._reading is None, "left before the time was over"
        app.desk.read_after = 0.05
        await pilot.press("enter")
        await wait_for(pilot, lambda: read(app) == ["Talib"], "the story read")


async def test_nothing_is_read_behind_another_screen(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        app.desk.read_after = 60.0
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.desk._reading, "reading to begin")
        await pilot.press("W")
        await wait_for(pilot, lambda: app.screen is not app.desk, "the names")
        assert app.desk._reading is None
        app.desk.stories.action_move(1)
        shown = app.desk.reader
        await wait_for(pilot, lambda: shown.article.headline[:5] == "Wheat", "another story")
        assert app.desk._reading is None
        app.desk.read_after = 0.05
        await pilot.press("escape")
        await wait_for(pilot, lambda: read(app) == ["Wheat"], "reading to go on")


async def test_everything_can_be_undone(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("f", "A", "r", "w")
        await wait_for(pilot, lambda: "is watched: is:watched" in text_of(app), "the name watched")
        for said in ("watched no more", "The story is read again", "3 stories are unread again",
                     "The story is without a flag again", "nothing to undo"):  # fmt: skip
            await pilot.press("u")
            await wait_for(pilot, partial(shows, app, said), said)
        assert not app.desk.state.read
        assert not app.desk.state.flagged


async def test_what_cannot_be_undone_now_is_undone_later(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    kept = tmp_path / ".kept"
    async with running(folder, watchlist=kept / "watchlist.txt") as (app, pilot):
        await pilot.press("w")
        await wait_for(pilot, lambda: "is watched: is:watched" in text_of(app), "the name watched")
        kept.rename(tmp_path / ".away")
        kept.write_text("in the way")
        await pilot.press("u")
        await wait_for(pilot, lambda: "cannot be taken back" in text_of(app), "the word")
        kept.unlink()
        (tmp_path / ".away").rename(kept)
        await pilot.press("u")
        await wait_for(pilot, lambda: "watched no more" in text_of(app), "it undone")
        assert (kept / "watchlist.txt").read_text() == ""


async def test_many_are_asked_about_and_undone_as_one(tmp_path: Path, running: Running) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"Headline {number}\n\nSome words {number}.\n")
    async with running(tmp_path) as (app, pilot):
        await pilot.press("A")
        await wait_for(pilot, lambda: "Mark 60 stories as read?" in text_of(app), "the question")
        await pilot.press("n")
        await wait_for(pilot, lambda: len(app.screen_stack) == 1, "the desk")
        assert not read(app)
        await pilot.press("A")
        await wait_for(pilot, lambda: "Mark 60 stories" in text_of(app), "the question")
        await pilot.press("y")
        await wait_for(pilot, lambda: len(read(app)) == 60, "all read")
        await pilot.press("u")
        await wait_for(pilot, lambda: not read(app), "none read")


async def test_filters_by_marks(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("f", "j", "r", "g")
        answers = {"is:unread": "2 / 3", "is:read": "1 / 3", "is:flagged": "1 / 3",
                   "-is:flagged river": "1 / 3"}  # fmt: skip
        for typed, count in answers.items():
            await pilot.press("slash")
            app.desk.filter_bar.text = typed
            await wait_for(pilot, partial(shows, app, count), f"{count} for {typed}")
            await pilot.press("escape", "escape")


async def test_a_story_that_is_read_stays_among_the_unread_until_they_are_asked_for_again(
    folder: Path, running: Running
) -> None:
    async with running(folder, query="is:unread") as (app, pilot):
        await wait_for(pilot, lambda: "3 / 3" in text_of(app), "the unread")
        here = app.desk.stories.position
        await pilot.press("r")
        app.library.read_closely(here, ())
        app.library.index_names()
        app.desk.report()
        await pilot.pause()
        assert "3 / 3" in text_of(app)
        assert app.desk.stories.position == here
        app.desk.filter_bar.text = "is:unread "
        await wait_for(pilot, lambda: "2 / 3" in text_of(app), "those that are unread now")


async def test_watched_names_are_badged_under_any_alias(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await wait_for(pilot, lambda: app.desk.panel.entity is not None, "names")
        while app.desk.panel.entity.name != "Zakir Jalali":
            app.desk.panel.action_move(1)
        await pilot.press("w")
        await wait_for(pilot, lambda: text_of(app).count("◆") == 2, "two badges")
        app.desk.filter_bar.text = "is:watched"
        await wait_for(pilot, lambda: "2 / 3" in text_of(app), "the stories that name him")
        await pilot.press("w")
        await wait_for(pilot, lambda: "◆" not in text_of(app), "no badge")


async def test_stories_that_name_someone_watched_by_an_alias_only_are_listed_from_the_start(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    watchlist = tmp_path / ".kept" / "watchlist.txt"  # hidden: no story
    watchlist.parent.mkdir()
    watchlist.write_text("place:United States\n")
    async with running(folder, watchlist=watchlist, query="is:watched") as (app, pilot):
        await wait_for(pilot, lambda: "0 / 3" in text_of(app), "none")
        told = "Tariffs stay", "", "The tariffs stay, officials in the U.S. said on Monday."
        app.library.store.add(story(*told))
        await app.desk.background.catch_up()
        await wait_for(pilot, lambda: "1 / 4" in text_of(app), "the story")


async def test_without_matches_n_goes_to_the_next_unread(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("j", "r", "g", "n")
        await wait_for(pilot, lambda: app.desk.stories.cursor == 2, "past the one that is read")
        await pilot.press("N")
        await wait_for(pilot, lambda: app.desk.stories.cursor == 0, "back")


async def test_at_the_start_it_is_said_who_is_named(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    watchlist = tmp_path / ".kept" / "watchlist.txt"  # hidden: no story
    watchlist.parent.mkdir()
    watchlist.write_text("person:Zakir Jalali\nplace:Atlantis\ndry spring\n")
    async with running(folder, watchlist=watchlist) as (app, pilot):
        await wait_for(pilot, lambda: "3 stories name 2 you watch" in text_of(app), "the line")


async def test_what_cannot_be_watched_is_said(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        app.desk.watch_name(Entity("", "#MeToo", "EVENT", ()))
        await wait_for(
            pilot, lambda: "cannot be watched: a name has no #" in text_of(app), "the word"
        )
        await pilot.press("u")
        await wait_for(pilot, lambda: "nothing to undo" in text_of(app), "no change")


async def test_a_trouble_with_the_file_is_said_once(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        said: list[str] = []
        app.desk.announce = said.append
        app.desk.state._database.close()
        await pilot.press("f")
        await wait_for(pilot, lambda: any("could not be saved" in one for one in said), "the word")
        said.clear()
        await pilot.press("j", "f")
        await wait_for(pilot, lambda: len(app.desk.state.flagged) == 2, "another flag")
        assert not said


async def test_words_that_are_selected_can_be_watched(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        app.desk.get_selected_text = lambda: '"dry\nspring",'
        await pilot.press("w")
        await wait_for(pilot, lambda: "dry spring is watched" in text_of(app), "the word")
        await wait_for(pilot, lambda: text_of(app).count("◆") == 1, "the badge")

"""Following the sources."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.screen_text import text_of
from tests.waiting import wait_for
from tui.article import Article
from tui.ingest.intake import Intake
from tui.ingest.read import read_bytes
from tui.ingest.sources.locate import locate
from tui.state.config import Config
from tui.ui.app import NewsApp

if TYPE_CHECKING:
    from tests.conftest import Running

pytest.importorskip("watchfiles")

NEW = "Flood warning for Kabul\n\nKABUL, May 30, 2025 (AFP) - Rain fell in Kabul for a week.\n"
LONG = "A long story\n\nPARIS, May 31, 2025 (AFP) - It begins.\n\n" + "\n\n".join(
    f"Paragraph {at} of it has a sentence, and another one." for at in range(80)
)


def headline(app: Any) -> str:
    return str(app.library.store[app.desk.stories.position].headline)


def title(app: Any) -> str:
    return str(app.desk.stories.border_title)


async def following(app: Any, pilot: Any) -> None:
    await pilot.press("F")
    await wait_for(pilot, lambda: app.desk.follows, "the watch")


async def test_new_stories_come_in_and_the_cursor_stays(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        await pilot.press("j")
        before = headline(app)
        (folder / "flood.txt").write_text(NEW)
        await wait_for(pilot, lambda: "Flood warning" in text_of(app), "the new story")
        assert headline(app) == before
        assert "1 new" in text_of(app)
        await pilot.press("g")
        await wait_for(pilot, lambda: "1 new" not in text_of(app), "looked at")
        await pilot.press("slash", *"flood")
        await wait_for(pilot, lambda: "1 / 4" in text_of(app), "found by its words")


async def test_a_list_of_feeds_that_comes_is_not_opened(folder: Path, running: Running) -> None:
    item = "<item><title>Secret</title><description>Words of it.</description></item>"
    hidden = folder / ".hidden" / "feed.xml"
    hidden.parent.mkdir()
    hidden.write_text(f'<rss version="2.0"><channel>{item}</channel></rss>')
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        outline = '<outline xmlUrl=".hidden/feed.xml"/>'
        (folder / "list.xml").write_text(f'<opml version="2.0"><body>{outline}</body></opml>')
        await wait_for(
            pilot, lambda: "is a list of feeds" in str(app.desk.problems), "it to be said"
        )
        assert app.library.store.here == 3


async def test_gone_stories_go_and_the_neighbour_is_chosen(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        (folder / "kabul.txt").unlink()
        await wait_for(pilot, lambda: "Taliban adviser" not in text_of(app), "it to go")
        assert headline(app).startswith("Wheat prices")
        await pilot.press("slash", *"jalali")
        await wait_for(pilot, lambda: "1 / 2" in text_of(app), "the other one that names him")


async def test_a_problem_that_is_one_no_more_gives_way_to_what_is_beside_it(
    folder: Path, running: Running
) -> None:
    for name in ("bad.json", "worse.json"):
        (folder / name).write_text("{")
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        await pilot.press("G")
        await wait_for(pilot, lambda: app.desk.stories.problem, "the last problem")
        last = app.desk.stories.problem.location
        other = next(name for name in ("bad.json", "worse.json") if name not in last)
        (folder / other).unlink()
        await wait_for(pilot, lambda: "1 problem" in text_of(app), "one problem left")
        assert app.desk.stories.problem.location == last
        Path(last).unlink()
        await wait_for(pilot, lambda: "problem" not in text_of(app), "no problem left")
        await wait_for(pilot, lambda: "Engineers said" in text_of(app), "the last story")
        assert headline(app).startswith("Dam on")


async def test_a_story_stays_while_another_file_has_it(folder: Path, running: Running) -> None:
    (folder / "copy.txt").write_bytes((folder / "kabul.txt").read_bytes())
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        await pilot.press("i")
        await wait_for(pilot, lambda: "2 documents have this story" in text_of(app), "both")
        assert "copy." in text_of(app)
        await pilot.press("escape")
        (folder / "kabul.txt").unlink()
        (folder / "flood.txt").write_text(NEW)
        await wait_for(pilot, lambda: "Flood warning" in text_of(app), "the change")
        await wait_for(pilot, lambda: str(app.library.store[0].path).endswith("copy.txt"), "it")
        assert "Taliban adviser" in text_of(app)
        (folder / "copy.txt").unlink()
        await wait_for(pilot, lambda: "Taliban adviser" not in text_of(app), "it to go")


async def test_a_changed_story_keeps_its_reader_where_she_is(
    folder: Path, running: Running
) -> None:
    (folder / "long.txt").write_text(LONG)
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        await pilot.press("2", "pagedown", "pagedown")
        await wait_for(pilot, lambda: app.desk.reader.scroll_offset.y > 20, "two pages on")
        top = app.desk.reader.first_shown
        (folder / "long.txt").write_text(LONG + "\n\nAnd it ends here.\n")
        await wait_for(
            pilot, lambda: "it ends here" in app.desk.reader.article.text, "the new version"
        )
        await wait_for(pilot, lambda: app.desk.reader.first_shown == top, "the same place")
        assert app.library.store.here == 4


async def test_a_mark_goes_with_its_story(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        await pilot.press("m", "m")  # Taliban adviser, Wheat prices
        await wait_for(pilot, lambda: "2 marked" in title(app), "the marks")
        text = (folder / "kabul.txt").read_text()
        (folder / "kabul.txt").write_text(text + "\nNothing more was said.\n")
        await wait_for(pilot, lambda: app.library.store.here < len(app.library.store), "the change")
        await pilot.press("Y")
        await wait_for(pilot, lambda: "Nothing more" in app.clipboard, "the new version")
        assert "Wheat rose" in app.clipboard
        (folder / "wheat.txt").unlink()
        await wait_for(pilot, lambda: "1 marked" in title(app), "one mark less")
        (folder / "kabul.txt").unlink()
        await wait_for(pilot, lambda: "marked" not in title(app), "no mark")
        await pilot.press("Y")
        await wait_for(pilot, lambda: "dam was opened" in app.clipboard, "the open story")


async def test_what_is_known_is_neither_new_nor_a_copy_of_itself(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        store = app.library.store
        text = (folder / "kabul.txt").read_bytes()
        for turn in (1, 2):
            (folder / "kabul.txt").write_bytes(text)  # as it was
            (folder / f"flood{turn}.txt").write_text(f"{NEW} It will end on day {turn}.\n")
            await wait_for(pilot, lambda: f"{turn} new" in text_of(app), "another")  # noqa: B023
        assert store.duplicates == 0
        (folder / "copy.txt").write_bytes(text)
        await wait_for(pilot, lambda: "1 copy" in text_of(app), "the copy")
        assert "2 new" in text_of(app)
        (folder / "copy.txt").unlink()
        await wait_for(pilot, lambda: "1 copy" not in text_of(app), "it to go")


async def test_a_folder_that_moves_takes_its_stories_along(folder: Path, running: Running) -> None:
    away, followed = folder / "away", folder / "wire"
    (away / "more").mkdir(parents=True)
    followed.mkdir()
    (away / "flood.txt").write_text(NEW)
    (away / "more" / "long.txt").write_text(LONG)
    (away / "more" / "empty.txt").write_text("")
    (folder / "kabul.txt").rename(followed / "kabul.txt")
    async with running(followed) as (app, pilot):
        await following(app, pilot)
        (away).rename(followed / "in")
        await wait_for(pilot, lambda: app.library.store.here == 3, "what is in it")
        await wait_for(pilot, lambda: "2 new" in text_of(app), "how many are new")
        assert [Path(one.location).name for one in app.desk.problems] == ["empty.txt"]
        (followed / "in").rename(followed / "there")
        (followed / "kabul.txt").rename(followed / "else.txt")
        await wait_for(pilot, lambda: len(app.desk.stories_at) == 3, "the new places")
        await wait_for(pilot, lambda: str(app.library.store[0].path).endswith("else.txt"), "all")
        assert len(app.library.store) == 3  # the very same stories
        (followed / "there").rename(away)
        await wait_for(pilot, lambda: app.library.store.here == 1, "them to go")
        assert not app.desk.problems


async def test_when_many_go_at_once_the_next_that_stays_is_chosen(
    folder: Path, running: Running
) -> None:
    for day in range(1, 10):
        dated = f"KABUL, Apr {day}, 2025 (AFP) - Words.\n"
        (folder / f"{day}.txt").write_text(f"Headline {day}\n\n{dated}")
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        app.desk.stories.cursor = 5  # the newest first: 7
        assert headline(app) == "Headline 7"
        for day in (1, 3, 4, 5, 6, 7, 8):
            (folder / f"{day}.txt").unlink()
        await wait_for(pilot, lambda: app.library.store.here == 5, "them to go")
        await wait_for(pilot, lambda: headline(app) == "Headline 2", "the next")
        (folder / "2.txt").unlink()
        await wait_for(pilot, lambda: headline(app) == "Headline 9", "the one before")


async def test_very_many_changes_leave_the_keyboard_its_turns(
    folder: Path, running: Running
) -> None:
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"Headline {number}\n\nSome words {number}.\n")
    async with running(folder) as (app, _):
        paths = [str(folder / f"{number}.txt") for number in range(60)]
        for path in paths:
            os.unlink(path)
        taking = asyncio.ensure_future(app.desk._take_in(dict.fromkeys(paths)))
        turns = 0
        while app.library.store.here > 3 and not taking.done():
            await asyncio.sleep(0)
            turns += 1
        assert turns >= len(paths)
        await taking


async def test_it_is_said_what_cannot_be_followed(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "watchfiles", None)
    async with running(folder) as (app, pilot):
        await pilot.press("F")
        await wait_for(pilot, lambda: "newstui[follow]" in text_of(app), "what is missing")


@pytest.mark.parametrize("how", ["bell", "notification", "off"])
async def test_a_new_story_about_someone_watched_gets_attention_if_wanted(
    folder: Path, running: Running, tmp_path: Path, how: Any
) -> None:
    watchlist = tmp_path / ".kept" / "watchlist.txt"  # hidden: no story
    watchlist.parent.mkdir()
    watchlist.write_text("place:Kabul\n")
    async with running(folder, watchlist=watchlist, config=Config(alert=how)) as (app, pilot):
        sent: list[str] = []
        app._driver.write = sent.append
        app.bell = lambda: sent.append("\a")  # silent where there is no terminal
        await following(app, pilot)
        (folder / "flood.txt").write_text(NEW)
        words = "1 new story names someone you watch."
        await wait_for(pilot, lambda: words in text_of(app), "the line")
        (folder / "other.txt").write_text("No names\n\nNothing here is a name.\n")
        await wait_for(pilot, lambda: "2 new" in text_of(app), "one that names nobody")
        wanted = {"bell": ["\a"], "notification": [f"\x1b]9;newstui: {words}\x1b\\"], "off": []}
        assert [one for one in sent if "\a" in one or "]9;" in one] == wanted[how]


async def test_what_could_not_be_read_is_forgotten_when_it_is_read_again(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "later.txt").write_text("")
    async with running(folder.name) as (app, pilot):
        assert "1 problem" in text_of(app)
        await following(app, pilot)
        (folder / "later.txt").write_bytes(b"\x89PNG and so on")
        await wait_for(pilot, lambda: "is not text" in str(app.desk.problems), "the new reason")
        assert len(app.desk.problems) == 1
        (folder / "later.txt").write_text(NEW)
        await wait_for(pilot, lambda: "Flood warning" in text_of(app), "the story")
        assert not app.desk.problems


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_new_and_what_could_not_be_read_are_both_said(
    folder: Path, running: Running, size: tuple[int, int]
) -> None:
    for number in range(12):
        (folder / f"empty{number}.txt").write_text("")
    async with running(folder, size=size) as (app, pilot):
        assert "⚠ 12 problems, see !" in text_of(app)
        await following(app, pilot)
        for number in range(11):
            (folder / f"flood{number}.txt").write_text(f"{NEW}\n\nThis is version {number}.\n")
        await wait_for(pilot, lambda: "11 new · ⚠ 12 problems" in text_of(app), "both")
        await pilot.resize_terminal(200, 60)
        await wait_for(pilot, lambda: "⚠ 12 problems, see !" in text_of(app), "all of it")


async def test_it_is_said_when_the_open_story_is_gone(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        (folder / "kabul.txt").unlink()
        await wait_for(pilot, lambda: "The story you were at is gone" in text_of(app), "the word")
        for name in ("wheat.txt", "dam.txt"):
            (folder / name).unlink()
        await wait_for(pilot, lambda: "No story is left" in text_of(app), "the empty state")


async def test_following_that_ends_meanwhile_forgets_nothing(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        here, path = app.library.store.here, folder / "kabul.txt"
        app.desk.locate_stories()
        path.write_text(path.read_text() + "\nNothing more was said.\n")
        changed = {str(path): next(locate([str(path)]))}
        taking = asyncio.ensure_future(app.desk._take_in(changed))
        while app.library.store.here == here and not taking.done():  # until both are there
            await asyncio.sleep(0)
        assert taking.cancel()
        await following(app, pilot)
        (folder / "flood.txt").write_text(NEW)
        await wait_for(pilot, lambda: "Flood warning" in text_of(app), "the new story")
        path.unlink()
        await wait_for(pilot, lambda: app.library.store.here == here, "both versions to go")


async def test_what_is_stopped_lets_go_of_its_files_and_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Endless(Intake):
        let_go = False

        def __iter__(self) -> Generator[None, None, None]:
            try:
                while True:
                    yield None
            finally:
                self.let_go = True

    intake = Endless(())
    app = NewsApp(intake, "", Config(recogniser="quick"))
    monkeypatch.setattr(app.library, "index_names", lambda seconds: False)  # takes long
    async with app.run_test() as pilot:
        await pilot.press("X")
        await wait_for(pilot, lambda: intake.let_go, "it")


async def test_no_word_is_added_to_the_index_while_it_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, written = threading.Event(), threading.Event()

    def write() -> None:
        writing.set()
        written.wait(20)

    app = NewsApp(Intake([str(folder)]), "", Config(recogniser="quick"))
    monkeypatch.setattr(app.library, "keep_words", write)
    async with app.run_test() as pilot:
        await wait_for(pilot, writing.is_set, "the writing")
        (flood,) = read_bytes(NEW.encode(), name="flood.txt")
        assert isinstance(flood, Article)
        app.library.store.add(flood)
        catching_up = asyncio.ensure_future(app.desk.background.catch_up())
        await pilot.press("j", "k")  # the keyboard is free
        assert app.library.indexed == 3
        written.set()
        await catching_up
        assert app.library.indexed == 4


async def test_nothing_is_stopped_when_nothing_is_loading(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("X")
        await pilot.pause()
        assert app.desk.background.progress.state == "done"


async def test_a_folder_that_is_deleted_and_made_again_is_followed_again(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await following(app, pilot)
        shutil.rmtree(folder)
        await wait_for(pilot, lambda: "does not exist" in text_of(app), "the reason")
        assert app.library.store.here == 0
        folder.mkdir()
        (folder / "flood.txt").write_text(NEW)
        await wait_for(pilot, lambda: "Flood warning" in text_of(app), "what is in it now")
        (folder / "other.txt").write_text("No names\n\nNothing here is a name.\n")
        await wait_for(pilot, lambda: "No names" in text_of(app), "what comes afterwards")
        assert not app.desk.problems


async def test_what_changed_since_it_was_loaded_is_caught(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        (folder / "flood.txt").write_text(NEW)
        (folder / "dam.txt").unlink()
        (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
        await pilot.press("F")
        await wait_for(pilot, lambda: "Flood warning" in text_of(app), "the new story")
        await wait_for(pilot, lambda: "Dam on the river" not in text_of(app), "the old one")
        assert "1 new" in text_of(app)
        assert not app.desk.problems

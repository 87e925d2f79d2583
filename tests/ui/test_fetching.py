"""Sources in the network, on the screen."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ingest.feeds import item, rss
from tests.server import Request, Server
from tests.ui.screen_text import text_of
from tests.waiting import wait_for
from tui.ingest.fetch import address, hosts, schedule

if TYPE_CHECKING:
    from tests.conftest import Running

pytest.importorskip("httpx")
pytest.importorskip("feedparser")

PAGE = b"""<!doctype html><html lang="en"><head><title>Story 1</title></head><body><article>
<h1>Story 1</h1><p>The lorries crossed at dawn. It was number 1. A driver said that the river
had been low for a week, and that nobody had come to meet them.</p>
<p>Others waited on the far side until noon.</p></article></body></html>
"""


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosts, "DELAY", 0.0)


def headline(app: Any) -> str:
    position = app.desk.stories.position
    return "" if position is None else str(app.library.store[position].headline)


def here(app: Any) -> int:
    return int(app.library.store.here)


def dawdle(request: Request) -> None:
    request.server.closing.wait(20)


async def fetched(app: Any, pilot: Any) -> None:
    await wait_for(pilot, lambda: not app.desk.expecting, "what is there now")


async def test_refreshing_brings_new_stories_and_the_cursor_stays(
    server: Server, running: Running
) -> None:
    url = server.serve("/feed", rss(*(item(n) for n in range(1, 6))))
    async with running(url) as (app, pilot):
        await wait_for(pilot, lambda: "Story 5" in text_of(app), "the stories")
        await fetched(app, pilot)
        assert " new" not in text_of(app).replace("new stories", "")
        await pilot.press("j", "j")
        before = headline(app)
        server.serve("/feed", rss(*(item(n) for n in range(2, 8))))
        await pilot.press("R")
        await wait_for(pilot, lambda: "Story 7" in text_of(app), "the new stories")
        assert headline(app) == before
        assert here(app) == 7  # what a feed drops stays
        await wait_for(pilot, lambda: "2 new" in text_of(app), "how many are new")
        await pilot.press("slash", *"number 6")
        await wait_for(pilot, lambda: "1 / 7" in text_of(app), "found by its words")


async def test_a_changed_story_keeps_its_reader_where_she_is(
    server: Server, running: Running
) -> None:
    long = "</description><description>" + " ".join(f"Sentence {n} of it." for n in range(900))
    url = server.serve("/feed", rss(item(1, long), item(2)))
    async with running(url) as (app, pilot):
        await wait_for(pilot, lambda: here(app) == 2, "the stories")
        await fetched(app, pilot)
        await pilot.press("G", "2", "pagedown", "pagedown")
        await wait_for(pilot, lambda: app.desk.reader.scroll_offset.y > 20, "two pages on")
        top = app.desk.reader.first_shown
        server.serve("/feed", rss(item(1, long + " And it ends here."), item(2)))
        await pilot.press("R")
        await wait_for(
            pilot, lambda: "it ends here" in app.desk.reader.article.text, "the new version"
        )
        await wait_for(pilot, lambda: app.desk.reader.first_shown == top, "the same place")
        assert here(app) == 2


async def test_what_was_kept_is_there_without_a_network(
    server: Server, running: Running, tmp_path: Path
) -> None:
    url = server.serve("/feed", rss(item(1)))
    async with running(url, kept=tmp_path) as (app, pilot):
        await wait_for(pilot, lambda: here(app) == 1, "the story")
        await fetched(app, pilot)
    server.shutdown()
    server.server_close()
    async with running(url, kept=tmp_path) as (app, pilot):
        assert headline(app) == "Story 1"
        await fetched(app, pilot)
        await pilot.press("exclamation_mark")
        await wait_for(pilot, lambda: "shown as it was on" in text_of(app), "the problem")
        assert len(app.screen_stack) == 2


async def test_troubles_are_kept_for_each_feed_until_it_is_well(
    server: Server, running: Running
) -> None:
    good, bad = server.serve("/good", rss(item(1))), server.url("/bad")
    async with running(good, bad) as (app, pilot):
        await fetched(app, pilot)
        assert [str(one) for one in app.desk.problems] == [
            f"{bad}: is not to be had (404 Not Found)"
        ]
        assert "1 source could not be fetched" in text_of(app)
        server.serve("/bad", rss(item(2)))
        await pilot.press("R")
        await wait_for(pilot, lambda: here(app) == 2, "the other story")
        assert app.desk.problems == []


async def test_nothing_to_show_says_what_is_going_on(server: Server, running: Running) -> None:
    server.answers["/slow"] = dawdle
    async with running(server.url("/slow")) as (app, pilot):
        assert "Loading …" in text_of(app)
        await wait_for(pilot, lambda: server.asked["/slow"], "the question")
        await pilot.press("question_mark")  # the keyboard is free
        await wait_for(pilot, lambda: len(app.screen_stack) == 2, "the help")
        await pilot.press("escape", "X")
        await wait_for(pilot, lambda: "Nothing could be read" in text_of(app), "the end of it")


async def test_following_fetches_again_when_it_is_time(
    server: Server, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "EVERY", 0.0)
    monkeypatch.setattr("tui.ui.desk.fetching.LOOK", 0.05)
    url = server.serve("/feed", rss(item(1)))
    async with running(url) as (app, pilot):
        await fetched(app, pilot)
        await pilot.press("F")
        await wait_for(pilot, lambda: server.asked["/feed"] > 2, "more questions")
        assert is_following(app)
        server.serve("/feed", rss(item(1), item(2)))
        await wait_for(pilot, lambda: "Story 2" in text_of(app), "the new story")
        await pilot.press("F")
        await wait_for(pilot, lambda: not is_following(app), "the end of it")


async def test_what_was_stopped_is_not_fetched_again_at_once(
    server: Server, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look() -> float:
        looks.append(1)
        return time.monotonic()

    looks: list[int] = []
    monkeypatch.setattr("tui.ui.desk.fetching.LOOK", 0.01)
    url = server.serve("/feed", rss(item(1)))
    async with running(url) as (app, pilot):
        await fetched(app, pilot)
        server.answers["/feed"] = dawdle
        app.desk._due[url] = 0.0
        await pilot.press("F")
        await wait_for(pilot, lambda: server.asked["/feed"] == 2, "the question")
        await pilot.press("X")
        assert not app.desk.expecting
        monkeypatch.setattr("tui.ui.desk.fetching.monotonic", look)
        await wait_for(pilot, lambda: len(looks) > 3, "some looks at what is due")
        assert not app.desk.expecting


def is_following(app: Any) -> bool:
    return any(one.group == "follow" and not one.is_finished for one in app.workers)


async def test_the_whole_page_takes_the_place_of_a_stub(
    server: Server, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.serve("/story", PAGE, content_type="text/html")
    feed = rss(item(1, link="/story"), item(2, link="/gone"))
    async with running(server.serve("/feed", feed)) as (app, pilot):
        await fetched(app, pilot)
        await pilot.press("G", "L")
        await wait_for(pilot, lambda: "leads to a private address" in text_of(app), "the refusal")
        assert server.asked == {"/feed": 1}
        monkeypatch.setattr(address, "is_public", lambda one: True)
        await pilot.press("L")
        await wait_for(pilot, lambda: "until noon" in text_of(app), "the page")
        assert (here(app), headline(app)) == (2, "Story 1")
        assert app.library.store[app.desk.stories.position].source == "Meridian"
        await pilot.press("R")
        await fetched(app, pilot)
        assert here(app) == 2  # the stub does not come back
        await pilot.press("g", "L")
        await wait_for(pilot, lambda: "is not to be had (404" in text_of(app), "the reason")


async def test_files_have_nothing_to_fetch(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("R")
        await wait_for(pilot, lambda: "No source is in the network" in text_of(app), "the word")
        await pilot.press("L")
        await wait_for(pilot, lambda: "no link that can be loaded" in text_of(app), "the word")


async def test_a_dead_host_is_told(running: Running) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/feed"
        async with running(url) as (app, pilot):
            await wait_for(pilot, lambda: "cannot be fetched" in text_of(app), "the reason")

"""Lists of feeds, and addresses among the sources."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("httpx")

from tests.ingest.feeds import item, rss
from tests.server import Server
from tui.article import Article, Failure
from tui.ingest.fetch import hosts
from tui.ingest.fetch.link import Link
from tui.ingest.fetch.reply import Reply
from tui.ingest.fetch.schedule import wait_after
from tui.ingest.intake import Intake
from tui.ingest.sources.subscriptions import expand


def opml(*addresses: str) -> str:
    outlines = "".join(f'<outline text="a" xmlUrl="{one}"/>' for one in addresses)
    return f'<?xml version="1.0"?><opml version="2.0"><body><outline text="News">{outlines}\
</outline></body></opml>'


def expanded(path: Path) -> list[str]:
    return [str(one) for one in expand(str(path))]


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosts, "DELAY", 0.0)


def read(*sources: str | Path, kept: Path | None = None) -> list[Article | Failure]:
    intake = Intake(
        [str(source) for source in sources], kept=(lambda: kept) if kept else None, fetches=True
    )
    return [step for step in intake if step is not None]


@pytest.mark.parametrize("name", ["feeds.opml", "feeds.xml"])
def test_a_list_stands_for_its_feeds(tmp_path: Path, name: str) -> None:
    url = "https://news.example/feed"
    (tmp_path / name).write_text(opml(url, "below/my%20feed.rss", url))
    assert list(expand(str(tmp_path / name))) == [
        Link(url, given=True),
        str(tmp_path / "below" / "my feed.rss"),
    ]


@pytest.mark.parametrize(
    "address", ["../secret.rss", "/etc/passwd", "file:///etc/passwd", "ftp://a.example/", "a%00b"]
)
def test_a_list_opens_nothing_outside_its_folder(tmp_path: Path, address: str) -> None:
    (tmp_path / "feeds.opml").write_text(opml(address))
    (failure,) = expand(str(tmp_path / "feeds.opml"))
    assert isinstance(failure, Failure)
    assert "which is not opened from a list" in failure.reason


ENTITY = '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body>&a;</body></opml>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<opml><body>", "cannot be read as a list of feeds"),
        (ENTITY, "cannot be read as a list of feeds"),
        (opml(), "is a list without feeds"),
        (opml() + " " * 2_000_000, "more than the 2 MB a list of feeds may have"),
    ],
)
def test_bad_lists_are_told(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "feeds.opml").write_text(text)
    (failure,) = expand(str(tmp_path / "feeds.opml"))
    assert words in str(failure)


def test_what_is_no_list_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(item(1)))
    os.mkfifo(tmp_path / "pipe.xml")
    for name in ("feed.xml", "pipe.xml", "gone.opml", "story.txt"):
        assert expanded(tmp_path / name) == [str(tmp_path / name)]


def test_a_list_that_is_not_named_itself_fetches_nothing(tmp_path: Path, server: Server) -> None:
    (tmp_path / "feeds.xml").write_text(opml(server.url("/feed")))
    (failure,) = read(tmp_path)
    assert "is a list of feeds, which is opened only where it is named itself" in str(failure)
    remote = server.serve("/list", opml(server.url("/feed")).encode())
    (failure,) = read(remote)
    assert "is a list of feeds" in str(failure)
    assert server.asked == {"/list": 1}


def test_files_and_feeds_of_a_list_become_articles(tmp_path: Path, server: Server) -> None:
    url = server.serve("/feed", rss(item(1)), content_type="text/plain")
    (tmp_path / "local.rss").write_bytes(rss(item(2)))
    (tmp_path / "feeds.opml").write_text(opml(url, "local.rss", server.url("/gone")))
    found = read(tmp_path / "feeds.opml")
    stories = {step.headline: step.path for step in found if isinstance(step, Article)}
    assert stories == {"Story 1": url, "Story 2": str(tmp_path / "local.rss")}
    assert [str(step) for step in found if isinstance(step, Failure)] == [
        f"{server.url('/gone')}: is not to be had (404 Not Found)"
    ]


def test_offline_the_stories_kept_are_read_and_that_is_told(tmp_path: Path, server: Server) -> None:
    url = server.serve("/feed", rss(item(1)))
    assert [getattr(step, "headline", "") for step in read(url, kept=tmp_path)] == ["Story 1"]
    server.shutdown()
    server.server_close()
    failure, story = read(url, kept=tmp_path)
    assert isinstance(story, Article)
    assert "shown as it was on" in str(failure)
    assert [step.headline for step in Intake([url], kept=lambda: tmp_path) if step] == ["Story 1"]  # type: ignore[union-attr]


def test_links_in_a_feed_are_relative_to_it(server: Server) -> None:
    url = server.serve("/a/feed", rss(item(1, link="../story/1")))
    (story,) = read(url)
    assert isinstance(story, Article)
    assert story.url == server.url("/story/1")


def test_a_text_at_an_address_is_a_story_of_its_site(server: Server) -> None:
    url = server.serve("/story.txt", b"Lorries cross\n\nThey crossed at dawn.\n")
    (story,) = read(url)
    assert isinstance(story, Article)
    assert (story.headline, story.url, story.path) == ("Lorries cross", url, url)
    assert story.source == "127.0.0.1"


PAGE = b"""<!doctype html><html lang="en"><head><title>Lorries cross - The Meridian</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>Lorries cross</h1><p>The lorries crossed at
dawn, and nobody had come to meet them. A driver said that the river was low.</p><p>Others
waited on the far side until noon, and some of them until the evening.</p></article></body></html>
"""


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/rss+xml", "text/plain"])
def test_a_page_is_read_as_a_page_whatever_it_is_called(server: Server, kind: str) -> None:
    url = server.serve("/2025/lorries", PAGE, content_type=kind)
    (story,) = read(url)
    assert isinstance(story, Article)
    assert "the river was low" in story.text
    assert "<p>" not in story.text
    assert story.url == url


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "image/png", ""])
def test_a_feed_is_read_as_a_feed_whatever_it_is_called(server: Server, kind: str) -> None:
    url = server.serve("/feed", rss(item(1)), content_type=kind)
    assert [getattr(step, "headline", str(step)) for step in read(url)] == ["Story 1"]


def test_how_long_a_feed_is_left_alone() -> None:
    def wait(body: bytes = b"", fresh: float = 0.0) -> float:
        return wait_after(Reply("http://a.example/", body, fresh=fresh))

    assert wait_after(None) == wait() == wait(fresh=10.0) == wait(b"<ttl>1</ttl>") == 600.0
    assert wait(b"<rss><channel><ttl> 30 </ttl>") == wait(fresh=1800.0) == 1800.0
    assert wait(b"<ttl>999999</ttl>") == wait(fresh=1e9) == 3600.0

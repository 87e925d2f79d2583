"""Feeds in files become articles, whatever is wrong with them."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.feeds import item, rss
from tui.article import Article, Failure
from tui.ingest.confined.cell import Cell
from tui.ingest.documents.document import Document
from tui.ingest.read import read, read_bytes, read_document
from tui.ingest.sources.locate import locate
from tui.ingest.text.paintable import UNPAINTABLE

pytest.importorskip("feedparser")

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<!-- a comment --><?xml-stylesheet href="x.xsl"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<title type="html">The &lt;b&gt;Meridian&lt;/b&gt; Post</title>
<entry>
<title>Lorries cross [the] bridge</title>
<link rel="alternate" href="https://meridian.example/lorries"/>
<author><name>Nora Byte</name></author><author><name>Ali Test</name></author>
<category term="Asia"/><updated>2025-05-30T06:00:00+02:00</updated>
<summary>A short word of it.</summary>
<content type="html">&lt;p&gt;TERMEZ, May 29 (Reuters) - The lorries crossed &amp;amp; waited.
&lt;script>alert(1)&lt;/script>&lt;p>Nobody &lt;i>saw&lt;/i&gt; them.&lt;/p&gt;</content>
</entry></feed>
"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://meridian.example/"><title>Meridian</title></channel>
<item rdf:about="https://meridian.example/1"><title>Lorries cross</title>
<link>https://meridian.example/1</link><description>They crossed at dawn.</description>
<dc:creator>Nora Byte</dc:creator><dc:date>2025-05-29T06:00:00Z</dc:date></item></rdf:RDF>
"""
JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Meridian",
    "language": "en-GB",
    "authors": [{"name": "Nora Byte"}],
    "items": [
        {
            "id": "1",
            "url": "https://meridian.example/1",
            "external_url": "https://elsewhere.example/",
            "title": "Lorries cross",
            "content_html": "<p>They crossed at dawn.</p><p>Nobody saw them.</p>",
            "date_published": "2025-05-29T06:00:00Z",
        },
        {"id": "2", "content_text": "A word without a title.", "authors": [{"name": "Ali"}]},
        {"id": "3"},
    ],
}


def steps(data: bytes | str, name: str = "feed.xml") -> list[Article | Failure]:
    raw = data.encode() if isinstance(data, str) else data
    return [step for step in read_bytes(raw, name=name, mtime=0.0) if step is not None]


def articles(data: bytes | str, name: str = "feed.xml") -> list[Article]:
    found = steps(data, name)
    assert all(isinstance(step, Article) for step in found), [str(step) for step in found]
    return [step for step in found if isinstance(step, Article)]


def failure(data: bytes | str, name: str = "feed.xml") -> str:
    (step,) = steps(data, name)
    assert isinstance(step, Failure), step
    return str(step)


@pytest.mark.parametrize("name", ["feed.xml", "feed", "feed.txt", "-"])
def test_an_atom_entry_becomes_an_article(name: str) -> None:
    (story,) = articles(ATOM, name)
    assert story.headline == "Lorries cross [the] bridge"
    assert story.paragraphs == ("The lorries crossed & waited.", "Nobody saw them.")
    assert story.dateline is not None
    assert story.dateline.places == ("TERMEZ",)
    assert story.byline == ("Nora Byte", "Ali Test")
    assert (story.source, story.section, story.language) == ("The Meridian Post", "Asia", "en")
    assert str(story.published) == "2025-05-30 04:00:00+00:00"
    assert story.url == "https://meridian.example/lorries"
    assert story.summary == "A short word of it."
    assert story.member == "1"


def test_rss_and_rdf() -> None:
    first, second = articles(rss(item(1), item(2)))
    assert [first.headline, second.headline] == ["Story 1", "Story 2"]
    assert first.paragraphs == ("The lorries crossed at dawn. It was number 1.",)
    assert str(first.published) == "2025-05-29 01:00:00+00:00"
    (story,) = articles(RDF)
    assert (story.headline, story.byline) == ("Lorries cross", ("Nora Byte",))
    assert str(story.published) == "2025-05-29 06:00:00+00:00"


def test_json_feed() -> None:
    first, second, failed = steps(json.dumps(JSON_FEED), "feed.json")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.headline == "Lorries cross"
    assert first.paragraphs == ("They crossed at dawn.", "Nobody saw them.")
    assert (first.source, first.byline, first.language) == ("Meridian", ("Nora Byte",), "en")
    assert first.url == "https://meridian.example/1"
    assert (second.headline, second.byline) == ("A word without a title.", ("Ali",))
    assert str(failed) == "feed.json: no story is in 1 of its 3 items"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32-le", "utf-32", "cp1251"])
def test_encodings(encoding: str) -> None:
    told = encoding.removesuffix("-sig")
    text = rss(item(1, "Лорри прошли.")).decode().replace('encoding="utf-8"', f'encoding="{told}"')
    (story,) = articles(text.encode(encoding))
    assert story.paragraphs[0].startswith("Лорри прошли.")


def test_a_feed_that_is_cut_off_gives_what_is_there() -> None:
    found = articles(rss(item(1), item(2), item(3))[:-200])
    assert [story.headline for story in found][:2] == ["Story 1", "Story 2"]


def test_links_that_are_none_are_left_out() -> None:
    (story,) = articles(rss(item(1, link="javascript:alert(1)")))
    assert story.url is None


def test_nothing_in_a_feed_reaches_the_terminal() -> None:
    evil = "\u202e\x9b31m[/][@click=app.quit]x[/]&lt;b&gt;\ufeff"
    feed = rss(item(1, f"word{evil}"), title=f"word{evil}")
    (story,) = articles(feed.replace(b"Story 1", f"word{evil}".encode()))
    texts = [story.text.replace("\n", ""), story.headline, story.source, story.summary]
    assert not [text for text in texts if UNPAINTABLE.search(text)]
    assert "[@click=app.quit]x[/]" in story.headline


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>&x;Bomb</title><description>&f;&f;&f;</description></item></channel></rss>
"""


def test_entities_neither_explode_nor_read_files() -> None:
    for step in steps(BOMB):
        assert len(str(getattr(step, "text", ""))) < 10_000
        assert "root:" not in str(getattr(step, "text", ""))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (rss(), "is a feed without stories"),
        (b"<rss><chan", "has no story in it that can be read"),
        (rss(item(1)) + b" " * 10_000_000, "more than the 10 MB a feed may have"),
        (b'<opml version="2.0"><body/></opml>', "is a list of feeds"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "feed without stories"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "JSON is broken"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, words: str) -> None:
    assert words in failure(data)


def test_wire_copy_with_tickers_is_no_feed() -> None:
    (story,) = articles("<RSS.N> rises\n\nNEW YORK, May 29 (Reuters) - It rose.", "story.txt")
    assert "<RSS.N>" in story.text


def test_feeds_in_folders_and_archives(tmp_path: Path) -> None:
    (tmp_path / "one.rss").write_bytes(rss(item(1)))
    with tarfile.open(tmp_path / "two.tar.gz", "w:gz") as archive:
        for number in (2, 3):
            told = tarfile.TarInfo(f"feeds/{number}.xml")
            data = rss(item(number))
            told.size = len(data)
            archive.addfile(told, io.BytesIO(data))
    found = [
        step
        for location in locate([str(tmp_path)])
        if not isinstance(location, Failure)
        for step in read(location)
        if step is not None
    ]
    assert sorted(getattr(step, "headline", str(step)) for step in found) == [
        "Story 1", "Story 2", "Story 3",
    ]  # fmt: skip


def test_without_feedparser_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.ingest.confined import worker_main as confined

    monkeypatch.setattr(confined, "__name__", "tests.ingest.without_feedparser")
    assert failure(rss(item(1))) == "feed.xml: needs newstui[feeds]: pip install 'newstui[feeds]'"


CELL = Cell()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_mutated_feeds_never_raise(data: st.DataObject) -> None:
    good = data.draw(st.sampled_from([ATOM.encode(), rss(item(1), item(2)), RDF.encode()]))
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 40)))
    mutated = good[:start] + data.draw(st.binary(max_size=20)) + good[end:]
    document = Document(io.BytesIO(mutated), "feed.rss", mtime=0.0, size=len(mutated))
    for step in read_document(document, CELL):
        if isinstance(step, Article):
            assert not UNPAINTABLE.search(step.text.replace("\n", "").replace("\t", ""))

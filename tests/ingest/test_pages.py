"""Saved pages open as their stories, with and without the extra, and cannot hang."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tui.article import Article, Failure
from tui.ingest.confined.cell import Cell
from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.formats.format_table import format_of
from tui.ingest.formats.pages import web_page
from tui.ingest.formats.pages.page_scan import scan_page
from tui.ingest.read import read_document

PAGES = Path(__file__).parent / "pages"
STORY = "<p>They crossed the bridge at dawn, and the guards waved them through.</p>" * 5


def steps(data: bytes, cell: Cell, name: str = "a.html") -> list[Article | Failure]:
    document = Document(io.BytesIO(data), name, mtime=86_400.0)
    return [step for step in read_document(document, cell) if step is not None]


def article(data: bytes, cell: Cell, name: str = "a.html") -> Article:
    (story,) = steps(data, cell, name)
    assert isinstance(story, Article), str(story)
    return story


def page(name: str) -> bytes:
    return (PAGES / name).read_bytes()


@pytest.fixture(params=["with the extra", "without"])
def reader(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, unconfined: None
) -> bool:
    """Whether trafilatura is there."""
    if request.param == "without":
        monkeypatch.setitem(sys.modules, "trafilatura", None)
        return False
    pytest.importorskip("trafilatura")
    return True


def test_a_page_is_its_story_and_what_it_declares(reader: bool, cell: Cell) -> None:
    story = article(page("harbour.html"), cell, "harbour.html")
    assert story.headline == "Harbour of Port Ansel reopens after storm"
    assert story.byline == ("Nora Byte", "Ali Test")
    assert str(story.published) == "2025-05-29 12:03:00+00:00"
    assert story.url == "https://www.meridian.example/world/harbour-reopens"
    assert (story.source, story.section, story.language) == ("The Meridian", "World", "en")
    assert story.summary == "Pilots brought in the first ships after nine days."
    assert story.dateline is not None
    assert story.dateline.places == ("PORT ANSEL",)
    assert story.parts("subhead") == ("Fuel first",)
    assert [text[:12] for text in story.paragraphs] == [
        "The harbour ", "“We worked t", "Fuel first", "Tankers are ", "Insurers put",
    ]  # fmt: skip
    assert "[a fifth of the town’s budget]" in story.text
    for foreign in ("ever shown", "Subscribe", "takes roofs", "First!", "rights reserved"):
        assert foreign not in story.text
    assert (web_page.PLAINLY in story.notices) is not reader


def test_an_old_page_laid_out_in_a_table(reader: bool, cell: Cell) -> None:
    story = article(page("ferry.htm"), cell, "ferry.htm")
    assert story.headline == "Anleger in Südhafen wird gebaut"
    assert story.byline == ("Jörg Muster",)
    assert str(story.published) == "2004-11-03 00:00:00+00:00"
    assert len(story.paragraphs) == 3
    assert story.paragraphs[1].startswith("„Wir haben zwanzig Jahre gewartet“")
    assert "Startseite" not in story.text


def test_a_page_from_singlefile_in_another_script(reader: bool, cell: Cell) -> None:
    story = article(page("bridge.html"), cell, "bridge.html")
    assert (story.headline, story.language) == ("Мост через Терсой открыт", "ru")
    assert story.url == "https://vestnik.example/news/1024/"
    assert str(story.published) == "2025-05-29 06:30:00+00:00"
    assert len(story.paragraphs) == 3


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\ufeff\n <HTML lang=en>\n<HEAD>", True),
        ('<?xml version="1.0"?>\n<!-- note -->\n<html xmlns="x"><body>', True),
        ("<body><p>x", True),
        ('<div class="story"><p>They crossed.</p></div>', True),
        ("<CH> shares rise\n\nNEW YORK, May 29 - Shares of <CH> rose, <IBM> fell.", False),
        ("<IBM>\n\nThe shares rose.", False),
        ("Shares of <p> and <div> rise </end>", False),
        ("Why <html> is 30\n\nGENEVA, May 29 (AP) - The <body> of it.", False),
        ("<p> is a paragraph, said Tim Test.", False),
    ],
)
def test_a_page_begins_with_an_element(text: str, is_page: bool) -> None:
    document = Document(io.BytesIO(text.encode()), "a.txt")
    assert (format_of(document).name == "web page") is is_page


def test_declared_in_other_ways(cell: Cell) -> None:
    head = """<html><head><title>They cross - Küstenbote</title>
    <meta name="parsely-author" content="Nora Byte"><meta property="article:author"
    content="https://x.example/nora"><meta property="og:url" content="javascript:alert(1)">
    <meta name="dc.date" content="2025-05-29"><meta property="og:locale" content="de_AT">
    <meta name="publisher" content="Küstenbote">"""
    story = article(f"{head}</head><body>{STORY}</body>".encode(), cell)
    assert (story.headline, story.source) == ("They cross", "Küstenbote")
    assert (story.byline, story.language, story.url) == (("Nora Byte",), "de", None)
    assert str(story.published) == "2025-05-29 00:00:00+00:00"


@pytest.mark.parametrize(
    "linked",
    ["[" * 100_000, '{"@type": "NewsArticle", "headline": 7, "author": {"name": []}}', "null",
     '{"@graph": {"@graph": {"@graph": {"@graph": {"@graph": {"@graph": {}}}}}}}', "{broken",
     '{"@type": ["x", 3, "NewsArticle"], "author": "https://x.example/nora"}'],
)  # fmt: skip
def test_linked_data_may_be_anything(cell: Cell, linked: str) -> None:
    head = f'<html><title>Title of it</title><script type="application/ld+json">{linked}</script>'
    story = article(f"{head}<body>{STORY}".encode(), cell)
    assert story.byline == ()
    assert story.paragraphs


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><body>" + b"<div>" * 100_000 + STORY.encode(), web_page.TOO_MUCH),
        (b"<html>" + b"<p>word</p>" * 600, web_page.TOO_MUCH),
        (b"<html><p>" + b"<![CDATA[" * 100_000 + STORY.encode(), "They crossed"),
        (b"<html><p>" + b"<!--" * 100_000 + STORY.encode(), "They crossed"),
        (b"<html>" + b"<nav>" * 20_000 + b"</nav>" * 20_000 + STORY.encode(), "They crossed"),
        (b"<html><nav>" + STORY.encode(), "They crossed"),
        (b"<html>" + b" " * web_page.MAX_BYTES, "more than the 5 MB a page may have"),
        (b"<html><script>Words</script><style>Words</style>", "is a page without text"),
    ],
)
def test_hostile_pages_are_read_or_named(
    data: bytes, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_page, "MAX_BLOCKS", 500)
    try:
        (draft,) = web_page.read(Document(io.BytesIO(data), "a.html"))
        told = " ".join(draft.notices) + draft.body
    except Unreadable as error:
        told = str(error)
    assert words in told


def test_nothing_in_a_page_reaches_the_terminal(reader: bool, cell: Cell) -> None:
    evil = "\x1b]52;c;cHdu\x07&#27;[31m&#x202e;"
    story = article(f"<html><title>{evil}Bridge</title><p>{evil}{STORY}".encode(), cell)
    assert story.headline.endswith("Bridge")
    assert not {"\x1b", "\x07", "\u202e"} & set(story.text + story.headline)


def test_elements_that_need_no_end_are_not_nested() -> None:
    assert scan_page("<html><body>" + "<p><li><br><td>x" * 1_000).deepest == 2

"""Web archives open record by record."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest

from tui.article import Article, Failure
from tui.ingest.confined.cell import Cell
from tui.ingest.documents.document import Document
from tui.ingest.read import read_document

web_archive = pytest.importorskip("tui.ingest.formats.archives.web_archive")

PAGES = Path(__file__).parent / "pages"


def record(kind: str, content: bytes, content_type: str, url: str = "https://x.example/a") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2025-05-30T08:00:00Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(
    body: bytes, headers: str = "Content-Type: text/html", status: str = "200 OK"
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    return record("response", http + body, "application/http; msgtype=response")


def steps(data: bytes, cell: Cell, name: str = "a.warc") -> list[Article | Failure]:
    document = Document(io.BytesIO(data), name, mtime=86_400.0)
    return [step for step in read_document(document, cell) if step is not None]


STORY = (PAGES / "harbour.html").read_bytes()
BOMB = gzip.compress(bytes(50_000_000))
PLAIN = b"<html><title>Bridge</title><p>" + b"They crossed the bridge at dawn. " * 20


@pytest.mark.parametrize("pack", ["plain", "gzip"])
def test_pages_are_stories_with_their_address_and_date(cell: Cell, pack: str) -> None:
    records = [
        record("warcinfo", b"software: x\r\n", "application/warc-fields"),
        record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        response(STORY),
        response(b"\x89PNG", "Content-Type: image/png"),
        response(PLAIN, status="404 Not Found"),
        response(PLAIN),
    ]
    packed = pack == "gzip"
    data = b"".join(gzip.compress(one) if packed else one for one in records)
    name = "a.warc.gz" if packed else "a.warc"
    first, second = steps(data, cell, name)
    assert isinstance(first, Article)
    assert (first.headline, first.url) == (
        "Harbour of Port Ansel reopens after storm", "https://x.example/a",
    )  # fmt: skip
    assert str(first.published) == "2025-05-29 12:03:00+00:00"
    assert first.location == f"{name}!3"
    assert isinstance(second, Article)
    assert (str(second.published), second.published_basis) == ("2025-05-30 08:00:00+00:00", "file")


def test_the_server_says_how_a_page_is_packed_and_encoded(cell: Cell) -> None:
    body = gzip.compress("<html><p>Мост через Терсой открыт.".encode("koi8-r") + PLAIN)
    headers = "Content-Type: text/html; charset=KOI8-R\r\nContent-Encoding: gzip"
    (story,) = steps(response(body, headers), cell)
    assert isinstance(story, Article)
    assert "Мост через Терсой" in story.text


def test_texts_of_conversions(cell: Cell) -> None:
    text = b"Harbour opens\nPORT ANSEL, May 29 (Reuters) - It opened.\nNobody waited.\n"
    (story,) = steps(record("conversion", text, "text/plain"), cell, "a.warc.wet")
    assert isinstance(story, Article)
    assert (story.headline, story.url) == ("Harbour opens", "https://x.example/a")
    assert story.paragraphs == ("It opened.", "Nobody waited.")


def test_what_is_no_page_is_passed_over_in_steps(cell: Cell) -> None:
    film = response(bytes(20_000_000), "Content-Type: video/mp4")
    document = Document(io.BytesIO(film + response(PLAIN)), "a.warc", mtime=0.0)
    found = list(read_document(document, cell))
    assert len(found) > 20_000_000 // web_archive.STEP
    assert [step.headline for step in found if isinstance(step, Article)] == ["Bridge"]


def test_without_the_extra_it_says_which(cell: Cell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tui.ingest.formats.archives.web_archive", raising=False)
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    assert [str(step) for step in steps(response(PLAIN), cell)] == [
        "a.warc: needs newstui[warc]: pip install 'newstui[warc]'"
    ]


@pytest.mark.parametrize(
    "data",
    [
        response(STORY)[:900],
        response(PLAIN) + b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        response(PLAIN) + b"\0" * 500,
        response(PLAIN) + b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000,
        response(BOMB, "Content-Type: text/html\r\nContent-Encoding: gzip"),
        response(b"zzz\r\n", "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
        b"WARC/1.0\r\n" + bytes(99_999),
    ],
)  # fmt: skip
def test_damage_costs_what_follows_at_most(cell: Cell, data: bytes) -> None:
    for step in steps(data, cell):
        assert isinstance(step, (Article, Failure))

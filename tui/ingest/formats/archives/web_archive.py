"""Web archives (WARC), and the texts extracted from them (WET): record by record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from tui.article import Failure
from tui.ingest.documents.document import Document, read_fully
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.pages.web_page import MAX_BYTES
from tui.ingest.text.decode import decode, decode_as

STEP = 262_144
"""Bytes of a record between two steps."""
_PAGES = ("text/html", "application/xhtml+xml")


def read(document: Document) -> Iterator[Draft | Document | Failure | None]:
    """The pages that were answered with success, and the texts of conversions."""
    number = 0
    for record in ArchiveIterator(document.open()):
        number += 1
        yield None
        headers = record.rec_headers
        kind, label = _content_type(record)
        page = record.rec_type == "response" and kind in _PAGES and _succeeded(record)
        text = record.rec_type == "conversion" and kind == "text/plain"
        if not (page or text):
            yield from _skipped(record)
            continue
        stream, pieces, size = record.content_stream(), [], 0
        while size <= MAX_BYTES and (piece := read_fully(stream, STEP)):
            pieces.append(piece)
            size += len(piece)
            yield None
        data = b"".join(pieces)
        url = headers.get_header("WARC-Target-URI") or ""
        moment = _moment(headers.get_header("WARC-Date") or "", document.mtime)
        if size > MAX_BYTES:
            what = f"is larger than the {MAX_BYTES / 1e6:.0f} MB a page may have"
            yield Failure(document.name_of(str(number)), what)
            yield from _skipped(record)
        elif page and data:
            page_data = decode_as(data, label).text.encode("utf-8", "replace") if label else data
            yield document.inside(
                io.BytesIO(page_data), str(number), hint="text/html", mtime=moment,
                told=Draft(url=url),
            )  # fmt: skip
        elif text and data:
            # Each line is a block of the page, the first its title.
            headline, *blocks = decode(data).text.strip().splitlines() or [""]
            yield Draft(
                headline=headline, body="\n\n".join(blocks), url=url, published=moment or "",
                member=str(number),
            )  # fmt: skip


def _skipped(record: Any) -> Iterator[None]:
    """Read to the end of a record in steps: it may be a film."""
    while record.raw_stream.read(STEP):
        yield None


def _content_type(record: Any) -> tuple[str, str]:
    """MIME type and character set, in small letters; either may be empty."""
    headers = record.http_headers or record.rec_headers
    told = (headers.get_header("Content-Type") or "").lower()
    kind, _, rest = told.partition(";")
    label = rest.partition("charset=")[2].partition(";")[0]
    return kind.strip(), label.strip(" \"'")


def _succeeded(record: Any) -> bool:
    return record.http_headers is not None and record.http_headers.get_statuscode() == "200"


def _moment(told: str, mtime: float | None) -> float | None:
    try:
        moment = datetime.fromisoformat(told)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return mtime

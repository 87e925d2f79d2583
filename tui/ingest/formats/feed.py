"""Feeds: RSS, RDF and Atom, however broken.

feedparser reads them. What it would do to the HTML in them is left out: here everything
becomes plain paragraphs, and those are cleaned like any other text.
"""

from __future__ import annotations

import io
from calendar import timegm
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from tui.ingest.complaint import words_of
from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.fetch.link import is_link
from tui.ingest.text.markup import plain_text

MAX_BYTES = 10_000_000
"""Of a feed."""
_PLAIN = "text/plain"


def read(document: Document) -> Iterator[Draft]:
    """The stories in a feed, in its order. Raises `Unreadable`."""
    data = document.whole(MAX_BYTES, "a feed")
    # What links are relative to. Without an address they are left out by `_link`.
    address = document.path if document.path and "://" in document.path else ""
    feed = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": "application/xml", "content-location": address},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.entries:
        raise Unreadable(_reason(feed))
    for number, entry in enumerate(feed.entries, 1):
        yield _draft(entry, feed.feed, number)


def _draft(entry: Mapping[str, Any], feed: Mapping[str, Any], number: int) -> Draft:
    headline = _words(entry, "title").replace("\n", " ")
    bodies = [_plain(one) for one in entry.get("content") or ()]
    body = max(bodies, key=len, default="")
    summary = _words(entry, "summary") or _words(entry, "subtitle")
    if not body:
        body, summary = summary, ""
    origin = entry.get("source") or {}
    language = next(
        (one["language"] for one in entry.get("content") or () if one.get("language")),
        feed.get("language") or "",
    )
    return Draft(
        headline=headline,
        summary=summary,
        section=next((tag.get("label") or tag.get("term") or "" for tag in _tags(entry)), ""),
        byline=tuple(_authors(entry)),
        body=body,
        published=_moment(entry),
        url=_link(entry),
        source=_words(origin, "title") or _words(feed, "title"),
        language=language,
        member=str(number),
    )


def _words(told: Mapping[str, Any], field: str) -> str:
    # Without details a field is only a copy of another, of which the type is not known.
    return _plain(told.get(f"{field}_detail") or {})


def _plain(told: Mapping[str, Any]) -> str:
    """The words of a field that says of what type it is."""
    value = told.get("value") or ""
    return value if told.get("type", _PLAIN) == _PLAIN else plain_text(value)


def _tags(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return entry.get("tags") or []


def _authors(entry: Mapping[str, Any]) -> Iterator[str]:
    for author in entry.get("authors") or ():
        if name := author.get("name") or author.get("email"):
            yield name


def _moment(entry: Mapping[str, Any]) -> str | float:
    """Seconds since the epoch, or the date as it is printed where it cannot be read."""
    own = dict(entry)  # feedparser's own dictionary answers with one date for another
    for field in ("published", "updated", "created"):
        parsed = own.get(f"{field}_parsed")
        if parsed is not None:
            try:
                return float(timegm(parsed))
            except (ValueError, OverflowError):
                continue
    return own.get("published") or own.get("updated") or ""


def _link(entry: Mapping[str, Any]) -> str:
    link = entry.get("link") or ""
    return link if is_link(link) else ""


def _reason(feed: Any) -> str:
    trouble = feed.get("bozo_exception")
    if trouble is None:
        return "is a feed without stories"
    return f"has no story in it that can be read ({words_of(trouble)})"

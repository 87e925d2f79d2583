"""JSON Feed, versions 1 and 1.1 (jsonfeed.org): its items are records like any others, but
what they do not say of themselves the feed says of all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tui.article import Failure
from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.records.record import draft_of
from tui.ingest.text.decode import decode

MAX_BYTES = 10_000_000
"""Of a feed."""


def read(document: Document) -> Iterator[Draft | Failure]:
    """The stories in a feed, in its order. Raises `Unreadable`."""
    try:
        feed = json.loads(decode(document.whole(MAX_BYTES, "a feed")).text)
    except RecursionError:
        raise Unreadable("JSON is nested too deeply") from None
    except ValueError as error:
        raise Unreadable(f"JSON is broken ({str(error).partition(';')[0].lower()})") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise Unreadable("is a feed without stories")
    told = {
        "source": feed.get("title"),
        "language": feed.get("language"),
        "authors": feed.get("authors") or feed.get("author"),
    }
    empty = 0
    for number, item in enumerate(items, 1):
        try:
            draft = draft_of(_record(item, told)) if isinstance(item, dict) else None
        except Exception:  # a date of 400 digits, a title in lists in lists
            draft = None
        if draft is None:
            empty += 1
            continue
        draft.member = str(number)
        yield draft
    if empty:
        yield Failure(document.name, f"no story is in {empty:,} of its {len(items):,} items")


def _record(item: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """An item as a record; its address is the one of the story, not of what it is about."""
    own = {key: value for key, value in item.items() if value and key != "external_url"}
    if not own.get("authors") and own.get("author"):
        own["authors"] = own.pop("author")
    url = own.get("url") or item.get("external_url")
    return {**told, **own, **({"url": url} if url else {})}

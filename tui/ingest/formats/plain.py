"""Plain text: one story that marks nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.text.decode import Decoded, decode, looks_binary

MAX_BYTES = 20_000_000
"""Larger files are refused: no story is that long."""


def read(document: Document) -> Iterator[Draft]:
    """The story. Raises `Unreadable`."""
    decoded = text_of(document)
    yield Draft(wire=decoded.text, notices=notices(decoded))


def text_of(document: Document) -> Decoded:
    """All of a document as text. Raises `Unreadable` if it is none."""
    data = document.whole(MAX_BYTES, "a story")
    if looks_binary(data):
        raise Unreadable("is not text")
    return decode(data)


def notices(decoded: Decoded) -> list[str]:
    """What a reader should know about how bytes were decoded."""
    told = []
    if not decoded.encoding.startswith("utf-"):
        told.append(f"Read as {decoded.encoding}: it is not valid UTF-8.")
    if decoded.replaced:
        what = (
            "1 undecodable byte is"
            if decoded.replaced == 1
            else f"{decoded.replaced:,} undecodable bytes are"
        )
        told.append(f"{what} shown as \ufffd.")
    return told

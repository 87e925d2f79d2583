"""A document's text as it comes, for those that are too long to be decoded whole."""

from __future__ import annotations

import codecs
import io
from typing import TextIO

from tui.ingest.documents.document import Document
from tui.ingest.text.code_page import WESTERN
from tui.ingest.text.decode import decode

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_AS_WESTERN = f"newstui.{WESTERN}"


def text_stream(document: Document, newline: str) -> TextIO:
    """The text, decoded as its first bytes suggest. Where those are ASCII, which all
    encodings share, it is UTF-8, and each byte that cannot be is cp1252; elsewhere bytes
    that mean nothing are U+FFFD."""
    head = document.head
    encoding = decode(head).encoding
    if encoding == "utf-8" or (not encoding.startswith("utf-") and _begins_utf_8(head)):
        errors = _AS_WESTERN if head.isascii() else "replace"
        return io.TextIOWrapper(document.open(), "utf-8-sig", errors, newline=newline)
    if head.startswith(_MARKS):
        encoding = encoding[: len("utf-16")]  # without the byte order, which the mark says
    return io.TextIOWrapper(document.open(), encoding, "replace", newline=newline)


def _begins_utf_8(head: bytes) -> bool:
    """Whether nothing is wrong but that a character may be cut in two."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _as_western(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode(WESTERN, "replace"), error.end


codecs.register_error(_AS_WESTERN, _as_western)

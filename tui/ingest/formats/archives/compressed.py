"""Files packed with gzip, bzip2 or xz: what is in them is a document of its own."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from typing import Any

from tui.ingest.documents.document import Document, suffix
from tui.ingest.documents.metered import Counted, Metered

OPENERS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = (
    (b"\x1f\x8b", lambda packed: gzip.GzipFile(fileobj=packed)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\0", lzma.LZMAFile),
)


def read(document: Document) -> Iterator[Document]:
    """The document in a packed one."""
    opener = next(one for magic, one in OPENERS if document.head.startswith(magic))
    yield unpacked(document, opener)


def unpacked(document: Document, opener: Callable[[Any], Any]) -> Document:
    """The document in a packed one, its bytes counted as they are unpacked."""
    packed = Counted(document.open())
    stream = Metered(opener(packed), document.allowance, packed)
    return document.inside(stream, hint=inner_hint(document.file_name))


def inner_hint(name: str) -> str:
    """The suffix of what is in a packed file: ``.jsonl`` of ``dump.jsonl.gz``."""
    ending = suffix(name)
    if ending in (".tgz", ".tbz", ".tbz2", ".txz"):
        return ".tar"
    return suffix(name[: len(name) - len(ending)])

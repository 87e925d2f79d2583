"""Files packed with Zstandard, which Python itself unpacks from 3.14 on."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tui.ingest.documents.document import Document
from tui.ingest.formats.archives.compressed import unpacked

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdFile
else:
    from backports.zstd import ZstdFile


def read(document: Document) -> Iterator[Document]:
    """The document in a packed one."""
    yield unpacked(document, ZstdFile)

"""Bodies unpacked as they come, up to a limit.

A megabyte of gzip can hold a gigabyte of zeros, and the libraries for HTTP unpack a piece
whole before anyone can count. So newstui asks for gzip, whose decoder in the standard
library can be stopped, and for nothing else: the ones for Brotli cannot everywhere.
"""

from __future__ import annotations

import zlib

from tui.ingest.fetch.reply import NotFetched

MAX_BYTES = 20_000_000
"""Of a body, unpacked."""
ENCODINGS = "gzip"
"""What a server is told that it may send."""
_TOO_LARGE = f"is larger than the {MAX_BYTES / 1e6:.0f} MB that are fetched"


class Body:
    """Grows with every piece."""

    def __init__(self, encoding: str, length: str) -> None:
        """``encoding`` and ``length`` are the headers of that name; either may be empty.
        Raises `NotFetched`."""
        encoding = encoding.strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise NotFetched(f"comes packed as {encoding[:20]}, which nobody asked for")
        if length.isdecimal() and len(length) < 20 and int(length) > MAX_BYTES:
            raise NotFetched(_TOO_LARGE)
        self._unpacker = _unpacker() if "gzip" in encoding else None
        self._pieces = bytearray()

    def add(self, piece: bytes) -> None:
        """Take one more piece. Raises `NotFetched`."""
        if self._unpacker is None:
            self._pieces += piece
        while self._unpacker is not None and piece:
            try:
                self._pieces += self._unpacker.decompress(piece, MAX_BYTES + 1 - len(self._pieces))
            except zlib.error:
                raise NotFetched("is damaged: its gzip cannot be unpacked") from None
            piece = self._unpacker.unconsumed_tail or self._unpacker.unused_data
            if self._unpacker.eof and piece:
                self._unpacker = _unpacker()
            if len(self._pieces) > MAX_BYTES:
                break
        if len(self._pieces) > MAX_BYTES:
            raise NotFetched(_TOO_LARGE)

    def whole(self) -> bytes:
        """All of it. Raises `NotFetched` where the end is missing."""
        if self._unpacker is not None and self._pieces and not self._unpacker.eof:
            raise NotFetched("is damaged: the end of its gzip is missing")
        return bytes(self._pieces)


def _unpacker() -> zlib._Decompress:
    return zlib.decompressobj(zlib.MAX_WBITS | 16)

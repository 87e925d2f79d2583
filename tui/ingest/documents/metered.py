"""Streams that count: what is unpacked costs something, and may be damaged."""

from __future__ import annotations

from tui.ingest.complaint import words_of
from tui.ingest.documents.allowance import Allowance, Exhausted
from tui.ingest.documents.document import Source, Unreadable


class Counted:
    """A stream of packed bytes that knows how many were read."""

    def __init__(self, stream: Source) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1, /) -> bytes:
        """As the stream's own."""
        piece = self._stream.read(size)
        self.taken += len(piece)
        return piece


class Metered:
    """A stream of unpacked bytes, taken out of an allowance. ``packed`` is the stream of
    what they are unpacked from, or its size in bytes."""

    def __init__(self, stream: Source, allowance: Allowance, packed: Counted | int) -> None:
        self._stream = stream
        self._allowance = allowance
        self._packed = packed
        self._given = 0

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes. Raises `Exhausted`, and `Unreadable` where the packed
        bytes make no sense."""
        try:
            piece = self._stream.read(size)
        except (Exhausted, Unreadable, MemoryError):
            raise
        except Exception as error:  # each library has its own for the same
            raise Unreadable(f"is damaged ({words_of(error)})") from error
        self._given += len(piece)
        packed = self._packed if isinstance(self._packed, int) else self._packed.taken
        self._allowance.unpack(len(piece), self._given, packed)
        return piece

"""Bytes that may hold stories, under the name they were found by.

A file is a document, and so is a member of an archive or a part of a mail. A document is
read once, from front to back, so that a dump of a gigabyte needs no gigabyte of memory;
its first bytes may be looked at as often as one likes.
"""

from __future__ import annotations

import io
from functools import cached_property
from os.path import basename, splitext
from typing import BinaryIO, Protocol, cast

from tui.ingest import STANDARD_INPUT
from tui.ingest.documents.allowance import Allowance
from tui.ingest.documents.draft import Draft
from tui.ingest.text.decode import decode
from tui.ingest.text.paintable import safe_line

HEAD = 65_536
"""Bytes that may be looked at before the document is read."""
OPENING = 1_024
"""Bytes of the head that are decoded to see how the text begins."""


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""


class Unreadable(Exception):
    """A document cannot be read; says why, in words for the reader that follow its name."""


class Document:
    """One document. ``path`` is the file it is in (None for standard input), ``member`` where
    in that file (empty for the file itself), ``hint`` a suffix (``".json"``) or MIME type
    that may tell its format, ``mtime`` seconds since the epoch, ``size`` bytes if known."""

    def __init__(
        self,
        stream: Source,
        path: str | None,
        member: str = "",
        *,
        hint: str | None = None,
        mtime: float | None = None,
        size: int | None = None,
        told: Draft | None = None,
        depth: int = 0,
        allowance: Allowance | None = None,
    ) -> None:
        self.path = path
        self.member = member
        self.hint = suffix(member or path or "") if hint is None else hint.lower()
        self.mtime = mtime
        self.size = size
        self.told = told
        """What the document it is in says of the story in it."""
        self.depth = depth
        """In how many other documents it is."""
        self.allowance = Allowance() if allowance is None else allowance
        """What all documents found in one file may take together."""
        self._stream = stream

    @property
    def name(self) -> str:
        """What the reader knows it by: ``path``, or ``path!member``."""
        return self.name_of("")

    @property
    def file_name(self) -> str:
        """Its last name, without the folders."""
        return basename(self.member or self.path or STANDARD_INPUT)

    @property
    def fraction(self) -> float:
        """How much of a file has been read, from 0 to 1; 1 where that is not known."""
        file = self._stream
        if not self.size or not isinstance(file, io.IOBase) or file.closed:
            return 1.0
        return min(1.0, file.tell() / self.size)

    @cached_property
    def head(self) -> bytes:
        """Its first bytes, at most `HEAD` of them."""
        return read_fully(self._stream, HEAD)

    @cached_property
    def opening(self) -> str:
        """How its text begins, in whatever encoding, blanks left out; nonsense if it is
        no text."""
        return decode(self.head[:OPENING]).text.lstrip("\ufeff \t\r\n")

    def whole(self, limit: int, what: str) -> bytes:
        """All of its bytes. Raises `Unreadable` if there are more than ``limit``, ``what``
        being a word for what has that limit: ``"a story"``."""
        head = self.head
        if self.size is not None and self.size > limit:
            raise too_large(f"is {self.size / 1e6:,.1f} MB", limit, what)
        if len(head) < HEAD:
            return head
        data = head + read_fully(self._stream, limit + 1 - len(head))
        if len(data) > limit:
            raise too_large("is larger", limit, what)
        return data

    def open(self) -> BinaryIO:
        """Its bytes as a buffered stream from the start."""
        if len(self.head) < HEAD:
            return io.BytesIO(self.head)
        return io.BufferedReader(_Rest(self.head, self._stream), HEAD)

    def seekable(self, limit: int) -> BinaryIO:
        """Its bytes as a stream in which one may go back; a file is not read into memory
        for that. Raises `Unreadable` as `whole` does."""
        if self.depth == 0:
            file = cast("BinaryIO", self._stream)
            file.seek(0)
            return file
        return io.BytesIO(self.whole(limit, "an archive in another"))

    def inside(
        self,
        stream: Source,
        member: str = "",
        *,
        hint: str | None = None,
        mtime: float | None = None,
        size: int | None = None,
        told: Draft | None = None,
    ) -> Document:
        """A document found in this one. ``member`` is its name here; without one it is
        known by this document's name."""
        return Document(
            stream,
            self.path,
            self.place(member),
            hint=hint,
            mtime=self.mtime if mtime is None else mtime,
            size=size,
            told=told,
            depth=self.depth + 1,
            allowance=self.allowance,
        )

    def place(self, member: str) -> str:
        """The whole name, in its file, of something in this document."""
        return "!".join(filter(None, (self.member, safe_line(member))))

    def name_of(self, member: str) -> str:
        """What the reader knows something in this document by."""
        path = STANDARD_INPUT if self.path is None else self.path
        return "!".join(filter(None, (path, self.place(member))))

    def member_in(self, outer: Document) -> str:
        """Its name in the document it was found in."""
        return self.member.removeprefix(outer.member).removeprefix("!")


def suffix(name: str) -> str:
    """The ending of a file's name in small letters, with its dot; may be empty."""
    return splitext(name)[1].lower()


def too_large(found: str, limit: int, what: str) -> Unreadable:
    """The complaint about something over its limit of bytes."""
    return Unreadable(f"{found}, more than the {limit / 1e6:.0f} MB {what} may have")


def read_fully(stream: Source, count: int) -> bytes:
    """So many bytes, fewer only at the end; a stream may give less than it has."""
    pieces = []
    while count > 0 and (piece := stream.read(count)):
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


class _Rest(io.RawIOBase):
    """The head that was looked at already, then the rest."""

    def __init__(self, head: bytes, rest: Source) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)

"""Zip archives: their members one after the other, never written to disk."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

from tui.article import Failure
from tui.ingest.aside import aside
from tui.ingest.complaint import words_of
from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.metered import Metered
from tui.ingest.formats.archives.member import EMPTY, LINK, OUTSIDE, leads_out
from tui.ingest.formats.format_table import is_wanted

MAX_IN_ANOTHER = 100_000_000
"""Bytes of an archive in another, which has to be in memory whole."""
_OF_PROGRAMS = {
    "[Content_Types].xml": "is an Office document; save it as text or HTML first",
    "mimetype": "is an e-book or an OpenDocument file; save it as text or HTML first",
}
_ENCRYPTED = 0x1


def read(document: Document) -> Iterator[Document | Failure | None]:
    """The members that may hold stories. Raises `Unreadable`."""
    stream = document.seekable(MAX_IN_ANOTHER)
    try:
        # A table of contents with a hundred thousand entries takes half a second to read.
        archive = yield from aside(lambda: zipfile.ZipFile(stream))
    except Exception as error:
        raise Unreadable(f"is damaged ({error})") from error
    with archive:
        members = archive.infolist()
        if members and (reason := _OF_PROGRAMS.get(members[0].filename)):
            raise Unreadable(reason)
        for member in members:
            document.allowance.enter()
            # Old programs on Windows write its own separator.
            if member.is_dir() or not is_wanted(member.filename.replace("\\", "/")):
                yield None
            elif reason := _refusal(member):
                yield Failure(document.name_of(member.filename), reason)
            else:
                yield from _member(document, archive, member)


def _refusal(member: zipfile.ZipInfo) -> str | None:
    if leads_out(member.filename):
        return OUTSIDE
    if stat.S_ISLNK(member.external_attr >> 16):  # as programs on Unix keep it
        return LINK
    if not member.file_size:
        return EMPTY
    return "is encrypted" if member.flag_bits & _ENCRYPTED else None


def _member(
    document: Document, archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Iterator[Document | Failure]:
    try:
        file = archive.open(member)
    except Exception as error:  # also what zipfile does not expect, a name that is no UTF-8
        reason = f"is damaged ({words_of(error)})"
        yield Failure(document.name_of(member.filename), reason)
        return
    with file:
        stream = Metered(file, document.allowance, member.compress_size)
        yield document.inside(stream, member.filename, mtime=_moment(member), size=member.file_size)


def _moment(member: zipfile.ZipInfo) -> float | None:
    try:
        return datetime(*member.date_time, tzinfo=UTC).timestamp()
    except ValueError:
        return None

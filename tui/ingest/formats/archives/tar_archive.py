"""Tape archives: their members one after the other, as they come; nothing is written to
disk, so no name and no link in one can lead anywhere."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator

from tui.article import Failure
from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.formats.archives.member import EMPTY, LINK, OUTSIDE, leads_out
from tui.ingest.formats.format_table import is_wanted

STEP = 262_144
"""Bytes skipped at once: unpacking them takes a moment."""


def read(document: Document) -> Iterator[Document | Failure | None]:
    """The members that may hold stories. Raises `Unreadable`."""
    try:
        yield from _members(document)
    except tarfile.TarError as error:
        raise Unreadable("is cut off or damaged; the rest is not read") from error


def _members(document: Document) -> Iterator[Document | Failure | None]:
    with tarfile.open(fileobj=document.open(), mode="r|") as archive:
        for member in archive:
            document.allowance.enter()
            archive.members = []  # type: ignore[attr-defined]  # else the list of all of them stays in memory
            wanted = not member.isdir() and is_wanted(member.name)
            reason = _refusal(member) if wanted else None
            if reason is not None:
                yield Failure(document.name_of(member.name), reason)
            file = archive.extractfile(member) if member.isreg() else None
            if file is None:
                yield None
                continue
            if wanted and reason is None:
                yield document.inside(
                    file, member.name, mtime=float(member.mtime), size=member.size
                )
            elif member.issparse():
                continue
            while file.read(STEP):
                yield None


def _refusal(member: tarfile.TarInfo) -> str | None:
    if leads_out(member.name):
        return OUTSIDE
    if member.issym() or member.islnk():
        return LINK
    if not member.isreg():
        return "is a pipe or a device, not a file"
    if member.issparse():
        return "is a file with holes in it"
    return None if member.size else EMPTY

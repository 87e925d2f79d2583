"""Tape archives: their members one after the other, as they come; nothing is written to
disk, so no name and no link in one can lead anywhere."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator

from tui.article import Failure
from tui.ingest.document import Document
from tui.ingest.formats import is_wanted

STEP = 262_144
"""Bytes skipped at once: unpacking them takes a moment."""


def read(document: Document) -> Iterator[Document | Failure | None]:
    """The members that may hold stories."""
    with tarfile.open(fileobj=document.open(), mode="r|") as archive:
        for member in archive:
            document.allowance.enter()
            archive.members = []  # type: ignore[attr-defined]  # else the list of all of them stays in memory
            file = archive.extractfile(member) if member.isreg() else None
            if file is None:
                yield None
                continue
            if is_wanted(member.name) and not member.issparse() and member.size:
                yield document.inside(
                    file, member.name, mtime=float(member.mtime), size=member.size
                )
            elif member.issparse():
                yield Failure(document.name_of(member.name), "is a file with holes in it")
                continue
            while file.read(STEP):
                yield None

"""From a file, or bytes that came another way, to articles."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from tui.article import Article, Failure
from tui.ingest import STANDARD_INPUT
from tui.ingest.aside import aside
from tui.ingest.assemble import assemble
from tui.ingest.complaint import needs, words_of
from tui.ingest.confined.cell import Cell
from tui.ingest.documents.allowance import MAX_DEPTH, Exhausted
from tui.ingest.documents.document import HEAD, Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.format_table import Format, Found, format_of
from tui.ingest.sources.locate import Location, explain, judge
from tui.ingest.text.paintable import safe_line

LONG = 100_000
LONG_LINES = 500
"""Characters and lines from which a story takes a while to lay out."""

# Absent on Windows, where opening never blocks.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read(location: Location, cell: Cell | None = None) -> Iterator[Article | Failure | None]:
    """The articles in a file, and None for steps that brought none. Never raises: what
    cannot be read is a `Failure`. ``cell`` is where heavy formats are read, if several
    files are to share one; it is for the caller to close."""
    with opened(location) as document:
        if isinstance(document, Failure):
            yield document
        else:
            yield from read_document(document, cell)


@contextmanager
def opened(location: Location) -> Iterator[Document | Failure]:
    """The document that a file is, open meanwhile."""
    try:
        # Without blocking: since it was found, the file may have become a pipe.
        descriptor = os.open(location.path, _FLAGS)
        file = os.fdopen(descriptor, "rb", buffering=0)
    except (OSError, ValueError) as error:
        yield Failure(location.path, explain(error))
        return
    with file:
        judged = judge(location.path, os.fstat(descriptor))
        if isinstance(judged, Failure):
            yield judged
        else:
            yield Document(file, location.path, mtime=location.mtime, size=judged.size)


def read_bytes(
    data: bytes, *, name: str, mtime: float | None = None
) -> Iterator[Article | Failure | None]:
    """The articles in data. ``name`` is a path, or ``-`` for standard input; ``mtime`` is
    in seconds since the epoch."""
    path = None if name == STANDARD_INPUT else name
    yield from read_document(Document(io.BytesIO(data), path, mtime=mtime, size=len(data)))


def read_document(
    document: Document, cell: Cell | None = None
) -> Iterator[Article | Failure | None]:
    """The articles in a document that is in no other, as `read` gives them."""
    own = Cell() if cell is None else cell
    try:
        yield from _read(document, own)
    except Exhausted as limit:
        yield Failure(document.name, str(limit))
    finally:
        if cell is None:
            own.close()


def _read(document: Document, cell: Cell) -> Iterator[Article | Failure | None]:
    kind: Format | None = None
    try:
        if not document.head:
            yield Failure(document.name, "is empty")
            return
        kind = format_of(document)
        empty = True
        for found in _found(kind, document, cell):
            empty = empty and found is None
            if found is None:
                yield None
            elif isinstance(found, Failure):
                yield Failure(found.location, safe_line(found.reason))
            elif isinstance(found, Document):
                if found.depth > MAX_DEPTH:
                    yield Failure(found.name, "is in too many archives, one in the other")
                else:
                    yield from _read(found, cell)
            else:
                document.allowance.tell()
                told = document.told
                draft = found.told_by(told) if told is not None else found
                if _is_long(draft):
                    yield (yield from aside(partial(assemble, draft, document)))
                else:
                    yield assemble(draft, document)
        if empty:
            yield Failure(document.name, "has no stories in it")
    except Exhausted:
        raise
    except Unreadable as error:
        yield Failure(document.name, safe_line(str(error)))
    except ModuleNotFoundError as error:
        yield Failure(document.name, _missing(kind, error))
    except OSError as error:
        yield Failure(document.name, explain(error))
    except Exception as error:  # whatever a library says to what it does not know
        name = kind.name if kind is not None else "a story"
        yield Failure(document.name, f"cannot be read as {name} ({safe_line(words_of(error))})")


def _is_long(draft: Draft) -> bool:
    text = draft.wire or draft.body
    return len(text) > LONG or text.count("\n") > LONG_LINES


def _found(kind: Format, document: Document, cell: Cell) -> Iterator[Found]:
    size = document.size
    if size is None:
        size = len(document.head) if len(document.head) < HEAD else sys.maxsize
    if kind.confined_from is not None and size >= kind.confined_from:
        return cell.read(kind.module, document)
    return kind.reader()(document)


def _missing(kind: Format | None, error: ModuleNotFoundError) -> str:
    if kind is None or kind.extra is None:
        return f"needs the Python module {error.name}"
    return needs(kind.extra)

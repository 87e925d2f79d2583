"""What the reader named: files, folders, addresses, and lists of feeds, which are opened.

A list of feeds in a file that the reader names stands for its feeds: those in the network,
and those in files beside it or in folders below.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from os.path import abspath, dirname, join
from urllib.parse import unquote

from tui.article import Failure
from tui.ingest.complaint import needs
from tui.ingest.documents.document import Document, Unreadable, suffix
from tui.ingest.fetch.link import Link, is_link
from tui.ingest.formats.format_table import format_of
from tui.ingest.sources.locate import Location, judge

_LISTS = frozenset({".opml", ".xml"})


def expand(source: str) -> Iterator[str | Link | Failure]:
    """The source itself, or what the list of feeds that it is names. Never raises."""
    if is_link(source):
        yield Link(source, given=True)
    elif suffix(source) not in _LISTS or (data := _list_in(source)) is None:
        yield source
    elif isinstance(data, Failure):
        yield data
    else:
        yield from _named_in(source, data)


def _list_in(source: str) -> bytes | Failure | None:
    """The bytes of a list of feeds; None where the source is something else, of which
    others say what is wrong with it."""
    try:
        status = os.stat(source)
        if not isinstance(judge(source, status), Location):
            return None
        with open(source, "rb", buffering=0) as file:
            document = Document(file, source, size=status.st_size)
            if format_of(document).name != "list of feeds":
                return None
            from tui.ingest.formats.opml import MAX_BYTES

            return document.whole(MAX_BYTES, "a list of feeds")
    except ModuleNotFoundError:
        return Failure(source, needs("feeds"))
    except Unreadable as error:
        return Failure(source, str(error))
    except (OSError, ValueError):
        return None


def _named_in(source: str, data: bytes) -> Iterator[str | Link | Failure]:
    from tui.ingest.formats.opml import addresses

    folder = dirname(abspath(source))
    try:
        for address in addresses(data):
            if is_link(address):
                yield Link(address, given=True)
            elif "://" in address or not (path := _beside(folder, address)):
                yield Failure(source, f"names {address[:200]}, which is not opened from a list")
            else:
                yield path
    except Unreadable as error:
        yield Failure(source, str(error))


def _beside(folder: str, address: str) -> str | None:
    """The file of an address relative to a folder, or None where it is not below it."""
    path = abspath(join(folder, unquote(address)))
    return path if "\0" not in path and path.startswith(join(folder, "")) else None

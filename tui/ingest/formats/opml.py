"""OPML: a list of feeds, as readers of feeds hand it on (opml.org).

Only a list that the reader names is opened: each of its feeds is then a source like those
named on the command line. One that is found in a folder, in an archive or in the network
is said to be a list and nothing of it is opened: else whoever made it would decide what is
fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tui.ingest.complaint import words_of
from tui.ingest.documents.document import Document, Unreadable

MAX_BYTES = 2_000_000
"""Of a list."""
MAX_FEEDS = 2_000


def read(document: Document) -> NoReturn:
    """Raises `Unreadable`: a list of feeds holds no stories."""
    raise Unreadable("is a list of feeds, which is opened only where it is named itself")


def addresses(data: bytes) -> Iterator[str]:
    """The addresses of the feeds in a list, as they are written there, each once. Raises
    `Unreadable`."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"is more than the {MAX_BYTES / 1e6:.0f} MB a list of feeds may have")
    try:
        outlines = fromstring(data).iter("outline")
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable(f"cannot be read as a list of feeds ({words_of(error)})") from None
    seen: set[str] = set()
    for outline in outlines:
        named = {key.lower(): value.strip() for key, value in outline.attrib.items()}
        address = named.get("xmlurl")
        if address and address not in seen:
            seen.add(address)
            yield address
        if len(seen) == MAX_FEEDS:
            return
    if not seen:
        raise Unreadable("is a list without feeds")

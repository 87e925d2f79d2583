"""An address in the network, and whether the reader gave it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit


class Link(NamedTuple):
    """What may be fetched."""

    url: str
    given: bool
    """Whether the reader named it, on the command line, in the settings or in a list of
    feeds. What only a document names never leads to a private address."""

    @property
    def name(self) -> str:
        """The address as it is shown and kept: without the password in it."""
        try:
            parts = urlsplit(self.url)
        except ValueError:
            return self.url
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def is_link(source: str) -> bool:
    """Whether a source is in the network."""
    return source[:8].lower().startswith(("http://", "https://"))

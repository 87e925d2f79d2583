"""What a server said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tui.ingest.fetch.link import Link


@dataclass(frozen=True, slots=True)
class Reply:
    """What was fetched, unpacked."""

    name: str
    """`Link.name` of what was asked for."""
    body: bytes
    kind: str = ""
    """Its MIME type in small letters, without parameters."""
    etag: str = ""
    modified: str = ""
    """The last two are as the server told them, to be asked whether they have changed."""
    fresh: float = 0.0
    """Seconds for which the server says that it need not be asked again."""
    fetched: float = 0.0
    """When it was last known to be what the server has, in seconds since the epoch."""


class Delivery(NamedTuple):
    """How a link was answered."""

    link: Link
    reply: Reply | None
    """What was fetched; where that failed, what was kept of it before, if anything."""
    trouble: str = ""
    """Why it could not be fetched, in words for the reader that follow its name."""
    changed: bool = True
    """Whether the reply is another than the one before."""


class NotFetched(Exception):
    """A link could not be fetched; says why, in words for the reader that follow its name."""

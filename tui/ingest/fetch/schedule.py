"""When to ask again, for those who follow."""

from __future__ import annotations

import re

from tui.ingest.fetch.reply import Reply

EVERY = 600.0
"""Seconds between two looks at a feed that says nothing about it."""
LONGEST = 3_600.0
"""Seconds after which one looks again, whatever a feed says."""
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>")
_WITHIN = 65_536


def wait_after(reply: Reply | None) -> float:
    """Seconds from one reply to the next question: as long as the server (``max-age``) or
    the feed (``ttl``, in minutes) says it stays as it is, within limits."""
    if reply is None:
        return EVERY
    found = _TTL.search(reply.body, 0, _WITHIN)
    told = max(reply.fresh, 60.0 * int(found[1]) if found else 0.0)
    return max(EVERY, min(told, LONGEST))

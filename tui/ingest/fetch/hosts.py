"""Good manners: one request at a time to each host, a moment between two, and whoever asks
to be left alone is."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

from tui.ingest.fetch.reply import NotFetched

PARALLEL = 8
"""Hosts asked at the same time."""
DELAY = 0.25
"""Seconds between two requests to one host."""
PATIENCE = 5.0
"""Seconds for which a host may ask to be left alone and is waited for."""
LONGEST = 86_400.0
"""Seconds for which a host is left alone at most."""


class Hosts:
    """Whose turn it is. Belongs to one event loop."""

    def __init__(self) -> None:
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._not_before: dict[str, float] = {}
        self._places = asyncio.Semaphore(PARALLEL)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until it may be asked. Raises `NotFetched` if that takes too long."""
        async with self._locks[host]:
            wait = self._not_before.get(host, 0.0) - monotonic()
            if wait > PATIENCE:
                raise NotFetched(f"asks to be left alone for another {_duration(wait)}")
            await asyncio.sleep(max(wait, 0.0))
            async with self._places:
                try:
                    yield
                finally:
                    self.hold(host, DELAY)

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long from now."""
        until = monotonic() + min(seconds, LONGEST)
        self._not_before[host] = max(until, self._not_before.get(host, 0.0))


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"

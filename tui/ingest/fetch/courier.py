"""Fetches links in a thread of its own, many hosts at once, and hands over what it got."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import localtime, strftime, time

from tui.ingest.complaint import needs
from tui.ingest.fetch.cache import Cache
from tui.ingest.fetch.hosts import Hosts
from tui.ingest.fetch.link import Link
from tui.ingest.fetch.reply import Delivery, NotFetched

MISSING = needs("feeds")


class Courier:
    """The network has an event loop to itself: nothing in it can hold up the keyboard."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._loop = asyncio.new_event_loop()
        self._hosts = Hosts()
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
        self._thread.start()

    def send(self, links: Iterable[Link], deliver: Callable[[Delivery], None]) -> None:
        """Fetch the links. ``deliver`` is called with each answer, in the courier's thread;
        it must not block or raise."""
        for link in links:
            self._loop.call_soon_threadsafe(self._begin, link, deliver)

    def cancel(self) -> None:
        """Give up what is under way; nothing of it is delivered any more."""
        self._loop.call_soon_threadsafe(self._cancel)

    def close(self) -> None:
        """Give up what is under way and end the thread."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._loop.stop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        if self._cache is not None:
            self._cache.tidy()
        try:
            self._loop.run_forever()
        finally:
            self._cancel()
            self._loop.run_until_complete(asyncio.gather(*self._tasks, return_exceptions=True))
            self._loop.close()

    def _cancel(self) -> None:
        for task in self._tasks:
            task.cancel()

    def _begin(self, link: Link, deliver: Callable[[Delivery], None]) -> None:
        task = self._loop.create_task(self._carry(link, deliver))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, link: Link, deliver: Callable[[Delivery], None]) -> None:
        try:
            deliver(await self._fetch(link))
        except Exception as error:  # whatever a library says to what it does not know
            deliver(Delivery(link, None, f"cannot be fetched ({type(error).__name__})"))

    async def _fetch(self, link: Link) -> Delivery:
        known = self._cache.kept(link.name) if self._cache is not None else None
        try:
            from tui.ingest.fetch.client import fetch  # imports httpx

            reply = await fetch(link, known, self._hosts)
        except ModuleNotFoundError:
            return Delivery(link, known, MISSING, changed=False)
        except NotFetched as error:
            trouble = str(error)
            if known is not None:
                day = strftime("%Y-%m-%d %H:%M", localtime(known.fetched))
                trouble += f"; shown as it was on {day}"
            return Delivery(link, known, trouble, changed=False)
        if reply is None:
            assert known is not None
            if self._cache is not None:
                known = self._cache.confirm(known, time())
            return Delivery(link, known, changed=False)
        if self._cache is not None:
            with suppress(OSError):  # a full disk: it is fetched again next time
                self._cache.keep(reply)
        changed = known is None or known.body != reply.body
        return Delivery(link, reply, changed=changed)

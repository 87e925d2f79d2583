"""From the sources a reader names to articles, in small steps that can be counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.article import Article, Failure

if TYPE_CHECKING:
    from pathlib import Path

    from tui.ingest.cell import Cell
    from tui.ingest.fetch.cache import Cache
    from tui.ingest.fetch.link import Link
    from tui.ingest.locate import Location

STANDARD_INPUT = "-"
_WAIT = 0.005
"""Seconds of one step in which nothing came from the network."""


class Intake:
    """Reads sources one document at a time.

    Iterating gives an `Article`, a `Failure`, or None for a step that only found
    something out; every step is short, so that a screen can be painted between two.
    The newest files are read first: a list sorted by date then grows at its end.
    """

    def __init__(
        self,
        sources: Sequence[str],
        standard_input: bytes = b"",
        *,
        kept: Callable[[], Path] | None = None,
        fetches: bool = False,
    ) -> None:
        """``kept`` names the folder of what was fetched before; it is asked when an address
        is among the sources. With ``fetches`` addresses are asked now; else only what was
        kept of them is read, and ``links`` says what there is to be fetched."""
        self.sources = tuple(sources)
        self.standard_input = standard_input
        self.links: list[Link] = []
        """The addresses among the sources; final once the first document has been read."""
        self.found = 0
        """Documents found so far; final once the first of them has been read."""
        self.done = 0
        """Documents read so far, with or without success."""
        self._kept = kept
        self._fetches = fetches

    @cached_property
    def cache(self) -> Cache | None:
        """What was fetched before."""
        from tui.ingest.fetch.cache import Cache

        return Cache(self._kept()) if self._kept is not None else None

    def __iter__(self) -> Iterator[Article | Failure | None]:
        # Here, because a screen is painted before the first document is asked for, and
        # the readers' regular expressions take as long to compile as a paint.
        from tui.ingest.cell import Cell
        from tui.ingest.locate import locate
        from tui.ingest.read import read, read_bytes
        from tui.ingest.subscriptions import expand

        if STANDARD_INPUT in self.sources:
            yield from read_bytes(self.standard_input, name=STANDARD_INPUT)
        named: list[str] = []
        for source in self.sources:
            for one in expand(source) if source != STANDARD_INPUT else ():
                if isinstance(one, Failure):
                    yield one
                elif isinstance(one, str):
                    named.append(one)
                elif one not in self.links:
                    self.links.append(one)
                    self.found += 1
        pending: list[Location] = []
        for location in locate(named):
            if isinstance(location, Failure):
                yield location
            else:
                pending.append(location)
                self.found += 1
                yield None
        pending.sort(key=lambda location: (location.mtime, location.path), reverse=True)
        cell = Cell()
        try:
            for location in pending:
                yield from read(location, cell)
                self.done += 1
            yield from self._fetch(cell) if self._fetches else self._kept_before(cell)
        finally:
            cell.close()

    def _kept_before(self, cell: Cell) -> Iterator[Article | Failure | None]:
        from tui.ingest.fetched import read_reply

        for link in self.links:
            reply = self.cache.kept(link.name) if self.cache is not None else None
            if reply is not None:
                yield from read_reply(reply, cell)
            self.done += 1

    def _fetch(self, cell: Cell) -> Iterator[Article | Failure | None]:
        if not self.links:
            return
        from queue import Empty, SimpleQueue

        from tui.ingest.fetch.courier import Courier
        from tui.ingest.fetch.reply import Delivery
        from tui.ingest.fetched import read_reply

        deliveries: SimpleQueue[Delivery] = SimpleQueue()
        courier = Courier(self.cache)
        courier.send(self.links, deliveries.put)
        under_way = len(self.links)
        try:
            while under_way:
                try:
                    delivery = deliveries.get(timeout=_WAIT)
                except Empty:
                    yield None
                    continue
                under_way -= 1
                if delivery.trouble:
                    yield Failure(delivery.link.name, delivery.trouble)
                if delivery.reply is not None:
                    yield from read_reply(delivery.reply, cell)
                self.done += 1
        finally:
            courier.close()

"""From the sources a reader names to articles, in small steps that can be counted."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.article import Article, Failure

if TYPE_CHECKING:
    from pathlib import Path

    from tui.ingest.confined.cell import Cell
    from tui.ingest.fetch.cache import Cache
    from tui.ingest.fetch.link import Link
    from tui.ingest.sources.changes import Stamp
    from tui.ingest.sources.locate import Location

ESTIMATE_EVERY = 500
"""Stories after which it is estimated again how many a dump has."""
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
        piped: Mapping[str, bytes | Failure] | None = None,
        *,
        kept: Callable[[], Path] | None = None,
        fetches: bool = False,
    ) -> None:
        """``piped`` has what came through those sources that can be read only once, by their
        names. ``kept`` names the folder of what was fetched before; it is asked when an
        address is among the sources. With ``fetches`` addresses are asked now; else only
        what was kept of them is read, and ``links`` says what there is to be fetched."""
        self.sources = tuple(sources)
        self.piped = dict(piped or {})
        self.links: list[Link] = []
        """The addresses among the sources; final once the first document has been read."""
        self.places: list[str] = []
        """The files and folders among the sources, and those that lists of feeds name; final,
        as what follows, once the first has been read."""
        self.files: dict[str, Stamp] = {}
        """What was found of each file in them."""
        self.found = 0
        """Documents found so far. A dump is one until it is opened; from then on it counts
        as the stories that it seems to have."""
        self.done = 0
        """Documents and stories of dumps read so far, with or without success."""
        self._kept = kept
        self._fetches = fetches

    @cached_property
    def cache(self) -> Cache | None:
        """What was fetched before."""
        from tui.ingest.fetch.cache import Cache

        return Cache(self._kept()) if self._kept is not None else None

    def __iter__(self) -> Generator[Article | Failure | None, None, None]:
        # Here, because a screen is painted before the first document is asked for, and
        # the readers' regular expressions take as long to compile as a paint.
        from tui.ingest.confined.cell import Cell
        from tui.ingest.fetch.link import is_link
        from tui.ingest.in_order import in_order
        from tui.ingest.read import read_bytes
        from tui.ingest.sources.changes import stamp
        from tui.ingest.sources.locate import locate, locate_in_steps
        from tui.ingest.sources.subscriptions import expand

        for source, data in self.piped.items():
            yield from [data] if isinstance(data, Failure) else read_bytes(data, name=source)
        named: list[str] = []
        known = set(self.links)
        for source in self.sources:
            for one in expand(source) if source not in self.piped else ():
                if isinstance(one, Failure):
                    yield one
                elif isinstance(one, str):
                    named.append(one)
                elif one not in known:
                    known.add(one)
                    self.links.append(one)
                    self.found += 1
        pending: list[Location] = []
        local = (one for one in self.sources if one not in self.piped and not is_link(one))
        lists = set(local) - set(named)
        self.places = [*dict.fromkeys(named), *lists]
        self.files.update(map(stamp, locate(lists)))
        for location in locate_in_steps(named):
            if location is None:
                yield None
                continue
            path, self.files[path] = stamp(location)
            if isinstance(location, Failure):
                yield location
            else:
                pending.append(location)
                self.found += 1
                yield None
        newest_first = yield from in_order(
            pending, lambda location: (location.mtime, location.path), reverse=True
        )
        cell = Cell()
        try:
            for number, location in enumerate(newest_first, 1):
                remaining = len(pending) - number + len(self.links)
                yield from self._read(location, remaining, cell)
            yield from self._fetch(cell) if self._fetches else self._kept_before(cell)
        finally:
            cell.close()

    def _read(
        self, location: Location, remaining: int, cell: Cell
    ) -> Iterator[Article | Failure | None]:
        from tui.ingest.read import opened, read_document

        before, told = self.done, 0
        with opened(location) as document:
            if isinstance(document, Failure):
                yield document
            else:
                for step in read_document(document, cell):
                    if isinstance(step, Article):
                        told += 1
                        self.done = before + told
                        if told % ESTIMATE_EVERY == 2:
                            expected = int(told / max(document.fraction, 1e-3))
                            self.found = before + expected + remaining
                        self.found = max(self.found, self.done + remaining)
                    yield step
        self.done = before + max(told, 1)
        self.found = self.done + remaining

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

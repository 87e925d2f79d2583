"""From the sources a reader names to articles, in small steps that can be counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.article import Article, Failure

if TYPE_CHECKING:
    from tui.ingest.cell import Cell
    from tui.ingest.locate import Location

STANDARD_INPUT = "-"
ESTIMATE_EVERY = 500
"""Stories after which it is estimated again how many a dump has."""


class Intake:
    """Reads sources one document at a time.

    Iterating gives an `Article`, a `Failure`, or None for a step that only found
    something out; every step is short, so that a screen can be painted between two.
    The newest files are read first: a list sorted by date then grows at its end.
    """

    def __init__(self, sources: Sequence[str], standard_input: bytes = b"") -> None:
        self.sources = tuple(sources)
        self.standard_input = standard_input
        self.found = 0
        """Documents found so far. A dump is one until it is opened; from then on it counts
        as the stories that it seems to have."""
        self.done = 0
        """Documents and stories of dumps read so far, with or without success."""

    def __iter__(self) -> Iterator[Article | Failure | None]:
        # Here, because a screen is painted before the first document is asked for, and
        # the readers' regular expressions take as long to compile as a paint.
        from tui.ingest.cell import Cell
        from tui.ingest.locate import locate
        from tui.ingest.read import read_bytes

        if STANDARD_INPUT in self.sources:
            yield from read_bytes(self.standard_input, name=STANDARD_INPUT)
        pending: list[Location] = []
        for location in locate(source for source in self.sources if source != STANDARD_INPUT):
            if isinstance(location, Failure):
                yield location
            else:
                pending.append(location)
                self.found += 1
                yield None
        pending.sort(key=lambda location: (location.mtime, location.path), reverse=True)
        cell = Cell()
        try:
            for number, location in enumerate(pending, 1):
                yield from self._read(location, len(pending) - number, cell)
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

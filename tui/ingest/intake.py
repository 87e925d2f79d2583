"""From the sources a reader names to articles, in small steps that can be counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.article import Article, Failure

if TYPE_CHECKING:
    from tui.ingest.locate import Location

STANDARD_INPUT = "-"


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
        """Documents found so far; final once the first of them has been read."""
        self.done = 0
        """Documents read so far, with or without success."""

    def __iter__(self) -> Iterator[Article | Failure | None]:
        # Here, because a screen is painted before the first document is asked for, and
        # the readers' regular expressions take as long to compile as a paint.
        from tui.ingest.cell import Cell
        from tui.ingest.locate import locate
        from tui.ingest.read import read, read_bytes

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
            for location in pending:
                yield from read(location, cell)
                self.done += 1
        finally:
            cell.close()

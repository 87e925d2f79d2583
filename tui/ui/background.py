"""Work that goes on while the reader reads: loading, indexing, recognising names."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Literal, NamedTuple, TypeAlias

from tui.article import Article, Failure
from tui.ingest.intake import Intake
from tui.library import Library

SLICE = 0.005
"""Seconds of work between two looks at the keyboard."""
WAIT = 0.01
"""Seconds between two looks at whether other processes have something to show."""
QUIET = 0.12
"""Seconds after a key in which work takes only every fourth moment: painting the answer
comes first."""
REPORT_EVERY = 0.15
REPORT_AT_LEAST = 1.0
"""Seconds between two reports; while one types they come as seldom as the second says."""


LoadState: TypeAlias = Literal["loading", "stopped", "done"]


class Progress(NamedTuple):
    """How many documents have been read, of how many found."""

    done: int
    found: int
    state: LoadState


class Background:
    """Runs all slow work in slices on the event loop.

    Threads were measured slower (the work is pure Python) and need locks; slices need
    neither, and a key waits for one of them at most.
    """

    def __init__(
        self,
        intake: Intake,
        library: Library,
        report: Callable[[], None],
        fail: Callable[[Failure], None],
        indexed: Callable[[], None],
    ) -> None:
        """``report`` is called now and then, ``fail`` with what could not be read,
        ``indexed`` when the words, and again when the names, of all stories are known."""
        self.intake = intake
        self.library = library
        self.loading = True
        self.cancelled = False
        self._report = report
        self._fail = fail
        self._indexed = indexed
        self._recognising = False
        self._one_at_a_time = asyncio.Lock()
        """Held by whoever adds to the index of words, or writes it."""
        self._last_key = 0.0
        self.has_been_used = False
        """Whether a key has been pressed."""
        self._last_report = perf_counter()

    def key_pressed(self) -> None:
        """Make room for the answer."""
        self._last_key = perf_counter()
        self.has_been_used = True

    @property
    def progress(self) -> Progress:
        """How far loading is."""
        state: LoadState = "loading" if self.loading else "stopped" if self.cancelled else "done"
        return Progress(self.intake.done, self.intake.found, state)

    def cancel(self) -> None:
        """Stop loading; what is loaded stays. Nothing is stopped once it has ended."""
        self.cancelled = self.cancelled or self.loading

    async def run(self) -> None:
        """Load everything, words indexed as it comes in; then recognise names."""
        gc.freeze()  # what start-up made stays
        gc.enable()
        await asyncio.to_thread(self.library.warm_up)
        steps = iter(self.intake)
        while self.loading:
            self.loading = self._load(steps)
            await self._breathe()
            self.library.index_words(SLICE)
            await self._breathe()
        steps.close()  # where it was stopped: its files and its processes are let go
        self._report()
        await self._index_words()
        self._indexed()
        await self._keep_words()
        await self.recognise()

    async def catch_up(self) -> None:
        """Index the stories that came since."""
        await self._index_words()
        self._report()
        self._indexed()
        await self.recognise()

    async def recognise(self) -> None:
        """Recognise names, and index again what corrections and closer readings concern. A
        second call has nothing to do while the first goes on: that sees to it all."""
        if self._recognising:
            return
        self._recognising = True
        try:
            while not self.library.index_names(SLICE):
                await self._breathe(WAIT if self.library.awaits_names else 0)
        finally:
            self._recognising = False
        self._report()
        self._indexed()

    async def _index_words(self) -> None:
        async with self._one_at_a_time:
            while not self.library.index_words(SLICE):
                await self._breathe()

    async def _keep_words(self) -> None:
        try:
            async with self._one_at_a_time:  # nothing may be added while a thread writes
                await asyncio.to_thread(self.library.keep_words)
        except OSError as error:
            reason = f"the index could not be kept for the next start: {error.strerror}"
            self._fail(Failure(str(error.filename), reason))

    def _load(self, steps: Iterator[Article | Failure | None]) -> bool:
        """One slice of loading; False when there is nothing more to load."""
        deadline = perf_counter() + SLICE
        for step in steps:
            if isinstance(step, Failure):
                self._fail(step)
            elif step is not None:
                self.library.store.add(step)
            if self.cancelled or perf_counter() > deadline:
                return not self.cancelled
        return False

    async def _breathe(self, pause: float = 0) -> None:
        """Let the keyboard and the screen have their turn, at least for so many seconds;
        say how far the work is."""
        now = perf_counter()
        busy_hands = now - self._last_key < QUIET
        if now - self._last_report > (REPORT_AT_LEAST if busy_hands else REPORT_EVERY):
            self._report()
            gc.freeze()  # what is loaded stays: looking for garbage in it takes ever longer
            self._last_report = perf_counter()
        await asyncio.sleep(0.02 if busy_hands else pause)

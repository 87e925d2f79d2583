"""Stories are read again by a better recogniser: the one that is looked at, and of a few
stories all."""

from __future__ import annotations

import asyncio
from contextlib import closing

from textual import work

from tui.article import Entity, Failure
from tui.ingest.intake import Intake
from tui.library import Library
from tui.state.config import Config
from tui.ui.background import WAIT
from tui.ui.desk.core import DeskCore

SETTLED = 0.08
"""Seconds that a story must be open; a cursor that runs on waits for none."""
FEW = 500
"""Stories up to which all are read by *best*, so that what is found and counted does not
depend on what was opened: some seconds of other processes."""


class LookingClosely(DeskCore):
    """All stories are read quickly, those that are looked at closely too, and of a few all:
    what is lit and counted then is the better answer."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self._closest = config.recogniser
        """The best recogniser that is known to be there."""
        self._looking_at_all = asyncio.Lock()

    def show_story(self) -> None:
        super().show_story()
        position = self.stories.position
        if position is not None and self._closest != "quick":
            self._look_closely(position)

    @work(group="closely", exclusive=True)
    async def _look_closely(self, position: int) -> None:
        """Read a story in a thread; show and index what is found."""
        await asyncio.sleep(SETTLED)
        from tui.entities.recognise import recogniser

        library = self.library
        if library.is_read_closely(position) or not await self._has_closer():
            return
        finder = recogniser(self._closest)  # loaded already
        self._take(position, await asyncio.to_thread(library.look_closely, position, finder))
        self.recognise()

    def indexed(self) -> None:
        super().indexed()
        library = self.library
        if len(library.store) <= FEW and library.recognised == len(library.store):
            self._look_at_all()

    @work(group="closely all")
    async def _look_at_all(self) -> None:
        """Have the stories read that have not been, in other processes; the index learns of
        all of them at once."""
        library, taken = self.library, False
        if self._looking_at_all.locked():
            return
        async with self._looking_at_all:
            if not await self._has_closer() or self._closest != "best":
                return
            with closing(library.closer_readings(self._closest)) as readings:
                for reading in readings:
                    if reading is not None:
                        self._take(*reading)
                        taken = True
                    self.panel.report(library.settled, len(library.store))
                    await asyncio.sleep(WAIT if reading is None else 0)
        if taken:
            self.recognise()

    async def _has_closer(self) -> bool:
        """Whether there is a recogniser better than the quick one; what is missing is said."""
        from tui.entities.recognise import usable

        if self._closest != "quick":
            wanted = self._closest
            closest, missing = await asyncio.to_thread(usable, wanted)
            if missing and self._closest == wanted:  # not said yet
                self.note_failure(Failure("names", missing))
                self.announce(missing)
            self._closest = closest
        return self._closest != "quick"

    def _take(self, position: int, found: tuple[Entity, ...]) -> None:
        """Take a closer reading, and show it where its story is open."""
        library = self.library
        if not library.store.holds(position):
            return
        before = library.entities(position)
        library.read_closely(position, found)
        if self.stories.position == position and library.entities(position) != before:
            self.show_whole(position)

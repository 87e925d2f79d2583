"""The story one looks at is read again by a better recogniser, while one reads it."""

from __future__ import annotations

import asyncio

from textual import work

from tui.article import Failure
from tui.ingest.intake import Intake
from tui.library import Library
from tui.state.config import Config
from tui.ui.desk.core import DeskCore

SETTLED = 0.08
"""Seconds that a story must be open; a cursor that runs on waits for none."""


class LookingClosely(DeskCore):
    """All stories are read quickly, those that are looked at closely too: what is lit and
    counted then is the better answer."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self._closest = config.recogniser
        """The best recogniser that is known to be there."""

    def show_story(self) -> None:
        super().show_story()
        position = self.stories.position
        if position is not None and self._closest != "quick":
            self._look_closely(position)

    @work(group="closely", exclusive=True)
    async def _look_closely(self, position: int) -> None:
        """Read a story in a thread; show and index what is found."""
        await asyncio.sleep(SETTLED)
        from tui.entities.recognise import recogniser, usable

        library = self.library
        if library.is_read_closely(position):
            return
        self._closest, missing = await asyncio.to_thread(usable, self._closest)
        if missing:
            self.note_failure(Failure("names", missing))
            self.announce(missing)
        if self._closest == "quick":
            return
        finder = recogniser(self._closest)  # loaded already
        found = await asyncio.to_thread(library.look_closely, position, finder)
        if not library.store.holds(position):
            return
        before = library.entities(position)
        library.read_closely(position, found)
        self.recognise()
        if self.stories.position == position and library.entities(position) != before:
            self.show_whole(position)

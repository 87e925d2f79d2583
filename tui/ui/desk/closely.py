"""The open story is read once more, better and slower, while one reads it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.article import Failure
from tui.ingest.intake import Intake
from tui.library import Library
from tui.state.config import Config
from tui.ui.desk.core import DeskCore

if TYPE_CHECKING:
    from tui.entities.recognise import Recogniser

SETTLED = 0.3
"""Seconds that a story must be open; a cursor that runs on waits for nobody."""


class Closely(DeskCore):
    """Nothing here is done while a key waits: the reading is a thread's, and what it brings
    is shown when it is there."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self._finder: Recogniser | None = None
        self._has_finder = config.recogniser != "quick"

    def _show_closely(self, position: int) -> None:
        super()._show_closely(position)
        if self._has_finder:
            self.run_worker(self._look_closely(position), group="closely", exclusive=True)

    async def _look_closely(self, position: int) -> None:
        await asyncio.sleep(SETTLED)
        library = self.library
        if library.is_read_closely(position) or not library.store.holds(position):
            return
        from tui.entities.recognise import RecogniserMissing, recogniser

        try:
            if self._finder is None:
                self._finder = await asyncio.to_thread(recogniser, self.config.recogniser)
        except RecogniserMissing as missing:
            self._has_finder = False
            self.note_failure(Failure(self.config.recogniser, str(missing)))
            return
        found = await asyncio.to_thread(library.look_closely, position, self._finder)
        before = library.entities(position)
        library.read_closely(position, found)
        self.run_worker(self.background.recognise(), group="names", exclusive=True)
        if self.stories.position == position and library.entities(position) != before:
            super()._show_closely(position)

"""The application: puts the parts together and knows nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen

from tui.ingest.intake import Intake
from tui.library import Library
from tui.ui.desk.desk import Desk
from tui.ui.palette import CommandProvider
from tui.ui.sink import ControlFilter

if TYPE_CHECKING:
    from tui.state.places import Places


class NewsApp(App[None]):
    """newstui on the screen."""

    TITLE = "newstui"
    COMMANDS = App.COMMANDS | {CommandProvider}
    COMMAND_PALETTE_BINDING = "f2"
    ENABLE_SELECT_AUTO_SCROLL = True

    def __init__(
        self,
        intake: Intake,
        query: str = "",
        cache: Callable[[], Path] | None = None,
        places: Callable[[], Places] | None = None,
    ) -> None:
        """``cache`` names the file of the index and ``places`` where a session is kept;
        both are asked after the first paint, None keeps nothing."""
        super().__init__()
        self._sink = ControlFilter()
        self.library = Library(cache)
        self.desk = Desk(self.library, intake, query)
        self.desk.find_places = places

    def get_default_screen(self) -> Screen[None]:
        """The desk is there from the start; a blank screen first would cost a paint."""
        return self.desk

    def exit(self, *args: Any, **options: Any) -> None:
        """Leave; how the desk is now is kept first, while it is still there."""
        self.desk.keep_session()
        super().exit(*args, **options)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and the one that keeps control sequences off the terminal."""
        return [*super().get_line_filters(), self._sink]

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            self.desk.background.key_pressed()
        await super().on_event(event)

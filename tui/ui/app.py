"""The application: puts the parts together and knows nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.screen import Screen

from tui.article import Failure
from tui.ingest.intake import Intake
from tui.library import Library
from tui.state.config import Alert, Config, Notice
from tui.ui import looks
from tui.ui.commands import remapped
from tui.ui.desk.desk import Desk
from tui.ui.palette import CommandProvider
from tui.ui.screens.foot import FootBox
from tui.ui.sink import ControlFilter

if TYPE_CHECKING:
    from tui.state.places import Places

TOUCHES = (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""Events that a reader brings about on purpose."""
OPENS_WITHIN = 1.0
"""Seconds after which keys are not held back any longer, whatever is the matter."""


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
        config: Config | None = None,
        cache: Callable[[], Path] | None = None,
        places: Callable[[], Places] | None = None,
        names_cache: Callable[[], Path] | None = None,
        *,
        follows: bool = False,
    ) -> None:
        """``cache`` names the file of the index, ``names_cache`` that of names and ``places``
        where a session is kept; all are asked after the first paint, None keeps nothing.
        ``follows``: the sources are followed as soon as they are read."""
        self._colours: dict[str, str] = {}
        """The reader's own colours of names, by the kind of name."""
        super().__init__()
        config = config or Config()
        self._sink = ControlFilter()
        self.library = Library(cache, names_cache=names_cache, recogniser=config.recogniser)
        self.desk = Desk(self.library, intake, query, config)
        self.desk.alert = partial(self._alert, config.alert)
        self._take_looks(config)
        self.desk.find_places = places
        self.desk.follows_at_once = follows

    @property
    def has_read_nothing(self) -> bool:
        """Whether all is read and there was no story."""
        return not self.library.store and not self.desk.background.loading

    def _take_looks(self, config: Config) -> None:
        """Use the reader's own theme, keys and colours; what is wrong is a problem."""
        notices = config.notices
        if config.keys or config.colours:
            from tui.ui.personal import own_looks  # most readers have none

            own = own_looks(config)
            self._colours = own.colours
            notices += own.notices
            self.desk.use_keys(remapped(own.keys))
            self.set_keymap(own.keys)
        if config.theme is not None:
            theme, line = config.theme
            if theme in self.available_themes:
                self.theme = theme
            else:
                notices += (Notice(line, f"no theme is called {theme}, left out."),)
        self.desk.problems = [Failure(str(config.path), str(one)) for one in sorted(notices)]

    def get_css_variables(self) -> dict[str, str]:
        """Textual's colours, and those of each kind of name."""
        variables = super().get_css_variables()
        for name, usual in looks.COLOURS.items():
            variables[f"name-{name}"] = self._colours.get(name, variables[usual])
        return variables

    def get_default_screen(self) -> Screen[None]:
        """The desk is there from the start; a blank screen first would cost a paint."""
        return self.desk

    def on_mount(self) -> None:
        # Back from Ctrl-z the terminal shows nothing; Textual paints only what has changed.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def exit(self, *args: Any, **options: Any) -> None:
        """Leave; how the desk is now is kept first, while it is still there."""
        self.desk.keep_session()
        super().exit(*args, **options)

    def action_command_palette(self) -> None:
        """Open the palette, unless one is open below whatever lies over it."""
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            super().action_command_palette()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and the one that keeps control sequences off the terminal."""
        return [*super().get_line_filters(), self._sink]

    def _alert(self, how: Alert, words: str) -> None:
        """Ring, or ask the terminal for a notification. The words must be newstui's own:
        they reach the terminal as they are."""
        if how == "bell":
            self.bell()
        elif how == "notification" and self._driver is not None:
            self._driver.write(f"\x1b]9;newstui: {words}\x1b\\")

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, TOUCHES) and not event.is_forwarded:
            self.desk.touched(by_key=isinstance(event, events.Key))
        await super().on_event(event)
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._open_box()

    async def _open_box(self) -> None:
        """Let a box that the last key has asked for open first: what is typed in one breath
        with that key is for the box, and not for the desk."""
        await asyncio.sleep(0)  # the work that a key sets going begins
        if isinstance(self.screen, FootBox):
            with suppress(TimeoutError):
                await asyncio.wait_for(self.screen.ready.wait(), OPENS_WITHIN)

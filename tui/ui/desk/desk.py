"""The reading desk: everything one does on it put together."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content
from textual.widgets import Input

from tui.ui import commands
from tui.ui.commands import Command, Place
from tui.ui.desk.fetching import Fetching
from tui.ui.desk.looking_closely import LookingClosely
from tui.ui.desk.looking_up import LookingUp
from tui.ui.desk.moving import Moving
from tui.ui.desk.sending import Sending
from tui.ui.desk.walking import Walking
from tui.ui.widgets.filter_bar import FilterInput
from tui.ui.widgets.key_line import KeyLine
from tui.ui.widgets.saved_filters import SavedFilters
from tui.ui.widgets.word_box import FindInput, SeekInput

BOX_ACTIONS = {
    "keep_filter", "leave_box", "help_in_box", "keep_find", "leave_find", "find_on", "keep_seek",
    "leave_seek", "seek_on",
}  # fmt: skip
"""What the desk does while one types."""


class Desk(Moving, Walking, LookingUp, LookingClosely, Sending, Fetching):
    """Where one reads."""

    BINDINGS = commands.bindings("desk")

    # -- commands --------------------------------------------------------------------

    def use_keys(self, known: Sequence[Command]) -> None:
        """Show these commands with their keys, from the first paint on."""
        self.commands = self.keys.known = known

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The desk's own commands rest while one types; keys are letters then."""
        return action in BOX_ACTIONS or not isinstance(self.focused, Input)

    @on(KeyLine.Clicked)
    async def _run_clicked(self, event: KeyLine.Clicked) -> None:
        await self.action_run_command(event.command_id)

    async def action_run_command(self, command_id: str) -> None:
        """Run a command as if its key had been pressed in its place."""
        command = next(command for command in commands.COMMANDS if command.id == command_id)
        places = {
            "list": self.stories,
            "reader": self.reader,
            "panel": self.panel,
            "box": self.filter_bar.box,
            "filters": self.saved,
            "find": self.find_bar.box if self.find_bar else None,
            "seek": self.name_box.box if self.name_box else None,
        }
        await self.app.run_action(command.action, places.get(command.place) or self)

    def on_descendant_focus(self) -> None:
        places: dict[type, Place] = {
            FilterInput: "box",
            FindInput: "find",
            SeekInput: "seek",
            SavedFilters: "filters",
        }
        self.keys.show(places.get(type(self.focused), self.panes.current))

    # -- pages -----------------------------------------------------------------------

    def action_why(self) -> None:
        position = self.stories.position
        results = self.listing.results if self.listing is not None else None
        origins = self.library.store.origins(position) if position is not None else ()
        if position is None or (results is None and len(origins) < 2):
            self.say("No filter is on: every story is listed, the newest first.")
            return
        from tui.ui.screens.page import Page

        reasons = list(results.explain(self.library.store[position])) if results else []
        if len(origins) > 1:
            places = "\n".join(f"    {one.location or 'standard input'}" for one in origins)
            reasons.append(f"{len(origins)} documents have this story:\n{places}")
        self.app.push_screen(Page("Why it is here", Content("\n\n".join(reasons))))

    def action_stop(self) -> None:
        self.background.cancel()
        self.workers.cancel_group(self, "send")
        self.stop_fetching()

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_help(self) -> None:
        self._show_keys(self.keys.place)

    def _show_keys(self, place: Place) -> None:
        from tui.ui.screens.help import Help  # pages are not needed for the first paint

        self.app.push_screen(Help(place, self.commands))

    def action_help_in_box(self) -> None:
        self._show_keys(self.keys.place)

    def action_problems(self) -> None:
        from tui.ui.screens.problems import Problems

        self.app.push_screen(Problems(self.problems, self.library.store.duplicates))

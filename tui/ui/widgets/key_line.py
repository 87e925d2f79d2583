"""The bottom line: the keys that matter where one is."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.timer import Timer
from textual.widget import Widget

from tui.ui import commands, looks
from tui.ui.commands import Command, Place

SAID_FOR = 4.0
"""Seconds that a word to the reader stays where no key is pressed."""
GAP = 2
"""Cells behind an entry."""
LAST = 2
"""Entries at the end that stay where there is not room for all: help, and the way back."""
NEWS_FOR = 1.0
"""Seconds that news stay whatever is pressed."""


class KeyLine(Widget):
    """The footer, painted as one line; a click on an entry runs it.

    Textual's own footer is a widget for each key and is composed anew on every change of
    focus; one line costs a tenth of its part of the first paint.
    """

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        padding: 0 1;
        color: $text-muted;
        background: $panel;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """
    ALLOW_SELECT = False

    class Clicked(Message):
        """An entry was clicked."""

        def __init__(self, command_id: str) -> None:
            super().__init__()
            self.command_id = command_id

    def on_click(self, event: events.Click) -> None:
        command_id = event.style.meta.get("command")
        if command_id is not None:
            self.post_message(self.Clicked(command_id))

    def __init__(self, known: Sequence[Command]) -> None:
        super().__init__(id="keys")
        self.known = known
        self.place: Place = "list"
        self._said = ""
        self._until: Timer | None = None
        self._heard = 0.0
        """When what is said has been there long enough for a key to end it."""

    def show(self, place: Place) -> None:
        """Show the keys of a place and, outside the filter box, those that work in every
        pane."""
        if place != self.place:
            self.place = place
            self.refresh()

    def say(self, words: str, seconds: float = SAID_FOR, *, news: bool = False) -> None:
        """Say something to the reader in place of the keys: for a moment, or until the next
        key. What is ``news``, and not the answer to a key, keys leave there while it is new:
        they were not pressed because of it."""
        if self._until is not None:
            self._until.stop()
        self._said = words
        self._until = self.set_timer(seconds, self._fall_silent)
        self._heard = perf_counter() + (NEWS_FOR if news else 0)
        self.refresh()

    def key_pressed(self) -> None:
        """The reader goes on: show the keys again."""
        if self._until is not None and perf_counter() >= self._heard:
            self._until.stop()
            self._fall_silent()

    @property
    def speaks(self) -> bool:
        """Whether something is being said."""
        return bool(self._said)

    def _fall_silent(self) -> None:
        self._said, self._until = "", None
        self.refresh()

    def render(self) -> Content:
        if self._said:
            return Content.styled(self._said, looks.SAID)
        wanted = commands.of(self.place, self.known)
        if self.place not in commands.ALONE:
            wanted = [*wanted, *commands.of("desk", self.known)]
        entries = [_entry(command) for command in wanted if command.footer]
        while sum(map(len, entries)) > self.content_size.width + GAP and len(entries) > LAST:
            del entries[-1 - LAST]
        return Content("").join(entries).rstrip()


def _entry(command: Command) -> Content:
    """A key and what it does; a click on it runs that."""
    click = Style.from_meta({"command": command.id})
    key = (commands.key_names(command)[0], Style.parse(looks.KEY) + click)
    return Content.assemble(key, (f" {command.label}", click), " " * GAP)

"""The bottom line: the keys that matter where one is."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from tui.ui import commands, looks
from tui.ui.commands import Place


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

    def __init__(self) -> None:
        super().__init__(id="keys")
        self.place: Place = "list"

    def show(self, place: Place) -> None:
        """Show the keys of a place and, outside the filter box, those that work in every
        pane."""
        if place != self.place:
            self.place = place
            self.refresh()

    def render(self) -> Content:
        wanted = commands.of(self.place)
        if self.place != "box":
            wanted = [*wanted, *commands.of("desk")]
        key_style = Style.parse(looks.KEY)
        pieces: list[tuple[str, Style]] = []
        for command in wanted:
            if not command.footer:
                continue
            click = Style.from_meta({"command": command.id})
            pieces += [
                (commands.key_names(command)[0], key_style + click),
                (f" {command.label}", click),
                ("  ", Style()),
            ]
        return Content.assemble(*pieces)

"""The page of keys."""

from __future__ import annotations

from textual.content import Content

from tui.ui import commands
from tui.ui.commands import Place
from tui.ui.screens.page import Page


class Help(Page):
    """All keys, those of the place the reader is in first."""

    def __init__(self, place: Place) -> None:
        super().__init__("Keys", keys_content(place))


def keys_content(first: Place) -> Content:
    """Every command under the heading of its place."""
    pieces: list[str | tuple[str, str]] = []
    for place in sorted(commands.PLACES, key=lambda place: place != first):
        pieces.append((f"{commands.PLACES[place]}\n", "bold underline"))
        for command in commands.of(place):
            keys = " ".join(commands.key_names(command))
            pieces += [(f"{keys:>14}", "bold"), f"  {command.help}\n"]
        pieces.append("\n")
    return Content.assemble(*pieces).rstrip()

"""The page of keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.ui import commands, looks
from tui.ui.commands import Command, Place
from tui.ui.screens.page import Page
from tui.ui.widgets.entity_panel import GROUPS


class Help(Page):
    """All keys, those of the place the reader is in first."""

    def __init__(self, place: Place, known: Sequence[Command]) -> None:
        super().__init__("Keys", keys_content(place, known))


def keys_content(first: Place, known: Sequence[Command]) -> Content:
    """Every command under the heading of its place, and how each kind of name looks."""
    pieces: list[str | tuple[str, str]] = []
    for place in sorted(commands.PLACES, key=lambda place: place != first):
        pieces.append((f"{commands.PLACES[place]}\n", "bold underline"))
        for command in commands.of(place, known):
            keys = " ".join(commands.key_names(command))
            pieces += [(f"{keys:>14}", "bold"), f"  {command.help}\n"]
        pieces.append("\n")
    pieces.append(("Names, as they look\n", "bold underline"))
    for title, types in GROUPS:
        pieces += [" " * 16, (title, looks.ENTITIES[min(types)]), "\n"]
    return Content.assemble(*pieces).rstrip()

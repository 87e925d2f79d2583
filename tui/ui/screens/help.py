"""The page of keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from textwrap import wrap

from textual.content import Content

from tui.ui import commands, looks
from tui.ui.commands import Command, Place
from tui.ui.screens.page import Page
from tui.ui.widgets.entity_panel import GROUPS

LEAST = 16
"""Columns that what a key does has at least."""


class Help(Page):
    """All keys, those of the place the reader is in first."""

    def __init__(self, place: Place, known: Sequence[Command]) -> None:
        super().__init__("Keys", partial(keys_content, place, known))


def keys_content(first: Place, known: Sequence[Command], width: int) -> Content:
    """Every command under the heading of its place, and how each kind of name looks, in so
    many columns."""
    pieces: list[str | tuple[str, str]] = []
    column = max(len(_keys(command)) for command in known)
    indent = " " * (column + 2)
    for place in sorted(commands.PLACES, key=lambda place: place != first):
        pieces.append((f"{commands.PLACES[place]}\n", "bold underline"))
        for command in commands.of(place, known):
            lines = wrap(command.help, max(LEAST, width - len(indent)))
            pieces += [
                (f"{_keys(command):>{column}}", "bold"),
                "  " + f"\n{indent}".join(lines),
                "\n",
            ]
        pieces.append("\n")
    pieces.append(("Names, as they look\n", "bold underline"))
    for title, types in GROUPS:
        pieces += [indent, (title, looks.ENTITIES[min(types)]), "\n"]
    return Content.assemble(*pieces).rstrip()


def _keys(command: Command) -> str:
    return " ".join(commands.key_names(command))

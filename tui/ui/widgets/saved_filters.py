"""The saved filters, above the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.message import Message
from textual.strip import Strip

from tui.ui import commands, looks
from tui.ui.widgets.row_list import RowList, fit, to_width

MOST_SHOWN = 9
COUNT = 7
"""Cells of a count."""


class Kept(NamedTuple):
    """A saved filter and what it finds now."""

    name: str
    query: str
    stories: int | None
    """How many stories it lists; None while that is not known."""
    new: int = 0
    """How many of them came since one looked last."""


class SavedFilters(RowList):
    """One row a filter: its name, how many stories it lists, how many are new."""

    BINDINGS = commands.bindings("filters")
    DOUBLE_CLICK = "apply"
    DEFAULT_CSS = "SavedFilters { height: auto; border: round $foreground 25%; display: none; }"
    BORDER_TITLE = "Saved filters"

    class Chosen(Message):
        """The reader wants a filter put on."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__(id="filters")
        self.kept: Sequence[Kept] = ()

    def show(self, kept: Sequence[Kept]) -> None:
        """Show these filters; nothing at all where there are none."""
        self.kept = kept
        self.display = bool(kept)
        self.styles.height = min(len(kept), MOST_SHOWN) + 2
        self.rows_changed()
        self.cursor = self.validate_cursor(self.cursor)

    @property
    def name_chosen(self) -> str | None:
        """The filter under the cursor."""
        return self.kept[self.cursor].name if self.kept else None

    def action_apply(self) -> None:
        if self.name_chosen is not None:
            self.post_message(self.Chosen(self.name_chosen))

    def row_count(self) -> int:
        return len(self.kept)

    def paint(self, row: int, width: int, chosen: bool) -> list[Strip]:
        kept, ground = self.kept[row], self.style_of(chosen=chosen)
        quiet = self.style_of(looks.QUIET, chosen=chosen)
        new = f"+{kept.new:,}" if kept.new else ""
        count = "…" if kept.stories is None else f"{kept.stories:,}"
        room = max(1, width - 2 - 2 * COUNT)
        pieces = [
            ("▌ " if chosen and self.has_focus else "  ", quiet),
            (to_width(kept.name, room), self.style_of(chosen=chosen)),
            (f"{new:>{COUNT}}", self.style_of(looks.BADGE, chosen=chosen)),
            (f"{count:>{COUNT}}", quiet),
        ]
        return [fit(pieces, width, ground)]

"""A box at the foot of the screen in which something is asked of the reader."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen


class FootBox(ModalScreen[str | None]):
    """How such a box looks and is left: it gives the answer, or None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "leave it", priority=True),
    ]
    DEFAULT_CSS = """
    FootBox {
        align: center bottom;
        background: $background 40%;
        & > Vertical {
            height: auto; padding: 0 1; background: $surface; border: round $border;
            border-title-color: $text; border-subtitle-color: $text-muted;
        }
        & Input, & Input:focus { height: 1; border: none; padding: 0; background: $surface; }
        & Static { color: $text-muted; height: auto; }
        & OptionList { height: auto; max-height: 12; border: none; padding: 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.ready = asyncio.Event()
        """Set once it takes what is typed."""

    def on_descendant_focus(self) -> None:
        self.ready.set()

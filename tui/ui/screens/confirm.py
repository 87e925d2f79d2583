"""A question that is answered by yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static


class Confirm(ModalScreen[bool]):
    """Gives True for y or Enter, False for n or Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "dismiss(True)", "yes"),
        Binding("n,escape,q", "dismiss(False)", "no"),
    ]
    DEFAULT_CSS = """
    Confirm {
        align: center middle;
        & > Static {
            width: auto; max-width: 90%; padding: 1 3; background: $surface;
            border: round $border; border-subtitle-color: $text-muted;
        }
    }
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self._box = Static(question, markup=False)
        self._box.border_subtitle = "y does it, n leaves it"

    def compose(self) -> ComposeResult:
        yield self._box

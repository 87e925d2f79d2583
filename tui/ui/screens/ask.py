"""One line asked of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.ui.screens.foot import FootBox


class Ask(FootBox):
    """A box at the foot of the screen; gives what was typed, or None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(1)", "earlier", priority=True),
        Binding("down", "recall(-1)", "later", priority=True),
    ]

    def __init__(
        self, title: str, value: str = "", hint: str = "", earlier: Sequence[str] = ()
    ) -> None:
        """``earlier`` are answers given before, newest last; ↑ brings them back."""
        super().__init__()
        self._earlier = [*earlier, value]
        self._recalled = 0
        self._box = Input(value, select_on_focus=bool(value))
        self._hint = Static(hint, markup=False)
        self._frame = Vertical(self._box, self._hint) if hint else Vertical(self._box)
        self._frame.border_title = Content(title)
        self._frame.border_subtitle = "Enter does it, Esc leaves it"

    def compose(self) -> ComposeResult:
        yield self._frame

    def action_recall(self, back: int) -> None:
        if 0 <= self._recalled + back < len(self._earlier):
            self._recalled += back
            self._box.value = self._earlier[-1 - self._recalled]
            self._box.cursor_position = len(self._box.value)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip() or None)

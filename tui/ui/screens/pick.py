"""One of several things asked of the reader, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.ui.screens.foot import FootBox

MOST = 12
"""Things offered at once."""
Offer: TypeAlias = tuple[str, str]
"""What is given back, and what is said of it."""
Offers: TypeAlias = Callable[[str], Sequence[Offer]]
"""What fits some words, the likeliest first."""


class Pick(FootBox):
    """A box at the foot of the screen with what fits what is typed; gives what was picked,
    or None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "next", priority=True),
        Binding("up,ctrl+p", "step(-1)", "previous", priority=True),
    ]

    def __init__(self, title: str, offers: Offers, missed: str = "No such name.") -> None:
        """``offers`` is asked with every letter; ``missed`` is said where nothing fits."""
        super().__init__()
        self._offers = offers
        self._missed = missed
        self._box = Input(placeholder="type to find")
        self._list = OptionList(markup=False)
        self._list.can_focus = False
        self._frame = Vertical(self._list, self._box)
        self._frame.border_title = Content(title)

    def compose(self) -> ComposeResult:
        yield self._frame

    def on_mount(self) -> None:
        self._offer()

    @on(Input.Changed)
    def _offer(self) -> None:
        fit = self._offers(self._box.value)[:MOST]
        self._list.clear_options()
        self._list.add_options(
            Option(Content.assemble(words, "  ", (said, "dim")), id=str(at))
            for at, (words, said) in enumerate(fit)
        )
        self._offered = [words for words, _ in fit]
        self._list.highlighted = 0 if fit else None
        missed = f"{self._missed} " if self._box.value.strip() else ""
        ends = "Enter takes it, Esc leaves it" if fit else f"{missed}Esc leaves it"
        self._frame.border_subtitle = ends

    def action_step(self, rows: int) -> None:
        if self._offered:
            at = (self._list.highlighted or 0) + rows
            self._list.highlighted = max(0, min(at, len(self._offered) - 1))

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        at = self._list.highlighted
        if self._offered and at is not None:
            self.dismiss(self._offered[at])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._offered[event.option_index])

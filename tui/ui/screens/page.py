"""A page laid over the desk: something to look up and close again."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class FittedText(Static):
    """A text that is another one for each width it is given."""

    def __init__(self, content: Callable[[int], Content]) -> None:
        super().__init__(markup=False)
        self._fitted = content

    def on_resize(self, event: events.Resize) -> None:
        self.update(self._fitted(event.size.width))


class Page(ModalScreen[None]):
    """One scrolling text with a title; the keys that opened it close it too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark,f1,exclamation_mark,i", "dismiss", "close"),
        Binding("j,down", "scroll(1)", "down"),
        Binding("k,up", "scroll(-1)", "up"),
        Binding("space,pagedown,ctrl+d", "scroll(10)", "page down"),
        Binding("b,pageup,ctrl+u", "scroll(-10)", "page up"),
        Binding("g,home", "first", "top"),
        Binding("G,end", "last", "end"),
    ]
    DEFAULT_CSS = """
    Page {
        align: center middle;
        & > VerticalScroll {
            width: 80; max-width: 96%; height: auto; max-height: 92%; padding: 1 2;
            background: $surface; border: round $border; scrollbar-size-vertical: 1;
            border-title-color: $text; border-subtitle-color: $text-muted;
        }
        & Static { height: auto; }
    }
    """

    def __init__(self, title: str, content: Content | Callable[[int], Content]) -> None:
        """``content``: what is on the page, for so many columns where that matters."""
        super().__init__()
        text = (
            Static(content, markup=False) if isinstance(content, Content) else FittedText(content)
        )
        self._scroll = VerticalScroll(text)
        self._scroll.border_title = Content(title)
        self._scroll.border_subtitle = "Esc closes"

    def compose(self) -> ComposeResult:
        yield self._scroll

    def action_scroll(self, lines: int) -> None:
        self._scroll.scroll_relative(y=lines, animate=False)

    def action_first(self) -> None:
        self._scroll.scroll_home(animate=False)

    def action_last(self) -> None:
        self._scroll.scroll_end(animate=False)

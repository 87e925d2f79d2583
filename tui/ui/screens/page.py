"""A page laid over the desk: something to look up and close again."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


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
        self._content = content
        self._text = Static(content if isinstance(content, Content) else "", markup=False)
        self._scroll = VerticalScroll(self._text)
        self._scroll.border_title = Content(title)
        self._scroll.border_subtitle = "Esc closes"

    def compose(self) -> ComposeResult:
        yield self._scroll

    def on_resize(self) -> None:
        if not isinstance(self._content, Content):
            self._text.update(self._content(self._scroll.scrollable_content_region.width))

    def action_scroll(self, lines: int) -> None:
        self._scroll.scroll_relative(y=lines, animate=False)

    def action_first(self) -> None:
        self._scroll.scroll_home(animate=False)

    def action_last(self) -> None:
        self._scroll.scroll_end(animate=False)

"""The box one types a part of a name into."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.ui import commands


class NameInput(Input):
    """The line one types in."""

    BINDINGS = commands.bindings("seek")


class NameBox(Horizontal):
    """Above names, while one looks for some of them."""

    DEFAULT_CSS = """
    NameBox {
        height: 1; background: $panel;
        & > NameInput, & > NameInput:focus {
            width: 1fr; height: 1; border: none; padding: 0; background: $panel;
        }
        & > .prompt { width: auto; padding: 0 1; color: $foreground 60%; }
        &:focus-within > .prompt { color: $text-accent; text-style: bold; }
        & > .said { width: auto; max-width: 60%; padding: 0 1; color: $foreground 60%; }
    }
    """

    class Changed(Message):
        """Other names are looked for."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.box = NameInput(placeholder=placeholder, select_on_focus=False)
        self._said = Static(markup=False, classes="said")

    def compose(self) -> ComposeResult:
        yield Static("'", markup=False, classes="prompt")
        yield self.box
        yield self._said

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.box.value

    @property
    def has_typist(self) -> bool:
        """Whether the reader is typing here."""
        return self.box.has_focus

    def clear(self) -> None:
        """Look for nothing."""
        self.box.value = ""

    def say(self, words: str) -> None:
        """Say what was found."""
        self._said.update(Content(words))

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

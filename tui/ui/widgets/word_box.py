"""A line one types words into, and what is found of them."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.ui import commands


class FindInput(Input):
    """Takes words to be found in a story."""

    BINDINGS = commands.bindings("find")


class SeekInput(Input):
    """Takes a part of a name."""

    BINDINGS = commands.bindings("seek")


class WordBox(Horizontal):
    """A prompt, the line one types in, and what is said of what was found."""

    DEFAULT_CSS = """
    WordBox {
        height: 1; background: $panel;
        & > Input, & > Input:focus {
            width: 1fr; height: 1; border: none; padding: 0; background: $panel;
        }
        & > .prompt { width: auto; padding: 0 1; color: $foreground 60%; }
        &:focus-within > .prompt { color: $text-accent; text-style: bold; }
        & > .said { width: auto; max-width: 60%; padding: 0 1; color: $foreground 60%; }
    }
    """

    class Changed(Message):
        """Other words are looked for."""

        def __init__(self, box: WordBox) -> None:
            super().__init__()
            self._box = box

        @property
        def control(self) -> WordBox:
            """Where they were typed."""
            return self._box

    def __init__(self, prompt: str, box: Input, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.box = box
        self._prompt = prompt
        self._said = Static(markup=False, classes="said")

    def compose(self) -> ComposeResult:
        yield Static(self._prompt, markup=False, classes="prompt")
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
        self.post_message(self.Changed(self))

"""The box for finding words in the story."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.ui import commands


class FindInput(Input):
    """The line one types in."""

    BINDINGS = commands.bindings("find")


class FindBar(Horizontal):
    """Under the story while one finds something in it."""

    DEFAULT_CSS = """
    FindBar {
        height: 1; background: $panel;
        & > FindInput, & > FindInput:focus {
            width: 1fr; height: 1; border: none; padding: 0; background: $panel;
        }
        & > #find-prompt { width: auto; padding: 0 1; color: $text-accent; text-style: bold; }
        & > #find-count { width: auto; padding: 0 1; color: $foreground 60%; }
    }
    """

    class Changed(Message):
        """Other words are to be found."""

    def __init__(self) -> None:
        super().__init__(id="find")
        self.box = FindInput(placeholder="find in this story", select_on_focus=True)
        self._count = Static(markup=False, id="find-count")

    def compose(self) -> ComposeResult:
        yield Static("find", markup=False, id="find-prompt")
        yield self.box
        yield self._count

    @property
    def words(self) -> str:
        """What is to be found."""
        return self.box.value

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    def report(self, at: int | None, count: int) -> None:
        """Which of how many places is shown; None before one is."""
        said = f"{at + 1}/{count}" if at is not None else f"{count} here" if count else ""
        if self.words.strip() and not count:
            said = "not in this story"
        self._count.update(Content(said))

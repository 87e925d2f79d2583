"""The filter box, with the count and what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus, Resize
from textual.message import Message
from textual.widgets import Input, Static

from tui.library import Listing
from tui.ui import commands
from tui.ui.widgets.query_line import QueryHighlighter, QuerySuggester

if TYPE_CHECKING:
    from tui.search.complete import Completion


PROMPT, PADDING, CURSOR = 3, 2, 1
"""Columns of the prompt, on both sides of what is said, and behind what is typed."""
HINTS = (
    'words, "a phrase", person:name …   (press / to type)',
    'words, "a phrase" …   (press / to type)',
    "(press / to type)",
    "",
)
"""What stands in the empty box: the first for which there is room."""


class FilterInput(Input):
    """The line one types in; it keeps the keys that move the selection to itself."""

    BINDINGS = commands.bindings("box")

    class Choose(Message):
        """The reader wants another story selected without leaving the box."""

        def __init__(self, rows: int = 0, pages: int = 0) -> None:
            super().__init__()
            self.rows = rows
            self.pages = pages

    def __init__(self, text: str, complete: Callable[[str], Completion | None]) -> None:
        self.colours = QueryHighlighter()
        super().__init__(
            text,
            highlighter=self.colours,
            suggester=QuerySuggester(complete),
            select_on_focus=False,
        )
        self._complete = complete
        self._history: list[str] = []
        self._recalled = 0
        """How many filters back the one in the box is; 0 when it is a new one."""

    def remember(self) -> None:
        """Keep what is in the box for ↑ to bring back."""
        if self.value and self.value not in self._history[-1:]:
            self._history.append(self.value)
        self._recalled = 0

    def action_choose(self, rows: int) -> None:
        if self._recalled and self.value != self._history[-self._recalled]:
            self._recalled = 0  # what was brought back has been edited
        back = self._recalled - rows
        if (self._recalled or not self.value) and 0 <= back <= len(self._history):
            self._recalled = back
            self.value = self._history[-back] if back else ""
            self.cursor_position = len(self.value)
        else:
            self.post_message(self.Choose(rows=rows))

    def action_choose_page(self, pages: int) -> None:
        self.post_message(self.Choose(pages=pages))

    async def action_complete(self) -> None:
        completion = self._complete(self.value)
        if completion is None:
            await self.run_action("screen.keep_filter")
        else:
            self.value = completion.accepted
            self.cursor_position = len(self.value)


class FilterBar(Horizontal):
    """Always visible: the filter, how many stories it leaves, and how it was taken."""

    DEFAULT_CSS = """
    FilterBar {
        height: 1;
        background: $panel;
        & > FilterInput, & > FilterInput:focus {
            width: 1fr; height: 1; border: none; padding: 0; background: $panel;
        }
        & > #prompt { width: 3; padding: 0; color: $foreground 60%; }
        &:focus-within > #prompt { color: $text-accent; text-style: bold; }
        & > #said {
            width: auto; padding: 0 1; color: $text-warning;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        & > #count { width: auto; padding: 0 1; color: $foreground 60%; }
    }
    """

    class Changed(Message):
        """The filter is another one, or somebody has begun or ceased to type it."""

    def __init__(self, text: str, complete: Callable[[str], Completion | None]) -> None:
        super().__init__(id="filter")
        self._complete = complete
        self._start = text
        self._found = ""
        self._forms: Sequence[str] = ("",)
        """What is said, the longest form first."""
        self._said = Static(markup=False, id="said")
        self._count = Static(markup=False, id="count")

    def compose(self) -> ComposeResult:
        self._input = FilterInput(self._start, self._complete)
        yield Static(" / ", markup=False, id="prompt")
        yield self._input
        yield self._said
        yield self._count

    @property
    def text(self) -> str:
        """What is in the box."""
        return self._input.value

    @text.setter
    def text(self, text: str) -> None:
        self._input.value = text
        self._input.cursor_position = len(text)

    @property
    def box(self) -> FilterInput:
        """Where one types."""
        return self._input

    @property
    def has_typist(self) -> bool:
        """Whether the reader is typing here."""
        return self._input.has_focus

    def remember(self) -> None:
        """Keep the filter for ↑ to bring back."""
        self._input.remember()

    def take_focus(self) -> None:
        """Let the reader type, from the very next key on (`Widget.focus` would let keys
        that are already on their way slip through to the list)."""
        self.screen.set_focus(self._input)

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        self._share_room()
        self.post_message(self.Changed())

    @on(Resize)
    def _share_room(self) -> None:
        """What is typed has the room it needs, up to two thirds; what is said has the rest."""
        count = cell_len(self._found) + PADDING
        room = max(self.size.width - PROMPT - count, 0)
        self._input.placeholder = _fitting(HINTS, room - PADDING)
        needed = cell_len(self._input.value) + CURSOR
        said = max(room - needed, room // 3)
        self._said.styles.max_width = said
        self._said.update(Content(_fitting(self._forms, said - PADDING)))

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _tell_of_typist(self) -> None:
        self.post_message(self.Changed())

    def report(self, listing: Listing, total: int) -> None:
        """Say how many stories are left of how many, and what was made of the words."""
        forgiven = listing.results.corrected if listing.results else {}
        self._input.colours.forgiven = frozenset(forgiven)
        self._input.refresh()
        some = forgiven or listing.notes
        self._forms = tuple(_forms(forgiven, listing.notes)) if some else ("",)
        self._found = f"{len(listing):,} / {total:,}" if listing.results else f"{total:,}"
        self._count.update(Content(self._found))
        self._share_room()


def _forms(forgiven: Mapping[str, Sequence[str]], notes: Sequence[str]) -> Iterator[str]:
    """What was made of the words, from the longest to the shortest way to say it. What was
    typed can be read in the box."""
    from tui.search.query import AS_TEXT  # not before something is typed

    taken = {typed: ", ".join(words[:2]) for typed, words in forgiven.items()}
    long = [f"≈ {typed} → {words}" for typed, words in taken.items()]
    short = [f"≈ {words}" for words in taken.values()]
    brief = [note.removesuffix(AS_TEXT) for note in notes]
    yield "   ".join([*long, *notes])
    yield "   ".join([*long, *brief])
    yield "  ".join([*short, *brief])


def _fitting(forms: Sequence[str], room: int) -> str:
    """The first that fits, else the last."""
    return next((one for one in forms if cell_len(one) <= room), forms[-1])

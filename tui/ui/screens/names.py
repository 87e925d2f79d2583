"""The screen of all names."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import numpy as np
from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from tui.article import NAME_TYPES, Entity, EntityType
from tui.entities.index.census import ORDERS, Order
from tui.ui import looks
from tui.ui.counted import counted
from tui.ui.screens.name_screen import NameScreen
from tui.ui.screens.namer import Namer
from tui.ui.widgets.entity_panel import GROUPS
from tui.ui.widgets.name_list import NameList, Shown
from tui.ui.widgets.word_box import SeekInput, WordBox

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tui.entities.index.census import Census
    from tui.library import Listing

KINDS: tuple[tuple[str, frozenset[EntityType]], ...] = (
    ("All", frozenset(NAME_TYPES)),
    *((title, types) for title, types in GROUPS if not types.isdisjoint(NAME_TYPES)),
)
LOOK_AGAIN = 1.0
"""Seconds between two looks whether more names are known."""


class Choices(Static):
    """A line of words of which some can be clicked."""

    DEFAULT_CSS = "Choices { height: 1; padding: 0 1; text-wrap: nowrap; }"
    ALLOW_SELECT = False

    class Clicked(Message):
        """A word was clicked."""

        def __init__(self, choice: str) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self) -> None:
        super().__init__(markup=False)

    def on_click(self, event: events.Click) -> None:
        choice = event.style.meta.get("choice")
        if choice is not None:
            self.post_message(self.Clicked(choice))


class Names(NameScreen):
    """Everyone and everything named in the stories listed, or in all: sorted, of one kind or
    all, and looked through as one types."""

    AUTO_FOCUS = ""

    def __init__(self, namer: Namer) -> None:
        self._book = namer.library.book
        self._list = NameList(self._book)
        super().__init__(namer, "names", self._list)
        line = SeekInput(placeholder="part of a name   (press / to type)", select_on_focus=False)
        self._box = WordBox("'", line, id="seek")
        self._kinds, self._heads = Choices(), Choices()
        self._kind = 0
        self._order: Order = "stories"
        self._all = not self._is_filtered
        """Whether all stories are counted, and not only those listed."""
        self._census: Census | None = None
        self._counted: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._sought: NDArray[np.int64] | None = None
        self._taken = ""
        self._many: NDArray[np.int64] = np.zeros(len(NAME_TYPES), np.int64)
        """How many names of each type there are, of those looked for."""
        self._corrected: tuple[int | None, Entity | None] = (None, None)
        """The code that a name had which was corrected here, and what it has become."""
        self._source: tuple[Listing | None, int] = (None, -1)
        """What was counted last: the listing, and the version of the names."""

    def compose(self) -> ComposeResult:
        yield self._box
        yield self._kinds
        yield self._heads
        yield self._list
        yield self.keys

    def on_mount(self) -> None:
        self._count()
        self.set_interval(LOOK_AGAIN, self._look_again)

    @property
    def entity(self) -> Entity | None:
        return self._list.entity

    @property
    def _is_filtered(self) -> bool:
        return self.namer.listing is not None and self.namer.listing.results is not None

    # -- counting --------------------------------------------------------------------

    def _look_again(self) -> None:
        if self._source != (self.namer.listing, self.namer.library.names_version):
            self._count()

    def corrected(self, entity: Entity, now: Entity | None) -> bool:
        here = self.entity
        follows = here is not None and self.namer.library.is_same(here, entity)
        if follows and now is None:
            # until it is counted anew it sinks through the list, and must not take the cursor
            self._list.leave_row()
        elif follows:
            self._corrected = (self._list.code, now)
        self._look_again()
        return follows

    def given_back(self, entity: Entity) -> None:
        self._corrected = (self._list.code, entity)
        self._look_again()

    @property
    def _kept(self) -> int | None:
        """The code of the name that the cursor is to stay on: what has become of a corrected
        one, as soon as that is counted."""
        code, census = self._list.code, self._census
        if code is None or census is None:
            return code
        corrected, now = self._corrected
        if now is not None and code == corrected:
            became = self._book.index.codes(now, aliases=False)
            code = next((one for one in became if census.counts(one)), code)
        return census.joined.get(code, code)

    @work(group="census", exclusive=True)
    async def _count(self) -> None:
        """Count in slices; show what is counted, and then let it be looked through."""
        library, listing = self.namer.library, self.namer.listing
        source = (listing, library.names_version)
        listed = (
            library.store.newest_first() if self._all or listing is None else listing.unordered()
        )
        positions = list(listed)
        counted = np.zeros(len(library.store), np.bool_)
        counted[positions] = True
        census = self._book.census()
        for _ in census.steps(positions):
            if self._census is None:
                self._report(f"counting … {census.counted:,} of {len(positions):,} stories")
            await asyncio.sleep(0)
        self._census, self._counted, self._source = census, counted, source
        self._show(keep=True)
        while not self._book.learn(0.004):
            await asyncio.sleep(0)
        if self._box.words:
            self._find(self._box.words, keep=True)

    # -- showing ---------------------------------------------------------------------

    def _show(self, *, keep: bool = False) -> None:
        """Show the names of the kind and the words chosen, in the order chosen."""
        census = self._census
        if census is None:
            return
        codes = census.codes()
        if self._sought is not None:
            wanted = np.zeros(len(census.stories), np.bool_)
            wanted[self._sought[self._sought < len(wanted)]] = True
            wanted[[one for other, one in census.joined.items() if wanted[other]]] = True
            codes = codes[wanted[codes]]
        self._many = np.bincount(codes % len(NAME_TYPES), minlength=len(NAME_TYPES))
        codes = census.ordered(census.among(codes, KINDS[self._kind][1]), self._order)
        self._list.show(Shown(codes, census, self._counted), self._kept if keep else None)
        self._show_choices()
        names = counted(len(codes), "name", "names")
        self._box.say("   ".join(filter(None, (self._taken, names))))
        where = "all stories" if self._all else "the stories listed"
        known, there = self.namer.library.settled, len(self.namer.library.store)
        so_far = f" · counted so far: {known:,} of {there:,}" if known < there else ""
        self._report(f"Names in {where}, {census.counted:,}{so_far}")

    def _report(self, words: str) -> None:
        self._list.border_title = Content(words)

    def _show_choices(self) -> None:
        """The kinds, as their names look; and what stands above the columns."""
        plain = Style.parse(looks.QUIET)
        entries = [self._kind_choice(at, plain) for at in range(len(KINDS))]
        self._kinds.update(_fitting(entries, self._kind, self._kinds.content_size.width))
        self._heads.update(
            Content.assemble(
                *(
                    (words, plain + Style.from_meta({"choice": order} if order else {}))
                    for words, order in self._list.head(self._order)
                )
            )
        )

    def _kind_choice(self, at: int, plain: Style) -> Content:
        """A kind as its names look, with how many there are."""
        title, types = KINDS[at]
        look = looks.ENTITIES[min(types)] if len(types) == 1 else "bold"
        style = Style.parse(looks.CHOICE if at == self._kind else look)
        click = Style.from_meta({"choice": str(at)})
        count = f" {sum(self._many[NAME_TYPES.index(kind)] for kind in types):,}"
        return Content.assemble((title, style + click), (count, plain + click), "   ")

    def on_resize(self) -> None:
        if self._census is not None:
            self.call_after_refresh(self._show_choices)

    @on(Choices.Clicked)
    def _choose(self, event: Choices.Clicked) -> None:
        if event.choice.isdigit():
            self._kind = int(event.choice)
        else:
            self._order = next(order for order in ORDERS if order == event.choice)
        self._show()

    # -- what the keys do --------------------------------------------------------------

    def action_kind(self, step: int) -> None:
        self._kind = (self._kind + step) % len(KINDS)
        self._show()

    def action_sort(self) -> None:
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._show()

    def action_scope(self) -> None:
        if not self._is_filtered:
            self.keys.say("All stories are listed: no filter is on.")
            return
        self._all = not self._all
        self._count()

    def action_seek(self) -> None:
        self.set_focus(self._box.box)
        self.keys.show("seek")

    def action_keep_seek(self) -> None:
        self.set_focus(self._list)
        self.keys.show("names")

    def action_leave_seek(self) -> None:
        if self._box.words:
            self._box.clear()
        else:
            self.action_keep_seek()

    def action_seek_on(self, rows: int) -> None:
        self._list.action_move(rows)

    def action_help_in_box(self) -> None:
        self.action_help()

    def action_back(self) -> None:
        if self._box.words:
            self._box.clear()
        else:
            super().action_back()

    @on(WordBox.Changed)
    def _seek(self) -> None:
        self._find(self._box.words)

    @work(group="find", exclusive=True)
    async def _find(self, words: str, *, keep: bool = False) -> None:
        """Look for names in slices; the next letter ends it."""
        found = None
        if words.strip():
            for found in self._book.seeker.steps(words):
                if found is None:
                    await asyncio.sleep(0)
        self._sought = found.owners if found is not None else None
        taken = found.taken if found is not None else {}
        self._taken = "   ".join(f"≈ {typed} → {word}" for typed, word in taken.items())
        self._show(keep=keep)


def _fitting(entries: list[Content], chosen: int, room: int) -> Content:
    """As many entries as fit, whole and the chosen one among them; dots for the others."""
    first, end, dots = 0, len(entries), Content.styled("…  ", looks.QUIET)
    while True:
        shown = [
            *[dots] * (first > 0), *entries[first:end], *[dots] * (end < len(entries))
        ]  # fmt: skip
        line = Content("").join(shown).rstrip()
        if line.cell_length <= room or end - first == 1:
            return line
        if end > chosen + 1:
            end -= 1
        else:
            first += 1

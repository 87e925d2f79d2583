"""Filters kept under a name, with what they find now and what is new in it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import time
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work

from tui.ingest.intake import Intake
from tui.library import Library
from tui.state.config import Config
from tui.ui.desk.remembering import Remembering
from tui.ui.widgets.saved_filters import Kept, SavedFilters

if TYPE_CHECKING:
    from tui.state.state import SavedFilter


class Counted(NamedTuple):
    """What a filter found."""

    stamp: tuple[object, ...]
    """What that depended on."""
    stories: int
    new: int
    """How many of them came since one looked last."""


class Filtering(Remembering):
    """The section above the list is there once a filter has been saved."""

    saved: SavedFilters | None = None

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self._found: dict[str, Counted] = {}
        """What each query found when it was counted last."""

    def state_opened(self) -> None:
        super().state_opened()
        self.count_saved()

    def indexed(self) -> None:
        super().indexed()
        self.count_saved()

    def watched_known(self) -> None:
        super().watched_known()
        self.count_saved()

    @work(group="saved", exclusive=True)
    async def count_saved(self) -> None:
        """Show the saved filters, and count anew what may be found by them now: in slices, for
        it is asked for with every story that is read closely."""
        if self.state is None:
            return
        filters = self.state.filters
        if self.saved is None:
            if not filters:
                return
            self.saved = SavedFilters()
            await self.panes.column.mount(self.saved, before=0)
        self.saved.show([self._kept(one) for one in filters])
        for one in filters:
            stamp = self._stamp(one)
            if one.query in self._found and self._found[one.query].stamp == stamp:
                continue
            for _ in self.library.prepare(one.query, finished=True):
                await asyncio.sleep(0)
            listing = self.library.ask(one.query, finished=True)
            new = self.library.published(listing, one.seen, time())
            self._found[one.query] = Counted(stamp, len(listing), new)
            await asyncio.sleep(0)
        self.saved.show([self._kept(one) for one in filters])

    def _stamp(self, one: SavedFilter) -> tuple[object, ...]:
        """What the counts of a filter depend on."""
        assert self.state is not None
        marked = self.state.version if self.library.needs_marks(one.query) else 0
        return self.library.version_for(one.query), marked, one.seen

    def _kept(self, one: SavedFilter) -> Kept:
        """A filter with what it found when it was counted last."""
        found = self._found.get(one.query)
        if found is None:
            return Kept(one.name, one.query, None)
        return Kept(one.name, one.query, found.stories, found.new)

    @work(group="ask", exclusive=True)
    async def action_save_filter(self) -> None:
        from tui.state.state import SavedFilter
        from tui.ui.screens.ask import Ask

        query = self.filter_bar.text.strip()
        if self.state is None or not query:
            self.say("There is no filter to save; / starts one.")
            return
        name = await self.app.push_screen_wait(Ask("Save this filter as", query))
        if name is not None:
            others = [one for one in self.state.filters if one.name != name]
            said = f"The filter {name} is saved no more."
            self._keep([*others, SavedFilter(name, query, self._newest())], said)
            self.say(f"The filter is saved as {name}; 0 goes there, u takes it back.")

    def _newest(self) -> float:
        """The moment of the newest story here: what comes later is new. Stories from the
        future, as some are dated, are none of that."""
        now, store = time(), self.library.store
        dates = (store[position].published for position in store.newest_first())
        moments = (date.timestamp() for date in dates if date is not None)
        return next((moment for moment in moments if moment <= now), now)

    def _keep(self, filters: Sequence[SavedFilter], undone: str) -> None:
        """Keep other filters, which can be undone."""
        assert self.state is not None
        before, state = self.state.filters, self.state
        state.save_filters(filters)

        def reverse() -> None:
            state.save_filters(before)
            self.count_saved()

        self.note_change(undone, reverse)
        self.count_saved()

    @on(SavedFilters.Chosen)
    def _apply(self, event: SavedFilters.Chosen) -> None:
        self.apply_saved(event.name)

    def apply_saved(self, name: str) -> None:
        """Put a saved filter on; what is new in it has been looked at now."""
        if self.state is None:
            return
        for one in self.state.filters:
            if one.name == name:
                self.filter_bar.text = one.query
                self.panes.go_to("list")
        self.state.save_filters(
            [
                one._replace(seen=self._newest()) if one.name == name else one
                for one in self.state.filters
            ]
        )
        self.count_saved()

    def action_delete_filter(self) -> None:
        name = self.saved.name_chosen if self.saved is not None else None
        if self.state is not None and name is not None:
            left = [one for one in self.state.filters if one.name != name]
            self._keep(left, f"The filter {name} is saved again.")
            self.say(f"The filter {name} is saved no more; u takes it back.")
            if not left:
                self.panes.go_to("list")

    def action_move_filter(self, rows: int) -> None:
        if self.state is None or self.saved is None:
            return
        filters, at = list(self.state.filters), self.saved.cursor
        if 0 <= at + rows < len(filters):
            filters.insert(at + rows, filters.pop(at))
            self._keep(filters, "The filters are in their former order again.")
            self.saved.cursor = at + rows

    @work(group="ask", exclusive=True)
    async def action_rename_filter(self) -> None:
        from tui.ui.screens.ask import Ask

        name = self.saved.name_chosen if self.saved is not None else None
        if self.state is None or name is None:
            return
        new = await self.app.push_screen_wait(Ask("Rename this filter", name))
        if new is not None and new not in [one.name for one in self.state.filters]:
            renamed = [
                one._replace(name=new) if one.name == name else one for one in self.state.filters
            ]
            self._keep(renamed, f"The filter is called {name} again.")

    @property
    def saved_names(self) -> tuple[str, ...]:
        """The names of the saved filters, in their order."""
        return tuple(one.name for one in self.state.filters) if self.state is not None else ()

    def action_filters(self) -> None:
        """Go to the saved filters."""
        if self.saved is None or not self.saved.display:
            self.say("No filter is saved; S saves the one that is on.")
        else:
            self.panes.reveal("list")
            self.set_focus(self.saved)

"""Filters kept under a name, with what they find now and what is new in it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import time
from typing import TYPE_CHECKING

from textual import on, work

from tui.ui.desk.remembering import Remembering
from tui.ui.widgets.saved_filters import Kept, SavedFilters

if TYPE_CHECKING:
    from tui.state.state import SavedFilter


class Filtering(Remembering):
    """The section above the list is there once a filter has been saved."""

    saved: SavedFilters | None = None

    def state_opened(self) -> None:
        super().state_opened()
        self.count_saved()

    def indexed(self) -> None:
        super().indexed()
        self.count_saved()

    @work(group="saved", exclusive=True)
    async def count_saved(self) -> None:
        """Show the saved filters, and count anew what each of them finds."""
        if self.state is None:
            return
        filters = self.state.filters
        if self.saved is None:
            if not filters:
                return
            self.saved = SavedFilters()
            await self.panes.column.mount(self.saved, before=0)
        self.saved.show([Kept(one.name, one.query, None) for one in filters])
        counted = []
        for one in filters:
            listing = self.library.ask(one.query, finished=True)
            new = sum(self._came_after(int(at), one.seen) for at in listing.unordered())
            counted.append(Kept(one.name, one.query, len(listing), new))
            await asyncio.sleep(0)
        self.saved.show(counted)

    def _came_after(self, position: int, moment: float) -> bool:
        published = self.library.store[position].published
        return published is not None and moment < published.timestamp() <= time()

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

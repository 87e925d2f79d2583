"""The card of one name."""

from __future__ import annotations

import asyncio
from datetime import date

import numpy as np
from textual import work
from textual.app import ComposeResult
from textual.content import Content

from tui.article import Entity
from tui.entities.index.census import Census
from tui.ui.screens.name_screen import NameScreen
from tui.ui.screens.namer import Namer
from tui.ui.widgets.card_list import CardList, Company, Everything, Facts, Story
from tui.ui.widgets.entity_panel import GROUPS

LOOK_AGAIN = 1.0
"""Seconds between two looks whether more is known."""
COMPANY = 12
"""Names shown to be named together with it."""
ALIASES = 40
"""Other names shown; more are mistakes of recognition rather than names."""


class Card(NameScreen):
    """When, where and with whom a name occurs in all stories."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Card {
        align: center top;
        & > CardList {
            width: 100%; max-width: 110; height: 1fr; padding: 0 1;
            border: round $border; border-title-color: $text; border-title-style: bold;
            border-subtitle-color: $text-muted;
        }
        & > KeyLine { dock: bottom; }
    }
    """

    def __init__(self, namer: Namer, entity: Entity) -> None:
        self._card = CardList(namer.library.store.__getitem__, date.today())
        super().__init__(namer, "card", self._card)
        self._entity = entity
        self._version = -1

    def compose(self) -> ComposeResult:
        yield self._card
        yield self.keys

    def on_mount(self) -> None:
        self.look_up()
        self.set_interval(LOOK_AGAIN, self._look_again)

    def _look_again(self) -> None:
        if self._version != self.namer.library.names_version:
            self.look_up()

    def corrected(self, entity: Entity, now: Entity | None) -> bool:
        follows = self.namer.library.is_same(entity, self._entity)
        if follows:
            self._entity = now or self._entity
        self.look_up()
        return follows

    def look_up(self) -> None:
        """Show what is known of the name now."""
        title = next(title for title, types in GROUPS if self._entity.type in types)
        self._card.border_title = Content(f"{self._entity.name} · {title}")
        self._look_up()

    @work(group="card", exclusive=True)
    async def _look_up(self) -> None:
        library = self.namer.library
        self._version = library.names_version
        names, store, entity = library.names, library.store, self._entity
        stories = names.stories(entity)
        order = np.argsort(np.frombuffer(store.ages)[stories], kind="stable")
        stories = stories[order]
        itself = names.codes(entity)
        aliases = [
            alias
            for code in sorted(itself)
            for alias in (names.named_as(code)[0], *names.aliases(code))
        ]
        census = library.book.census()
        steps = census.steps(stories.tolist())
        done = False
        while not done:  # the first step is enough for something to look at
            done = next(steps, "done") == "done"
            if done or census.counted <= 1_000:
                self._card.show(self._facts(census, stories, itself, aliases))
            await asyncio.sleep(0)

    def _facts(
        self,
        census: Census,
        stories: np.typing.NDArray[np.int64],
        itself: set[int],
        aliases: list[str],
    ) -> Facts:
        library, listing = self.namer.library, self.namer.listing
        filtered = listing is not None and listing.results is not None
        codes = census.ordered(census.codes(), "stories")[: COMPANY + len(itself)]
        company = [
            (Entity("", *library.names.named_as(code), ()), int(census.stories[code]))
            for code in codes.tolist()
            if code not in itself
        ][:COMPANY]
        known, there = library.settled, len(library.store)
        return Facts(
            self._entity,
            [alias for alias in dict.fromkeys(aliases) if alias != self._entity.name][:ALIASES],
            stories.tolist(),
            int(sum(census.alone[code] for code in itself if code < len(census.alone))),
            library.count(self._entity, listing) if listing is not None and filtered else None,
            company,
            library.book.days[stories],
            f"so far, in {known:,} of {there:,} stories" if known < there else "",
        )

    @property
    def entity(self) -> Entity | None:
        """The name that the cursor is on, else the one the card is for."""
        row = self._card.row
        return row.entity if isinstance(row, Company) else self._entity

    def action_go(self) -> None:
        row = self._card.row
        if isinstance(row, Company):
            self.namer.open_card(row.entity)
        elif isinstance(row, Story):
            self.return_to_desk()
            self.namer.open_story(row.position, self._entity)
        elif isinstance(row, Everything):
            self.action_only()

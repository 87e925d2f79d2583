"""Sources in the network: what was kept is shown at once, then what is there now.

New stories come in as they do while following: the cursor and the place one reads at stay.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from dataclasses import replace
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker

from tui.article import Article, Failure
from tui.ingest.fetch.link import Link, is_link
from tui.ingest.intake import Intake
from tui.ingest.sources.follow import NotWatchable
from tui.library import Library
from tui.state.config import Config
from tui.ui.counted import counted
from tui.ui.desk.following import Following

if TYPE_CHECKING:
    from tui.ingest.confined.cell import Cell
    from tui.ingest.fetch.courier import Courier
    from tui.ingest.fetch.reply import Delivery

LOOK = 1.0
"""Seconds between two looks at what is due."""


class Fetching(Following):
    """Keeps the desk up with the network, for sources in it."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self._courier: Courier | None = None
        self._cell: Cell | None = None
        self._deliveries: asyncio.Queue[Delivery] = asyncio.Queue()
        self._under_way: set[str] = set()
        """Names of the sources that are being fetched."""
        self._due: dict[str, float] = {}
        """When each source is to be fetched again while following, by the monotonic clock."""
        self._outgrown: set[str] = set()
        """Identities of stories that gave way to their whole page."""
        self._begun = False
        """Whether the sources have been fetched, or are being."""

    def begin(self) -> None:
        super().begin()
        self.fetch_at_start()

    @property
    def expecting(self) -> bool:
        return super().expecting or not self._begun or bool(self._under_way)

    @property
    def shows_new(self) -> bool:
        return super().shows_new or bool(self.links)

    @property
    def links(self) -> list[Link]:
        """The sources in the network."""
        return self.background.intake.links

    @work(group="fetch")
    async def fetch_at_start(self) -> None:
        """Fetch what is in the network, once what was kept of it is there."""
        while self.background.loading:
            await asyncio.sleep(0.05)
        self._begun = True
        if self.background.cancelled or not self.links:
            self.refresh_listing()
        else:
            self._fetch(self.links)

    def action_refresh(self) -> None:
        """Fetch the sources that are in the network."""
        if self.background.loading:
            self.say("The sources are still being loaded.")
            return
        if not self.links:
            self.say("No source is in the network: F follows files and folders.")
            return
        many = counted(len(self.links), "source", "sources")
        self.say(f"Fetching {many} …")
        self._fetch(self.links)

    def _fetch(self, links: Iterable[Link]) -> None:
        from tui.ingest.fetch.schedule import wait_after

        asked = [link for link in links if link.name not in self._under_way]
        idle = not self._under_way
        next_time = monotonic() + wait_after(None)  # unless the answer says otherwise
        self._due.update((link.name, next_time) for link in asked)
        self._under_way.update(link.name for link in asked)
        self._send(asked, self._deliveries)
        if idle:
            self._receive()

    def _send(self, links: Iterable[Link], answers: asyncio.Queue[Delivery]) -> None:
        from tui.ingest.fetch.courier import Courier

        if self._courier is None:
            self._courier = Courier(self.background.intake.cache)
        loop = asyncio.get_running_loop()

        def deliver(delivery: Delivery) -> None:
            with suppress(RuntimeError):  # newstui has ended meanwhile
                loop.call_soon_threadsafe(answers.put_nowait, delivery)

        self._courier.send(links, deliver)

    @work(group="receive")
    async def _receive(self) -> None:
        """Take in what comes until nothing is awaited any more."""
        came, troubles = 0, 0
        while self._under_way:
            delivery = await self._deliveries.get()
            came += await self._take_in_delivery(delivery)
            troubles += bool(delivery.trouble)
            self._under_way.discard(delivery.link.name)
            self.report()
        await self.background.catch_up()
        said = counted(came, "new story", "new stories") if came else "Nothing new"
        if troubles:
            many = counted(troubles, "source", "sources")
            said += f"; {many} could not be fetched (! says why)"
        self.announce(f"{said}.")

    async def _take_in_delivery(self, delivery: Delivery) -> int:
        """Read what was fetched, in slices; the number of stories that came."""
        from tui.ingest.fetch.schedule import wait_after

        name = delivery.link.name
        self._due[name] = monotonic() + wait_after(delivery.reply)
        self.forget_failures({name})
        if delivery.trouble:
            self.note_failure(Failure(name, delivery.trouble))
        self.locate_stories()
        before = set(self.stories_at[name])
        if delivery.reply is None or (before and not delivery.changed):
            return 0
        store = self.library.store
        came: set[int] = set()
        async for article in self._read(delivery):
            known = store.position_for(article)
            if known in before or article.id in self._outgrown:
                continue
            position = store.add(article)
            if position is None:  # another source has it
                self.stories_at[name] |= {known} if known is not None else set()
                continue
            came.add(position)
            self.replace_stories(name, self._earlier(article, before), {position})
        self.stories_at[name] |= came
        self.stories_at[name] = {one for one in self.stories_at[name] if store.holds(one)}
        if not before:  # all of it is new to the desk, and nothing to the reader
            self.seen(came)
        return len(came)

    async def _read(self, delivery: Delivery) -> AsyncIterator[Article]:
        """The stories in what was fetched, the keyboard's turn between two of them."""
        from tui.ingest.confined.cell import Cell
        from tui.ingest.fetched import read_reply

        assert delivery.reply is not None
        if self._cell is None:
            self._cell = Cell()
        for step in read_reply(delivery.reply, self._cell):
            if isinstance(step, Failure):
                self.note_failure(step)
            elif step is not None:
                yield step
            await asyncio.sleep(0)

    def _earlier(self, article: Article, before: set[int]) -> set[int]:
        """The version of a story that it takes the place of: the one at the same address,
        or what was on the page that is the source itself."""
        store = self.library.store
        return {
            one
            for one in before
            if store.holds(one)
            and (not article.member or (article.url and store[one].url == article.url))
        }

    # -- following ---------------------------------------------------------------------

    def keep_up(self) -> Worker[None]:
        worker = super().keep_up()
        self._keep_fresh()
        return worker

    @work(group="follow")
    async def _keep_fresh(self) -> None:
        """Fetch each source again when it is due."""
        while True:
            now = monotonic()
            due = [link for link in self.links if self._due.get(link.name, inf) <= now]
            if due:
                self._fetch(due)
            await asyncio.sleep(LOOK)

    async def not_watchable(self, error: NotWatchable) -> None:
        """Sources in the network are followed without watching anything."""
        while self.background.loading:  # a list of feeds may be among the files
            await asyncio.sleep(0.05)
        if not self.links:
            await super().not_watchable(error)
        elif not all(is_link(source) for source in self.background.intake.sources):
            self.announce(f"{error}. Only sources in the network are followed.")

    # -- whole pages -------------------------------------------------------------------

    @work(group="page", exclusive=True)
    async def action_load_page(self) -> None:
        """Show the whole page in place of the few words that a feed has of a story."""
        position = self.stories.position
        if position is None:
            return
        article = self.library.store[position]
        if article.url is None or not is_link(article.url):
            self.say("This story has no link that can be loaded.")
            return
        if article.url == article.path:
            self.say("This is the whole page.")
            return
        link = Link(article.url, given=any(article.url == one.url for one in self.links))
        self.say(f"Loading {link.name} …")
        answers: asyncio.Queue[Delivery] = asyncio.Queue()
        self._send([link], answers)
        delivery = await answers.get()
        if delivery.reply is None:
            self.say(f"The page {delivery.trouble}.")
            return
        read = [one async for one in self._read(delivery)]
        page = max(read, key=lambda one: len(one.text), default=None)
        if page is None or len(page.text) <= len(article.text):
            self.say("The page says no more than the feed.")
            return
        await self._put_in_place(position, page)

    async def _put_in_place(self, position: int, page: Article) -> None:
        """A story gives way to its page, which keeps what the feed says of it."""
        store = self.library.store
        article = store[position]
        if not store.holds(position):
            return
        whole = replace(
            page,
            path=article.path,
            member=article.member,
            url=article.url,
            source=article.source or page.source,
            published=article.published or page.published,
            published_basis=article.published_basis or page.published_basis,
        )
        heir = store.add(whole)
        if heir is None:
            self.say("The whole page is in the list already.")
            return
        self._outgrown.add(article.id)
        place = article.path or ""
        self.locate_stories()
        self.stories_at[place].discard(position)
        self.replace_stories(place, {position}, {heir})
        self.seen({heir})
        self.report()
        self.say("This is the whole page.")
        await self.background.catch_up()

    # -- the end -----------------------------------------------------------------------

    def stop_fetching(self) -> None:
        """Give up what is being fetched."""
        if self._courier is not None:
            self._courier.cancel()
        if self._under_way:
            self._under_way.clear()
            self.workers.cancel_group(self, "receive")
            self.refresh_listing()
            self.run_worker(self.background.catch_up(), group="catch up")
        self.workers.cancel_group(self, "page")

    def on_unmount(self) -> None:
        if self._courier is not None:
            self._courier.close()
        if self._cell is not None:
            self._cell.close()

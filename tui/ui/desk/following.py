"""Following the sources: new stories come in, changed ones change, gone ones go.

Nothing of that moves the cursor or the place one reads at.
"""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from tui.article import Article, Failure
from tui.ingest.fetch.link import is_link
from tui.ingest.intake import Intake
from tui.ingest.sources.follow import NotWatchable
from tui.library import Library
from tui.state.config import Config
from tui.ui.counted import counted
from tui.ui.desk.core import DeskCore
from tui.ui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from tui.ingest.sources.locate import Location


class Following(DeskCore):
    """Keeps the desk up with its sources, once asked to."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self.follows_at_once = False
        """Whether to follow from the start."""
        self.follows = False
        self._new: set[int] = set()
        """Stories that came while following and have not been looked at."""
        self._alerted: set[int] = set()
        """New stories of which it has been said that they name someone watched."""
        self.stories_at: defaultdict[str, set[int]] = defaultdict(set)
        """The stories of each file, by its absolute path, or of each address."""
        self._located = 0
        self._opening: dict[int, int] = {}
        """Where to open the new version of a story that one was reading."""

    def begin(self) -> None:
        super().begin()
        if self.follows_at_once:
            self.keep_up()

    def action_follow(self) -> None:
        """Follow the sources, or follow them no more."""
        if self.follows:
            self.follows = False
            self.workers.cancel_group(self, "follow")
            self.run_worker(self.background.catch_up(), group="catch up")  # what came before
            self.say("The sources are followed no more.")
        else:
            self.keep_up()
        self._show_new()

    @work(group="follow", exclusive=True)
    async def keep_up(self) -> None:
        """Follow the sources until told not to."""
        from tui.ingest.sources.follow import follow

        self.follows = True
        self.say("Following the sources; F ends it.")
        try:
            async with aclosing(follow(self.background.intake)) as changes:
                while self.background.loading:
                    await asyncio.sleep(0.1)
                async for changed in changes:
                    await self._take_in(changed)
        except NotWatchable as error:
            await self.not_watchable(error)

    async def not_watchable(self, error: NotWatchable) -> None:
        """The sources cannot be followed."""
        self.follows = False
        self.announce(f"{error}.")

    async def _take_in(self, changed: Mapping[str, Location | Failure | None]) -> None:
        """Read what changed, in slices; then show it."""
        self.locate_stories()
        store = self.library.store
        self.forget_failures(changed)
        # What is there first: a story that moved is known then, and stays.
        for path, now in sorted(changed.items(), key=lambda one: (one[1] is None, one[0])):
            place = _place(path)
            before, after, came = self.stories_at[place].copy(), set[int](), set[int]()
            for step in _read(path, now, self.background.intake.sources):
                if isinstance(step, Failure):
                    self.note_failure(step)
                elif step is not None:
                    known, new = store.position_for(step), store.add(step)
                    after |= {one for one in (known, new) if one is not None}
                    self.stories_at[place] |= after  # now: following may end here
                    came |= {new} if new is not None else set()
                await asyncio.sleep(0)
            if after:
                self.stories_at[place] = after
            else:
                del self.stories_at[place]
            self.replace_stories(place, before - after, came)
            await asyncio.sleep(0)
        self.locate_stories()
        await self.background.catch_up()

    def replace_stories(self, place: str, gone: set[int], came: set[int]) -> None:
        """The stories of one file or address are others now. The one that is open gives way
        to its new version, which opens where one was reading. A story that another place has
        as well stays."""
        heirs = {one: self.library.withdraw(one, partial(_is_in, place)) for one in gone}
        gone = {one for one, heir in heirs.items() if heir != one}
        came |= {heir for heir in heirs.values() if heir is not None and heir not in heirs}
        self._new |= came
        shown = self.stories.position
        if shown in gone and came:
            heir = min(came)
            self._opening[heir] = self.reader.first_shown
            self.stories.succeed(shown, heir)
        elif shown in gone:
            self.stories.step_aside()
            self.announce("The story you were at is gone; this is the next.")
        for position in gone:
            self._new.discard(position)
            only = min(came) if len(came) == 1 else None
            self.replaced(position, only if heirs[position] is None else heirs[position])

    def seen(self, positions: set[int]) -> None:
        """These stories are not new, however they came."""
        self._new -= positions

    def watched_known(self) -> None:
        """Say which of the new stories name someone watched, each once."""
        super().watched_known()
        naming = (self._new & self.library.naming_watched()) - self._alerted
        if naming and self.shows_new:
            self._alerted |= naming
            many = counted(len(naming), "new story names", "new stories name")
            self.announce(f"{many} someone you watch.")
            self.alert(f"{many} someone you watch.")

    def opening(self, position: int) -> int:
        return self._opening.pop(position, None) or super().opening(position)

    def locate_stories(self) -> None:
        """Where each story was read from."""
        store = self.library.store
        for position in range(self._located, len(store)):
            for article in store.origins(position) if store.holds(position) else ():
                if article.path:
                    self.stories_at[_place(article.path)].add(position)
        self._located = len(store)

    @property
    def shows_new(self) -> bool:
        """Whether it is said how many stories are new."""
        return self.follows

    @on(ArticleList.Chosen)
    def _look_at(self) -> None:
        if self.stories.position in self._new:
            self._new.discard(self.stories.position)
            self._show_new()

    def report(self) -> None:
        super().report()
        self._show_new()

    def _show_new(self) -> None:
        self.stories.show_new(len(self._new) if self.shows_new else 0)


def _read(
    path: str, now: Location | Failure | None, sources: Container[str]
) -> Iterable[Article | Failure | None]:
    """The stories in a file that changed, if it is there. Only one that the reader named may
    be a list of feeds that is opened."""
    if isinstance(now, Failure):
        return [now]
    if now is None:
        return []
    if path in sources:
        return Intake([path])
    from tui.ingest.read import read  # with all formats: not before a paint

    return read(now)


def _place(path: str) -> str:
    """The absolute path of a file; an address as it is."""
    return path if is_link(path) else os.path.abspath(path)


def _is_in(place: str, article: Article) -> bool:
    """Whether a story was read from the file with this absolute path, or this address."""
    return article.path is not None and _place(article.path) == place

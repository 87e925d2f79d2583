"""Following the sources: new stories come in, changed ones change, gone ones go.

Nothing of that moves the cursor or the place one reads at.
"""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from textual import on, work

from tui.article import Article, Failure
from tui.ingest.intake import Intake
from tui.library import Library
from tui.state.config import Config
from tui.ui.desk.core import DeskCore
from tui.ui.widgets.article_list import ArticleList


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
        self._at: defaultdict[str, set[int]] = defaultdict(set)
        """The stories of each file, by its absolute path."""
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
            self.say("The sources are followed no more.")
        else:
            self.keep_up()
        self._show_new()

    @work(group="follow", exclusive=True)
    async def keep_up(self) -> None:
        """Follow the sources until told not to."""
        from tui.ingest.follow import NotWatchable, follow

        self.follows = True
        self.say("Following the sources; F ends it.")
        try:
            async for paths in follow(self.background.intake.sources):
                while self.background.loading:
                    await asyncio.sleep(0.1)
                await self._take_in(paths)
        except NotWatchable as error:
            self.follows = False
            self.say(f"{error}.")

    async def _take_in(self, paths: Iterable[str]) -> None:
        """Read what changed, in slices; then show it."""
        self._locate()
        store = self.library.store
        for path in sorted(paths):
            before, after = self._at.pop(path, set()), set[int]()
            for step in Intake([path]) if os.path.isfile(path) else ():
                if isinstance(step, Failure):
                    self.note_failure(step)
                elif step is not None:
                    known, came = store.position_for(step), store.add(step)
                    position = came if known is None else known
                    if position is not None:
                        after.add(position)
                await asyncio.sleep(0)
            self._at[path] = after
            self._replace(path, before - after, after - before)
        self._located = len(store)
        await self.background.catch_up()

    def _replace(self, path: str, gone: set[int], came: set[int]) -> None:
        """One file's stories are others now. The one that is open gives way to its new
        version, which opens where one was reading. A story that another file has as well
        stays."""
        heirs = {one: self.library.withdraw(one, partial(_is_in, path)) for one in gone}
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
        for position in gone:
            self._new.discard(position)

    def watched_known(self) -> None:
        """Say which of the new stories name someone watched, each once."""
        naming = (self._new & self.library.naming_watched()) - self._alerted
        if naming and self.follows:
            self._alerted |= naming
            many = "1 new story names" if len(naming) == 1 else f"{len(naming):,} new stories name"
            self.say(f"{many} someone you watch.")
            self.alert(f"{many} someone you watch.")

    def opening(self, position: int) -> int:
        return self._opening.pop(position, None) or super().opening(position)

    def _locate(self) -> None:
        """Where each story was read from."""
        store = self.library.store
        for position in range(self._located, len(store)):
            for article in store.origins(position) if store.holds(position) else ():
                if article.path:
                    self._at[os.path.abspath(article.path)].add(position)
        self._located = len(store)

    @on(ArticleList.Chosen)
    def _look_at(self) -> None:
        if self.stories.position in self._new:
            self._new.discard(self.stories.position)
            self._show_new()

    def report(self) -> None:
        super().report()
        self._show_new()

    def _show_new(self) -> None:
        self.stories.show_new(len(self._new) if self.follows else 0)


def _is_in(path: str, article: Article) -> bool:
    """Whether a story was read from the file with this absolute path."""
    return article.path is not None and os.path.abspath(article.path) == path

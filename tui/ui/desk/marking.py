"""Read and unread, flags, watched names; and taking all of that back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from textual import on, work
from textual.timer import Timer

from tui.article import FIELD_OF, Entity
from tui.ingest.intake import Intake
from tui.library import Library
from tui.state.config import Config
from tui.ui.counted import counted
from tui.ui.desk.core import DeskCore
from tui.ui.walk import next_listed
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.state.corrections import CorrectionFile
    from tui.state.places import Places
    from tui.state.state import State
    from tui.state.undo import Undo
    from tui.state.watchlist import Watched, Watchlist

Mark: TypeAlias = Literal["read", "flagged"]
SAID: dict[tuple[Mark, bool], str] = {
    ("read", True): "read",
    ("read", False): "unread",
    ("flagged", True): "flagged",
    ("flagged", False): "without a flag",
}
"""How a story is that has a mark, or has it no more."""
MANY = 50
"""Stories marked at once from which one is asked first."""
LOOK_AGAIN = 2.0
"""Seconds between two looks at what another newstui or an editor has changed."""


class Marking(DeskCore):
    """A story is read when it was paged to its end or was open for a while in the reader;
    never because the cursor passed over it."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self.find_places: Callable[[], Places] | None = None
        """Says where things are kept; without it they last for this session only."""
        self.sources = ""
        """A name for the sources, under which the session is kept."""
        self.read_after = config.read_after
        self.state: State | None = None
        self._undo: Undo | None = None
        self._watchlist: Watchlist | None = None
        self.corrections: CorrectionFile | None = None
        """What the reader has put right of names; see `use_corrections`."""
        self._reading: Timer | None = None
        self._told_watched = False
        self._known = (-1, -1)
        """The marks' version and the number of watched stories that the rows show."""

    def begin(self) -> None:
        super().begin()
        self.open_state()

    @work(group="state")
    async def open_state(self) -> None:
        """Read what was kept, after the first paint."""
        state, watchlist, corrections = await asyncio.to_thread(self._read_files)
        from tui.state.undo import Undo

        self.state, self._watchlist, self._undo = state, watchlist, Undo()
        self.library.marks = self.stories.marks = state
        self.corrections = corrections
        self._tell([*state.notices, *watchlist.notices, *corrections.notices])
        self.use_corrections()
        self._take_names(tell=True)
        self.state_opened()
        self.set_interval(LOOK_AGAIN, self.look_again)

    def state_opened(self) -> None:
        """The state is there now."""
        self.show_marks()

    def _read_files(self) -> tuple[State, Watchlist, CorrectionFile]:
        from tui.state.corrections import CorrectionFile
        from tui.state.places import Places
        from tui.state.state import State
        from tui.state.watchlist import Watchlist

        places = self.find_places() if self.find_places is not None else Places()
        self.sources = places.sources
        return (
            State(places.state),
            Watchlist(places.watchlist),
            CorrectionFile(places.corrections),
        )

    def use_corrections(self) -> None:
        """Show names as the corrections have them now: in the story that is open at once,
        across the store as the work in the background goes on."""
        corrections = self.corrections
        if corrections is not None and self.library.use_corrections(corrections.corrections):
            self.recognise()
            self.preview()

    def look_again(self) -> None:
        """Take in what another newstui or an editor has changed."""
        if self.state is not None:
            self.state.refresh()
            self.show_marks()
        if self._watchlist is not None and self._watchlist.reload():
            self._tell(self._watchlist.notices)
            self._take_names(tell=True)
        if self.corrections is not None and self.corrections.reload():
            self._tell(self.corrections.notices)
            self.use_corrections()

    def _tell(self, notices: Sequence[str]) -> None:
        if notices:
            self.announce(" ".join(notices))

    def report(self) -> None:
        super().report()
        self.show_marks()

    def show_marks(self) -> None:
        """Show in the rows what is unread, flagged and watched, if that has changed."""
        watched = self.library.naming_watched() if self.library.watched else set()
        known = (self.state.version if self.state is not None else 0, len(watched))
        if known != self._known:
            self._known = known
            self.stories.watched = watched
            self.stories.repaint_rows()
            self.count_unread()

    # -- read and unread -------------------------------------------------------------

    @on(ArticleList.Chosen)
    def _another_story(self) -> None:
        self._begin_reading()

    @on(Reader.Entered)
    def _begin_reading(self) -> None:
        """Begin to count how long the story is open, if somebody looks at it."""
        self._stop_reading()
        if self.reader.has_focus and self.is_active:
            self._reading = self.set_timer(self.read_after, self.finish_story)

    def on_screen_suspend(self) -> None:
        self._stop_reading()

    def on_screen_resume(self) -> None:
        self._begin_reading()

    @on(Reader.Left)
    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    def finish_story(self) -> None:
        """The open story has been read."""
        position = self.stories.position
        if position is not None and self.state is not None:
            self._mark("read", [position], True)

    def action_toggle_read(self) -> None:
        position = self.stories.position
        if position is not None and self.state is not None:
            self._mark("read", [position], self._identity(position) not in self.state.read)

    def walk_unread(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) unread story of the list; False if there is
        none."""
        state, store = self.state, self.library.store
        if state is None or self.listing is None or not self.stories.unread:
            return False
        read, row = state.read, self.stories.cursor
        found = next_listed(
            self.listing.positions, lambda at: store[at].id not in read, row, direction
        )
        return found is not None and self.stories.choose(found)

    def action_toggle_flag(self) -> None:
        position = self.stories.position
        if position is not None and self.state is not None:
            self._mark("flagged", [position], self._identity(position) not in self.state.flagged)

    @work(group="ask", exclusive=True)
    async def action_all_read(self) -> None:
        listed = [int(position) for position in self.stories.positions]
        if self.state is None:
            return
        unread = [one for one in listed if self._identity(one) not in self.state.read]
        if len(unread) >= MANY:
            from tui.ui.screens.confirm import Confirm

            asked = f"Mark {len(unread):,} stories as read?"
            if not await self.app.push_screen_wait(Confirm(asked)):
                return
        self._mark("read", unread, True)

    def _identity(self, position: int) -> str:
        return self.library.store[position].id

    def _mark(self, what: Mark, positions: Sequence[int], value: bool) -> None:
        """Mark stories and note how that is undone; those that are so already stay."""
        state, undo = self.state, self._undo
        assert state is not None
        assert undo is not None
        marked, mark = (
            (state.read, state.set_read) if what == "read" else (state.flagged, state.set_flagged)
        )
        ids = [one for one in map(self._identity, positions) if (one in marked) is not value]
        if not ids:
            return
        told = len(state.notices)
        mark(ids, value)
        done, back = SAID[what, value], SAID[what, not value]
        many = "The story is" if len(ids) == 1 else f"{len(ids):,} stories are"
        undo.did(f"{many} {back} again.", lambda: mark(ids, not value))
        self._tell(state.notices[told:])
        if len(ids) > 1:
            self.say(f"{many} {done}; u takes it back.")
        self.show_marks()

    def note_change(self, undone: str, reverse: Callable[[], None]) -> None:
        """Note a change of what is kept, so that it can be taken back."""
        if self._undo is not None:
            self._undo.did(undone, reverse)

    def action_undo(self) -> None:
        try:
            said = self._undo.undo() if self._undo is not None else None
        except OSError as error:
            self.say(f"That cannot be taken back: {error.strerror}")
            return
        self.say(said or "There is nothing to undo.")
        self._take_names()
        self.show_marks()

    # -- watched names ---------------------------------------------------------------

    def action_watch(self) -> None:
        """Watch the words that are selected, else the chosen name; or watch it no more."""
        one = self._to_watch()
        if one is not None:
            self._watch(one)

    def watch_name(self, entity: Entity) -> None:
        """Watch a name, or watch it no more."""
        from tui.state.watchlist import Watched

        self._watch(Watched(entity.name, FIELD_OF[entity.type]))

    def _watch(self, one: Watched) -> None:
        watchlist, undo = self._watchlist, self._undo
        if watchlist is None or undo is None:
            return
        watches = one in watchlist.names
        change, back = watchlist.add, watchlist.remove
        if watches:
            change, back = back, change
        try:
            change(one)
        except OSError as error:
            self.say(f"The watchlist cannot be written: {error.strerror}")
            return
        except ValueError as error:
            self.say(f"That cannot be watched: {error}.")
            return
        said = f"{one.name} is watched"
        undo.did(f"{said} again." if watches else f"{said} no more.", lambda: back(one))
        self._take_names()
        self.say(f"{said} no more." if watches else f"{said}: is:watched lists the stories.")

    def _to_watch(self) -> Watched | None:
        """What the reader points at; None, and why, if it cannot be watched."""
        from tui.state.watchlist import Watched

        selected = " ".join((self.get_selected_text() or "").split()).strip(",.;:\"'“”‘’()")
        self.clear_selection()
        if selected:
            return Watched(selected)
        entity = self.panel.entity
        if entity is None or entity.type not in FIELD_OF:
            self.say("Only names can be watched.")
            return None
        return Watched(entity.name, FIELD_OF[entity.type])

    @work(group="watch", exclusive=True)
    async def _take_names(self, *, tell: bool = False) -> None:
        """Look in the background for those watched; say who was found if that is news."""
        if self._watchlist is None:
            return
        self.library.watched = [(one.field, one.name) for one in self._watchlist.names]
        for _ in self.library.index_watched():
            await asyncio.sleep(0)
        self.show_marks()
        self.watched_known()
        if tell:
            self._tell_watched()

    def _tell_watched(self) -> None:
        """Say once, when all names are known, how many stories name someone watched."""
        done = 0 < len(self.library.store) == self.library.recognised
        if not done or self._told_watched:
            return
        self._told_watched = True
        naming, names = self.library.naming_watched(), self.library.named_watched()
        if naming:
            stories = counted(len(naming), "story names", "stories name")
            self.announce(f"{stories} {names:,} you watch; is:watched lists them.")

    def indexed(self) -> None:
        super().indexed()
        self._take_names(tell=True)

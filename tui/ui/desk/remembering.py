"""Opening where one left: the story and the place in it, the filter, the layout."""

from __future__ import annotations

from time import time

from tui.ingest.intake import Intake
from tui.library import Library
from tui.orders import ORDERS
from tui.state.config import Config
from tui.ui import commands
from tui.ui.desk.marking import Marking

GREETED_FOR = 30.0
"""Seconds that the first greeting stays, unless a key is pressed."""


class Remembering(Marking):
    """Keeps how the desk is, from one session over the same sources to the next."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self._awaited: str | None = None
        """The story that was open last and has not been loaded yet."""
        self._asked_for = query

    def state_opened(self) -> None:
        assert self.state is not None
        session = self.state.session(self.sources)
        if session is not None:
            self._awaited = session.story
            if session.filter and not self._asked_for and not self.filter_bar.text:
                self.filter_bar.text = session.filter
            if session.width is not None and self.config.width is None:
                self.reader.set_width(session.width)
            if session.panel is not None:
                self.panes.show_panel(session.panel)
        self._remember_theme()
        order = next((one for one in ORDERS if one == self.state.setting("order")), None)
        if order is not None:
            self.order = order
            self.refresh_listing()
        super().state_opened()
        self._open_awaited()
        self._greet()

    def _greet(self) -> None:
        """Say once, to whoever starts newstui for the first time, how one moves."""
        state = self.state
        if self.keys.speaks or state is None or state.path is None:
            return
        if state.setting("greeted") is None:
            state.keep_setting("greeted", "yes")
            self.keys.say(self._greeting(), GREETED_FOR, news=True)

    def _greeting(self) -> str:
        names = {one.id: commands.key_names(one)[0] for one in self.commands}
        return (
            f"{names['desk.help']} shows all keys. {names['list.filter']} filters as you type, "
            f"{names['list.open']} reads, {names['desk.page']} pages on, "
            f"{names['desk.panel']} goes to the names."
        )

    def _remember_theme(self) -> None:
        """Put on the theme chosen last, and keep what is chosen from now on."""
        state = self.state
        assert state is not None
        theme = state.setting("theme")
        if self.config.theme is None and theme in self.app.available_themes:
            self.app.theme = theme
        self.app.theme_changed_signal.subscribe(
            self, lambda theme: state.keep_setting("theme", theme.name)
        )

    def report(self) -> None:
        super().report()
        self._open_awaited()

    def _open_awaited(self) -> None:
        """Choose the story that was open last, unless another has been chosen since."""
        if self._awaited is None:
            return
        position = self.library.store.position_of(self._awaited)
        if self.background.has_been_used or (
            position is not None and self.stories.choose(position)
        ):
            self._awaited = None

    def opening(self, position: int) -> int:
        followed = super().opening(position)
        if followed or self.state is None:
            return followed
        return self.state.place(self.library.store[position].id)

    def leave_story(self) -> None:
        """Keep the place in the story. One left at its end begins at its beginning next time."""
        super().leave_story()
        if self.state is not None and self.reader.article is not None:
            place = 0 if self.reader.at_end else self.reader.first_shown
            self.state.keep_place(self.reader.article.id, place)

    def action_sort(self) -> None:
        super().action_sort()
        if self.state is not None:
            self.state.keep_setting("order", self.order)

    def look_again(self) -> None:
        super().look_again()
        self._open_awaited()
        self.keep_session()

    def keep_session(self) -> None:
        """Remember how the desk is now, if that is not how it was."""
        from tui.state.state import Session

        untouched = self._awaited is not None and not self.background.has_been_used
        if self.state is None or untouched:
            return
        position = self.stories.position
        story = None if position is None else self.library.store[position].id
        now = Session(
            story, self.filter_bar.text, self.panes.panel_chosen, self.reader.width_chosen, time()
        )
        before = self.state.session(self.sources)
        if before is None or before[:-1] != now[:-1]:
            self.state.keep_session(self.sources, now)
        self.leave_story()

    def on_unmount(self) -> None:
        if self.state is not None:
            self.state.close()

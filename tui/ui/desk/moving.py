"""Moving about: from pane to pane, through the text, and out again."""

from __future__ import annotations

from tui.ui.commands import Place
from tui.ui.desk.filtering import Filtering
from tui.ui.desk.finding import Finding


class Moving(Finding, Filtering):
    """Where one is, and how much of it one sees."""

    def action_filter(self) -> None:
        self.panes.reveal("list")
        self.filter_bar.take_focus()

    def action_focus_pane(self, pane: Place) -> None:
        self.panes.go_to(pane)

    def action_next_pane(self) -> None:
        self.panes.go_on(1)

    def action_previous_pane(self) -> None:
        self.panes.go_on(-1)

    def action_toggle_panel(self) -> None:
        self.panes.toggle_panel()

    def action_zen(self) -> None:
        self.panes.toggle_zen()

    def action_leave(self) -> None:
        """One step out: zen, the drawer, the filter, the pane. Never out of the program."""
        if self._put_away():
            return
        if self.filter_bar.text:
            self.filter_bar.text = ""
        else:
            self.panes.go_to("list")

    def action_back(self) -> None:
        """One step back: zen, the drawer, the pane, the filter; then out of the program."""
        if self._put_away():
            return
        if self.panes.is_narrow and self.panes.current == "panel":
            self.panes.toggle_panel()
        elif self.panes.current != "list":
            self.panes.go_to("list")
        elif self.filter_bar.text:
            self.filter_bar.text = ""
        else:
            self.app.exit()

    def _put_away(self) -> bool:
        """Put away what lies over the panes; False if nothing does."""
        if self.end_find():
            return True
        if self.panes.is_zen:
            self.panes.toggle_zen()
        elif self.panes.is_drawer and self.panes.shows_panel:
            self.panes.toggle_panel()
        else:
            return False
        return True

    # -- through the text -------------------------------------------------------------

    def action_page(self) -> None:
        self.settle()
        if self.panes.reveal("reader"):
            return
        if not self.reader.page_forward():
            self.finish_story()
            self.stories.action_move(1)

    def action_page_back(self) -> None:
        self.settle()
        if not self.panes.reveal("reader") and not self.reader.page_back():
            self.stories.action_move(-1)

    def action_scroll_reader(self, lines: int) -> None:
        self.panes.reveal("reader")
        self.reader.action_line(lines)

    def action_widen(self, columns: int) -> None:
        self.reader.widen(columns)

    def action_original(self) -> None:
        self.reader.show_original(not self.reader.shows_original)

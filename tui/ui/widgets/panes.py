"""How list, reader and names share the screen."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widget import Widget

from tui.ui.breakpoints import NARROW, WIDE
from tui.ui.commands import Place

ORDER: tuple[Place, ...] = ("list", "reader", "panel")


class Panes(Container):
    """Three panes, of which as many are shown as fit.

    From `WIDE` columns on the names stand beside the reader; below that they are a drawer
    over the list, so that what they light can be read; below `NARROW` one pane is shown at
    a time.
    """

    DEFAULT_CSS = """
    Panes {
        layout: horizontal;
        layers: side drawer;
        height: 1fr;
        & #filters, & #list, & > #reader, & #panel {
            border: round $foreground 25%; border-title-color: $text-muted;
            border-subtitle-color: $text-muted; background: $background;
        }
        & #filters:focus, & #list:focus, & > #reader:focus, & #panel:focus {
            border: round $border; border-title-color: $text; border-title-style: bold;
        }
        & > #column { width: 29%; max-width: 60; }
        & > #reader { width: 1fr; }
        & > #side { width: 26%; min-width: 30; max-width: 44; display: none; }
        &.-panel > #side { display: block; }
        &.-medium > #column { width: 40%; }
        &.-medium > #side { layer: drawer; dock: left; width: 40%; max-width: 60; }
        &.-narrow > #column, &.-narrow > #reader, &.-narrow > #side {
            display: none; width: 1fr; min-width: 0; max-width: 100%;
        }
        &.-narrow > #column.-current, &.-narrow > #reader.-current, &.-narrow > #side.-current {
            display: block;
        }
        &.-zen > #column, &.-zen > #side { display: none; }
        &.-zen > #reader { border: none; }
    }
    """

    def __init__(self, *panes: Widget) -> None:
        super().__init__(id="panes")
        self._panes: dict[Place, Widget] = dict(zip(ORDER, panes, strict=True))
        self.column = Vertical(self._panes["list"], id="column")
        """The list and what stands above it."""
        self.side = Vertical(self._panes["panel"], id="side")
        """The panel of names and what stands above it."""
        self._frames: dict[Place, Widget] = {**self._panes, "list": self.column, "panel": self.side}
        self.current: Place = "list"
        self.before_panel: Place = "list"
        """Where one was before one went to the names."""
        self.panel_chosen: bool | None = None
        """Whether the reader wants the names beside the story; None where nobody said."""

    def compose(self) -> ComposeResult:
        # Classes before children: setting them later would style everything twice.
        self._fit(self.app.size.width)
        self.set_class(self.app.size.width >= WIDE, "-panel")
        self._mark_current()
        yield from (self._frames[pane] for pane in ORDER)

    # -- layout ----------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        was_wide = self._is_wide
        self._fit(event.size.width)
        self._mark_current()
        if self._is_wide != was_wide:
            beside = self._is_wide and self.panel_chosen is not False
            self.set_class(beside or self.side.has_focus_within, "-panel")

    def _leave_hidden_panel(self) -> None:
        """Nobody stays in a pane that is not there: its keys would be nobody's."""
        if self.side.has_focus_within and not self.shows_panel:
            self.go_to(self.before_panel)

    def show_panel(self, wanted: bool) -> None:
        """Show the names beside the story, where there is room, or leave them away."""
        self.panel_chosen = wanted
        if self._is_wide:
            self.set_class(wanted, "-panel")
            self._leave_hidden_panel()

    @property
    def _is_wide(self) -> bool:
        return not (self.has_class("-medium") or self.has_class("-narrow"))

    def _fit(self, width: int) -> None:
        self.set_class(NARROW <= width < WIDE, "-medium")
        self.set_class(width < NARROW, "-narrow")

    @property
    def is_narrow(self) -> bool:
        """Whether only one pane is shown."""
        return self.has_class("-narrow")

    @property
    def is_zen(self) -> bool:
        """Whether the reader alone is shown."""
        return self.has_class("-zen")

    @property
    def is_drawer(self) -> bool:
        """Whether the names, when shown, lie over the list."""
        return self.has_class("-medium")

    @property
    def shows_panel(self) -> bool:
        """Whether the names are on screen."""
        if self.is_zen:
            return False
        return self.current == "panel" if self.is_narrow else self.has_class("-panel")

    def toggle_panel(self) -> None:
        """Show the names, or put them away."""
        if self.is_narrow:
            self.go_to(self.before_panel if self.current == "panel" else "panel")
            return
        if self.is_zen:
            self.remove_class("-zen", "-panel")
        self.toggle_class("-panel")
        if self._is_wide:
            self.panel_chosen = self.has_class("-panel")
        self._leave_hidden_panel()

    def _close_drawer(self) -> None:
        """The list is wanted, which the drawer lies over."""
        if self.is_drawer:
            self.remove_class("-panel")

    def toggle_zen(self) -> None:
        """Show the reader alone, or all panes again."""
        self.toggle_class("-zen")
        if self.is_zen:
            self.go_to("reader")

    def reveal(self, pane: Place) -> bool:
        """See to it that a pane is on screen, for what is about to happen in it. The focus
        stays where it is, or goes along where only one pane fits. True where only that one
        fits and another was there."""
        if pane != "reader":
            self.remove_class("-zen")
        if pane == "list":
            self._close_drawer()
        if not self.is_narrow or self.current == pane:
            return False
        self.go_to(pane)
        return True

    # -- focus -----------------------------------------------------------------------

    def go_to(self, pane: Place) -> None:
        """Put the reader into a pane, showing it if it is hidden."""
        if pane != "reader":
            self.remove_class("-zen")
        if pane == "panel" and self.current != "panel":
            self.before_panel = self.current
        if pane == "panel" and not self.is_narrow:
            self.add_class("-panel")
        elif pane == "list":
            self._close_drawer()
        self.current = pane
        self._mark_current()
        self.screen.set_focus(self._panes[pane])  # at once: the next key is for this pane

    def go_on(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) pane that is on screen."""
        shown = [
            pane for pane in ORDER if self.is_narrow or pane != "panel" or self.has_class("-panel")
        ]
        at = shown.index(self.current) if self.current in shown else 0
        self.go_to(shown[(at + direction) % len(shown)])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        for name, pane in self._panes.items():
            if pane is event.widget:
                self.current = name
                self._mark_current()

    def _mark_current(self) -> None:
        """Where one pane is shown, that is the current one. Elsewhere nothing is marked:
        every change of a class styles all anew, which is felt."""
        for name, frame in self._frames.items():
            frame.set_class(self.is_narrow and name == self.current, "-current")

"""How list, reader and names share the screen."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

WIDE = 120
"""Columns from which all three panes stand side by side."""
NARROW = 80
"""Columns below which there is room for one pane only."""
ORDER = ("list", "reader", "panel")


class Panes(Container):
    """Three panes, of which as many are shown as fit.

    From `WIDE` columns on the names stand beside the reader; below that they are a drawer
    over it; below `NARROW` one pane is shown at a time.
    """

    DEFAULT_CSS = """
    Panes {
        layout: horizontal;
        layers: side drawer;
        height: 1fr;
        & > * { border: round $panel-lighten-2; border-title-color: $text-muted;
                border-subtitle-color: $text-muted; background: $background; }
        & > *:focus, & > *.-typing { border: round $border; border-title-color: $text;
                border-title-style: bold; }
        & > #list { width: 30%; max-width: 60; }
        & > #reader { width: 1fr; }
        & > #panel { width: 23%; min-width: 28; max-width: 40; display: none; }
        &.-panel > #panel { display: block; }
        &.-medium > #list { width: 40%; }
        &.-medium > #panel { layer: drawer; dock: right; width: 38; }
        &.-narrow > * { display: none; width: 1fr; max-width: 100%; }
        &.-narrow > .-current { display: block; }
        &.-zen > * { display: none; border: none; }
        &.-zen > #reader { display: block; }
    }
    """

    def __init__(self, pane: str) -> None:
        super().__init__()
        self.pane = pane

    def __init__(self, *panes: Widget) -> None:
        super().__init__(id="panes")
        self._panes = {str(pane.id): pane for pane in panes}
        self.current = "list"

    def compose(self) -> ComposeResult:
        yield from self._panes.values()

    def on_mount(self) -> None:
        self._mark_current()

    # -- layout ----------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        width = event.size.width
        was_wide = not (self.has_class("-medium") or self.has_class("-narrow"))
        self.set_class(NARROW <= width < WIDE, "-medium")
        self.set_class(width < NARROW, "-narrow")
        if width >= WIDE and (not was_wide or event.size == event.virtual_size):
            self.add_class("-panel")

    @property
    def is_narrow(self) -> bool:
        """Whether only one pane is shown."""
        return self.has_class("-narrow")

    @property
    def shows_panel(self) -> bool:
        """Whether the names are on screen."""
        if self.has_class("-zen"):
            return False
        return self.current == "panel" if self.is_narrow else self.has_class("-panel")

    def toggle_panel(self) -> None:
        """Show the names, or put them away."""
        self.remove_class("-zen")
        if self.is_narrow:
            self.go_to("list" if self.current == "panel" else "panel")
            return
        self.toggle_class("-panel")
        if not self.shows_panel and self.current == "panel":
            self.go_to("reader")

    def toggle_zen(self) -> None:
        """Show the reader alone, or all panes again."""
        self.toggle_class("-zen")
        if self.has_class("-zen"):
            self.go_to("reader")

    # -- focus -----------------------------------------------------------------------

    def go_to(self, pane: str) -> None:
        """Put the reader into a pane, showing it if it is hidden."""
        if pane != "reader":
            self.remove_class("-zen")
        if pane == "panel":
            self.add_class("-panel")
        self.current = pane
        self._mark_current()
        self._panes[pane].focus()

    def go_on(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) pane that is on screen."""
        shown = [
            pane for pane in ORDER if self.is_narrow or pane != "panel" or self.has_class("-panel")
        ]
        at = shown.index(self.current) if self.current in shown else 0
        self.go_to(shown[(at + direction) % len(shown)])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        pane = str(event.widget.id)
        if pane in self._panes:
            self.current = pane
            self._mark_current()

    def _mark_current(self) -> None:
        for name, pane in self._panes.items():
            pane.set_class(name == self.current, "-current")

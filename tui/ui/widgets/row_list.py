"""A list of any length that draws only the rows on screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle

from tui.ui import looks

Piece = tuple[str, Style]
"""Text and how to paint it."""


def fit(pieces: Sequence[Piece], width: int, style: Style) -> Strip:
    """One line of exactly ``width`` cells: cut with an ellipsis, or padded."""
    segments: list[Segment] = []
    left = width
    for text, piece_style in pieces:
        size = cell_len(text)
        if size > left:
            if left > 0:
                segments.append(Segment(set_cell_size(text, left - 1) + "…", piece_style))
            left = 0
            break
        segments.append(Segment(text, piece_style))
        left -= size
    if left:
        segments.append(Segment(" " * left, style))
    return Strip(segments, width)


def to_width(text: str, width: int) -> str:
    """A text of exactly ``width`` cells: cut with an ellipsis, or padded."""
    return (
        set_cell_size(text, width - 1) + "…"
        if cell_len(text) > width
        else set_cell_size(text, width)
    )


class RowList(ScrollView, can_focus=True):
    """Rows of equal height with one cursor, some with a heading of one line above them.
    Subclasses say how many rows there are, which can be chosen, and how each is painted;
    nothing is kept per row."""

    ALLOW_SELECT = False
    DOUBLE_CLICK: ClassVar[str]
    """The action of a double click on a row."""
    DEFAULT_CSS = f"RowList {{ overflow-x: hidden; overflow-y: auto; {looks.SCROLLBAR} }}"

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """The chosen row; meaningless while the list is empty."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._strips: LRUCache[tuple[int, bool], list[Strip]] = LRUCache(512)
        self._styles: dict[tuple[str, bool, bool], Style] = {}
        self._row_height = 1
        self._headed: Sequence[int] = ()
        """The rows that have a heading, in order."""
        self._heading_lines: list[int] = []
        """The line of each heading, counted from the top of the list."""

    # -- what a subclass says --------------------------------------------------------

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def is_choosable(self, row: int) -> bool:
        """Whether the cursor may rest on a row."""
        return True

    def paint(self, row: int, width: int, chosen: bool) -> list[Strip]:
        """The lines of a row, ``row_height`` of them, each ``width`` cells wide."""
        raise NotImplementedError

    def paint_heading(self, row: int, width: int) -> Strip:
        """The heading above a row."""
        raise NotImplementedError

    # -- geometry --------------------------------------------------------------------

    @property
    def row_height(self) -> int:
        """Lines to a row."""
        return self._row_height

    @property
    def rows_on_screen(self) -> int:
        """Whole rows that fit."""
        return max(1, self.scrollable_content_region.height // self._row_height)

    def rows_changed(self, row_height: int = 1, headed: Sequence[int] = ()) -> None:
        """Call after any change of what the rows are: measures and paints again.
        ``headed`` are the rows with a heading, in order."""
        self._row_height = row_height
        self._headed = headed
        self._heading_lines = [row * row_height + above for above, row in enumerate(headed)]
        self._strips.clear()
        self.virtual_size = Size(0, self.row_count() * row_height + len(headed))
        self.refresh()

    def top_of(self, row: int) -> int:
        """The first line of a row, below its heading, from the top of the list."""
        return row * self._row_height + bisect_right(self._headed, row)

    def _row_of(self, y: int) -> tuple[int, int]:
        """The row at a line of the list and which of the row's lines that is; -1 for its
        heading."""
        headings = bisect_right(self._heading_lines, y)
        if headings and self._heading_lines[headings - 1] == y:
            return self._headed[headings - 1], -1
        return divmod(y - headings, self._row_height)

    def repaint_rows(self) -> None:
        """Call when rows look different but are the same rows."""
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        row, line = self._row_of(y + self.scroll_offset.y)
        width = self.scrollable_content_region.width
        if row >= self.row_count():
            return Strip.blank(width, self.visual_style.rich_style)
        if line < 0:
            return self.paint_heading(row, width)
        chosen = row == self.cursor
        strips = self._strips.get((row, chosen))
        if strips is None:
            strips = self._strips[row, chosen] = self.paint(row, width, chosen)
        return strips[line]

    def sign(self, chosen: bool) -> Piece:
        """What stands before a row: tells the chosen one without colours too."""
        return "▌ " if chosen else "  ", self.style_of(looks.QUIET, chosen=chosen)

    def style_of(self, look: str = "", *, chosen: bool = False) -> Style:
        """A look as Rich paints it, on the cursor's ground if chosen."""
        key = (look, chosen, self.has_focus)
        style = self._styles.get(key)
        if style is None:
            visual = self.visual_style
            if chosen:
                ground = looks.CURSOR_FOCUSED if self.has_focus else looks.CURSOR
                visual += VisualStyle.parse(ground)
            style = self._styles[key] = (visual + VisualStyle.parse(look)).rich_style
        return style

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def on_resize(self) -> None:
        self.repaint_rows()  # the new size may have been painted before this came
        self.keep_cursor_in_view()

    def on_focus(self) -> None:
        self.repaint_rows()

    def on_blur(self) -> None:
        self.repaint_rows()

    # -- the cursor ------------------------------------------------------------------

    def validate_cursor(self, row: int) -> int:
        return max(0, min(row, self.row_count() - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        for row in (old, new):
            y = self.top_of(row) - self.scroll_offset.y
            self.refresh(Region(0, y, self.size.width, self._row_height))
        self.keep_cursor_in_view()

    def keep_cursor_in_view(self) -> None:
        """Scroll as little as needed to show the chosen row whole, and with the first row
        that can be chosen the headings above it."""
        if not self.row_count():
            return
        if not any(map(self.is_choosable, range(self.cursor))):
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        else:
            heading = int(self._row_of(self.top_of(self.cursor) - 1)[1] < 0)
            self.scroll_to_region(
                Region(0, self.top_of(self.cursor) - heading, 1, self._row_height + heading),
                animate=False,
                immediate=True,
                force=True,
                x_axis=False,
            )

    def step(self, distance: int) -> None:
        """Move the cursor, past rows that cannot be chosen; at an end it stays."""
        count = self.row_count()
        row = self.cursor + distance
        direction = 1 if distance > 0 else -1
        while 0 <= row < count and not self.is_choosable(row):
            row += direction
        if not 0 <= row < count:
            edge = range(count - 1, -1, -1) if direction > 0 else range(count)
            row = next((row for row in edge if self.is_choosable(row)), self.cursor)
        self.cursor = row

    def leave_row(self) -> None:
        """Go to the next row or, from the last, to the one before."""
        before = self.cursor
        self.step(1)
        if self.cursor == before:
            self.step(-1)

    def action_move(self, distance: int) -> None:
        self.step(distance)

    def action_first(self) -> None:
        self.step(-self.row_count())

    def action_last(self) -> None:
        self.step(self.row_count())

    def action_half_page(self, direction: int) -> None:
        self.step(direction * max(1, self.rows_on_screen // 2))

    def action_full_page(self, direction: int) -> None:
        self.step(direction * self.rows_on_screen)

    def row_at(self, event: events.MouseEvent) -> int | None:
        """The row under the pointer, or None."""
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        row, line = self._row_of(offset.y + self.scroll_offset.y)
        return row if line >= 0 and row < self.row_count() else None

    async def on_click(self, event: events.Click) -> None:
        row = self.row_at(event)
        if row is not None and self.is_choosable(row):
            self.cursor = row
            if event.chain == 2:
                await self.run_action(self.DOUBLE_CLICK)

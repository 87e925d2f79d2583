"""The list of all names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from tui.article import Entity
from tui.ui import commands, looks
from tui.ui.spark import spark
from tui.ui.widgets.row_list import RowList, fit, to_width

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tui.entities.index.census import Census
    from tui.entities.index.name_book import NameBook
    from tui.entities.index.timeline import Timeline

STORIES, MENTIONS, NEWEST = 9, 10, 13
"""Cells of the columns of figures."""
NAME, WIDEST_NAME = 24, 48
"""Cells of a name at least, and at most where there is room for other things."""
SHORTEST_SPARK, LONGEST_SPARK = 8, 92
WIDEST_PART = 2
"""Cells of one part of the time, where there is room."""
GAP = 2


class Columns(NamedTuple):
    """The widths of the columns, in cells; 0 for one there is no room for."""

    name: int
    newest: int
    spark: int

    @classmethod
    def of(cls, width: int) -> Columns:
        """The columns of a list so wide."""
        room = max(1, width - 2 - STORIES - MENTIONS)
        newest = NEWEST if room >= NAME + NEWEST else 0
        room -= newest
        name = min(room, max(NAME, min(WIDEST_NAME, room * 2 // 5)))
        left = min(LONGEST_SPARK, room - name - GAP)
        lines = left if left >= SHORTEST_SPARK else 0
        return cls(room - (lines + GAP if lines else 0), newest, lines)


class Shown(NamedTuple):
    """What the list shows."""

    codes: NDArray[np.int64]
    """The names, by their code, in order."""
    census: Census
    counted: NDArray[np.bool_]
    """By position: the stories that are counted."""


class NameList(RowList):
    """One row a name: in how many stories, how often, when last, and the course of it."""

    BINDINGS = commands.bindings("names")
    DOUBLE_CLICK = "screen.only"
    DEFAULT_CSS = """
    NameList {
        height: 1fr; scrollbar-gutter: stable;
        border: round $foreground 25%; background: $background;
        border-title-color: $text-muted;
        &:focus { border: round $border; border-title-color: $text; border-title-style: bold; }
    }
    """

    def __init__(self, book: NameBook) -> None:
        super().__init__(id="names")
        self._book = book
        self._shown: Shown | None = None
        self._timeline: Timeline | None = None
        self._left_out = 0
        """Dated stories that are outside of the timeline."""

    def show(self, shown: Shown, keep: int | None = None) -> None:
        """Show other names, or the same in another order. The cursor goes to the one to
        ``keep``, which stays in its line if it can, or, where that has gone, stays where it
        is; else to the first."""
        import numpy as np

        same = self._shown is not None and shown.counted is self._shown.counted
        self._shown = shown
        if not same:
            self._measure_time()
        at = np.flatnonzero(shown.codes == (-1 if keep is None else keep))
        self.rows_changed()
        last = max(0, self.row_count() - 1)
        row = 0 if keep is None else int(at[0]) if len(at) else min(self.cursor, last)
        top = row - (self.cursor - self.scroll_offset.y)
        self.set_reactive(RowList.cursor, row)
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.keep_cursor_in_view()

    def _measure_time(self) -> None:
        from tui.entities.index.census import UNKNOWN
        from tui.entities.index.timeline import STRAY, timeline

        room = Columns.of(self.scrollable_content_region.width).spark
        self._timeline, self._left_out = None, 0
        if self._shown is not None and room:
            days = self._book.days[: len(self._shown.counted)]
            days = days[self._shown.counted[: len(days)]]
            self._timeline = timeline(days, room, STRAY)
            if self._timeline is not None:
                known = int((days != UNKNOWN).sum())
                self._left_out = known - int(self._timeline.counts(days).sum())

    @property
    def code(self) -> int | None:
        """The code of the name under the cursor."""
        return int(self._shown.codes[self.cursor]) if self._shown and self.row_count() else None

    @property
    def entity(self) -> Entity | None:
        """The name under the cursor."""
        code = self.code
        return None if code is None else Entity("", *self._book.index.named_as(code), ())

    def on_resize(self) -> None:
        self._measure_time()

    def row_count(self) -> int:
        return len(self._shown.codes) if self._shown is not None else 0

    def head(self, order: str) -> Iterator[tuple[str, str]]:
        """What stands above the columns: the words, and the order that a click on them asks
        for; empty for none."""
        columns = Columns.of(self.scrollable_content_region.width)
        yield " " * (2 + columns.name), ""
        for name, width in (
            ("stories", STORIES),
            ("mentions", MENTIONS),
            ("newest", columns.newest),
        ):
            if width:
                word = f"{name}▾" if name == order else name
                yield " " * (width - cell_len(word)), ""
                yield word, name
        if self._timeline is not None:
            first, last = (self._timeline.begins(at) for at in (0, self._timeline.parts - 1))
            begin, end = f"{first.day} {first:%b %Y}", f"{last.day} {last:%b %Y}"
            unit = f"by {self._timeline.unit}"
            stray = f", {self._left_out:,} left out" if self._left_out else ""
            fits = f"{begin} – {end}, {unit}", f"from {begin}{stray}", f"{unit}{stray}", unit
            for words in (fits[0] + stray, *fits):
                if cell_len(words) <= columns.spark:
                    yield " " * GAP + words, ""
                    break

    def paint(self, row: int, width: int, chosen: bool) -> list[Strip]:
        assert self._shown is not None
        code, census = int(self._shown.codes[row]), self._shown.census
        name, kind = self._book.index.named_as(code)
        columns = Columns.of(width)
        quiet, ground = self.style_of(looks.QUIET, chosen=chosen), self.style_of(chosen=chosen)
        cut = to_width(name, min(columns.name, cell_len(name)))
        pieces = [
            self.sign(chosen),
            (cut, self.style_of(looks.ENTITIES[kind], chosen=chosen)),
            (" " * (columns.name - cell_len(cut)), ground),
            (f"{census.stories[code]:>{STORIES},}{census.mentions[code]:>{MENTIONS},}", ground),
        ]
        if columns.newest:
            pieces.append((f"{_day(int(census.newest[code])):>{columns.newest}}", quiet))
        if columns.spark and self._timeline is not None:
            stories = self._book.stories(code)
            inside = stories[stories < len(self._shown.counted)]
            days = self._book.days[inside[self._shown.counted[inside]]]
            wide = max(1, min(WIDEST_PART, columns.spark // self._timeline.parts))
            course = "".join(cell * wide for cell in spark(self._timeline.counts(days).tolist()))
            pieces.append((" " * GAP + course, self.style_of(looks.BAR, chosen=chosen)))
        return [fit(pieces, width, ground)]

    def render_line(self, y: int) -> Strip:
        if self.row_count() or self._shown is None:
            return super().render_line(y)
        width = self.scrollable_content_region.width
        text = "  No such name." if y == 1 else ""
        return fit([(text, self.style_of(looks.QUIET))], width, self.style_of())


def _day(number: int) -> str:
    from tui.entities.index.census import EPOCH, UNKNOWN

    if number == UNKNOWN:
        return ""
    day = EPOCH + timedelta(days=number)
    return f"{day.day} {day:%b %Y}"

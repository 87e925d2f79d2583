"""The panel of names: who, which organisation, where, when and how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from tui.article import Entity
from tui.ui import commands, looks
from tui.ui.breakpoints import NARROW
from tui.ui.widgets.row_list import RowList, fit, to_width

GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("People", frozenset({"PER"})),
    ("Organisations", frozenset({"ORG"})),
    ("Places", frozenset({"LOC"})),
    ("Nationalities", frozenset({"NORP"})),
    ("Events", frozenset({"EVENT"})),
    ("Works and laws", frozenset({"WORK"})),
    ("Other names", frozenset({"MISC"})),
    ("Dates", frozenset({"DATE"})),
    ("Amounts", frozenset({"MONEY", "PERCENT", "QUANTITY"})),
    ("Contacts", frozenset({"CONTACT"})),
)
BAR = 6
"""Cells of the longest bar."""
BAR_FROM = 34
"""Width of the panel from which there is room for bars."""
HERE, LISTED = 4, 6
"""Widths of the two columns of counts."""

GIVEN = "◆"
"""Behind a name that the source itself gave."""

Row = str | Entity
"""A heading or an entity."""


class EntityPanel(RowList):
    """The names of one story, grouped by type, with how often each is named here and in
    how many stories of the list."""

    BINDINGS = commands.bindings("panel")
    DOUBLE_CLICK = "screen.filter_by_name"

    class Chosen(Message):
        """The reader has put the cursor on another name."""

    def __init__(self) -> None:
        super().__init__(id="panel")
        self._rows: list[Row] = []
        self._most = 1
        self._stories: Callable[[Entity], int | None] = lambda entity: None

    # -- content ---------------------------------------------------------------------

    def show(
        self,
        entities: Sequence[Entity],
        stories: Callable[[Entity], int | None],
        same: Callable[[Entity, Entity], bool],
    ) -> None:
        """Show the names of a story, given in order of importance.

        ``stories`` says in how many stories of the list a name occurs; it is asked only
        for rows on screen and may answer None (not known yet). The chosen name stays
        chosen if the next story has the ``same``.
        """
        before = self.entity
        self._stories = stories
        self._rows = []
        for title, types in GROUPS:
            group = [entity for entity in entities if entity.type in types]
            if group:
                self._rows += [f"{title}  {len(group)}", *group]
        self._most = max((len(entity.mentions) for entity in entities), default=1)
        self.rows_changed()
        names = [row for row in self._rows if isinstance(row, Entity)]
        again = next((row for row in names if before and same(row, before)), None)
        wanted = again or (names[0] if names else None)
        self.set_reactive(RowList.cursor, self._rows.index(wanted) if wanted else 0)
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.keep_cursor_in_view()

    @property
    def entity(self) -> Entity | None:
        """The chosen name."""
        row = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        return row if isinstance(row, Entity) else None

    def choose(self, entity_id: str) -> None:
        """Put the cursor on a name."""
        for at, row in enumerate(self._rows):
            if isinstance(row, Entity) and row.id == entity_id:
                self.cursor = at

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        self.post_message(self.Chosen())

    def on_resize(self) -> None:
        narrow = self.app.size.width < NARROW
        self.border_title = "Stories › Story › Names" if narrow else "Names"

    def report(self, recognised: int, stories: int) -> None:
        """How much of the store the counts cover, in the border."""
        done = recognised >= stories
        self.border_subtitle = (
            Content("") if done else Content(f"counted in {recognised:,} of {stories:,}")
        )

    # -- rows ------------------------------------------------------------------------

    def row_count(self) -> int:
        return len(self._rows)

    def is_choosable(self, row: int) -> bool:
        return isinstance(self._rows[row], Entity)

    def paint(self, row: int, width: int, chosen: bool) -> list[Strip]:
        ground = self.style_of(chosen=chosen)
        entry = self._rows[row]
        if isinstance(entry, str):
            return [self._paint_heading(entry, width, first=row == 0)]
        name = f"{entry.name} {GIVEN}" if entry.given else entry.name
        here, stories = len(entry.mentions), self._stories(entry)
        has_bar = width >= BAR_FROM
        room = width - 2 - HERE - LISTED - (BAR + 1 if has_bar else 0)
        kind = self.style_of(looks.ENTITIES[entry.type], chosen=chosen)
        count = self.style_of(looks.QUIET, chosen=chosen)
        pieces = [("▌ " if chosen else "  ", kind), (to_width(name, room), kind)]
        if has_bar:
            length = max(min(1, here), round(BAR * here / max(self._most, BAR)))
            bar = self.style_of(looks.BAR, chosen=chosen)
            pieces.append((" " + ("━" * length).ljust(BAR), bar))
        listed = f"{stories:,}" if stories else ""  # nothing is counted yet, or is a value
        pieces.append((f"{here:>{HERE}}{listed:>{LISTED}}", count))
        return [fit(pieces, width, ground)]

    def _paint_heading(self, heading: str, width: int, first: bool) -> Strip:
        """The name of a group; the first also says what the two columns count."""
        style = self.style_of(looks.HEADING)
        columns = f"{'here':>{HERE + 1}}{'list':>{LISTED}}" if first else ""
        room = width - cell_len(columns)
        pieces = [(to_width(heading, room), style), (columns, self.style_of(looks.QUIET))]
        return fit(pieces, width, self.style_of())

    def render_line(self, y: int) -> Strip:
        if self._rows:
            return super().render_line(y)
        width = self.scrollable_content_region.width
        text = "  No names found." if y == 1 else ""
        return fit([(text, self.style_of(looks.QUIET))], width, self.style_of())

"""The panel of names: who, which organisation, where, when and how much."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.article import Entity, EntityType
from tui.ui import commands, looks
from tui.ui.breakpoints import NARROW
from tui.ui.spark import bar as one_cell
from tui.ui.widgets.row_list import Piece, RowList, fit, to_width

if TYPE_CHECKING:
    from tui.entities.index.name_seeker import NameSeeker

GROUPS: tuple[tuple[str, frozenset[EntityType]], ...] = (
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
"""Width of the panel from which bars lie; in a narrower one they stand in one cell."""
HERE, LISTED = "here", "list"
"""What the two columns count."""
WITH = "with "


GIVEN = "◇"
"""Behind a name that the source itself gave."""


class Heading(NamedTuple):
    """The name of a group; it is all there is of a kind that is not shown."""

    title: str
    types: frozenset[EntityType]
    names: int
    shown: bool


class Along(NamedTuple):
    """Someone named together with the name above, in so many stories of the list."""

    entity: Entity
    stories: int
    first: bool


Row: TypeAlias = Heading | Entity | Along


class EntityPanel(RowList):
    """The names of one story, grouped by type, with how often each is named here and in
    how many stories of the list."""

    BINDINGS = commands.bindings("panel")
    DOUBLE_CLICK = "screen.filter_by_name"

    class Chosen(Message):
        """The reader has put the cursor on another name."""

    class Others(Message):
        """The names of another story are shown."""

    class KindClicked(Message):
        """The heading of some types was clicked."""

        def __init__(self, types: frozenset[EntityType]) -> None:
            super().__init__()
            self.types = types

    def __init__(self, forms: Callable[[Entity], Collection[str]]) -> None:
        """``forms`` says how the story shown prints a name of it."""
        super().__init__(id="panel")
        self._forms = forms
        self._seeker: NameSeeker | None = None
        """The names shown, to be looked through; made when one is looked for."""
        self._rows: list[Row] = []
        self._entities: Sequence[Entity] = ()
        self._hidden: Collection[EntityType] = frozenset()
        self._left: Entity | None = None
        """The name that was chosen when a kind was last hidden or shown."""
        self._words = ""
        self._sought: Collection[str] | None = None
        self._unfolded: tuple[str, Sequence[tuple[Entity, int]]] = ("", ())
        self._most = 1
        self._all = 0
        self._stories: Callable[[Entity], int | None] = lambda entity: None

    # -- content ---------------------------------------------------------------------

    def show(
        self,
        entities: Sequence[Entity],
        stories: Callable[[Entity], int | None],
        counterpart: Callable[[Entity, Iterable[Entity]], Entity | None],
        followed: Entity | None = None,
        *,
        again: bool = False,
    ) -> None:
        """Show the names of a story, given in order of importance.

        ``stories`` says in how many stories of the list a name occurs; it is asked only
        for rows on screen and may answer None (not known yet). The chosen name, or the one that
        is ``followed``, is chosen if the story has it, as ``counterpart`` says. If it is the
        same story ``again``, read more closely or corrected, everything stays as it was; where
        the chosen name has gone, the one in its place is chosen: the first if it was the first.
        """
        row, before, owner = self._row, followed or self.entity, self._owner
        rows = [*self._rows[self.cursor :], *reversed(self._rows[: self.cursor])]
        nearest = [row for row in rows if isinstance(row, Entity)]
        was_first = self.cursor == self._first
        self._stories = stories
        self._entities, self._seeker = entities, None
        if again:
            heir = counterpart(owner, entities) if owner else None
            self._unfolded = (heir.id, self._unfolded[1]) if heir is not None else ("", ())
            self._sought = self._having(self._words) if self._words else None
        else:
            self._unfolded = ("", ())
            self._words, self._sought = "", None
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
            self.post_message(self.Others())
        self._most = max((len(entity.mentions) for entity in entities), default=1)
        self._group()
        names = [row for row in self._rows if isinstance(row, Entity)]
        heir = counterpart(before, names) if before else None
        if again and before and heir is None:
            heir = _called_otherwise(before, names)
            if heir is None and not was_first:
                heirs = (counterpart(other, names) for other in nearest)
                heir = next(filter(None, heirs), None)
        self._put_on(row if isinstance(row, Along) and row in self._rows else heir)

    def show_all_but(self, hidden: Collection[EntityType]) -> None:
        """Show only the headings of some types. The cursor stays on its name, or goes to
        its heading and from there back to the name."""
        before, types = self._row, self.types
        if isinstance(before, Entity):
            self._left = before
        self._hidden = frozenset(hidden)
        self._group()
        if before not in self._rows:
            heading = next(
                (row for row in self._rows if not isinstance(row, Along | Entity)
                 and row.types == types and not row.shown), None,
            )  # fmt: skip
            names = [row for row in self._entities if row.type in types]
            before = heading or (self._left if self._left in names else next(iter(names), None))
        self._put_on(before)

    def find(self, words: str) -> int | None:
        """Show only names that have all these words as they are shown or as the story prints
        them, typos forgiven, in every group; how many, or None for all again, where there
        are no words."""
        before = self._row
        self._words = words.strip()
        self._sought = self._having(self._words) if self._words else None
        self._group()
        self._put_on(before)
        return len(self._sought) if self._sought is not None else None

    def _having(self, words: str) -> frozenset[str]:
        from tui.entities.fold import fold_name  # not before something is looked for
        from tui.entities.index.name_seeker import NameSeeker

        if self._seeker is None:
            self._seeker = NameSeeker()
            self._seeker.add(
                (fold_name(form), at)
                for at, entity in enumerate(self._entities)
                for form in {entity.name, *self._forms(entity)}
            )
        found = self._seeker.find(words).owners.tolist()
        return frozenset(self._entities[at].id for at in found)

    def unfold(self, entity: Entity | None, along: Sequence[tuple[Entity, int]] = ()) -> None:
        """Show below a name who is named together with it, and in how many stories of the
        list; nobody below any name for None."""
        before = self.entity
        owner = self._owner
        self._unfolded = (entity.id, along) if entity is not None else ("", ())
        self._group()
        self._put_on(before if before in self._rows else owner)
        self.scroll_to_region(
            Region(0, self.cursor, 1, len(along) + 1), animate=False, immediate=True, force=True
        )

    @property
    def unfolded(self) -> bool:
        """Whether the cursor is on a name, or below one, that is unfolded."""
        row = self._row
        return isinstance(row, Along) or (
            isinstance(row, Entity) and row.id == self._unfolded[0] and bool(self._unfolded[1])
        )

    def _group(self) -> None:
        self._rows = []
        for title, types in GROUPS:
            group = [entity for entity in self._entities if entity.type in types]
            if self._sought is not None:
                group = [entity for entity in group if entity.id in self._sought]
            shown = types.isdisjoint(self._hidden) or self._sought is not None
            if group:
                self._rows.append(Heading(title, types, len(group), shown))
            for entity in group if shown else ():
                self._rows.append(entity)
                if entity.id == self._unfolded[0]:
                    self._rows += [
                        Along(one, stories, first=not at)
                        for at, (one, stories) in enumerate(self._unfolded[1])
                    ]
        self.rows_changed()

    def _put_on(self, wanted: Row | None) -> None:
        """Put the cursor on a row, or on the first that can be chosen."""
        row = self._rows.index(wanted) if wanted in self._rows else None
        self.set_reactive(RowList.cursor, self._first if row is None else row)
        self.keep_cursor_in_view()

    @property
    def _first(self) -> int:
        """The first row that can be chosen."""
        return next((at for at in range(len(self._rows)) if self.is_choosable(at)), 0)

    @property
    def _row(self) -> Row | None:
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def entity(self) -> Entity | None:
        """The chosen name."""
        row = self._row
        if isinstance(row, Along):
            return row.entity
        return row if isinstance(row, Entity) else None

    @property
    def company_of(self) -> Entity | None:
        """Whom the chosen name is shown to be named together with."""
        return self._owner if isinstance(self._row, Along) else None

    @property
    def _owner(self) -> Entity | None:
        """The name that is unfolded."""
        return next((one for one in self._entities if one.id == self._unfolded[0]), None)

    @property
    def types(self) -> frozenset[EntityType]:
        """The types of the group the cursor is in."""
        for row in self._rows[self.cursor :: -1]:
            if isinstance(row, Heading):
                return row.types
        return frozenset()

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
        if len(f"{self._all:,}") != len(f"{stories:,}"):
            self.repaint_rows()
        self._all = stories
        done = recognised >= stories
        self.border_subtitle = (
            Content("") if done else Content(f"counted in {recognised:,} of {stories:,}")
        )

    async def on_click(self, event: events.Click) -> None:
        row = self.row_at(event)
        heading = self._rows[row] if row is not None else None
        if isinstance(heading, Heading):
            event.prevent_default()
            self.post_message(self.KindClicked(heading.types))

    # -- rows ------------------------------------------------------------------------

    def row_count(self) -> int:
        return len(self._rows)

    def is_choosable(self, row: int) -> bool:
        entry = self._rows[row]
        return not (isinstance(entry, Heading) and entry.shown)

    def paint(self, row: int, width: int, chosen: bool) -> list[Strip]:
        entry = self._rows[row]
        if isinstance(entry, Heading):
            headings = (one for one in self._rows if isinstance(one, Heading))
            first = next((one for one in headings if one.shown), None)
            pieces = self._paint_heading(entry, width, entry is first, chosen)
        elif isinstance(entry, Along):
            pieces = self._paint_along(entry, width, chosen)
        else:
            pieces = self._paint_name(entry, width, chosen)
        return [fit(pieces, width, self.style_of(chosen=chosen))]

    def _paint_name(self, entity: Entity, width: int, chosen: bool) -> list[Piece]:
        name = f"{entity.name} {GIVEN}" if entity.given else entity.name
        here, stories = len(entity.mentions), self._stories(entity)
        share = here / max(self._most, BAR)
        bar = (
            " " + ("━" * max(min(1, here), round(BAR * share))).ljust(BAR)
            if width >= BAR_FROM
            else " " + one_cell(share)
        )
        counts = self._columns(f"{here}", f"{stories:,}" if stories else "")
        kind = self.style_of(looks.ENTITIES[entity.type], chosen=chosen)
        room = width - 2 - len(counts) - len(bar)
        meaning = _meaning(entity)
        if cell_len(name) + len(meaning) > room:
            meaning = ""
        return [
            *self._beginning(name, room - len(meaning), kind, chosen),
            (meaning, self.style_of(looks.QUIET, chosen=chosen)),
            (bar, self.style_of(looks.BAR, chosen=chosen)),
            (counts, self.style_of(looks.QUIET, chosen=chosen)),
        ]

    def _columns(self, here: str, listed: str) -> str:
        """The two counts, as wide as the largest there can be."""
        return f"{here:>{len(f'{self._most}') + 1}}{listed:>{self._listed_width}}"

    @property
    def _listed_width(self) -> int:
        return max(len(LISTED), len(f"{self._all:,}")) + 1

    def _beginning(self, name: str, room: int, kind: Style, chosen: bool) -> list[Piece]:
        """The sign of the cursor and the name; what pads it is not underlined."""
        cut = to_width(name, min(room, cell_len(name)))
        ground = self.style_of(chosen=chosen)
        return [self.sign(chosen), (cut, kind), (" " * (room - cell_len(cut)), ground)]

    def _paint_along(self, along: Along, width: int, chosen: bool) -> list[Piece]:
        quiet = self.style_of(looks.QUIET, chosen=chosen)
        kind = self.style_of(looks.ENTITIES[along.entity.type], chosen=chosen)
        counts = self._columns("", f"{along.stories:,}")
        room = width - 4 - len(WITH) - len(counts)
        sign, *name = self._beginning(along.entity.name, room, kind, chosen)
        lead = f"  {WITH if along.first else ' ' * len(WITH)}"
        return [sign, (lead, quiet), *name, (counts, quiet)]

    def _paint_heading(
        self, heading: Heading, width: int, first: bool, chosen: bool
    ) -> list[Piece]:
        """The name of a group as its names look in the text; the first with names also says
        what the two columns count."""
        quiet = self.style_of(looks.QUIET, chosen=chosen)
        kind = self.style_of(looks.ENTITIES[min(heading.types)], chosen=chosen)
        columns = f" {HERE}{LISTED:>{self._listed_width}}" if first else ""
        title, count = (heading.title, kind), f"  {heading.names}"
        if not heading.shown:
            title = ("▌▸ " if chosen else " ▸ ") + heading.title, quiet
            count += " hidden"
        room = width - cell_len(columns) - cell_len(title[0])
        return [title, (to_width(count, room), quiet), (columns, quiet)]

    def render_line(self, y: int) -> Strip:
        if self._rows:
            return super().render_line(y)
        width = self.scrollable_content_region.width
        text = "  No names found." if y == 1 else ""
        return fit([(text, self.style_of(looks.QUIET))], width, self.style_of())


def _meaning(entity: Entity) -> str:
    """The day a date means, or what a sum comes to, where its name does not say just that."""
    meaning = entity.iso or ""
    if entity.type == "MONEY" and entity.amount is not None and entity.amount.unit:
        meaning = str(entity.amount)
    return f" {meaning}" if meaning and meaning != entity.name else ""


def _called_otherwise(before: Entity, names: Sequence[Entity]) -> Entity | None:
    """The name that has most of the mentions of a former one, if any has one."""
    places = frozenset(before.mentions)
    heir = max(names, key=lambda one: len(places.intersection(one.mentions)), default=None)
    return None if heir is None or places.isdisjoint(heir.mentions) else heir

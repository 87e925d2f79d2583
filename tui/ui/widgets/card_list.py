"""What is known of one name, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.cells import cell_len
from textual.strip import Strip

from tui.article import Article, Entity
from tui.ui import commands, looks
from tui.ui.counted import counted
from tui.ui.details import short_date
from tui.ui.spark import bars
from tui.ui.widgets.row_list import Piece, RowList, fit, to_width

if TYPE_CHECKING:
    from datetime import date

    from tui.entities.index.timeline import Days

LABEL = 14
"""Cells of what is said of a fact."""
BAR = 12
"""Cells of the longest bar."""
DATE = 12
BARS = 4
"""Lines of the bars over time."""
FEW = 3
"""Stories from which on their course over time says something."""
EXCERPT = 20
"""Stories listed."""


class Facts(NamedTuple):
    """What is known of a name."""

    entity: Entity
    aliases: Sequence[str]
    stories: Sequence[int]
    """The stories that name it, newest first."""
    mentions: int
    listed: int | None
    """How many of the stories are in the list; None where all stories are listed."""
    company: Sequence[tuple[Entity, int]]
    """Who is named together with it, and in how many stories."""
    days: Days
    """The day of each story."""
    so_far: str
    """How much of the store this is taken from; empty for all of it."""


class Said(NamedTuple):
    """A line that is only read: a label, and words in a look."""

    label: str
    words: str
    look: str = ""


class Everything(NamedTuple):
    """The line that lists all stories of the name."""

    words: str


class Story(NamedTuple):
    """A line that leads to a story."""

    label: str
    position: int


class Company(NamedTuple):
    """A line that leads to another name."""

    entity: Entity
    stories: int


Row: TypeAlias = Said | Everything | Story | Company


class CardList(RowList):
    """Facts, the course of time, company and stories of one name."""

    BINDINGS = commands.bindings("card")
    DOUBLE_CLICK = "screen.go"

    def __init__(self, article: Callable[[int], Article], today: date) -> None:
        super().__init__(id="card")
        self._article = article
        self._today = today
        self._facts: Facts | None = None
        self._rows: list[Row] = []

    def show(self, facts: Facts) -> None:
        """Show a name; the cursor stays in its line."""
        self._facts = facts
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    @property
    def row(self) -> Row | None:
        """The line under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def _lay_out(self) -> None:
        if self._facts is None:
            return
        before = self.row
        self._rows = list(self._lines(self._facts, self.scrollable_content_region.width))
        self.rows_changed()
        again = self._rows.index(before) if before in self._rows else None
        first = next(at for at in range(len(self._rows)) if self.is_choosable(at))
        self.set_reactive(RowList.cursor, first if again is None else again)
        self.keep_cursor_in_view()

    def _lines(self, facts: Facts, width: int) -> Iterator[Row]:
        room = max(8, width - LABEL - 4)
        many = counted(len(facts.stories), "story", "stories")
        times = "once" if facts.mentions == 1 else f"{facts.mentions:,} times"
        listed = "" if facts.listed is None else f"; {facts.listed:,} of them in the list"
        yield Everything(f"{many}, {times}{listed}")
        if facts.so_far:
            yield Said("", facts.so_far, looks.QUIET)
        for at, line in enumerate(_folded(facts.aliases, room)):
            yield Said("also written" if not at else "", line)
        if facts.stories:
            yield Story("latest", facts.stories[0])
            yield Story("first", facts.stories[-1])
        yield from self._course(facts, width - 4)
        if facts.company:
            yield Said("", "")
            yield Said("Named together with", "", looks.HEADING)
            yield from (Company(*one) for one in facts.company)
        yield Said("", "")
        more = len(facts.stories) - EXCERPT
        yield Said("Stories" if more <= 0 else f"The newest {EXCERPT} stories", "", looks.HEADING)
        yield from (Story("", position) for position in facts.stories[:EXCERPT])

    @staticmethod
    def _course(facts: Facts, width: int) -> Iterator[Row]:
        from tui.entities.index.timeline import timeline

        time = timeline(facts.days, max(1, width))
        if time is None or time.parts < 2 or len(facts.stories) < FEW:
            return
        counts = time.counts(facts.days).tolist()
        wide = max(1, min(4, width // time.parts))
        yield Said("", "")
        most = max(counts)
        top = counted(most, "story", "stories")
        yield Said(f"Stories by {time.unit}, up to {top}", "", looks.HEADING)
        for line in bars(counts, BARS):
            stretched = "".join(cell * wide for cell in line)
            yield Said("", stretched, looks.BAR)
        begin, end = (
            f"{one.day} {one:%b %Y}" for one in (time.begins(0), time.begins(-1 + time.parts))
        )
        gap = time.parts * wide - len(begin) - len(end)
        yield Said("", f"{begin}{' ' * gap if gap > 0 else ' – '}{end}", looks.QUIET)

    # -- rows ------------------------------------------------------------------------

    def row_count(self) -> int:
        return len(self._rows)

    def is_choosable(self, row: int) -> bool:
        return not isinstance(self._rows[row], Said)

    def paint(self, row: int, width: int, chosen: bool) -> list[Strip]:
        entry = self._rows[row]
        ground, quiet = self.style_of(chosen=chosen), self.style_of(looks.QUIET, chosen=chosen)
        pieces: list[Piece] = [self.sign(chosen)]
        if isinstance(entry, Everything):
            pieces += [(to_width("named in", LABEL), quiet), (entry.words, ground)]
        elif isinstance(entry, Story):
            article = self._article(entry.position)
            label = to_width(entry.label, LABEL) if entry.label else "  "
            when = to_width(short_date(article, self._today), DATE)
            pieces += [(label, quiet), (when, quiet), (article.headline, ground)]
        elif isinstance(entry, Company):
            pieces += self._paint_company(entry, width - 4, chosen)
        elif entry.look == looks.HEADING:
            pieces = [(entry.label, self.style_of(looks.HEADING))]
        else:
            label = to_width(entry.label, LABEL) if entry.label or not entry.look else ""
            pieces += [(label, quiet), (entry.words, self.style_of(entry.look))]
        return [fit(pieces, width, ground)]

    def _paint_company(self, company: Company, width: int, chosen: bool) -> list[Piece]:
        assert self._facts is not None
        most = max(stories for _, stories in self._facts.company)
        length = max(1, round(BAR * company.stories / most))
        room = max(8, min(40, width - BAR - 9))
        name = to_width(company.entity.name, min(room, cell_len(company.entity.name)))
        kind = self.style_of(looks.ENTITIES[company.entity.type], chosen=chosen)
        ground = self.style_of(chosen=chosen)
        return [
            ("  ", ground),
            (name, kind),
            (" " * (room - cell_len(name)), ground),
            (f"{company.stories:>7,}  ", ground),
            ("━" * length, self.style_of(looks.BAR, chosen=chosen)),
        ]


def _folded(words: Sequence[str], room: int) -> list[str]:
    """Words with dots between them, on lines of at most so many cells."""
    lines: list[str] = []
    for word in words:
        if lines and cell_len(lines[-1]) + cell_len(word) + 3 <= room:
            lines[-1] += f" · {word}"
        else:
            lines.append(word)
    return lines

"""The list of stories."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from tui.article import Article, Failure, Span
from tui.ingest.text.paintable import safe_line
from tui.library import Listing
from tui.marks import Marks
from tui.orders import Order
from tui.search.snippet import snippet
from tui.store import ArticleStore
from tui.ui import commands, looks
from tui.ui.background import Progress
from tui.ui.breakpoints import LOW
from tui.ui.counted import counted
from tui.ui.details import details
from tui.ui.headings import Heading, headings
from tui.ui.highlight import marked
from tui.ui.widgets.row_list import Piece, RowList, fit, to_width

if TYPE_CHECKING:
    from tui.search.match import Results

GLIMPSES = (20_000, 200_000)
"""Characters of a story that are looked through for what to show in its row, and again
where nothing is found in these; more would hold up the keyboard."""
PROBLEMS_LISTED = 500
"""More than anyone looks through; the border counts them all."""
NOT_READ = "Could not be read"
SEE = ", see !"
"""Said of problems where there is room for it."""
BAR = 8
"""Cells of the bar that shows how far loading is."""


class ArticleList(RowList):
    """One row a story: the headline, where and when it comes from, and, while a filter
    is on, the line that made it match. The chosen story stays chosen through every change
    of the list that leaves it in. Below the stories, while no filter is on, what could not
    be read has a row each; those are no stories and are counted nowhere."""

    BINDINGS = commands.bindings("list")
    DOUBLE_CLICK = "screen.focus_pane('reader')"
    BORDER_TITLE = "Stories"

    class Chosen(Message):
        """Another story is under the cursor (or none: the list is empty, or this is the row
        of what could not be read)."""

    def __init__(self, store: ArticleStore, today: Callable[[], date] = date.today) -> None:
        super().__init__(id="list")
        self._store = store
        self._today = today
        self.listing: Listing | None = None
        self._order: Order = "best"
        self._headings: dict[int, str] = {}
        self.marked: Collection[int] = frozenset()
        """The stories that the reader has marked to be sent together."""
        self.marks: Marks | None = None
        self.watched: Container[int] = frozenset()
        self._problems: Sequence[Failure] = ()
        self._announced: int | Failure | None = -1
        self._said: list[str] = []
        self._new = 0
        self.unread: int | None = None
        """How many of the stories listed are unread; None where that is not known."""
        self._anchor: int | None = None

    # -- content ---------------------------------------------------------------------

    @property
    def positions(self) -> Sequence[int]:
        """The stories listed."""
        return self.listing.positions if self.listing is not None else ()

    @property
    def position(self) -> int | None:
        """The chosen story, or None when there is none."""
        return int(self.positions[self.cursor]) if self.cursor < len(self.positions) else None

    @property
    def problem(self) -> Failure | None:
        """What could not be read, when its row is the chosen one."""
        at = self.cursor - len(self.positions)
        return self._problems[at] if 0 <= at < self._problem_count() else None

    def _problem_count(self) -> int:
        """How many problems have a row."""
        unfiltered = self.listing is not None and self.listing.results is None
        return min(len(self._problems), PROBLEMS_LISTED) if unfiltered else 0

    def show(
        self,
        listing: Listing,
        order: Order = "best",
        *,
        untouched: bool = False,
        anew: bool = False,
    ) -> None:
        """List other stories. The story last chosen by the reader stays chosen, and where
        it was on the screen, if it is among them; else the one under the cursor, if that
        is; else the first. Where the reader has scrolled away from it, so it stays. As long as
        everything is ``untouched`` and no story has been chosen, it is the first. Where something
        is asked ``anew``, the best answers are in view as well if there is room for both."""
        if self.listing is not None and listing.positions is self.listing.positions:
            return
        before, problem = self.position, self.cursor - len(self.positions)
        above = self.top_of(self.cursor) - self.scroll_offset.y
        in_view = 0 <= above < self.scrollable_content_region.height
        self.listing, self._order = listing, order
        row = self._row_of_first((self._anchor, None if untouched else before))
        if row is None and not untouched and 0 <= problem < self._problem_count():
            row = len(listing.positions) + problem
        self._measure()
        self.set_reactive(RowList.cursor, row or 0)
        top = self.top_of(row) - above if row is not None and not anew else 0
        if anew or self.position != before or in_view:
            self.scroll_to(y=top, animate=False, immediate=True, force=True)
            self.keep_cursor_in_view()
        self._announce()

    def _row_of_first(self, candidates: Iterable[int | None]) -> int | None:
        """The row of the first of these stories that is listed."""
        assert self.listing is not None
        rows = (self.listing.row_of(one) for one in candidates if one is not None)
        return next((row for row in rows if row is not None), None)

    def hold(self) -> None:
        """Take the story under the cursor as chosen by the reader: it stays chosen even
        through lists that do not hold it."""
        self._anchor = self.position

    def succeed(self, gone: int, heir: int) -> None:
        """Another story takes the place of one that is about to go: it is chosen in its
        stead in the next list."""
        if gone in (self._anchor, self.position):
            self._anchor = heir

    def step_aside(self) -> None:
        """Choose the next story that has not gone; without one, the one before."""
        after = range(self.cursor + 1, len(self.positions))
        for row in chain(after, reversed(range(min(self.cursor, len(self.positions))))):
            if self._store.holds(int(self.positions[row])):
                self.cursor = row
                return

    def choose(self, position: int) -> bool:
        """Put the cursor on a story; False if it is not listed."""
        row = self.listing.row_of(position) if self.listing is not None else None
        if row is None:
            return False
        self.cursor = row
        return True

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        self.hold()
        self._announce()

    def _announce(self) -> None:
        chosen = self.problem if self.position is None else self.position
        if chosen != self._announced:
            self._announced = chosen
            self.post_message(self.Chosen())

    def on_resize(self) -> None:
        self._show_said()
        self.name_list()
        if self.listing is not None and self.row_height != self._lines_to_a_row():
            self._measure()

    def _measure(self) -> None:
        """Group the stories, where their order does and there is room for headings."""
        assert self.listing is not None
        lines = self._lines_to_a_row()
        order = "newest" if self._order == "best" and not self.listing.results else self._order
        positions = self.positions if lines > 1 else ()
        found = headings(positions, self._store, order, self.marks, self._today())
        if lines > 1 and len(self.positions) and self._problem_count():
            found.append(Heading(len(self.positions), NOT_READ))
        self._headings = dict(found)
        self.rows_changed(lines, [heading.row for heading in found])

    def _lines_to_a_row(self) -> int:
        """Headline alone where the screen is very low, else details, else a snippet."""
        if self.app.size.height < LOW:
            return 1
        return 3 if self.listing is not None and self.listing.results else 2

    # -- rows ------------------------------------------------------------------------

    def row_count(self) -> int:
        return len(self.positions) + self._problem_count()

    def paint_heading(self, row: int, width: int) -> Strip:
        title = f" {to_width(self._headings[row], min(width - 2, cell_len(self._headings[row])))} "
        line = title + "─" * max(0, width - cell_len(title))
        return fit([(line, self.style_of(looks.QUIET))], width, self.style_of())

    def paint(self, row: int, width: int, chosen: bool) -> list[Strip]:
        if row >= len(self.positions):
            return self._paint_problem(self._problems[row - len(self.positions)], width, chosen)
        position = int(self.positions[row])
        article = self._store[position]
        results = self.listing.results if self.listing is not None else None
        spans = glimpse(article, results) if results else ()
        ground = self.style_of(chosen=chosen)
        lit = self.style_of(looks.ROW_MATCH, chosen=chosen)
        mark = self.sign(chosen)

        unread = self.marks is None or article.id not in self.marks.read
        headline = self.style_of(looks.UNREAD if unread else looks.READ, chosen=chosen)
        start, end = article.headline_span
        in_headline = [
            (first - start, last - start) for first, last in spans if first >= start and last <= end
        ]
        lines = [[mark, *self._badges(position, chosen)]]
        lines[0] += marked(article.headline, in_headline, headline, lit)
        if self.row_height > 1:
            style = self.style_of(looks.QUIET, chosen=chosen)
            lines.append([mark, (self._details(article, width - 3), style)])
        if self.row_height > 2:
            style = self.style_of(looks.QUIET, chosen=chosen)
            text, found = snippet(article, spans, width - 3)
            lines.append([mark, *marked(text, found, style, lit)])
        return [fit(line, width, ground) for line in lines]

    def _paint_problem(self, problem: Failure, width: int, chosen: bool) -> list[Strip]:
        """The name of a document that could not be read, and why."""
        quiet = self.style_of(looks.QUIET, chosen=chosen)
        mark = self.sign(chosen)
        location, reason = safe_line(problem.location), safe_line(problem.reason)
        name = location.rstrip("/").rpartition("/")[2] or location
        badge: Piece = ("⚠ ", self.style_of(looks.BADGE, chosen=chosen))
        lines: list[list[Piece]] = [[mark, badge, (name, quiet)], [mark, (reason, quiet)]]
        ground = self.style_of(chosen=chosen)
        return [fit(line, width, ground) for line in lines[: self.row_height]]

    def _details(self, article: Article, width: int) -> str:
        """Without the date below the heading of a day."""
        by_day = bool(self._headings) and self._order not in ("source", "unread")
        return details(article, width, self._today(), dated=not by_day)

    def _badges(self, position: int, chosen: bool) -> list[Piece]:
        """Signs before the headline: marked, flagged, names someone watched."""
        flagged = self.marks is not None and self._store[position].id in self.marks.flagged
        signs = ("⚑" if flagged else "") + ("◆" if position in self.watched else "")
        badges = []
        if position in self.marked:
            badges.append(("✓ ", self.style_of(looks.MARKED, chosen=chosen)))
        if signs:
            badges.append((f"{signs} ", self.style_of(looks.BADGE, chosen=chosen)))
        return badges

    def name_list(self) -> None:
        """How many stories are unread and marked, in the border."""
        said = [self.BORDER_TITLE]
        if self.unread is not None:
            said.append(f"{self.unread:,} unread")
        if marked := len(self.marked):
            said.append(f"{marked:,} marked")
        title = " · ".join(said)
        if cell_len(title) > self._room_in_border:
            title = " · ".join(said[1:])  # the figures say more than what they are of
        self.border_title = Content(title or self.BORDER_TITLE)

    @property
    def _room_in_border(self) -> int:
        """Cells for words in it: what its corners, and a line and a blank on each side, leave."""
        return self.outer_size.width - 6

    def render_line(self, y: int) -> Strip:
        if self.row_count() or self.listing is None:
            return super().render_line(y)
        return self._nothing_found(y)

    def _nothing_found(self, y: int) -> Strip:
        """The empty state: say why the list is empty and what to do about it."""
        width = self.scrollable_content_region.width
        quiet = self.style_of(looks.QUIET)
        if self._store.here:
            words = ["", "No story matches.", "", "Esc clears the filter."]
        else:
            words = ["", "No stories yet."]
        text = words[y] if y < len(words) else ""
        return fit([("  " + text, quiet)], width, self.style_of())

    def report(self, progress: Progress, problems: Sequence[Failure], copies: int) -> None:
        """How far loading is, and what is not in the list, in the border: as much of it
        as there is room for, the numbers first."""
        known = tuple(problems)
        if known != self._problems:
            before, self._problems = self.problem, known
            if self.listing is not None:
                self._measure()
                self._stay_with(before)
        said = []
        so_far = f"{progress.done:,} of {progress.found:,}"
        if progress.state == "loading":
            filled = BAR * progress.done // max(1, progress.found)
            said.append(f"{so_far} {'▰' * filled}{'▱' * (BAR - filled)}")
        elif progress.state == "stopped":
            said.append(f"stopped at {so_far}")
        if problems:
            said.append(f"⚠ {counted(len(problems), 'problem', 'problems')}{SEE}")
        if copies and progress.state == "done":
            said.append(counted(copies, "copy", "copies"))
        self._said = said
        self._show_said()

    def _stay_with(self, problem: Failure | None) -> None:
        """Keep the problem chosen that was; where it is one no more, what is in its place."""
        if problem is None:
            return
        if problem in self._problems:
            self.cursor = len(self.positions) + self._problems.index(problem)
        else:
            self.cursor = self.validate_cursor(self.cursor)
        self._announce()

    def show_new(self, count: int) -> None:
        """How many stories came that nobody has looked at, in the border."""
        if count != self._new:
            self._new = count
            self._show_said()

    def _show_said(self) -> None:
        said = [f"{self._new:,} new", *self._said] if self._new else self._said
        line, room = said[0] if said else "", self._room_in_border
        for more in said[1:]:
            longer = f"{line} · {more}"
            shorter = longer.removesuffix(SEE)
            line = next((one for one in (longer, shorter) if cell_len(one) <= room), line)
        self.border_subtitle = Content(line)


def glimpse(article: Article, results: Results) -> tuple[Span, ...]:
    """What matched in a story, as far as a row needs to know."""
    found = (results.spans(article, until) for until in GLIMPSES)
    return next(filter(None, found), ())

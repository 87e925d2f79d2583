"""The list of stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from tui.search.snippet import snippet

from tui.article import Article
from tui.library import Listing
from tui.store import ArticleStore
from tui.ui import commands
from tui.ui.highlight import marked
from tui.ui.widgets.row_list import Piece, RowList, fit

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: Brysbaert (2019) finds 238 on average."""


BAR = 8
"""Cells of the bar that shows how far loading is."""


class ArticleList(RowList):
    """One row a story: the headline, where and when it comes from, and, while a filter
    is on, the line that made it match. The chosen story stays chosen through every change
    of the list that leaves it in."""

    BINDINGS = commands.bindings("list")
    BORDER_TITLE = "Stories"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--headline",
        "row--details",
        "row--snippet",
        "row--match",
    }
    DEFAULT_CSS = """
    ArticleList {
        & > .row--details { color: $text-muted; }
        & > .row--snippet { color: $text-muted; }
        & > .row--match { color: $text-warning; text-style: bold underline; }
    }
    """

    class Chosen(Message):
        """Another story is under the cursor (or none: the list is empty)."""

        def __init__(self, position: int | None) -> None:
            super().__init__()
            self.position = position

    class Opened(Message):
        """The reader wants to read the chosen story."""

    def __init__(self, store: ArticleStore, today: Callable[[], date] = date.today) -> None:
        super().__init__(id="list")
        self._store = store
        self._today = today
        self.listing: Listing | None = None
        self._announced: int | None = -1

    # -- content ---------------------------------------------------------------------

    @property
    def positions(self) -> Sequence[int]:
        """The stories listed."""
        return self.listing.positions if self.listing else ()

    @property
    def position(self) -> int | None:
        """The chosen story, or None when there is none."""
        return int(self.positions[self.cursor]) if self.row_count() else None

    def show(self, listing: Listing) -> None:
        """List other stories; the chosen one stays chosen, and where it was on the
        screen, if it is still among them."""
        chosen, above = self.position, self.cursor * self.row_height - self.scroll_offset.y
        self.listing = listing
        row = index_of(listing.positions, chosen) if chosen is not None else None
        self.rows_changed(self._lines_to_a_row())
        self.set_reactive(RowList.cursor, row or 0)
        if row is None:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        elif self.row_height:
            self.scroll_to(
                y=row * self.row_height - above, animate=False, immediate=True, force=True
            )
        self.keep_cursor_in_view()
        self._announce()

    def choose(self, position: int) -> bool:
        """Put the cursor on a story; False if it is not listed."""
        row = index_of(self.positions, position)
        if row is None:
            return False
        self.cursor = row
        return True

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        self._announce()

    def _announce(self) -> None:
        if self.position != self._announced:
            self._announced = self.position
            self.post_message(self.Chosen(self.position))

    def on_resize(self) -> None:
        if self.row_height != self._lines_to_a_row():
            self.rows_changed(self._lines_to_a_row())
        super().on_resize()

    def _lines_to_a_row(self) -> int:
        """Headline alone where the screen is very low, else details, else a snippet."""
        if self.app.size.height < 20:
            return 1
        return 3 if self.listing and self.listing.results else 2

    # -- rows ------------------------------------------------------------------------

    def row_count(self) -> int:
        return len(self.positions)

    def paint(self, row: int, width: int, chosen: bool) -> list[Strip]:
        article = self._store[int(self.positions[row])]
        results = self.listing.results if self.listing else None
        spans = results.spans(article) if results else ()
        ground = self.style_of(chosen=chosen)
        lit = self.style_of("row--match", chosen=chosen)
        mark: Piece = ("▌ " if chosen else "  ", self.style_of("row--details", chosen=chosen))

        headline = self.style_of("row--headline", chosen=chosen) + Style(bold=chosen)
        start, end = article.headline_span
        in_headline = [
            (first - start, last - start) for first, last in spans if first >= start and last <= end
        ]
        lines = [[mark, *marked(article.headline, in_headline, headline, lit)]]
        if self.row_height > 1:
            style = self.style_of("row--details", chosen=chosen)
            lines.append([mark, (details(article, width - 3, self._today()), style)])
        if self.row_height > 2:
            style = self.style_of("row--snippet", chosen=chosen)
            text, found = snippet(article, spans, width - 3)
            lines.append([mark, *marked(text, found, style, lit)])
        return [fit(line, width, ground) for line in lines]

    def render_line(self, y: int) -> Strip:
        if self.row_count() or not self.listing:
            return super().render_line(y)
        return self._nothing_found(y)

    def _nothing_found(self, y: int) -> Strip:
        """The empty state: say why the list is empty and what to do about it."""
        width = self.scrollable_content_region.width
        quiet = self.style_of("row--details")
        if len(self._store):
            words = ["", "No story matches.", "", "Esc clears the filter."]
        else:
            words = ["", "No stories yet."]
        text = words[y] if y < len(words) else ""
        return fit([("  " + text, quiet)], width, self.style_of())

    # -- keys and mouse --------------------------------------------------------------

    def action_open(self) -> None:
        if self.position is not None:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        super().on_click(event)
        if event.chain == 2:
            self.action_open()

    def report(self, progress: tuple[int, int] | None, problems: int) -> None:
        """How far loading is, and how much could not be read, in the border."""
        said = [f"⚠ {problems:,} not read, see !"] if problems else []
        if progress is not None:
            done, found = progress
            filled = BAR * done // max(1, found)
            bar = "▰" * filled + "▱" * (BAR - filled)
            said.append(f"{bar} {done:,} of {found:,}")
        self.border_subtitle = Content(" · ".join(said))


def index_of(positions: Sequence[int], wanted: int) -> int | None:
    """Where a story is in a listing (a list or an array), or None."""
    try:
        if isinstance(positions, list | tuple):
            return positions.index(wanted)
        hits = (positions == wanted).nonzero()[0]  # type: ignore[attr-defined]
        return int(hits[0]) if len(hits) else None
    except ValueError:
        return None


def details(article: Article, width: int, today: date) -> str:
    """Source, place, date and reading time, as many of them as fit."""
    place = article.dateline.places[0].title() if _has_place(article) else ""
    when = short_date(article, today)
    minutes = f"{max(1, round(article.words / WORDS_A_MINUTE))} min"
    for parts in (
        (article.source, place, when, minutes),
        (article.source, when, minutes),
        (article.source, when),
        (when,),
    ):
        line = " · ".join(filter(None, parts))
        if cell_len(line) <= width:
            return line
    return ""


def _has_place(article: Article) -> bool:
    return article.dateline is not None and bool(article.dateline.places)


def short_date(article: Article, today: date) -> str:
    """The day of publication as a person would say it; empty when unknown."""
    if article.published is None:
        return ""
    day = article.published.date()
    if day.year == today.year:
        return f"{day.day} {day:%b}"
    return f"{day.day} {day:%b} {day.year}"

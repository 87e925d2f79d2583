"""The reading desk: filter box, list, reader and names, and how they act on each other.

Widgets know nothing of each other. They tell the desk what happened; the desk asks the
library and hands out the answers.
"""

from __future__ import annotations

import asyncio
from time import perf_counter

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer

from tui.article import NAME_TYPES, Entity, Failure, Span
from tui.entities.salience import salient
from tui.ingest.intake import Intake
from tui.library import Library, Listing
from tui.ui import commands
from tui.ui.background import Background
from tui.ui.commands import Place
from tui.ui.walk import next_listed, next_span
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.entity_panel import EntityPanel
from tui.ui.widgets.filter_bar import FilterBar, FilterInput
from tui.ui.widgets.key_line import KeyLine
from tui.ui.widgets.panes import Panes
from tui.ui.widgets.reader import Reader

FOLLOW = 0.06
"""Seconds: while the cursor runs, the reader follows at most this often."""
LONG_STORY = 40_000
"""Characters from which a story is shown before its names are known."""


BOX_ACTIONS = {"keep_filter", "leave_box", "help_in_box"}
"""What the desk does while one types."""


class Desk(Screen[None]):
    """Where one reads."""

    BINDINGS = commands.bindings("desk")
    AUTO_FOCUS = "#list"

    def __init__(self, library: Library, intake: Intake, query: str) -> None:
        super().__init__(id="desk")
        self.library = library
        self.background = Background(intake, library, self.refresh_listing, self.note_failure)
        self.problems: list[Failure] = []
        self.filter_bar = FilterBar(query, library.complete)
        self.stories = ArticleList(library.store)
        self.reader = Reader()
        self.panel = EntityPanel()
        self.panes = Panes(self.stories, self.reader, self.panel)
        self.keys = KeyLine()
        self._listing: Listing | None = None
        self._asked: tuple[str, int, int] = ("", 0, 0)
        """What the listing is the answer to: the words, and how much was known then."""
        self._shown: int | None = None
        self._read_closely: int | None = None
        """The long story whose names have been found."""
        self._following: Entity | None = None
        """Whom } and { follow through the stories, until another name is chosen."""
        self._followed = 0.0
        self._follow: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.filter_bar
        yield self.panes
        yield self.keys

    def on_mount(self) -> None:
        self.call_after_refresh(self.run_worker, self.background.run, group="background")

    # -- the filter ------------------------------------------------------------------

    @on(FilterBar.Changed)
    def _filter(self) -> None:
        self.refresh_listing()
        if self.stories.position == self._shown:  # the same story, but other matches in it
            self._preview()

    def refresh_listing(self) -> None:
        """Ask with what is in the box, if the answer may be another one, and show it."""
        library, text = self.library, self.filter_bar.text
        known = library.indexed if text else len(library.store)
        asked = (text, known, library.recognised if ":" in text else 0)
        if self._listing is None or asked != self._asked:
            self._asked = asked
            self._listing = library.ask(text)
            self.stories.show(self._listing)
        self.filter_bar.report(self._listing, len(library.store))
        self.stories.report(self.background.progress, len(self.problems), library.store.duplicates)
        self.panel.report(library.recognised, len(library.store))
        self.panel.repaint_rows()
        if self.stories.position is None:
            self._show_emptiness()

    def note_failure(self, failure: Failure) -> None:
        """Keep what could not be read for the page of problems."""
        self.problems.append(failure)

    def action_keep_filter(self) -> None:
        self.filter_bar.remember()
        self.stories.anchor()
        self.panes.go_to("list")

    def action_leave_box(self) -> None:
        if self.filter_bar.text:
            self.filter_bar.text = ""
        else:
            self.panes.go_to("list")

    @on(FilterInput.Choose)
    def _choose_while_typing(self, event: FilterInput.Choose) -> None:
        if event.rows:
            self.stories.action_move(event.rows)
        if event.pages:
            self.stories.action_full_page(event.pages)

    # -- the chosen story ------------------------------------------------------------

    @on(ArticleList.Chosen)
    def _preview(self) -> None:
        """Show the chosen story: at once, or when the running cursor has slowed down."""
        if self._follow is not None:
            self._follow.stop()
        wait = self._followed + FOLLOW - perf_counter()
        if wait <= 0:
            self._show_story()
        else:
            self._follow = self.set_timer(wait, self._show_story)

    def _show_story(self) -> None:
        self._followed = perf_counter()
        self._shown = position = self.stories.position
        if position is None:
            self._show_emptiness()
            return
        article = self.library.store[position]
        if len(article.text) < LONG_STORY or position == self._read_closely:
            self._show_closely(position)
            return
        self.reader.show(article, (), self._matches(position, LONG_STORY))
        self.panel.show((), self._stories_with, self.library.is_same)
        self.run_worker(self._read_long_story(position), group="story", exclusive=True)

    def _show_closely(self, position: int) -> None:
        """Show a story with all its names and matches."""
        article, entities = self.library.store[position], self.library.entities(position)
        self.reader.show(article, entities, self._matches(position))
        self.panel.show(salient(article, entities), self._stories_with, self.library.is_same)

    async def _read_long_story(self, position: int) -> None:
        """Find the names of a long story without holding up the keyboard."""
        await asyncio.to_thread(self.library.entities, position)
        self._read_closely = position
        if self.stories.position == position:
            self._show_closely(position)

    def _show_emptiness(self) -> None:
        """There is no story to show: say why."""
        if self.library.store:
            words = Content("No story matches the filter.")
        elif self.background.loading:
            words = Content("Loading …")
        else:
            from tui.ui.screens.problems import problems_content

            problems = problems_content(self.problems)
            words = Content.assemble(("Nothing could be read.\n\n", "bold"), problems)
        self.reader.say(words)
        self.panel.show((), self._stories_with, self.library.is_same)

    def _matches(self, position: int, until: int | None = None) -> tuple[Span, ...]:
        """What the filter matched in a story, or in so many characters of it."""
        results = self._listing.results if self._listing is not None else None
        return results.spans(self.library.store[position], until) if results else ()

    def _stories_with(self, entity: Entity) -> int | None:
        """In how many stories of the list a name occurs; None for dates and sums."""
        if self._listing is None or entity.type not in NAME_TYPES:
            return None
        return self.library.count(entity, self._listing)

    # -- names -----------------------------------------------------------------------

    def action_filter_by_name(self) -> None:
        if self.panel.entity:
            self._add_to_filter(self.library.names.query(self.panel.entity))

    def action_exclude_name(self) -> None:
        if self.panel.entity:
            self._add_to_filter("-" + self.library.names.query(self.panel.entity))

    def _add_to_filter(self, words: str) -> None:
        """Ask for one thing more, instead of its contrary if that is asked already."""
        contrary = words[1:] if words.startswith("-") else f"-{words}"
        text = f" {self.filter_bar.text} "
        if f" {words} " not in text:
            self.filter_bar.text = f"{text.replace(f' {contrary} ', ' ').strip()} {words}".strip()
        self.panes.go_to("list")

    @on(Reader.NameClicked)
    def _choose_name(self, event: Reader.NameClicked) -> None:
        self.panel.choose(event.entity_id)

    # -- walking ---------------------------------------------------------------------

    def action_walk_mention(self, direction: int) -> None:
        entity = self.panel.entity
        if entity is None:
            self._say("No name is selected.")
            return
        self._walk(entity.mentions, direction, entity.name)

    def action_walk_match(self, direction: int) -> None:
        position = self.stories.position
        matches = self._matches(position) if position is not None else ()
        if not matches:
            filtered = bool(self.filter_bar.text)
            self._say("Nothing here matches." if filtered else "No filter is on; / starts one.")
            return
        self._walk(matches, direction, "match")

    def _walk(self, spans: tuple[Span, ...], direction: int, label: str) -> None:
        at = next_span(spans, self.reader.here, direction)
        if at is not None:
            self.panes.reveal("reader")
            self.reader.go_to(spans[at], f"{label} {at + 1}/{len(spans)}")

    def action_walk_story(self, direction: int) -> None:
        entity = self._following or self.panel.entity
        if entity is None or self._listing is None:
            self._say("No name is selected.")
            return
        self._following = entity
        naming = set(self.library.names.stories(entity))
        found = next_listed(self._listing.positions, naming, self.stories.position, direction)
        if found is None:
            self._say("No other story in the list has this name.")
        else:
            self.stories.choose(found)

    # -- reading ---------------------------------------------------------------------

    @on(EntityPanel.Chosen)
    def _follow_another(self) -> None:
        self._following = None

    def action_page(self) -> None:
        self.panes.reveal("reader")
        if not self.reader.page_forward():
            self.stories.action_move(1)

    def action_page_back(self) -> None:
        self.panes.reveal("reader")
        if not self.reader.page_back():
            self.stories.action_move(-1)

    def action_scroll_reader(self, lines: int) -> None:
        self.panes.reveal("reader")
        self.reader.action_line(lines)

    def action_widen(self, columns: int) -> None:
        self.reader.widen(columns)

    def action_original(self) -> None:
        self.reader.show_original(not self.reader.shows_original)

    def action_why(self) -> None:
        position = self.stories.position
        results = self._listing.results if self._listing is not None else None
        if position is None or results is None:
            self._say("No filter is on: every story is listed, the newest first.")
            return
        from tui.ui.screens.page import Page

        reasons = "\n\n".join(results.explain(self.library.store[position]))
        self.app.push_screen(Page("Why it is here", Content(reasons)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The desk's own commands rest while one types; keys are letters then."""
        return action in BOX_ACTIONS or not self.filter_bar.has_typist

    # -- panes, pages and leaving ------------------------------------------------------

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
        if self.panes.current != "list":
            self.panes.go_to("list")
        elif self.filter_bar.text:
            self.filter_bar.text = ""
        else:
            self.app.exit()

    def _put_away(self) -> bool:
        """Put away what lies over the panes; False if nothing does."""
        if self.panes.is_zen:
            self.panes.toggle_zen()
        elif self.panes.is_drawer and self.panes.shows_panel:
            self.panes.toggle_panel()
        else:
            return False
        return True

    def action_stop(self) -> None:
        self.background.cancel()

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_help(self) -> None:
        self._show_keys(self.keys.place)

    def _show_keys(self, place: Place) -> None:
        from tui.ui.screens.help import Help  # pages are not needed for the first paint

        self.app.push_screen(Help(place))

    def action_help_in_box(self) -> None:
        self._show_keys("box")

    def action_problems(self) -> None:
        from tui.ui.screens.problems import Problems

        self.app.push_screen(Problems(self.problems, self.library.store.duplicates))

    @on(KeyLine.Clicked)
    async def _run_clicked(self, event: KeyLine.Clicked) -> None:
        await self.action_run_command(event.command_id)

    async def action_run_command(self, command_id: str) -> None:
        """Run a command as if its key had been pressed in its place."""
        command = next(command for command in commands.COMMANDS if command.id == command_id)
        places = {
            "list": self.stories,
            "reader": self.reader,
            "panel": self.panel,
            "box": self.filter_bar.box,
        }
        await self.app.run_action(command.action, places.get(command.place, self))

    def on_descendant_focus(self) -> None:
        in_box = isinstance(self.focused, FilterInput)
        self.keys.show("box" if in_box else self.panes.current)

    def _say(self, words: str) -> None:
        self.notify(words, markup=False, timeout=4)

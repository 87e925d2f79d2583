"""What every part of the desk stands on: the widgets, the filter, the chosen story.

Widgets know nothing of each other. They tell the desk what happened; the desk asks the
library and hands out the answers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import accumulate
from time import perf_counter

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tui.article import NAME_TYPES, Entity, EntityType, Failure, Span
from tui.entities.salience import salient
from tui.ingest.intake import Intake
from tui.ingest.text.paintable import safe_line
from tui.library import Library, Listing
from tui.orders import ORDERS, Order
from tui.state.config import Config
from tui.ui.background import Background
from tui.ui.commands import COMMANDS, Command
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.entity_panel import EntityPanel
from tui.ui.widgets.filter_bar import FilterBar, FilterInput
from tui.ui.widgets.key_line import KeyLine
from tui.ui.widgets.panes import Panes
from tui.ui.widgets.reader import Reader

FOLLOW = 0.06
"""Seconds: while the cursor runs, the reader follows at most this often."""
BEGINS_TO_READ = 3.0
"""Seconds that a story is open after which somebody may be reading it who has not touched
anything: newer ones do not take its place any more."""
LONG_STORY = 40_000
"""Characters from which a story is shown before its names are known."""


class DeskCore(Screen[None]):
    """Filter box, list, reader and names, and how they act on each other."""

    AUTO_FOCUS = "#list"
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual's, but the whole screen is not painted anew where the focus moves: the panes
    that lose and get it do that themselves."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(id="desk")
        self.config = config
        self.alert: Callable[[str], None] = lambda words: None
        """Gets the reader's attention, however they want it got."""
        self.commands: Sequence[Command] = COMMANDS
        """Every command with the reader's own keys."""
        self.library = library
        self.background = Background(intake, library, self.report, self.note_failure, self.indexed)
        self.problems: list[Failure] = []
        self.filter_bar = FilterBar(query, library.complete)
        self.stories = ArticleList(library.store)
        self.reader = Reader()
        if config.width is not None:
            self.reader.set_width(config.width)
        self.panel = EntityPanel(self._forms)
        self.panes = Panes(self.stories, self.reader, self.panel)
        self.keys = self.voice = KeyLine(self.commands)
        """The bottom line; and the one that is on screen, where another one lies over it."""
        self.listing: Listing | None = None
        """What the list shows."""
        self.order: Order = "best"
        self._asked: tuple[str, Order, tuple[int, ...], bool] = ("", "best", (), False)
        """What the listing is the answer to."""
        self._preparing: str | None = None
        """The words that are being looked for in slices."""
        self._opened: set[int] = set()
        """What was open since the filter is on: it stays listed, whatever is found in it or
        done with it meanwhile."""
        self._counted: tuple[Listing | None, int] = (None, 0)
        """What the counts in the panel were taken from."""
        self.hidden: frozenset[EntityType] = frozenset()
        """Kinds of names that are neither listed nor lit."""
        self._shown: int | None = None
        self._named: int | None = None
        """The story whose names are in the panel."""
        self._read_closely: int | None = None
        """The long story whose names have been found."""
        self._followed = 0.0
        self._follow: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.filter_bar
        yield self.panes
        yield self.keys

    def on_mount(self) -> None:
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Start what goes on behind the screen, once there is something on it."""
        self.run_worker(self.background.run(), group="background")
        if self.problems:
            self.announce(str(self.problems[0]))

    def say(self, words: str) -> None:
        """Answer a key on the bottom line, for a moment or until the next key."""
        self.voice.say(words)

    def announce(self, words: str) -> None:
        """Tell the reader on the bottom line of something that no key has brought about."""
        self.voice.say(words, news=True)

    def touched(self, *, by_key: bool) -> None:
        """A key or the mouse is about to do what it does."""
        self.background.key_pressed()
        if by_key:  # the mouse may be about to click on what is said
            self.voice.key_pressed()

    def on_screen_resume(self) -> None:
        self.voice = self.keys

    # -- the filter ------------------------------------------------------------------

    @on(FilterBar.Changed)
    def refresh_listing(self) -> None:
        """Ask with what is in the box, if the answer may be another one, and show it. What
        takes more than a moment is done in slices: neither the next key nor anything else is
        to wait for it."""
        text, asked = self.filter_bar.text, self._question
        if (self.listing is None or asked != self._asked) and self._preparing != text:
            self.workers.cancel_group(self, "prepare")
            self._preparing = None
            steps = self.library.prepare(text, finished=asked[3])
            if next(steps, "done") == "done":
                self._answer()
            else:
                self._preparing = text
                self.run_worker(self._prepare(steps), group="prepare", exclusive=True)
        elif self.stories.position is None:
            self._show_emptiness()

    async def _prepare(self, steps: Iterator[None]) -> None:
        """Do the slow part of a search in slices; the next letter ends it."""
        for _ in steps:
            await asyncio.sleep(0)
        self._preparing = None
        self._answer()

    @property
    def _question(self) -> tuple[str, Order, tuple[int, ...], bool]:
        """What the listing is to answer: the words, the order, how much is known, and whether
        what the words wait for will not come, because nobody is typing."""
        text = self.filter_bar.text
        finished = not self.filter_bar.has_typist and self.library.waits(text)
        return text, self.order, self.library.version_for(text), finished

    def _answer(self) -> None:
        """Ask, and show the answer."""
        library, asked = self.library, self._question
        text, again = asked[0], asked[0] != self._asked[0]
        self._asked = asked
        if again:
            self._opened.clear()
        staying = self._opened if ":" in text else ()
        self.listing = library.ask(text, finished=asked[3], order=self.order, staying=staying)
        self.stories.show(
            self.listing, self.order, untouched=self._is_untouched, anew=again and bool(text)
        )
        self.count_unread()
        self.filter_bar.report(self.listing, library.store.here)
        self._count_again()
        if self.stories.position is None:
            self._show_emptiness()
        elif again and self.stories.position == self._shown:  # other matches in the same story
            self.preview()

    def count_unread(self) -> None:
        """Show how many of the stories listed are unread."""
        if self.listing is not None:
            self.stories.unread = self.library.unread(self.listing)
            self.stories.name_list()

    @property
    def _is_untouched(self) -> bool:
        """Whether nobody can have begun to read yet."""
        open_for = perf_counter() - self._followed
        return not self.background.has_been_used and open_for < BEGINS_TO_READ

    def action_sort(self) -> None:
        """List the stories in the next order there is."""
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.refresh_listing()
        self.say(ORDERS[self.order])

    def report(self) -> None:
        """Show how far the work in the background is, and what it brought."""
        library = self.library
        self.refresh_listing()
        self.stories.report(self.background.progress, self.problems, library.store.duplicates)
        self.panel.report(library.settled, len(library.store))
        if self._counted != (self.listing, library.names_version):
            self._count_again()

    @work(group="names")
    async def recognise(self) -> None:
        """Index again what a correction or a closer reading concerns."""
        await self.background.recognise()

    def watched_known(self) -> None:
        """Which of the stories loaded name someone watched is known."""
        self.refresh_listing()

    def replaced(self, gone: int, heir: int | None) -> None:
        """A story has gone; None where no other one has taken its place."""

    def indexed(self) -> None:
        """All words, or all names, of the stories loaded are known."""

    def _count_again(self) -> None:
        """The counts of names in the list may be others now."""
        self._counted = (self.listing, self.library.names_version)
        self.panel.repaint_rows()

    def note_failure(self, failure: Failure) -> None:
        """Keep what could not be read for the page of problems."""
        self.problems.append(failure)

    def forget_failures(self, sources: Container[str]) -> None:
        """Some sources, and whatever is in them, are about to be read again."""
        self.problems[:] = [
            one
            for one in self.problems
            # A member's name follows a "!", which may be in the name of the file as well.
            if not any(place in sources for place in accumulate(one.location.split("!"), _in))
        ]

    def action_keep_filter(self) -> None:
        self.filter_bar.remember()
        self.stories.hold()
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
    def preview(self) -> None:
        """Show the chosen story: at once, or when the running cursor has slowed down."""
        if self._follow is not None:
            self._follow.stop()
        wait = self._followed + FOLLOW - perf_counter()
        if wait <= 0:
            self.show_story()
        else:
            self._follow = self.set_timer(wait, self.show_story)

    def settle(self) -> None:
        """Let the reader have caught up with the cursor: what a key does with the text is meant
        for the story chosen."""
        if self._shown != self.stories.position:
            self.show_story()

    def show_story(self) -> None:
        """Show the chosen story now."""
        if self._follow is not None:
            self._follow.stop()
        self.leave_story()
        self._followed = perf_counter()
        position = self.stories.position
        if position is None:
            self._show_emptiness()
            return
        self._shown = position
        self._opened.add(position)
        article = self.library.store[position]
        if len(article.text) < LONG_STORY or position == self._read_closely:
            self.show_whole(position)
            return
        self._named = None
        self.reader.show(article, (), self.matches(position, LONG_STORY), self.opening(position))
        self.panel.show((), self._stories_with, self.library.counterpart)
        self._read_long_story(position)

    def show_whole(self, position: int) -> None:
        """Show a story with all its names and matches."""
        article, entities = self.library.store[position], self.library.entities(position)
        lit = [entity for entity in entities if entity.type not in self.hidden]
        again = self._named == position
        self._named = position
        self.reader.show(article, lit, self.matches(position), self.opening(position))
        ordered = salient(article, entities)
        self.panel.show(
            ordered, self._stories_with, self.library.counterpart, self.followed, again=again
        )

    def relight(self) -> None:
        """Light the names of the open story again: other kinds are shown, or they are other
        names now."""
        position = self.stories.position
        if position is not None and self.reader.article is self.library.store[position]:
            entities = self.library.entities(position)
            lit = [entity for entity in entities if entity.type not in self.hidden]
            self.reader.show(self.reader.article, lit, self.matches(position))

    def leave_story(self) -> None:
        """What the reader shows is about to give way to something else."""

    def opening(self, position: int) -> int:
        """The character of a story to open it at."""
        return 0

    @property
    def followed(self) -> Entity | None:
        """Whom the reader follows from story to story, if anyone."""
        return None

    @work(group="story", exclusive=True)
    async def _read_long_story(self, position: int) -> None:
        """Find the names of a long story without holding up the keyboard."""
        await asyncio.to_thread(self.library.entities, position)
        self._read_closely = position
        if self.stories.position == position:
            self.show_whole(position)

    def _show_emptiness(self) -> None:
        """There is no story to show: say why."""
        problem = self.stories.problem
        if problem is not None and self.library.store:
            where, why = safe_line(problem.location), safe_line(problem.reason)
            words = Content.assemble((where, "bold"), f"\n\n⚠ {why}")
        elif self.library.store.here:
            words = Content("No story matches the filter.")
        elif self.library.store:
            words = Content("No story is left: the sources have none now.")
        elif self.expecting:
            words = Content("Loading …")
        else:
            from tui.ui.screens.problems import problems_content

            problems = problems_content(self.problems)
            words = Content.assemble(("Nothing could be read.\n\n", "bold"), problems)
        self.leave_story()
        self._shown = self._named = None
        self.reader.say(words)
        self.panel.show((), self._stories_with, self.library.counterpart)

    @property
    def expecting(self) -> bool:
        """Whether stories may still come."""
        return self.background.loading

    def matches(self, position: int, until: int | None = None) -> tuple[Span, ...]:
        """What the filter matched in a story, or in so many characters of it."""
        results = self.listing.results if self.listing is not None else None
        return results.spans(self.library.store[position], until) if results else ()

    def _forms(self, entity: Entity) -> set[str]:
        """How the open story prints one of its names."""
        text = self.library.store[self._named].text if self._named is not None else ""
        return {text[start:end] for start, end in entity.mentions}

    def _stories_with(self, entity: Entity) -> int | None:
        """In how many stories of the list a name occurs; None for dates and sums."""
        if self.listing is None or entity.type not in NAME_TYPES:
            return None
        return self.library.count(entity, self.listing)


def _in(place: str, member: str) -> str:
    return f"{place}!{member}"

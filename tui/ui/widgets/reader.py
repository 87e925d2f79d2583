"""The reading pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.article import Article, Entity, Span
from tui.ui import commands, looks
from tui.ui.breakpoints import NARROW
from tui.ui.details import details
from tui.ui.highlight import NAME_CLICKED, pages, story_content

PAGE = 8_000
"""Characters laid out at once: what takes about 30 ms with every word lit. News is
mostly shorter; what is longer is read page by page."""
NARROWEST, WIDEST = 32, 160
COMFORTABLE = 72


class StoryText(Static):
    """One page of a story: plain content, selectable and clickable."""

    DEFAULT_CSS = "StoryText { width: 100%; height: auto; }"

    class Rewrapped(Message):
        """The text is of another width now."""

        def __init__(self, width_before: int) -> None:
            super().__init__()
            self.width_before = width_before

    def __init__(self) -> None:
        super().__init__(markup=False, id="story")
        self._width = 0

    def on_resize(self, event: events.Resize) -> None:
        before, self._width = self._width, event.size.width
        if before and before != self._width:
            self.post_message(self.Rewrapped(before))

    def line_of(self, offset: int) -> int:
        """The line of the page on which a character is painted (both from 0)."""
        content = self.content
        if not isinstance(content, Content) or not self.content_size.width:
            return 0
        plain = content.plain
        end = min(len(plain), offset + 1)
        while end < len(plain) and not plain[end].isspace():
            end += 1
        return len(Content(plain[:end]).wrap(self.content_size.width)) - 1

    def offset_of(self, line: int, width: int) -> int:
        """The first word's first character, from a line on, of the page when it is ``width``
        columns wide."""
        content, at = self.content, 0
        if not isinstance(content, Content) or not width:
            return 0
        for wrapped in Content(content.plain).wrap(width)[:line]:
            at = content.plain.find(wrapped.plain.strip(), at) + len(wrapped.plain.strip())
        while at < len(content.plain) and content.plain[at].isspace():
            at += 1
        return at


class Reader(VerticalScroll, can_focus=True):
    """One story at a comfortable width, with names and matches lit."""

    BINDINGS = commands.bindings("reader")
    DEFAULT_CSS = """
    Reader {
        align-horizontal: center;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 25%; scrollbar-background: $background;
        scrollbar-color-hover: $primary; scrollbar-color-active: $primary;
        scrollbar-background-hover: $background; scrollbar-background-active: $background;
        & > StoryText { max-width: 72; margin-bottom: 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="reader")
        self.article: Article | None = None
        self.text_width = COMFORTABLE
        self.width_chosen: int | None = None
        """The width the reader has asked for."""
        self.shows_original = False
        self._left = (0, (0, 0))
        """Where in the text one was before the original: `first_shown` and `place`."""
        self._entities: Sequence[Entity] = ()
        self._matches: Sequence[Span] = ()
        self._here: Span | None = None
        self._label = ""
        self._pages: list[Span] = [(0, 0)]
        self._page = 0
        self._opening: int | None = None
        """The character that is about to be put on top."""
        self._painted: tuple[Article | None, int] = (None, 0)
        """The story and the page that have been on the screen."""
        self._preface = 0
        """Characters painted above the first page that are not the story's."""
        self._story = StoryText()

    def compose(self) -> ComposeResult:
        yield self._story

    # -- content ---------------------------------------------------------------------

    def show(
        self,
        article: Article,
        entities: Sequence[Entity],
        matches: Sequence[Span],
        opening: int = 0,
    ) -> None:
        """Show a story, from a character on, or the same story with other names and
        matches where it is."""
        same = article is self.article
        self.article, self._entities, self._matches = article, entities, matches
        if not same:
            self.shows_original = False
            self._here, self._label = None, ""
            self._page = 0
        self._lay_out()
        self._name_story()
        if not same:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
            if opening:
                self.open_at(opening)
        self.call_after_refresh(self._report)

    def light(self, matches: Sequence[Span], here: Span | None = None, label: str = "") -> None:
        """Light up other matches in the same story, and go to one of them."""
        self._matches = matches
        if here is not None:
            self.go_to(here, label)
            return
        self._here, self._label = None, ""
        if not self.shows_original:
            self._lay_out()
        self._report()

    def say(self, words: Content) -> None:
        """Say something in place of a story."""
        self.article = None
        self._here, self._label = None, ""
        self._pages, self._page = [(0, 0)], 0
        self._name_story()
        self._report()
        self._story.update(words)

    def show_original(self, original: bool) -> None:
        """Show the text as its source laid it out, or as it is read, from where it was left."""
        if self.article is None or original is self.shows_original:
            return
        if not original:
            self.open_at(self._left[0])
            return
        self._left = self.first_shown, self.place
        self.shows_original, self._opening = True, None
        self._page = 0
        self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def _cut(self, article: Article) -> str:
        """Cut what is to be shown of a story into pages; all of it."""
        text = (article.original or article.text) if self.shows_original else article.text
        self._pages = pages(text, PAGE)
        return text

    def _lay_out(self) -> None:
        article = self.article
        if article is None:
            return
        text = self._cut(article)
        self._page = min(self._page, len(self._pages) - 1)
        window = self._pages[self._page]
        if self.shows_original:
            content = Content(text[slice(*window)])
        else:
            content = story_content(article, self._entities, self._matches, self._here, window)
        preface = self._notices(article) if self._page == 0 else Content("")
        self._preface = len(preface)
        self._story.update(preface + content)
        self.call_after_refresh(self._note_painted, (article, self._page))

    def _note_painted(self, painted: tuple[Article, int]) -> None:
        self._painted = painted

    @property
    def _is_painted(self) -> bool:
        """Whether what is to be read is there. Until then the measures are those of what was
        there before, and nobody can have read it."""
        return self._painted == (self.article, self._page)

    def _notices(self, article: Article) -> Content:
        """What to know about how the text was read, above it."""
        notices = list(article.notices)
        if self.shows_original:
            notices.append("This is the layout of the source; v goes back.")
        return Content.styled("".join(f"⚠ {notice}\n\n" for notice in notices), looks.SAID)

    def widen(self, columns: int) -> None:
        """Make the text wider (or narrower, when negative) than it is on the screen."""
        shown = min(self.text_width, self._story.size.width or self.text_width)
        room = self.scrollable_content_region.width
        self.set_width(min(max(room, COMFORTABLE), shown + columns))
        self._label = f"{min(self.text_width, room)} columns"

    def set_width(self, columns: int) -> None:
        """Make the text so wide, where there is room for it."""
        self.text_width = self.width_chosen = max(NARROWEST, min(WIDEST, columns))
        self._story.styles.max_width = self.text_width

    class Entered(Message):
        """The reader has come here to read."""

    class Left(Message):
        """The reader has gone elsewhere."""

    def on_focus(self) -> None:
        self.post_message(self.Entered())

    def on_blur(self) -> None:
        self.post_message(self.Left())

    class NameClicked(Message):
        """A mention was clicked."""

        def __init__(self, entity_id: str) -> None:
            super().__init__()
            self.entity_id = entity_id

    def on_click(self, event: events.Click) -> None:
        entity_id = event.style.meta.get(NAME_CLICKED)
        if entity_id is not None:
            self.post_message(self.NameClicked(entity_id))

    # -- places in the story ---------------------------------------------------------

    def go_to(self, here: Span, label: str) -> None:
        """Light up one place and bring it into view, a third down the pane; the label
        (``"Zakir Jalali 3/11"``) goes into the border."""
        assert self.article is not None
        self._here, self._label = here, label
        self.shows_original = False
        self._cut(self.article)
        page = next(at for at, (_, end) in enumerate(self._pages) if here[0] < end)
        self._page = page
        self._lay_out()
        self.call_after_refresh(self._reveal, self._preface + here[0] - self._pages[page][0])

    def _reveal(self, offset: int) -> None:
        line = self._story.line_of(offset) + self._story.virtual_region.y
        height = self.scrollable_content_region.height
        if not self.scroll_offset.y <= line < self.scroll_offset.y + height:
            self.scroll_to(y=line - height // 3, animate=False, immediate=True)
        self._report()

    @property
    def here(self) -> Span | None:
        """The place the reader has walked to."""
        return self._here

    @property
    def first_shown(self) -> int:
        """The first character of the story's text that is on the screen, or was before its
        original."""
        if self.shows_original:
            return self._left[0]
        if self._opening is not None:
            return self._opening
        start = self._pages[self._page][0]
        top = self.scroll_offset.y - self._story.virtual_region.y
        if top <= 0:
            return start
        inside = self._story.offset_of(top, self._story.content_size.width)
        return start + max(0, inside - self._preface)

    @property
    def at_end(self) -> bool:
        """Whether the end of the story is on the screen."""
        is_last = (
            self._is_painted and not self.shows_original and self._page == len(self._pages) - 1
        )
        return is_last and self.scroll_offset.y >= self.max_scroll_y

    def open_at(self, offset: int) -> None:
        """Show the story's text from a character on."""
        if self.article is None:
            return
        self.shows_original = False
        self._cut(self.article)
        last = len(self._pages) - 1
        page = next((at for at, (_, end) in enumerate(self._pages) if offset < end), last)
        inside = offset - self._pages[page][0]
        self._opening = offset

        def line() -> int:
            at = self._preface + inside if offset else 0
            return self._story.line_of(at) + self._story.virtual_region.y

        self._put_on_top(page, line)

    @property
    def place(self) -> tuple[int, int]:
        """The page of the text and its line on top of the screen, now or before the original."""
        return self._left[1] if self.shows_original else (self._page, self.scroll_offset.y)

    def go_back_to(self, place: tuple[int, int]) -> None:
        """Show the story's text as it was at a `place`."""
        self.shows_original = False
        self._put_on_top(place[0], lambda: place[1])

    def _put_on_top(self, page: int, line: Callable[[], int]) -> None:
        if self.article is None:
            return
        self._here, self._label = None, ""
        self._page = page
        self._lay_out()

        def scroll() -> None:
            self._opening = None
            self.scroll_to(y=line(), animate=False, immediate=True, force=True)
            self._report()

        self.call_after_refresh(scroll)

    # -- scrolling -------------------------------------------------------------------

    def page_forward(self) -> bool:
        """Show what follows; False at the end of the story."""
        if not self._is_painted:
            return True  # it is about to come
        if self.scroll_offset.y < self.max_scroll_y:
            self.action_full_page(1)
            return True
        return self._turn(1)

    def page_back(self) -> bool:
        """Show what comes before; False at the top of the story."""
        if self.scroll_offset.y > 0:
            self.action_full_page(-1)
            return True
        return self._turn(-1)

    def _turn(self, pages_on: int) -> bool:
        page = self._page + pages_on
        if not 0 <= page < len(self._pages):
            return False
        self._page = page
        self._lay_out()
        if pages_on > 0:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        else:
            self.call_after_refresh(self.scroll_end, animate=False)
        self._report()
        return True

    def action_line(self, lines: int) -> None:
        at_edge = self.scroll_offset.y >= self.max_scroll_y if lines > 0 else not self.scroll_y
        if not (at_edge and self._turn(lines)):
            self.scroll_relative(y=lines, animate=False)

    def action_half_page(self, direction: int) -> None:
        self.scroll_relative(
            y=direction * max(1, self.scrollable_content_region.height // 2), animate=False
        )

    def action_full_page(self, direction: int) -> None:
        height = self.scrollable_content_region.height
        self.scroll_relative(y=direction * max(1, height - 2), animate=False, force=True)

    def action_top(self) -> None:
        self._turn(-self._page)
        self.scroll_home(animate=False)

    def action_bottom(self) -> None:
        self._turn(len(self._pages) - 1 - self._page)
        self.call_after_refresh(self.scroll_end, animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._report()

    @on(StoryText.Rewrapped)
    def _keep_place(self, event: StoryText.Rewrapped) -> None:
        """Keep the line being read in view when the text is wrapped anew."""
        top = self.scroll_offset.y - self._story.virtual_region.y
        if top > 0:
            offset = self._story.offset_of(top, event.width_before)
            line = self._story.line_of(offset) + self._story.virtual_region.y
            self.scroll_to(y=line, animate=False, immediate=True, force=True)

    def on_resize(self, event: events.Resize) -> None:
        self._name_story()
        self.call_after_refresh(self._report)

    def _name_story(self) -> None:
        """What story it is, in the border; and, where it is the only pane, how one came."""
        path = "Stories › " if self.app.size.width < NARROW else ""
        width = self.size.width - len(path)
        about = details(self.article, width, date.today()) if self.article else ""
        self.border_title = Content(path + (about or "Story"))

    def _report(self) -> None:
        """How far one has read, in the border."""
        if self.article is None:
            self.border_subtitle = ""
            return
        height = self.scrollable_content_region.height
        shown = min(1.0, (self.scroll_offset.y + height) / max(1, self.virtual_size.height))
        start, end = self._pages[self._page]
        done = (start + shown * (end - start)) / max(1, self._pages[-1][1])
        page = f"page {self._page + 1}/{len(self._pages)}" if len(self._pages) > 1 else ""
        said = filter(None, (self._label, page, f"{done:.0%}"))
        self.border_subtitle = Content(" · ".join(said))

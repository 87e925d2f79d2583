"""Finding words in the story that is open."""

from __future__ import annotations

from textual import on

from tui.article import Span
from tui.ui.desk.core import DeskCore
from tui.ui.walk import next_span
from tui.ui.widgets.word_box import FindInput, WordBox


class Finding(DeskCore):
    """While something is being sought, its places are the matches that are lit and walked;
    before anything is typed, and afterwards, those of the filter are."""

    find_bar: WordBox | None = None
    _sought = ""
    _began = 0
    """The character at the top of the reader when the search began."""
    _left = (0, 0)

    def matches(self, position: int, until: int | None = None) -> tuple[Span, ...]:
        if not self._sought.strip():
            return super().matches(position, until)
        from tui.search.find import find

        return find(self.library.store[position].text[:until], self._sought)

    async def action_find(self) -> None:
        self.settle()
        if self.stories.position is None:
            return
        if self.find_bar is None:
            box = FindInput(placeholder="find in this story", select_on_focus=True)
            self.find_bar = WordBox("find", box, id="find")
            await self.mount(self.find_bar, before=self.keys)
        self.find_bar.display = True
        self._began, self._left = self.reader.first_shown, self.reader.place
        self.reader.show_original(False)  # words are found in the text
        self.set_focus(self.find_bar.box)
        self._show_sought()

    @on(WordBox.Changed, "#find")
    def _find_typed(self) -> None:
        if self.find_bar is not None and self.find_bar.words != self._sought:
            self._sought = self.find_bar.words
            self._show_sought()

    def _show_sought(self) -> None:
        """Light the places up and go to the first from where the search began on."""
        spans = self._places()
        at = None
        if spans and self._sought.strip():
            at = next((at for at, span in enumerate(spans) if span[0] >= self._began), 0)
        self._light(spans, at)

    def action_find_on(self, direction: int) -> None:
        spans = self._places()
        self._light(spans, next_span(spans, self.reader.here, direction))

    def _places(self) -> tuple[Span, ...]:
        position = self.stories.position
        return self.matches(position) if position is not None else ()

    def _light(self, spans: tuple[Span, ...], at: int | None) -> None:
        assert self.find_bar is not None
        count = len(spans)
        said = f"{at + 1}/{count}" if at is not None else f"{count} here" if count else ""
        if self.find_bar.words.strip() and not count:
            said = "not in this story"
        self.find_bar.say(said)
        if at is None:
            self.reader.light(spans)
        else:
            self.reader.light(spans, spans[at], f"match {at + 1}/{len(spans)}")

    def action_keep_find(self) -> None:
        """Leave the box, what was found stays lit."""
        self._put_find_away()

    def action_leave_find(self) -> None:
        """Leave the box and go back to where the search began."""
        self.end_find()
        self.reader.go_back_to(self._left)

    def end_find(self) -> bool:
        """Seek nothing any more; False if nothing was sought."""
        if not self._sought and not (self.find_bar and self.find_bar.display):
            return False
        self._put_find_away()
        self._sought = ""
        if self.find_bar is not None:
            with self.prevent(WordBox.Changed):
                self.find_bar.clear()
        self.reader.light(self._places())
        return True

    def _put_find_away(self) -> None:
        if self.find_bar is not None and self.find_bar.display:
            self.panes.go_to("reader")
            self.find_bar.display = False

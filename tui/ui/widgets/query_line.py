"""What the filter box shows of how it is understood: colours and completions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from rich.text import Text
from textual.style import Style
from textual.suggester import Suggester

from tui.ui import looks

if TYPE_CHECKING:
    from tui.search.complete import Completion


class QueryHighlighter(Highlighter):
    """Colours fields, phrases, exclusions and forgiven words in the box."""

    def __init__(self) -> None:
        self.forgiven: frozenset[str] = frozenset()
        """Words typed that were taken for others, folded."""

    def highlight(self, text: Text) -> None:
        from tui.search.fold import fold  # not before something is typed
        from tui.search.query import parse

        for start, end, role in parse(text.plain, today=date.today()).roles:
            word = fold(text.plain[start:end]) if start < end else ""
            look = looks.FORGIVEN if word in self.forgiven else looks.QUERY.get(role)
            if look is not None:
                text.stylize(Style.parse(look).rich_style, start, end)


class QuerySuggester(Suggester):
    """Shows the completion of the last word behind the cursor."""

    def __init__(self, complete: Callable[[str], Completion | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        completion = self._complete(value)
        return completion.ghost if completion else None

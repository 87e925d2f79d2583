"""The commands, found by name."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher

from tui.ui import commands


class CommandProvider(Provider):
    """Offers every command of the desk to Textual's palette."""

    async def discover(self) -> Hits:
        for text, help_text, run in self._entries():
            yield DiscoveryHit(Content(text), run, text, help_text)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for text, help_text, run in self._entries():
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, _lit(text, matcher), run, text, help_text)

    def _entries(self) -> list[tuple[str, str, partial[object]]]:
        run = getattr(self.screen, "action_run_command", None)
        put_on = getattr(self.screen, "apply_saved", None)
        if run is None or put_on is None:
            return []
        saved = [
            (f"Filter by {name}", "a saved filter", partial(put_on, name))
            for name in getattr(self.screen, "saved_names", ())
        ]
        return saved + [
            (command.help, " ".join(commands.key_names(command)), partial(run, command.id))
            for command in getattr(self.screen, "commands", ())
            if command.place not in commands.ALONE
        ]


def _lit(text: str, matcher: Matcher) -> Content:
    """A text with what matched lit up. (The matcher's own takes the text for markup.)"""
    content = Content(text)
    _, offsets = matcher.fuzzy_search.match(matcher.query, text)
    for offset in offsets:
        content = content.stylize(matcher.match_style, offset, offset + 1)
    return content

"""What finds names, whatever is behind it."""

from __future__ import annotations

from typing import Protocol

from tui.article import Article, Mention


class Recogniser(Protocol):
    """Finds names. What rules, the trained model and other programs' models have in common."""

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """People, organisations, places and other names (NORP EVENT WORK MISC) in an
        article's text; sorted by start, never overlapping, without surrounding space."""
        ...


class RecogniserMissing(Exception):
    """A recogniser cannot be used; the message says what to install."""

"""What may be a name, before the story as a whole has been heard."""

from __future__ import annotations

from dataclasses import dataclass

from tui.article import EntityType


@dataclass(slots=True)
class Candidate:
    """A stretch of text and its words. ``kind`` is None while only context can tell."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: EntityType | None
    opens: bool = False
    """It begins a sentence, so that its capital says nothing."""
    known: bool = False
    """The gazetteer has exactly this name."""
    titled: bool = False
    """A title in capitals goes before it; in languages other than English, its kind is sure."""

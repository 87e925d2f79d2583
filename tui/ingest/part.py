"""A stretch of a story whose kind is known, before its place in the text is."""

from __future__ import annotations

from typing import NamedTuple

from tui.article import BlockKind

PROSE = 140
"""From this many characters on a line is read as prose."""


class Part(NamedTuple):
    """A block to be. Parts of one ``group`` had no blank line between them; ``glue`` is
    what stands between a part and the one before, None for the usual line breaks."""

    kind: BlockKind
    text: str
    group: int
    glue: str | None = None


def is_prose(text: str) -> bool:
    """Long, and not a headline in capitals."""
    return len(text) > PROSE and not text.isupper()

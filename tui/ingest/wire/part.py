"""A stretch of a story whose kind is known, before its place in the text is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.article import Block, BlockKind

PROSE = 140
"""From this many characters on a line is read as prose."""
_COMPACT = frozenset({"item", "summary", "footer", "note", "byline", "published", "section"})


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


def lay_out(parts: Sequence[Part]) -> tuple[str, tuple[Block, ...]]:
    """The parts as one text, a blank line between two that are not of one list, and
    where each is in it."""
    pieces: list[str] = []
    blocks: list[Block] = []
    offset = 0
    before: Part | None = None
    for part in parts:
        if before is not None:
            glue = part.glue
            if glue is None:
                listed = {part.kind, before.kind} <= _COMPACT and part.group == before.group
                glue = "\n" if listed else "\n\n"
            pieces.append(glue)
            offset += len(glue)
        pieces.append(part.text)
        blocks.append((part.kind, offset, offset + len(part.text)))
        offset += len(part.text)
        before = part
    return "".join(pieces), tuple(blocks)

"""From lines to paragraphs: what was one paragraph on paper becomes one line.

Four layouts are told apart by evidence, not asked for: paragraphs separated by blank
lines; opened by an indent, the wires' own; one a line; and hard-wrapped at a width that
shows in the copy itself.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from tui.ingest.wire.furniture import BULLET, byline_names, is_end_mark, is_published
from tui.ingest.wire.lines import Line, line_groups
from tui.ingest.wire.table import aligned, cut_tables

MAX_WRAP = 100
"""Lines longer than this are not hard-wrapped."""
MIN_WRAP = 30
"""Shorter lines are not wrapped either: they are lists, verse or names."""
LONG_LINES = 0.2
"""The share of long lines that wrapped copy may not have."""
FULL_LINES = 0.6
"""The share of its lines that are full in a wrapped stretch."""
RAGGED = 20
"""How many columns a wrapped line may leave free, where its sentence goes on."""

_BLANKS = re.compile(r"[ \t]{2,}|\t")
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]")
_NO_GLUE = frozenset({"and", "or", "und", "oder", "bzw", "et", "ou", "y", "o", "e", "to"})
_TERMINAL = tuple('.!?:;…”"»。！？')


class Chunk(NamedTuple):
    """One paragraph, or one table with its line breaks. Chunks with the same ``group``
    had no blank line between them."""

    text: str
    group: int
    table: bool = False


class _Habit(NamedTuple):
    """How a whole document is laid out: the width it is wrapped at (0: it is not),
    whether an indent opens its paragraphs, whether its indented blocks are wrapped."""

    width: int
    opens: bool
    blocks: bool


def chunks(text: str) -> list[Chunk]:
    """The paragraphs and tables of a cleaned text, in order, none empty.

    Within a paragraph runs of blanks become one blank. A word cut by a hyphen at a line
    end is put back together but keeps its hyphen.
    """
    if "\n" not in text:
        line = text.strip()
        return [Chunk(_tidy(line), 0)] if line else []
    groups = line_groups(text)
    habit = _habit(groups)
    found: list[Chunk] = []
    for number, group in enumerate(groups):
        if len(group) == 1:
            found.append(Chunk(_tidy(group[0].text), number))
            continue
        for rows, table in cut_tables(group):
            if table:
                found.append(Chunk(aligned(rows), number, True))
            else:
                found += [Chunk(part, number) for part in _paragraphs(rows, habit)]
    if found and found[0].table:
        found[0] = found[0]._replace(text=found[0].text.lstrip())
    return found


def _habit(groups: list[list[Line]]) -> _Habit:
    width = _wrap_width(groups)
    # Two indented lines prove nothing: on the wires an indent opens a paragraph.
    pairs = [pair for group in groups for pair in _pairs(group) if pair[0].indent >= 2]
    blocks = bool(width) and len(pairs) > 2 and _mostly_full(pairs, width)
    return _Habit(width, any(map(_opens_by_indent, groups)), blocks)


def _wrap_width(groups: list[list[Line]]) -> int:
    """The width the copy was wrapped at; 0 where too many lines are too long for that."""
    widest = long = total = 0
    for group in groups:
        for line in group:
            size = line.indent + _cells(line.text)
            total += 1
            if size <= MAX_WRAP:
                widest = max(widest, size) if len(group) > 1 else widest
            elif " " in line.text or _CJK.match(line.text):
                long += 1
    return widest if widest >= MIN_WRAP and long < LONG_LINES * total else 0


def _cells(text: str) -> int:
    return 2 * len(text) if _CJK.match(text) else len(text)


def _opens_by_indent(group: list[Line]) -> bool:
    """Whether an indented line runs on in a flush one."""
    return any(
        first.indent >= 2 and second.indent < 2 and not _ends_story(first, second)
        for first, second in pairwise(group)
    )


def _paragraphs(lines: list[Line], habit: _Habit) -> list[str]:
    width = habit.width
    if width and (
        not _mostly_full(_pairs(lines), width) or (lines[0].indent >= 2 and not habit.blocks)
    ):
        width = 0
    paragraphs: list[str] = []
    parts: list[str] = []
    opened = False
    before: Line | None = None
    for line in lines:
        if before is not None and _continues(before, line, width, opened=opened):
            _glue(parts, line.text)
        else:
            if parts:
                paragraphs.append("".join(parts))
            parts = [_tidy(line.text)]
            opened = habit.opens and line.indent >= 2
        before = line
    paragraphs.append("".join(parts))
    return paragraphs


def _pairs(lines: list[Line]) -> list[tuple[Line, Line]]:
    """Lines that follow each other at the same indent."""
    return [pair for pair in pairwise(lines) if pair[0].indent == pair[1].indent]


def _mostly_full(pairs: list[tuple[Line, Line]], width: int) -> bool:
    return sum(_is_full(*pair, width) for pair in pairs) >= FULL_LINES * len(pairs)


def _is_full(line: Line, follows: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    word = follows.text.partition(" ")[0]
    return width - line.indent - _cells(line.text) <= (4 if _CJK.match(word) else len(word))


def _continues(before: Line, line: Line, width: int, *, opened: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it; ``width`` is 0
    where lines are not wrapped."""
    if _ends_story(before, line):
        return False
    if line.indent >= before.indent + 2 or line.text[0] in "•‣▪●":
        return False
    if opened:
        return line.indent < 2
    if not width or _stands_alone(before.text, line.text):
        return False
    ended = before.text.endswith(_TERMINAL)
    if BULLET.match(line.text) and ended:
        return False
    if _is_full(before, line, width):
        return True
    ragged = width - before.indent - len(before.text) <= RAGGED and not _CJK.match(line.text)
    return ragged and not ended and not BULLET.match(line.text)


def _ends_story(before: Line, line: Line) -> bool:
    """``Reuter`` under a story, but not the last word of "told\\nReuters."."""
    return is_end_mark(line.text) and (before.text.endswith(_TERMINAL) or 0 < line.indent < 4)


def _stands_alone(text: str, follows: str) -> bool:
    """A line at the top of a story that never runs on: capitals above small letters, a
    byline, a time."""
    if text.isupper():
        return len(text) > 12 and not follows.isupper()
    return len(text) < 70 and (bool(byline_names(text)) or is_published(text))


def _glue(parts: list[str], text: str) -> None:
    last, text = parts[-1], _tidy(text)
    cut = (
        last.endswith("-")
        and last[-2:-1].isalpha()
        and text[0].islower()
        and text.partition(" ")[0] not in _NO_GLUE
    )
    if not cut and not (_CJK.match(last[-1]) and _CJK.match(text[0])):
        parts.append(" ")
    parts.append(text)


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text) if "  " in text or "\t" in text else text

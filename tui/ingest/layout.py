"""From lines to paragraphs: what was one paragraph on paper becomes one line.

Four layouts are told apart by evidence, not asked for: paragraphs separated by blank
lines; opened by an indent, the wires' own; one a line; and hard-wrapped at a width that
shows in the copy itself.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from tui.ingest.furniture import BULLET, byline_names, is_end_mark, is_published

MAX_WRAP = 100
"""Lines longer than this are not hard-wrapped."""
MIN_WRAP = 30
"""Shorter lines are not wrapped either: they are lists, verse or names."""
FULL_LINES = 0.6
"""The share of its lines that are full in a wrapped stretch."""
RAGGED = 20
"""How many columns a wrapped line may leave free, where its sentence goes on."""

_WIDE_GAP = re.compile(r"(?<=[^\s.!?:;]) {3,}(?=\S)|\t")
_GAP = re.compile(r"(?<=[^\s.!?:;]) {2,}(?=\S)")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_INDENT = re.compile(r"[ \t\u3000]*")
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]")
_NO_GLUE = frozenset({"and", "or", "und", "oder", "bzw", "et", "ou", "y", "o", "e", "to"})
_TERMINAL = tuple('.!?:;…”"»。！？')


class Chunk(NamedTuple):
    """One paragraph, or one table with its line breaks. Chunks with the same ``group``
    had no blank line between them."""

    text: str
    group: int
    table: bool = False


class _Line(NamedTuple):
    text: str
    indent: int


def chunks(text: str) -> list[Chunk]:
    """The paragraphs and tables of a cleaned text, in order, none empty.

    Within a paragraph runs of blanks become one blank. A word cut by a hyphen at a line
    end is put back together but keeps its hyphen.
    """
    groups = _groups(text)
    width = _wrap_width(groups)
    indented = any(_opens_by_indent(group) for group in groups)
    found: list[Chunk] = []
    for number, group in enumerate(groups):
        if len(group) == 1:
            found.append(Chunk(_tidy(group[0].text), number))
            continue
        for rows, table in _tables(group):
            if table:
                found.append(Chunk(_aligned(rows), number, True))
            else:
                found += [
                    Chunk(part, number) for part in _paragraphs(rows, width, indented=indented)
                ]
    if found and found[0].table:
        found[0] = found[0]._replace(text=found[0].text.lstrip())
    return found


def _groups(text: str) -> list[list[_Line]]:
    groups: list[list[_Line]] = []
    group: list[_Line] = []
    for raw in text.split("\n"):
        if not raw or raw.isspace():
            if group:
                groups.append(group)
                group = []
            continue
        stripped = raw.strip()
        group.append(_Line(stripped, _indent(raw) if raw[0] in " \t\u3000" else 0))
    if group:
        groups.append(group)
    return groups


def _indent(raw: str) -> int:
    blanks = _INDENT.match(raw)
    width = 0
    for char in blanks.group()[:40] if blanks else "":
        width += 1 if char == " " else 4
    return width


def _wrap_width(groups: list[list[_Line]]) -> int:
    """The width the copy was wrapped at; 0 where lines are too long to be wrapped."""
    widest = 0
    for group in groups:
        for line in group:
            size = line.indent + _cells(line.text)
            if size > MAX_WRAP and (" " in line.text or _CJK.match(line.text)):
                return 0
            if len(group) > 1 and size <= MAX_WRAP:
                widest = max(widest, size)
    return widest if widest >= MIN_WRAP else 0


def _cells(text: str) -> int:
    return 2 * len(text) if _CJK.match(text) else len(text)


def _opens_by_indent(group: list[_Line]) -> bool:
    """Whether an indented line runs on in a flush one."""
    return any(
        first.indent >= 2 and second.indent < 2 and not is_end_mark(second.text)
        for first, second in pairwise(group)
    )


def _tables(group: list[_Line]) -> list[tuple[list[_Line], bool]]:
    """A group cut where tables begin and end."""
    if not any("  " in line.text or "\t" in line.text for line in group):
        return [(group, False)]
    rows = [_is_row(line.text) for line in group]
    # A row between two others that are cells belongs to the table whatever it looks like;
    # a lone row belongs to the text.
    kinds = [
        (row and any(rows[max(at - 1, 0) : at] + rows[at + 1 : at + 2]))
        or (not row and 0 < at < len(rows) - 1 and rows[at - 1] and rows[at + 1])
        for at, row in enumerate(rows)
    ]
    runs: list[tuple[list[_Line], bool]] = []
    for line, kind in zip(group, kinds, strict=True):
        if runs and runs[-1][1] == kind:
            runs[-1][0].append(line)
        else:
            runs.append(([line], kind))
    return runs


def _is_row(text: str) -> bool:
    if "  " not in text and "\t" not in text:
        return False
    return _WIDE_GAP.search(text) is not None or len(_GAP.findall(text)) >= 2


def _aligned(rows: list[_Line]) -> str:
    """The rows with their columns in line, as far left as they go."""
    left = min(row.indent for row in rows)
    return "\n".join(" " * (row.indent - left) + row.text.expandtabs() for row in rows)


def _paragraphs(lines: list[_Line], width: int, *, indented: bool) -> list[str]:
    wrapped = bool(width) and _is_wrapped(lines, width)
    paragraphs: list[str] = []
    parts: list[str] = []
    opened = False
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if before is not None and _continues(before, line, width if wrapped else 0, opened=opened):
            _glue(parts, line.text)
        else:
            if parts:
                paragraphs.append("".join(parts))
            parts = [_tidy(line.text)]
            opened = indented and line.indent >= 2
    paragraphs.append("".join(parts))
    return paragraphs


def _is_wrapped(lines: list[_Line], width: int) -> bool:
    """Whether lines of one indent are mostly as long as their words allow. Two indented
    lines prove nothing: on the wires an indent opens a paragraph."""
    pairs = [(first, second) for first, second in pairwise(lines) if first.indent == second.indent]
    full = sum(_is_full(first, second, width) for first, second in pairs)
    return full >= FULL_LINES * len(pairs) and (len(pairs) > 2 or lines[0].indent < 2)


def _is_full(line: _Line, follows: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    word = follows.text.partition(" ")[0]
    return width - line.indent - _cells(line.text) <= (4 if _CJK.match(word) else len(word))


def _continues(before: _Line, line: _Line, width: int, *, opened: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it; ``width`` is 0
    where lines are not wrapped."""
    ended = before.text.endswith(_TERMINAL)
    # "told\nReuters." is the end of a sentence, an indented "Reuter" the end of a story.
    if is_end_mark(line.text) and (ended or 0 < line.indent < 4):
        return False
    if line.indent >= before.indent + 2 or line.text[0] in "•‣▪●":
        return False
    if opened:
        return line.indent < 2
    if not width or _stands_alone(before.text, line.text):
        return False
    if BULLET.match(line.text) and ended:
        return False
    if _is_full(before, line, width):
        return True
    ragged = width - before.indent - len(before.text) <= RAGGED and not _CJK.match(line.text)
    return ragged and not ended and not BULLET.match(line.text)


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

"""The body of a story: paragraphs, subheads, lists and tables, down to the credits."""

from __future__ import annotations

from collections.abc import Sequence

from tui.article import BlockKind
from tui.ingest.wire.furniture import BULLET, END_TAIL, FOOTER_OPENS, is_footer, is_note
from tui.ingest.wire.paragraphs import Chunk
from tui.ingest.wire.part import Part, is_prose

SUBHEAD_MAX = 80
"""Characters."""
FOOTER_MAX = 30
"""Paragraphs in which the heading of the credits is looked for."""

_SENTENCE_END = tuple('.,;:!…)"”»。、')
_TAIL_MAX = 40


def read_body(found: Sequence[Chunk], *, opened: bool) -> list[Part]:
    """The parts of the body and what is under it. ``opened`` says that the first
    paragraph stands already; else the first chunk is body whatever it looks like."""
    stop = _footer_start(found, keep=0 if opened else 1)
    # Where paragraphs follow each other line by line a short line is no subhead.
    spaced = len({chunk.group for chunk in found[:stop]}) * 2 > stop
    parts = []
    for at, chunk in enumerate(found):
        kind: BlockKind = "footer" if at >= stop else _kind(found, at, stop, spaced=spaced)
        parts.append(Part(kind, chunk.text, chunk.group))
    return parts


def split_tail(parts: list[Part]) -> None:
    """Give an end mark that runs on in the last paragraph (``… on Friday. Reuter``) a
    block of its own, in place."""
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        if part.kind == "footer":
            continue
        if part.text.endswith(".") and part.text[-2:-1].islower():
            return  # no mark ends like a sentence
        if part.kind == "paragraph":
            found = END_TAIL.search(part.text, max(len(part.text) - _TAIL_MAX, 1))
            if found:
                start = found.start(found.lastgroup or 0)
                parts[at] = part._replace(text=part.text[:start].rstrip())
                parts.insert(at + 1, Part("footer", part.text[start:], part.group))
        return


def _footer_start(found: Sequence[Chunk], keep: int) -> int:
    """Where the credits begin; the first ``keep`` paragraphs are body."""
    stop = len(found)
    while stop > keep and not found[stop - 1].table and is_footer(found[stop - 1].text):
        stop -= 1
    for at in range(max(keep, len(found) - FOOTER_MAX), stop):
        text = found[at].text
        if len(text) < SUBHEAD_MAX and FOOTER_OPENS.fullmatch(text):
            after = found[at + 1 :]
            if after and not any(is_prose(chunk.text) for chunk in after):
                return at
    return stop


def _kind(found: Sequence[Chunk], at: int, stop: int, *, spaced: bool) -> BlockKind:
    chunk = found[at]
    text = chunk.text
    if chunk.table:
        return "table"
    if BULLET.match(text) and (text[0] not in "-–" or _among_bullets(found, at, stop)):
        return "item"
    if is_note(text):
        return "note"
    if spaced and _is_subhead(found, at, stop):
        return "subhead"
    return "paragraph"


def _among_bullets(found: Sequence[Chunk], at: int, stop: int) -> bool:
    """A dash alone may open direct speech; beside another it opens an item."""
    return (at > 0 and bool(BULLET.match(found[at - 1].text))) or (
        at + 1 < stop and bool(BULLET.match(found[at + 1].text))
    )


def _is_subhead(found: Sequence[Chunk], at: int, stop: int) -> bool:
    """A short line of its own above a paragraph or table, without a full stop."""
    text = found[at].text
    if at + 1 >= stop or len(text) > SUBHEAD_MAX or text.endswith(_SENTENCE_END):
        return False
    before, follows = found[at - 1] if at else None, found[at + 1]
    return (
        follows.group != found[at].group
        and _is_long(follows)
        and (before is None or _is_long(before) or bool(BULLET.match(before.text)))
        and len(text.split()) <= 12
        and not text[0].islower()
        and any(map(str.isalpha, text))
    )


def _is_long(chunk: Chunk) -> bool:
    return chunk.table or len(chunk.text) > SUBHEAD_MAX

"""Plain wire copy: cleaned text in, the parts of a story out.

No wire marks its parts, but all keep one order: routing and section, headline, summary,
byline, time; then the dateline, which opens the body; then credits and an end mark. The
dateline is the fixed point when there is one; without it the head ends at the first line
that reads like prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tui.article import Block, BlockKind, Dateline
from tui.ingest.wire.agencies import agency_name, is_agency
from tui.ingest.wire.body import read_body, split_tail
from tui.ingest.wire.dateline import find_dateline
from tui.ingest.wire.furniture import BULLET, URL, byline_names, is_end_mark
from tui.ingest.wire.head import body_start, read_head, read_opening
from tui.ingest.wire.paragraphs import Chunk, chunks
from tui.ingest.wire.part import PROSE, Part, is_prose, lay_out

OPENING = 12
"""Paragraphs in which a dateline is looked for."""


class Story(NamedTuple):
    """What `parse_wire` finds. All offsets are into ``text``; strings are empty where the
    copy has no such part."""

    text: str
    blocks: tuple[Block, ...]
    dateline: Dateline | None
    section: str
    headline: str
    summary: str
    byline: tuple[str, ...]
    url: str | None
    agency: str


def parse_wire(text: str) -> Story:
    """The parts of a story in cleaned text. Every character but white space is in the
    story's text, in the same order; hard-wrapped paragraphs are one line each."""
    found = chunks(text)
    at, dateline = _find_dateline(found)
    if dateline is None:
        at = body_start(found)
        head, body = read_head(found[:at]), read_body(found[at:], opened=False)
    else:
        head = read_head(found[:at])
        body = read_opening(found[at], dateline) + read_body(found[at + 1 :], opened=True)
    split_tail(body)
    return _story(head + body, dateline)


def parse_body(text: str, headline: str = "") -> tuple[list[Part], Dateline | None]:
    """The parts of a body whose headline is known, and the dateline if it opens with one
    (its offsets are those in its paragraph). A first line that only repeats the headline is
    left out."""
    found = chunks(text)
    if found and found[0].text == headline:
        del found[0]
    if not found:
        return [], None
    first = found[0]
    dateline = None if first.table else find_dateline(first.text)
    if dateline is not None and (dateline.date or dateline.agency or is_prose(first.text)):
        body = read_opening(first, dateline) + read_body(found[1:], opened=True)
    else:
        dateline, body = None, read_body(found, opened=False)
    split_tail(body)
    return body, dateline


def _find_dateline(found: Sequence[Chunk]) -> tuple[int, Dateline | None]:
    """Which paragraph opens with a dateline. One with a date or an agency wins; a mere
    place in capitals must not be the headline."""
    weak: tuple[int, Dateline | None] = (0, None)
    prose = 0
    for at, chunk in enumerate(found[:OPENING]):
        if chunk.table:
            continue
        dateline = find_dateline(chunk.text)
        if dateline is not None and (dateline.date or dateline.agency):
            return at, dateline
        if dateline is not None and weak[1] is None and (at or is_prose(chunk.text)):
            weak = at, dateline
        prose += is_prose(chunk.text) and len(chunk.text) > 2 * PROSE
        if prose > 2:
            break
    return weak


def _story(parts: Sequence[Part], dateline: Dateline | None) -> Story:
    text, blocks = lay_out(parts)
    if dateline is not None:
        start, end = next(block[1:] for block in blocks if block[0] == "dateline")
        dateline = replace(dateline, start=start, end=end)
    summaries = [BULLET.sub("", part.text, count=1) for part in parts if part.kind == "summary"]
    notes = [part.text for part in parts if part.kind == "note"]
    return Story(
        text=text,
        blocks=blocks,
        dateline=dateline,
        section=_first(parts, "section"),
        headline=_first(parts, "headline"),
        summary=" ".join(summaries),
        byline=_byline(parts),
        url=next(filter(URL.fullmatch, notes), None),
        agency=_agency(parts, dateline),
    )


def _first(parts: Sequence[Part], kind: BlockKind) -> str:
    return next((part.text for part in parts if part.kind == kind), "")


def _byline(parts: Sequence[Part]) -> tuple[str, ...]:
    names = (name for part in parts if part.kind == "byline" for name in byline_names(part.text))
    return tuple(dict.fromkeys(name for name in names if not is_agency(name)))


def _agency(parts: Sequence[Part], dateline: Dateline | None) -> str:
    """Who signs the story: in its dateline, its byline, or its end mark."""
    if dateline is not None and dateline.agency:
        return agency_name(dateline.agency)
    for part in parts:
        if part.kind == "byline":
            for name in (part.text, *byline_names(part.text)):
                if is_agency(name):
                    return agency_name(name)
        elif part.kind == "footer" and is_end_mark(part.text):
            name = part.text.strip("=()（） .").partition(" ")[0]
            if name.casefold() == "enditem":
                return agency_name("Xinhua")
            if is_agency(name):
                return agency_name(name)
    return ""

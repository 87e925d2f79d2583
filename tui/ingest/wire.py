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
from tui.ingest.agency import agency_name, is_agency
from tui.ingest.dateline import find_dateline
from tui.ingest.furniture import (
    BULLET,
    END_TAIL,
    FOOTER_OPENS,
    URL,
    byline_names,
    is_end_mark,
    is_footer,
    is_note,
    is_published,
    is_section,
)
from tui.ingest.layout import Chunk, chunks

HEAD = 12
"""Paragraphs in which a dateline is looked for."""
HEADLINE_MAX = 220
_PROSE = 140
_SUBHEAD_MAX = 80
_FOOTER_MAX = 30
_COMPACT = frozenset({"item", "summary", "footer", "note", "byline", "published", "section"})
_OPEN_ENDED = tuple('.,;:!…)"”»。、')
_DANGLING_WORDS = "and or of in on to for the a an at by with from as over after is und der"
_DANGLING = frozenset(_DANGLING_WORDS.split())


class Part(NamedTuple):
    """A block to be: ``glue`` is what stands between it and the part before, or None for
    the usual line break."""

    kind: BlockKind
    text: str
    group: int
    glue: str | None = None


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
        at = _body_start(found)
    parts = _head(found[:at])
    if dateline is not None:
        parts += _opening(found[at], dateline)
        at += 1
    body_from = len(parts)
    parts += _body(found[at:], opened=dateline is not None)
    _split_tail(parts, body_from - (dateline is not None))
    return _story(parts, dateline)


def _find_dateline(found: Sequence[Chunk]) -> tuple[int, Dateline | None]:
    """Which paragraph opens with a dateline. One with a date or an agency wins; a mere
    place in capitals must not be the headline."""
    weak: tuple[int, Dateline | None] = (0, None)
    prose = 0
    for at, chunk in enumerate(found[:HEAD]):
        if chunk.table:
            continue
        dateline = find_dateline(chunk.text)
        if dateline is not None and (dateline.date or dateline.agency):
            return at, dateline
        if dateline is not None and weak[1] is None and (at or _is_prose(chunk.text)):
            weak = at, dateline
        prose += _is_prose(chunk.text) and len(chunk.text) > 2 * _PROSE
        if prose > 2:
            break
    return weak


def _body_start(found: Sequence[Chunk]) -> int:
    """Where the body begins in copy without a dateline."""
    headline = False
    for at, chunk in enumerate(found):
        if chunk.table:
            return at
        if _furniture(chunk.text, headline=headline):
            continue
        if not headline:
            if not _is_headline(chunk.text, alone=len(found) == at + 1):
                return at
            headline = True
        elif not (
            BULLET.match(chunk.text) or _is_standfirst(found, at) or _byline_follows(found, at)
        ):
            return at
    return len(found)


def _furniture(text: str, *, headline: bool) -> BlockKind | None:
    """What a line above the body is when its words tell."""
    if URL.fullmatch(text):
        return "note"
    if is_published(text):
        return "published"
    if is_note(text):
        return "note"
    if byline_names(text):
        return "byline"
    if not headline and is_section(text):
        return "section"
    return None


def _is_prose(text: str) -> bool:
    return len(text) > _PROSE and not text.isupper()


def _is_headline(text: str, *, alone: bool) -> bool:
    if len(text) > HEADLINE_MAX:
        return False
    if text.endswith((".", "。")) and not text.isupper():
        return len(text) <= _PROSE and not alone and " " in text
    return True


def _is_standfirst(found: Sequence[Chunk], at: int) -> bool:
    """A sentence without its full stop between headline and body."""
    text = found[at].text
    follows = found[at + 1] if at + 1 < len(found) else None
    return (
        follows is not None
        and not follows.table
        and 8 <= len(text.split()) <= 60
        and not text.endswith((*_OPEN_ENDED, "?"))
        and len(follows.text) > len(text)
        and follows.text.endswith((".", "”", '"'))
    )


def _byline_follows(found: Sequence[Chunk], at: int) -> bool:
    follows = found[at + 1 : at + 3]
    return any(
        not chunk.table and (byline_names(chunk.text) or is_published(chunk.text))
        for chunk in follows
    )


def _head(found: Sequence[Chunk]) -> list[Part]:
    parts: list[Part] = []
    headline = False
    for at, chunk in enumerate(found):
        text, group = chunk.text, chunk.group
        before = parts[-1] if parts else None
        kind: BlockKind | None = "table" if chunk.table else _furniture(text, headline=headline)
        if kind is None and before and before.group == group:
            if before.kind == "byline" and len(text) < 60 and not text.endswith("."):
                kind = "byline"
            elif before.kind == "headline" and _runs_on(before.text, text):
                parts[-1] = before._replace(text=f"{before.text} {text}")
                continue
        if kind is None and not headline:
            kind = _title(found, at)
        parts.append(Part(kind or "summary", text, group))
        headline = headline or kind == "headline"
    return parts


def _title(found: Sequence[Chunk], at: int) -> BlockKind:
    """Whether the first line without a mark of its own is the headline. One or two words
    above a whole headline are the section."""
    text = found[at].text
    follows = found[at + 1] if at + 1 < len(found) else None
    if (
        len(text.split()) <= 2
        and len(text) < 30
        and not text.isupper()
        and follows is not None
        and follows.group != found[at].group
        and 5 <= len(follows.text.split()) <= 25
        and _furniture(follows.text, headline=False) is None
        and not BULLET.match(follows.text)
    ):
        return "section"
    return "headline" if _is_headline(text, alone=False) else "summary"


def _runs_on(headline: str, text: str) -> bool:
    """Whether a line goes on with the headline above it."""
    if BULLET.match(text) or len(headline) + len(text) > HEADLINE_MAX:
        return False
    last = headline.rsplit(" ", 1)[-1].lower()
    return (
        (headline.isupper() and text.isupper())
        or text[0].islower()
        or last in _DANGLING
        or headline.endswith((",", "-", ":"))
    )


def _opening(chunk: Chunk, dateline: Dateline) -> list[Part]:
    """The paragraph with the dateline, and what stands before it on the same line."""
    text, group = chunk.text, chunk.group
    parts: list[Part] = []
    lead = text[: dateline.start].strip()
    if lead:
        note = lead[: lead.rfind(")") + 1]
        byline = lead[len(note) :].strip()
        parts += [Part("note", note, group)] if note else []
        parts += [Part("byline", byline, group)] if byline else []
    parts.append(Part("dateline", text[dateline.start : dateline.end], group))
    rest = text[dateline.end :]
    body = rest.lstrip()
    if body:
        parts.append(Part("paragraph", body, group, glue=rest[: len(rest) - len(body)]))
    return parts


def _body(found: Sequence[Chunk], *, opened: bool) -> list[Part]:
    stop = _footer_start(found, keep=0 if opened else 1)
    parts: list[Part] = []
    spaced = len({chunk.group for chunk in found[:stop]}) * 2 > stop
    for at in range(len(found)):
        kind: BlockKind = "footer" if at >= stop else _body_kind(found, at, stop, spaced=spaced)
        parts.append(Part(kind, found[at].text, found[at].group))
    return parts


def _footer_start(found: Sequence[Chunk], keep: int) -> int:
    """Where the credits begin; the first ``keep`` paragraphs are body whatever they say."""
    stop = len(found)
    while stop > keep and not found[stop - 1].table and is_footer(found[stop - 1].text):
        stop -= 1
    for at in range(max(keep, len(found) - _FOOTER_MAX), stop):
        text = found[at].text
        if len(text) < 80 and FOOTER_OPENS.fullmatch(text):
            after = found[at + 1 :]
            if after and not any(_is_prose(chunk.text) for chunk in after):
                return at
    return stop


def _body_kind(found: Sequence[Chunk], at: int, stop: int, *, spaced: bool) -> BlockKind:
    chunk = found[at]
    text = chunk.text
    if chunk.table:
        return "table"
    bullet = BULLET.match(text)
    if bullet:
        near = (*found[max(at - 1, 0) : at], *found[at + 1 : min(at + 2, stop)])
        if text[0] not in "-–" or any(BULLET.match(other.text) for other in near):
            return "item"
    if is_note(text):
        return "note"
    if spaced and _is_subhead(found, at, stop):
        return "subhead"
    return "paragraph"


def _is_subhead(found: Sequence[Chunk], at: int, stop: int) -> bool:
    """A short line of its own between two paragraphs, without a full stop."""
    text = found[at].text
    follows = found[at + 1] if at + 1 < stop else None
    if (
        follows is None
        or len(text) > _SUBHEAD_MAX
        or len(text.split()) > 12
        or text.endswith(_OPEN_ENDED)
        or text[0].islower()
        or not any(map(str.isalpha, text))
        or follows.group == found[at].group
    ):
        return False
    before = found[at - 1] if at else None
    return (follows.table or len(follows.text) > _SUBHEAD_MAX) and (
        before is None
        or before.table
        or len(before.text) > _SUBHEAD_MAX
        or bool(BULLET.match(before.text))
    )


def _split_tail(parts: list[Part], body_from: int) -> None:
    """Give an end mark that runs on in the last paragraph a block of its own."""
    for at in range(len(parts) - 1, max(body_from, 0) - 1, -1):
        part = parts[at]
        if part.kind == "footer":
            continue
        if part.kind != "paragraph":
            return
        found = END_TAIL.search(part.text, max(len(part.text) - 40, 1))
        if found:
            start = found.start(found.lastgroup or 0)
            parts[at] = part._replace(text=part.text[:start].rstrip())
            parts.insert(at + 1, Part("footer", part.text[start:], part.group))
        return


def _story(parts: Sequence[Part], dateline: Dateline | None) -> Story:
    pieces: list[str] = []
    blocks: list[Block] = []
    offset = 0
    before: Part | None = None
    for part in parts:
        if before is not None:
            glue = part.glue
            if glue is None:
                compact = (
                    part.group == before.group and part.kind in _COMPACT and before.kind in _COMPACT
                )
                glue = "\n" if compact else "\n\n"
            pieces.append(glue)
            offset += len(glue)
        if dateline is not None and part.kind == "dateline":
            dateline = replace(dateline, start=offset, end=offset + len(part.text))
        pieces.append(part.text)
        blocks.append((part.kind, offset, offset + len(part.text)))
        offset += len(part.text)
        before = part
    return Story(
        text="".join(pieces),
        blocks=tuple(blocks),
        dateline=dateline,
        section=_first(parts, "section"),
        headline=" ".join(_first(parts, "headline").split()),
        summary=" ".join(
            BULLET.sub("", part.text, count=1) for part in parts if part.kind == "summary"
        ),
        byline=_byline(parts),
        url=next(
            (part.text for part in parts if part.kind == "note" and URL.fullmatch(part.text)), None
        ),
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

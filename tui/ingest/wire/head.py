"""What stands above the body: routing, section, headline, summary, byline, time."""

from __future__ import annotations

from collections.abc import Sequence

from tui.article import BlockKind, Dateline
from tui.ingest.wire.furniture import (
    BULLET,
    URL,
    byline_names,
    is_note,
    is_published,
    is_routing,
)
from tui.ingest.wire.paragraphs import Chunk
from tui.ingest.wire.part import PROSE, Part
from tui.ingest.wire.section import is_section

HEAD_MAX = 40
"""Paragraphs; a longer head is none."""
HEADLINE_MAX = 220
"""Characters."""

_SENTENCE_END = tuple('.,;:!?…)"”»。、')
_DANGLING_WORDS = (
    "and or of in on to for the a an at by with from as over after is und der die das von et de "
    "la le du des y el en del по в на и с"
)
_DANGLING = frozenset(_DANGLING_WORDS.split())


def body_start(found: Sequence[Chunk]) -> int:
    """Where the body begins in copy without a dateline."""
    headline = False
    for at, chunk in enumerate(found[:HEAD_MAX]):
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
    return min(len(found), HEAD_MAX)


def read_head(found: Sequence[Chunk]) -> list[Part]:
    """The parts above the body. What no word tells is headline first, summary then."""
    parts: list[Part] = []
    headline = False
    for at, chunk in enumerate(found):
        text, group = chunk.text, chunk.group
        before = parts[-1] if parts and parts[-1].group == group else None
        kind: BlockKind | None = "table" if chunk.table else _furniture(text, headline=headline)
        if kind is None and before is not None:
            if before.kind == "byline" and len(text) < 60 and not text.endswith("."):
                kind = "byline"  # the outlet under the name
            elif before.kind == "headline" and _runs_on(before.text, text):
                parts[-1] = before._replace(text=f"{before.text} {text}")
                continue
        if kind is None and not headline:
            kind = _title(found, at)
        parts.append(Part(kind or "summary", text, group))
        headline = headline or kind == "headline"
    return parts


def read_opening(chunk: Chunk, dateline: Dateline) -> list[Part]:
    """The paragraph with the dateline, and what runs on before it on the same line."""
    text, group = chunk.text, chunk.group
    lead = text[: dateline.start].strip()
    note = lead[: lead.rfind(")") + 1]
    byline = lead[len(note) :].strip()
    parts: list[Part] = []
    if note:
        parts.append(Part("note", note, group))
    if byline:
        parts.append(Part("byline", byline, group))
    parts.append(Part("dateline", text[dateline.start : dateline.end], group))
    rest = text[dateline.end :]
    body = rest.lstrip()
    if body:
        parts.append(Part("paragraph", body, group, glue=rest[: len(rest) - len(body)]))
    return parts


def _furniture(text: str, *, headline: bool) -> BlockKind | None:
    """What a line above the body is when its words tell."""
    if is_published(text):
        return "published"
    if URL.fullmatch(text) or is_note(text) or is_routing(text):
        return "note"
    if byline_names(text):
        return "byline"
    if not headline and is_section(text):
        return "section"
    return None


def _is_headline(text: str, *, alone: bool) -> bool:
    if len(text) > HEADLINE_MAX:
        return False
    if text.endswith((".", "。")) and not text.isupper():
        return len(text) <= PROSE and not alone
    return True


def _is_standfirst(found: Sequence[Chunk], at: int) -> bool:
    """A sentence without its full stop between headline and body."""
    text = found[at].text
    follows = found[at + 1] if at + 1 < len(found) else None
    return (
        follows is not None
        and not follows.table
        and 8 <= len(text.split()) <= 60
        and not text.endswith(_SENTENCE_END)
        and len(follows.text) > len(text)
        and follows.text.endswith((".", "”", '"'))
    )


def _byline_follows(found: Sequence[Chunk], at: int) -> bool:
    follows = found[at + 1 : at + 3]
    return any(
        not chunk.table and (byline_names(chunk.text) or is_published(chunk.text))
        for chunk in follows
    )


def _title(found: Sequence[Chunk], at: int) -> BlockKind:
    """Whether the first line without a mark of its own is the headline. One or two words
    above a whole headline are the section."""
    text = found[at].text
    follows = found[at + 1] if at + 1 < len(found) else None
    if (
        follows is not None
        and len(text) < 30
        and len(text.split()) <= 2
        and not text.isupper()
        and follows.group != found[at].group
        and 5 <= len(follows.text.split()) <= 25
        and not BULLET.match(follows.text)
        and _furniture(follows.text, headline=False) is None
    ):
        return "section"
    return "headline" if _is_headline(text, alone=False) else "summary"


def _runs_on(headline: str, text: str) -> bool:
    """Whether a line goes on with the headline above it."""
    if BULLET.match(text) or len(headline) + len(text) > HEADLINE_MAX:
        return False
    return (
        (headline.isupper() and text.isupper())
        or text[0].islower()
        or headline.endswith((",", "-", ":"))
        or headline.rsplit(" ", 1)[-1].lower() in _DANGLING
    )

"""A draft becomes an article: cleaned, laid out, dated, its language known, given an id.

All formats end here, so what holds for one article holds for all: its text is safe and
final, its blocks cover it, and the same words have the same identity.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

from tui.article import Article, Dateline, Failure, PublishedBasis
from tui.ingest.documents.document import Document
from tui.ingest.documents.draft import Draft
from tui.ingest.text.clean import clean_text
from tui.ingest.text.language import detect_language, language_code
from tui.ingest.wire.agencies import agency_name, is_agency
from tui.ingest.wire.dateline import find_dateline
from tui.ingest.wire.furniture import byline_names
from tui.ingest.wire.part import Part, lay_out
from tui.ingest.wire.published import publication, told_time
from tui.ingest.wire.wire_copy import Story, parse_body, parse_wire

MAX_CHARACTERS = 2_000_000
"""An article's text is cut here."""
HEADLINE_MADE = 120
"""Characters at most of a headline made from the first sentence."""
MAX_LINE = 2_000
"""Characters at most of a headline, a name, a source, given as such."""
_BLANKS = re.compile(r"[ \t\n]+")
NO_WORDS = "has no words in it"


def assemble(draft: Draft, document: Document) -> Article | Failure:
    """The article that a draft found in a document makes. Never raises."""
    cleaner = _Cleaner()
    if draft.wire:
        story, original = _from_wire(draft, cleaner)
    elif draft.blocks:
        story, original = _from_blocks(draft, cleaner), None
    else:
        story, original = _from_fields(draft, cleaner), None
    if not story.text or story.text.isspace():
        return Failure(document.name_of(draft.member), NO_WORDS)
    published, basis = _published(draft, story, document)
    given = ((cleaner.line(name), kind) for name, kind in draft.given)
    return Article(
        id=identity(story.text),
        text=story.text,
        blocks=story.blocks,
        headline=story.headline or _headline(story, document.file_name),
        section=story.section,
        summary=story.summary,
        byline=story.byline,
        language=language_code(draft.language) or detect_language(story.text),
        dateline=story.dateline,
        published=published,
        published_basis=basis,
        path=document.path,
        member=document.place(draft.member),
        url=story.url,
        source=cleaner.line(draft.source) or story.agency or _host(story.url),
        given=tuple(one for one in given if one[0]),
        notices=(*cleaner.notices(), *draft.notices),
        original=original,
    )


def identity(text: str) -> str:
    """The same for the same words however they are laid out."""
    return blake2b("".join(text.split()).encode(), digest_size=8).hexdigest()


class _Cleaner:
    """Cleans the texts of one draft and counts what it took out of them."""

    def __init__(self) -> None:
        self._removed = 0
        self._cut = 0

    def text(self, raw: str) -> str:
        """Safe text with its line breaks, cut where no article is longer."""
        text, removed = clean_text(raw)
        self._removed += removed
        if len(text) > MAX_CHARACTERS:
            self._cut = len(text)
            text = text[:MAX_CHARACTERS]
        return text

    def line(self, raw: str) -> str:
        """Safe text on one line."""
        if not raw:
            return ""
        if len(raw) <= MAX_LINE and raw.isascii() and raw.isprintable() and "  " not in raw:
            return raw.strip()  # most are
        text, removed = clean_text(raw[: 4 * MAX_LINE])
        self._removed += removed
        if "\n" in text or "\t" in text or "  " in text:
            text = _BLANKS.sub(" ", text)
        return text.strip()[:MAX_LINE]

    def notices(self) -> list[str]:
        """What a reader should know of it."""
        told = []
        if self._removed:
            what = "1 control sequence was"
            if self._removed > 1:
                what = f"{self._removed:,} control sequences were"
            told.append(f"{what} removed.")
        if self._cut:
            told.append(f"Only the first {MAX_CHARACTERS:,} of {self._cut:,} characters are shown.")
        return told


def _from_wire(draft: Draft, cleaner: _Cleaner) -> tuple[Story, str | None]:
    text = cleaner.text(draft.wire)
    story = parse_wire(text)
    return story, None if text == story.text else text


def _from_blocks(draft: Draft, cleaner: _Cleaner) -> Story:
    """A story that newstui laid out before; from its fields, if somebody touched it."""
    text = _Cleaner().text(draft.body)
    if text != draft.body:
        return _from_fields(_without_head(draft), cleaner)
    return Story(
        text=text,
        blocks=draft.blocks,
        dateline=_cleaned(draft.marked, cleaner),
        section=cleaner.line(draft.section),
        headline=cleaner.line(draft.headline),
        summary=cleaner.line(draft.summary),
        byline=tuple(filter(None, map(cleaner.line, draft.byline))),
        url=cleaner.line(draft.url) or None,
        agency="",
    )


def _without_head(draft: Draft) -> Draft:
    """The same with no blocks, and nothing in its body that is in a field as well."""
    told = {name for name in ("section", "headline", "summary", "byline") if getattr(draft, name)}
    pieces, at = [], 0
    for kind, start, end in draft.blocks:
        if kind in told:
            pieces.append(draft.body[at:start])
            at = end
    body = "".join((*pieces, draft.body[at:])).strip()
    return replace(draft, body=body, blocks=(), marked=None)


def _cleaned(dateline: Dateline | None, cleaner: _Cleaner) -> Dateline | None:
    if dateline is None:
        return None
    return replace(
        dateline,
        places=tuple(filter(None, map(cleaner.line, dateline.places))),
        date=cleaner.line(dateline.date or "") or None,
        agency=cleaner.line(dateline.agency or "") or None,
    )


def _from_fields(draft: Draft, cleaner: _Cleaner) -> Story:
    """A story whose parts are known, but for those of its body."""
    headline, summary = cleaner.line(draft.headline), cleaner.line(draft.summary)
    section = cleaner.line(draft.section)
    byline = _names(tuple(map(cleaner.line, draft.byline)))
    body, dateline = parse_body(cleaner.text(draft.body), headline)
    if summary and body and _repeats(summary, headline, body):
        summary = ""
    parts: list[Part] = []
    if section:
        parts.append(Part("section", section, -5))
    if headline:
        parts.append(Part("headline", headline, -4))
    if summary:
        parts.append(Part("summary", summary, -3))
    if byline:
        parts.append(Part("byline", ", ".join(byline), -2))
    parts += [Part("note", note, -1) for note in map(cleaner.line, draft.notes) if note]
    if dateline is None and draft.dateline:
        place = cleaner.line(draft.dateline)
        dateline = find_dateline(f"{place} - ") or Dateline(0, len(place), (place,))
        parts.append(Part("dateline", place, -1))
    text, blocks = lay_out(parts + body)
    if dateline is not None:
        start, end = next(block[1:] for block in blocks if block[0] == "dateline")
        dateline = replace(dateline, start=start, end=end)
    agency = agency_name(dateline.agency) if dateline is not None and dateline.agency else ""
    url = cleaner.line(draft.url) or None
    return Story(text, blocks, dateline, section, headline, summary, byline, url, agency)


@lru_cache(maxsize=4096)
def _names(told: tuple[str, ...]) -> tuple[str, ...]:
    """Names as a source gives them: one each, or several in a byline."""
    names: list[str] = []
    for one in told:
        names += byline_names(one) or (one.removeprefix("By ").removeprefix("by "),)
    return tuple(dict.fromkeys(name for name in names if name and not is_agency(name)))


def _repeats(summary: str, headline: str, body: Sequence[Part]) -> bool:
    """Whether a summary only says again what the headline or the body begins with."""
    start = summary.rstrip(".… ")
    opening = next((part.text for part in body if part.kind == "paragraph"), "")
    return summary == headline or opening.startswith(start)


def _published(
    draft: Draft, story: Story, document: Document
) -> tuple[datetime | None, PublishedBasis | None]:
    told = told_time(draft.published) if draft.published else None
    if told is not None:
        only_day = draft.marked is not None and len(str(draft.published)) == len("2024-05-29")
        return told, "dateline" if only_day else "metadata"
    printed = [story.text[start:end] for kind, start, end in story.blocks if kind == "published"]
    return publication(printed, story.dateline, document.file_name, story.url, document.mtime)


def _headline(story: Story, file_name: str) -> str:
    """A headline for copy without one: the URL's last words, the first sentence, or the
    file's name."""
    if story.url:
        slug = unquote(_path(story.url).rstrip("/").rpartition("/")[2]).partition(".")[0]
        words = [word for word in slug.replace("_", "-").split("-") if word.isalpha()]
        if len(words) >= 3:
            return clean_text(" ".join(words).capitalize()).text
    for kind, start, end in story.blocks:
        if kind in ("paragraph", "summary", "item"):
            return _first_sentence(story.text[start : min(end, start + 4 * HEADLINE_MADE)])
    return clean_text(os.path.splitext(file_name)[0]).text.replace("\n", " ").strip() or file_name


def _first_sentence(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= HEADLINE_MADE:
        return line
    stop = line.find(". ", 20, HEADLINE_MADE)
    if stop > 0:
        return line[: stop + 1]
    cut = line[:HEADLINE_MADE]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;:–—- ") + "…"


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _host(url: str | None) -> str:
    if not url:
        return ""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")

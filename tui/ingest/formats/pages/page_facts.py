"""What a page declares about its story: JSON-LD first, then the names that publishers,
Open Graph, Dublin Core and browsers that save pages use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from tui.ingest.documents.draft import Draft
from tui.ingest.fetch.link import is_link
from tui.ingest.formats.pages.page_scan import Scan
from tui.ingest.formats.records.record import draft_of

MAX_LINKED = 1_000_000
"""Characters of one text in JSON-LD."""
_DEEPEST = 5

_HEADLINE = ("og:title", "parsely-title", "dc.title", "twitter:title")
_SUMMARY = ("og:description", "description", "dc.description", "twitter:description")
_PUBLISHED = (
    "article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "dc.date",
    "publishdate", "publish-date", "pubdate", "date",
)  # fmt: skip
_BYLINE = ("author", "article:author", "parsely-author", "dc.creator", "byl")
_SOURCE = ("og:site_name", "application-name", "dc.publisher", "publisher")
_SECTION = ("article:section", "parsely-section", "section")
_STORY = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|\w*NewsArticle|Report)$")
_TITLE_END = re.compile(r"\s+[|–—·»:-]\s+[^|–—·»]{2,60}$")
_SAVED_FROM = re.compile(r"\burl(?:=\(\d+\)|:\s{0,8})(https?://[^\s<>\"]{3,2000})")


def facts_of(scan: Scan, opening: str) -> Draft:
    """A draft with all that a page declares; ``opening`` are the first lines of it, in which
    browsers note where they saved it from. Its body is the story only where that is
    declared too."""
    told = next(filter(None, map(_linked_draft, _linked(scan))), None) or Draft()
    names = scan.declared
    source = told.source or _first(names, _SOURCE)
    saved = _SAVED_FROM.search(opening)
    return Draft(
        headline=told.headline or _headline(scan, source),
        summary=told.summary or _first(names, _SUMMARY),
        section=told.section or _first(names, _SECTION),
        byline=told.byline or _byline(names),
        body=told.body,
        published=told.published or _first(names, _PUBLISHED) or scan.time,
        url=_url(scan.canonical)
        or _url(names.get("og:url", ""))
        or told.url
        or (saved.group(1) if saved else ""),
        source=source,
        language=scan.language
        or told.language
        or names.get("og:locale", "").replace("_", "-")
        or names.get("content-language", ""),
    )


def _linked(scan: Scan) -> Iterator[dict[str, Any]]:
    """The objects in JSON-LD that are stories."""
    for text in scan.linked_data:
        try:
            waiting = [(json.loads(text[:MAX_LINKED], strict=False), 0)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value, depth = waiting.pop()
            if depth > _DEEPEST:
                continue
            if isinstance(value, list):
                waiting += [(one, depth + 1) for one in reversed(value[:100])]
            elif isinstance(value, dict):
                kinds = value.get("@type")
                if any(
                    isinstance(kind, str) and _STORY.match(kind)
                    for kind in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield value
                waiting += [
                    (value[key], depth + 1) for key in ("mainEntity", "@graph") if key in value
                ]


def _linked_draft(item: dict[str, Any]) -> Draft | None:
    draft = draft_of(
        {
            **{key: _unescaped(value) for key, value in item.items()},
            "section": item.get("articleSection"),
            "language": item.get("inLanguage"),
        }
    )
    if draft is not None:
        draft.byline = tuple(name for name in draft.byline if "://" not in name)
    return draft


def _unescaped(value: Any) -> Any:
    return unescape(value) if isinstance(value, str) else value


def _first(declared: dict[str, str], names: tuple[str, ...]) -> str:
    return next((declared[name] for name in names if name in declared), "")


def _headline(scan: Scan, source: str) -> str:
    title = _first(scan.declared, _HEADLINE) or scan.title
    if scan.heading and title.startswith(scan.heading):
        return scan.heading
    end = _TITLE_END.search(title)
    if end is not None and (scan.heading or end.group().strip(" |–—·»:-") == source):
        return title[: end.start()]
    return title or scan.heading


def _byline(declared: dict[str, str]) -> tuple[str, ...]:
    name = next((declared[one] for one in _BYLINE if "://" not in declared.get(one, "://")), "")
    return (name,) if name else ()


def _url(told: str) -> str:
    return told if is_link(told) else ""

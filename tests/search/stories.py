"""Small stories for the tests of search, and how to search them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from tui.article import Article, Block, BlockKind, Dateline
from tui.search.evidence import Facets
from tui.search.index import Index
from tui.search.match import Results, Searcher
from tui.search.query import parse

TODAY = date(2025, 5, 29)  # a Thursday


def story(
    headline: str, summary: str = "", *body: str, day: str = "", agency: str = "", **more: Any
) -> Article:
    """An article of these parts; ``day`` is when it was published, ``2025-05-29``."""
    text, blocks = "", list[Block]()
    parts: list[tuple[BlockKind, str]] = [("headline", headline), ("summary", summary)]
    for kind, part in [*parts, *(("paragraph", paragraph) for paragraph in body)]:
        if part:
            text += "\n\n" if text else ""
            blocks.append((kind, len(text), len(text) + len(part)))
            text += part
    return Article(
        id=more.pop("id", str(abs(hash(text)))),
        text=text,
        blocks=tuple(blocks),
        headline=headline,
        summary=summary,
        dateline=Dateline(0, 0, agency=agency) if agency else None,
        published=datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None,
        **more,
    )


def indexed(stories: Sequence[Article], *, settle: bool = True) -> Index:
    """An index of stories, position by position."""
    index = Index()
    for position, article in enumerate(stories):
        index.add(position, article)
    while settle and not index.settle(1.0):
        pass
    return index


def ask(
    stories: Sequence[Article], typed: str, *, facets: Facets | None = None, finished: bool = False
) -> Results:
    """What a new searcher finds."""
    searcher = Searcher(stories, indexed(stories), facets, lambda: TODAY)
    return searcher.search(parse(typed, today=TODAY, finished=finished))


def found(stories: Sequence[Article], typed: str, **how: Any) -> list[str]:
    """The headlines found, best first."""
    return [stories[at].headline for at in ask(stories, typed, **how).positions]


def lit(stories: Sequence[Article], typed: str, at: int = 0) -> list[str]:
    """The words marked in the story at a position."""
    article = stories[at]
    return [article.text[start:end] for start, end in ask(stories, typed).spans(article)]

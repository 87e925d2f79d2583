"""Small stories for the tests, in wire layout: headline, then paragraphs."""

from __future__ import annotations

import re

from tui.article import NAME_TYPES, Article, Block, BlockKind, Dateline, Entity
from tui.entities.recognise import find_entities

_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\n\s*\n|\s*\Z)", re.DOTALL)


def story(text: str, language: str = "en", dateline: str = "", place: str = "") -> Article:
    """An article of which the first paragraph is the headline; ``dateline`` is what the
    second begins with, ``place`` the place it names."""
    blocks: list[Block] = []
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        kind: BlockKind = "paragraph" if blocks else "headline"
        if dateline and text.startswith(dateline, start):
            blocks.append(("dateline", start, start + len(dateline)))
            start += len(dateline)
            start += len(text[start:end]) - len(text[start:end].lstrip())
        blocks.append((kind, start, end))
    at = text.find(dateline) if dateline else -1
    found = Dateline(at, at + len(dateline), (place,)) if at >= 0 else None
    headline = text[blocks[0][1] : blocks[0][2]] if blocks else ""
    return Article("0" * 16, text, tuple(blocks), headline, language=language, dateline=found)


def body(text: str, language: str = "en") -> Article:
    """An article with one paragraph and no headline."""
    return Article("0" * 16, text, (("paragraph", 0, len(text)),), "", language=language)


def named(article: Article) -> dict[str, str]:
    """The names found (no values): name → type."""
    return {
        entity.name: entity.type for entity in find_entities(article) if entity.type in NAME_TYPES
    }


def printed(article: Article, entity: Entity) -> list[str]:
    """Every mention of an entity as printed."""
    return [article.text[start:end] for start, end in entity.mentions]


def grouped(text: str, language: str = "en") -> list[list[str]]:
    """For each name of a one-paragraph story, its mentions as printed."""
    article = body(text, language)
    return [
        printed(article, entity) for entity in find_entities(article) if entity.type in NAME_TYPES
    ]

"""File names made from headlines."""

from __future__ import annotations

import re

from tui.article import Article

LONGEST = 80
_OTHER = re.compile(r"[^A-Za-z0-9]+")


def file_name(article: Article, suffix: str) -> str:
    """A name for a story's file: ``2025-05-29-taliban-adviser-welcomes-talks.md``.

    Only letters, digits and hyphens before the suffix (``".md"``): safe on every system
    and in every shell, never hidden, never a path.
    """
    from anyascii import anyascii

    words = _OTHER.sub("-", anyascii(article.headline)).strip("-").lower()
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition("-")[0] or words[:LONGEST]
    day = article.published.date().isoformat() if article.published else ""
    return "-".join(filter(None, (day, words or article.id))) + suffix

"""The fields a story's words are in: headline, summary, and everything else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from tui.article import BODY_KINDS, Article

HEADLINE, SUMMARY, BODY = 0, 1, 2
FIELD_COUNT = 3
FIELD_NAMES = ("headline", "summary", "text")
ALL_FIELDS = (HEADLINE, SUMMARY, BODY)
FIELDS_OF = {None: ALL_FIELDS, "title": (HEADLINE,), "text": (SUMMARY, BODY)}
"""What a query may restrict words to."""
FieldSpan: TypeAlias = tuple[int, int, int]
"""``(field, start, end)``, offsets into the text of the story."""


def fields_of(article: Article) -> Iterator[FieldSpan]:
    """The field of each block. Where a story has no headline of its own, its first
    paragraph stands for one, as it does in the list."""
    lacking = all(kind != "headline" for kind, _, _ in article.blocks)
    for kind, start, end in article.blocks:
        if kind == "headline" or (lacking and kind in BODY_KINDS):
            lacking = False
            yield HEADLINE, start, end
        else:
            yield SUMMARY if kind == "summary" else BODY, start, end

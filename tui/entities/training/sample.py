"""An annotated story: what every source of training and evaluation is read into."""

from __future__ import annotations

from typing import NamedTuple

from tui.article import Article


class Sample(NamedTuple):
    """An article and the names marked in it: ``(start, end, type)``, half-open code-point
    offsets, sorted, never overlapping. ``source`` says whose conventions were followed."""

    article: Article
    names: tuple[tuple[int, int, str], ...]
    source: str

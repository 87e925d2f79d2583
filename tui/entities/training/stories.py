"""Our own marked stories as samples, read as the program reads any story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.article import Article
from tui.entities.training.marked import Marked, read_marked
from tui.entities.training.sample import Sample
from tui.ingest.read import read_bytes

OWN = "newstui"


def own_samples(paths: Iterable[Path]) -> Iterator[Sample]:
    """Every marked story in some files and folders. Raises `ValueError`, naming the file,
    for a wrong mark or a story that cannot be read."""
    for path, marked in read_marked(paths):
        article = next(read_bytes(marked.text.encode("utf-8"), name=path.name))
        if not isinstance(article, Article):
            raise ValueError(str(article))
        yield Sample(article, tuple(_names(marked, article, path)), OWN)


def _names(marked: Marked, article: Article, path: Path) -> Iterator[tuple[int, int, str]]:
    """The marks as offsets into the article, whose white space only is another."""
    before = [at for at, letter in enumerate(marked.text) if not letter.isspace()]
    after = [at for at, letter in enumerate(article.text) if not letter.isspace()]
    if len(before) != len(after):
        raise ValueError(f"{path}: the story has characters that reading it removes")
    for mark in marked.marks:
        first, last = bisect_left(before, mark.start), bisect_left(before, mark.end - 1)
        yield after[first], after[last] + 1, mark.type

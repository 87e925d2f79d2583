"""The articles in memory: append-only, found by position and by identity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import overload

from tui.article import Article


class ArticleStore(Sequence[Article]):
    """Articles in the order they arrived. A position, once given, never changes its
    meaning, so everything else refers to an article by its position (an int)."""

    def __init__(self) -> None:
        self._articles: list[Article] = []
        self._positions: dict[str, int] = {}
        self._age: list[float] = []
        self._newest: list[int] = []
        self.duplicates = 0
        """How many articles were not added because they were here already."""

    def add(self, article: Article) -> int | None:
        """Append an article and return its position; None if the same copy is already
        here."""
        known = self._positions.get(article.id)
        if known is not None:
            self.duplicates += 1
            return None
        position = len(self._articles)
        self._articles.append(article)
        self._positions[article.id] = position
        self._age.append(-article.published.timestamp() if article.published else inf)
        return position

    def newest_first(self) -> Sequence[int]:
        """All positions, newest first, undated ones last, ties in order of arrival."""
        known = len(self._newest)
        if known < len(self._articles):
            # A new list each time: whoever holds the last one must not see it change.
            # Sorting what is nearly sorted is linear (timsort).
            grown = [*self._newest, *range(known, len(self._articles))]
            grown.sort(key=self._age.__getitem__)
            self._newest = grown
        return self._newest

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Article]: ...
    def __getitem__(self, index: int | slice) -> Article | Sequence[Article]:
        return self._articles[index]

"""The articles in memory: found by position and by identity; positions only grow."""

from __future__ import annotations

from array import array
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
        self._age = array("d")
        self._dated_by_file = array("b")
        self._newest: list[int] = []
        self._sorted = 0
        """How many positions ``_newest`` covers."""
        self._gone: set[int] = set()
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
        self._dated_by_file.append(article.published_basis == "file")
        return position

    def remove(self, position: int) -> None:
        """Forget a story: it is listed no more, and the same copy may be added again. Its
        position is never used for another."""
        if position not in self._gone:
            self._gone.add(position)
            del self._positions[self._articles[position].id]
            self._newest = [one for one in self._newest if one != position]

    @property
    def here(self) -> int:
        """How many stories there are, without those removed."""
        return len(self._articles) - len(self._gone)

    def position_of(self, identity: str) -> int | None:
        """Where the story with this identity (`Article.id`) is, if it is here."""
        return self._positions.get(identity)

    def holds(self, position: int) -> bool:
        """Whether the story at a position has not been removed."""
        return position not in self._gone

    @property
    def ages(self) -> memoryview:
        """By position, as 64-bit floats: minus the seconds from the epoch to publication;
        infinite where that is not known. To be let go of before a story is added."""
        return memoryview(self._age)

    @property
    def dated_by_file(self) -> memoryview:
        """By position, as bytes: 1 where the date of publication is that of the file. To be
        let go of before a story is added."""
        return memoryview(self._dated_by_file)

    def newest_first(self) -> Sequence[int]:
        """All positions, newest first, undated ones last, ties in order of arrival."""
        if self._sorted < len(self._articles):
            # A new list each time: whoever holds the last one must not see it change.
            # Sorting what is nearly sorted is linear (timsort).
            new = range(self._sorted, len(self._articles))
            grown = [*self._newest, *(one for one in new if one not in self._gone)]
            grown.sort(key=self._age.__getitem__)
            self._newest, self._sorted = grown, len(self._articles)
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

"""The articles in memory: found by position and by identity; positions only grow.

Two documents hold the same story when their words are the same (`Article.id`), or when
they come from different files and have the same link (`tui.ingest.canonical_link`). The story is
listed once, as it came first; the store remembers every origin, so that when one is gone
the story stays as long as another has it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from math import inf
from typing import overload

from tui.article import Article
from tui.ingest.canonical_link import canonical

MANY = 16
"""One new story to so many is enough to sort them all rather than to put each in its
place."""


class ArticleStore(Sequence[Article]):
    """Articles in the order they arrived. A position, once given, never changes its
    meaning, so everything else refers to an article by its position (an int)."""

    def __init__(self) -> None:
        self._articles: list[Article] = []
        self._positions: dict[str, int] = {}
        self._age = array("d")
        self._links: dict[str, int] = {}
        """Positions by canonical link."""
        self._copies: dict[int, dict[str | None, Article]] = {}
        """The other origins of a story by where they are, in the order they came."""
        self.days = array("i")
        """The day each story was published, as `date.toordinal` counts; 0 where unknown."""
        self._newest: list[int] = []
        self._sorted = 0
        """How many positions ``_newest`` covers."""
        self._lists_gone = False
        """Whether ``_newest`` has positions of stories that are gone."""
        self._gone: set[int] = set()
        self.duplicates = 0
        """How many copies there are beside the stories: other origins of theirs."""

    def add(self, article: Article) -> int | None:
        """Append an article and return its position; None if the same story is already
        here: then this origin of it is remembered."""
        link = _link_of(article)
        known = self._known(article, link)
        if known is not None:
            self._remember(known, article)
            return None
        position = len(self._articles)
        self._articles.append(article)
        self._positions[article.id] = position
        if link is not None:
            self._links[link] = position
        self._age.append(-article.published.timestamp() if article.published else inf)
        self.days.append(article.published.toordinal() if article.published else 0)
        return position

    def _known(self, article: Article, link: str | None) -> int | None:
        known = self._positions.get(article.id)
        if known is None and link is not None:
            known = self._links.get(link)
            # One file may tell of one page many times: a live blog, a ticker.
            if known is not None and self._articles[known].path == article.path:
                return None
        return known

    def _remember(self, position: int, article: Article) -> None:
        first = self._articles[position]
        if article.location == first.location:
            return
        if article.text == first.text:  # not to be in memory twice
            article = replace(article, text=first.text, blocks=first.blocks, original=None)
        copies = self._copies.setdefault(position, {})
        self.duplicates += article.location not in copies
        copies[article.location] = article

    def origins(self, position: int) -> tuple[Article, ...]:
        """A story as each of its sources has it, first as it is listed."""
        return (self._articles[position], *self._copies.get(position, {}).values())

    def position_for(self, article: Article) -> int | None:
        """Where a story is that the given one is the same as, if it is here."""
        return self._known(article, _link_of(article))

    def withdraw(self, position: int, is_gone: Callable[[Article], bool]) -> int | None:
        """Forget some origins of a story. Where it is afterwards: at the same position
        while any origin has the same text and date; at a new one if only another version of
        it is left; None if nothing is."""
        if not self.holds(position):
            return None
        first, *_ = origins = self.origins(position)
        left = [one for one in origins if not is_gone(one)]
        heir = next((one for one in left if _same(one, first)), None)
        if heir is not None:
            self._unlink(position)
            self._articles[position] = heir
            link = _link_of(heir)
            if link is not None:
                self._links.setdefault(link, position)
            self._copies[position] = {one.location: one for one in left if one is not heir}
            self.duplicates += len(left) - len(origins)
            return position
        self.remove(position)
        places = [self.add(one) for one in left]
        return places[0] if places else None

    def remove(self, position: int) -> None:
        """Forget a story: it is listed no more, and the same copy may be added again. Its
        position is never used for another."""
        if position not in self._gone:
            self._gone.add(position)
            self.duplicates -= len(self._copies.pop(position, ()))
            del self._positions[self._articles[position].id]
            self._unlink(position)
            self._lists_gone = True

    def _unlink(self, position: int) -> None:
        """The link of the story at a position leads there no more."""
        link = _link_of(self._articles[position])
        if link is not None and self._links.get(link) == position:
            del self._links[link]

    @property
    def here(self) -> int:
        """How many stories there are, without those removed."""
        return len(self._articles) - len(self._gone)

    def position_of(self, identity: str) -> int | None:
        """Where the story with this identity (`Article.id`) is, if it is here."""
        return self._positions.get(identity)

    @property
    def gone(self) -> AbstractSet[int]:
        """The positions of stories that have been removed."""
        return self._gone

    def holds(self, position: int) -> bool:
        """Whether the story at a position has not been removed."""
        return position not in self._gone

    @property
    def ages(self) -> memoryview:
        """By position, as 64-bit floats: minus the seconds from the epoch to publication;
        infinite where that is not known. To be let go of before a story is added."""
        return memoryview(self._age)

    def newest_first(self) -> Sequence[int]:
        """All positions, newest first, undated ones last, ties in order of arrival."""
        if self._lists_gone:
            self._newest = [one for one in self._newest if one not in self._gone]
            self._lists_gone = False
        if self._sorted < len(self._articles):
            new = [one for one in range(self._sorted, len(self._articles)) if one not in self._gone]
            self._newest, self._sorted = self._merged(new), len(self._articles)
        return self._newest

    def _merged(self, new: list[int]) -> list[int]:
        """The newest first, with some that arrived since. A new list each time: whoever holds
        the last one must not see it change."""
        old, age = self._newest, self._age.__getitem__
        if len(new) * MANY > len(old):
            return sorted([*old, *new], key=age)
        new.sort(key=age)  # while stories stream in: a few among very many
        merged: list[int] = []
        start = 0
        for one in new:
            place = bisect_right(old, age(one), start, key=age)
            merged += old[start:place]
            merged.append(one)
            start = place
        return merged + old[start:]

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


def _same(one: Article, other: Article) -> bool:
    """Whether lists and indexes have nothing to learn when one takes the other's place."""
    return (one.text, one.published, one.published_basis) == (
        other.text,
        other.published,
        other.published_basis,
    )


def _link_of(article: Article) -> str | None:
    return canonical(article.url) if article.url else None

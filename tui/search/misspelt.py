"""Names in fields that nobody bears, taken for the nearest that somebody does."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from typing import TypeAlias

import numpy as np

from tui.article import NAME_FIELDS
from tui.search.columns import folded
from tui.search.hits import Words
from tui.search.query import Clause, Facet, Option, Query
from tui.search.typos import meant

Positions: TypeAlias = Callable[[str, str], Sequence[int]]
"""The stories that name someone, by field and name."""
Meant: TypeAlias = tuple[Query, dict[str, tuple[str, ...]]]
"""A query with the names that were meant, and what each mistyped word was taken for."""
TRIED = 8
"""Names tried for one that nobody bears."""
MOST_EDITS = 2


class Misspelt:
    """Knows the words of an index, from which names are made. A word that is in no story is
    taken for the nearest that makes a name of it."""

    def __init__(self, words: Words, positions: Positions) -> None:
        self._words = words
        self._positions = positions
        self._prepared: tuple[Query, Meant] | None = None

    def corrected(self, query: Query) -> Meant:
        """What is meant by a query, at once if it has been prepared."""
        if self._prepared is None or self._prepared[0] != query:
            for _ in self.prepare(query):
                pass
        assert self._prepared is not None
        (_, found), self._prepared = self._prepared, None  # more may be named the next time
        return found

    def prepare(self, query: Query) -> Iterator[None]:
        """Find out what is meant, a few milliseconds a step; without one where nobody has to
        be sought twice. What is to be left out must be named as it is."""
        taken: dict[str, tuple[str, ...]] = {}
        clauses = list[Clause]()
        for clause in query.clauses:
            options = list[Option]()
            for option in clause:
                options.append((yield from self._meant(option, taken)))
            clauses.append(tuple(options))
        self._prepared = query, (replace(query, clauses=tuple(clauses)), taken)

    def _meant(
        self, option: Option, taken: dict[str, tuple[str, ...]]
    ) -> Generator[None, None, Option]:
        facet = option.what
        if not isinstance(facet, Facet) or facet.field not in NAME_FIELDS or option.negated:
            return option
        words = folded(facet.value)
        lost = [word for word in words if not self._words.find(word).count]
        if not lost or self._positions(facet.field, facet.value):
            return option
        for near in islice(product(*(self._near(word, facet) for word in lost)), TRIED):
            found = dict(zip(lost, near, strict=True))
            name = " ".join(found.get(word, word) for word in words)
            if self._positions(facet.field, name):
                taken |= {word: (other,) for word, other in found.items()}
                return Option(replace(facet, value=name))
            yield
        return option

    def _near(self, word: str, facet: Facet) -> list[str]:
        """The words of the stories that are nearest to one, most similar and most frequent
        first."""
        index = self._words.index
        graded = meant(index.vocabulary, word, MOST_EDITS, facet.unfinished)
        words = list[str]()
        for _, ids in reversed(graded):
            often = np.argsort(-index.frequency(ids.astype(np.uint32)), kind="stable")
            words += [index.vocabulary.words[at] for at in ids[often][:TRIED].tolist()]
        return words[:TRIED]

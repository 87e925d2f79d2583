"""All names of a store, to be counted and looked through."""

from __future__ import annotations

from itertools import islice
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from tui.article import NAME_TYPES, Entity, EntityType
from tui.entities.index.census import Census, days_of
from tui.entities.index.entity_index import EntityIndex
from tui.entities.index.name_seeker import NameSeeker
from tui.store import ArticleStore

AT_ONCE = 250
"""Names learnt between two looks at the clock."""


class NameBook:
    """What the screen of all names asks. Learns the names of the index as they come in."""

    def __init__(self, index: EntityIndex, store: ArticleStore) -> None:
        self.index = index
        self.store = store
        self.seeker = NameSeeker()
        self._days = np.zeros(0, np.int32)
        self._learnt: dict[EntityType, int] = dict.fromkeys(NAME_TYPES, 0)

    def learn(self, seconds: float) -> bool:
        """Make the names found since the last time known to the ``seeker``, for at most so
        long; True when all are."""
        deadline = perf_counter() + seconds
        for kind in NAME_TYPES:
            names = self.index.keys(kind, self._learnt[kind])
            while some := list(islice(names, AT_ONCE)):
                self.seeker.add(some)
                self._learnt[kind] += len(some)
                if perf_counter() > deadline:
                    return False
        return True

    def stories(self, code: int) -> NDArray[np.int64]:
        """The stories that have a name under any alias, ascending."""
        return self.index.stories(Entity("", *self.index.named_as(code), ()))

    @property
    def days(self) -> NDArray[np.int32]:
        """The day of every story by position, see `days_of`."""
        if len(self._days) != len(self.store):
            self._days = days_of(self.store)
        return self._days

    def census(self) -> Census:
        """A census that nobody has been counted in yet."""
        return Census(self.index, self.days)

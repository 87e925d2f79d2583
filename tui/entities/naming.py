"""Who and what the stories of a store name: recognised, corrected, indexed.

Stories are recognised in the order they arrived, quickly; the reader's corrections are
applied to what was found. A story that is read closely afterwards, or that new corrections
concern, is indexed again. All of it goes in slices.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from time import perf_counter

from tui.article import Entity
from tui.entities.corrections import Corrections
from tui.entities.index import EntityIndex
from tui.entities.recognise import Recogniser, find_entities
from tui.store import ArticleStore

RECENTLY_OPENED = 256


class Naming:
    """The names of a store, as far as its stories have been recognised."""

    def __init__(self, store: ArticleStore) -> None:
        self.index = EntityIndex()
        self.corrections = Corrections()
        self.recognised = 0
        """How many stories have been recognised."""
        self.version = 0
        """Grows with whatever may change an answer of the index."""
        self._store = store
        self._closely: dict[int, tuple[Entity, ...]] = {}
        """What stories name that were read closely."""
        self._corrected: set[int] = set()
        """The stories in which a correction has changed something."""
        self._again: dict[int, None] = {}
        """The stories to be indexed again, in this order."""
        self.entities = lru_cache(maxsize=RECENTLY_OPENED)(self._entities)

    def _entities(self, position: int) -> tuple[Entity, ...]:
        """Who and what one story names, in order of first mention."""
        found = self._found(position)
        corrected = self.corrections.apply(self._store[position], found)
        if corrected is found:
            self._corrected.discard(position)
        else:
            self._corrected.add(position)
        return corrected

    def _found(self, position: int) -> tuple[Entity, ...]:
        """What a story names before any correction."""
        found = self._closely.get(position)
        return find_entities(self._store[position]) if found is None else found

    def remove(self, position: int) -> None:
        """Forget a story."""
        self._closely.pop(position, None)
        self._again.pop(position, None)
        self._corrected.discard(position)
        self.index.remove(position)
        self.version += 1

    def recognise(self, seconds: float | None = None) -> bool:
        """Recognise and index for at most this long (None: all of the store); True when
        nothing is left to be done."""
        deadline = None if seconds is None else perf_counter() + seconds
        while self._again or self.recognised < len(self._store):
            if self._again:
                position = next(iter(self._again))
                del self._again[position]
            else:
                position = self.recognised
                self.recognised += 1
            if self._store.holds(position):
                self.index.add(position, self._store[position], self._entities(position))
            self.version += 1
            if deadline is not None and perf_counter() > deadline:
                break
        return not self._again and self.recognised == len(self._store)

    def use_corrections(self, corrections: Corrections) -> bool:
        """Apply other corrections from now on; False if they are the same. What is asked of
        a story is right at once; the index is when `recognise` is through."""
        if corrections.made == self.corrections.made:
            return False
        self.corrections = corrections
        concerned = self.index.use_corrections(corrections)
        self._index_again(sorted(self._corrected.union(concerned)))
        self.entities.cache_clear()
        self.version += 1
        return True

    def take_reading(self, position: int, entities: tuple[Entity, ...]) -> None:
        """Take what a closer reading of a story has found (`closely`) instead of what was
        found quickly; the index follows in the next slice."""
        if self._store.holds(position):
            self._closely[position] = entities
            self.entities.cache_clear()
            self._index_again([position])

    def _index_again(self, positions: Iterable[int]) -> None:
        self._again |= {at: None for at in positions if at < self.recognised}


def closely(store: ArticleStore, position: int, recogniser: Recogniser) -> tuple[Entity, ...]:
    """What a story names by a better and slower recogniser. Changes nothing: may run in a
    thread while the rest goes on."""
    return find_entities(store[position], recogniser)

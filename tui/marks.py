"""What the reader has marked, and which stories of a store have been read."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Protocol

from tui.store import ArticleStore


class Marks(Protocol):
    """What the reader has done with stories, by their identity (`Article.id`)."""

    @property
    def read(self) -> AbstractSet[str]: ...
    @property
    def flagged(self) -> AbstractSet[str]: ...
    @property
    def version(self) -> int:
        """Changes with every mark."""

    def changed_since(self, version: int) -> Iterable[str] | None:
        """What has been marked otherwise since; None where it may be anything."""


class ReadStories:
    """Which stories of a store have been read, by position. Follows marks and stories as
    they come: it is asked with every key, of a hundred thousand stories."""

    def __init__(self, store: ArticleStore, marks: Marks) -> None:
        self.marks = marks
        self._store = store
        self._flags = bytearray()
        self._version = marks.version

    @property
    def flags(self) -> bytearray:
        """A byte for each position: 1 where the story has been read."""
        read, store, flags = self.marks.read, self._store, self._flags
        if self._version != self.marks.version:
            changed = self.marks.changed_since(self._version)
            self._version = self.marks.version
            if changed is None:
                flags.clear()
            else:
                for identity in changed:
                    position = store.position_of(identity)
                    if position is not None and position < len(flags):
                        flags[position] = identity in read
        flags += bytes(store[at].id in read for at in range(len(flags), len(store)))
        return flags

    def count(self) -> int:
        """How many of the stories that are here have been read."""
        flags = self.flags
        return flags.count(1) - sum(flags[position] for position in self._store.gone)

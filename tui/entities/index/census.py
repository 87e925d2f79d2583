"""Counting the names of many stories: in how many, how often, and when last.

A name counts with all its aliases, as `EntityIndex.codes` finds them: in another script, or
an abbreviation that is spelled out elsewhere. Names that have each other so are one.

Everything is by the code of a name in the `EntityIndex`, in numpy arrays, and in steps of a
few milliseconds: a hundred thousand stories with two million names are counted while
someone types.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.article import NAME_TYPES, Entity, EntityType
from tui.entities.index.entity_index import EntityIndex
from tui.store import ArticleStore

Order: TypeAlias = Literal["stories", "mentions", "newest"]
ORDERS: tuple[Order, ...] = ("stories", "mentions", "newest")
STEP = 1_000
"""Stories counted at once: one to two milliseconds."""
JOINED = 20
"""Names put together with others at once."""
EPOCH = date(1970, 1, 1)
UNKNOWN = -(1 << 31)
"""The day of a story without a date."""


def days_of(store: ArticleStore) -> NDArray[np.int32]:
    """The day of each story, as the list has it (`ArticleStore.days`), in days since the
    epoch, or `UNKNOWN`."""
    days = np.array(store.days, np.int32)
    return np.where(days, days - EPOCH.toordinal(), UNKNOWN)


class Census:
    """How often each name occurs in some stories. To be counted by running `steps`."""

    def __init__(self, index: EntityIndex, days: NDArray[np.int32]) -> None:
        """``days`` are those of the stories by position, see `days_of`."""
        self._index = index
        self._days = days
        size = index.codes_end
        self.stories = np.zeros(size, np.int32)
        """By code: the stories that have the name."""
        self.mentions = np.zeros(size, np.int32)
        """By code: the mentions of the name in them."""
        self.newest = np.full(size, UNKNOWN, np.int32)
        """By code: the day of the newest of them (see `days_of`)."""
        self._alone: NDArray[np.int32] | None = None
        self.joined: dict[int, int] = {}
        """Names that are counted as another one, by their codes."""
        self.counted = 0
        """How many stories have been counted."""

    def steps(self, positions: Sequence[int]) -> Iterator[None]:
        """Count the names of these stories, each given once; pauses every few
        milliseconds."""
        named = self._index.named
        for start in range(0, len(positions), STEP):
            some = [int(position) for position in positions[start : start + STEP]]
            rows = [named(position) for position in some]
            pairs = np.frombuffer(b"".join(rows), np.uint32).reshape(-1, 2)
            self._reach(pairs)
            codes = pairs[:, 0]
            np.add.at(self.stories, codes, 1)
            np.add.at(self.mentions, codes, pairs[:, 1].astype(np.int32))
            days = np.repeat(self._days[some], [len(row) // 8 for row in rows])
            np.maximum.at(self.newest, codes, days)
            self.counted += len(some)
            yield
        yield from self._join(positions)

    def _join(self, positions: Sequence[int]) -> Iterator[None]:
        """Put names together that are asked for together."""
        inside = np.zeros(max(positions, default=0) + 1, np.bool_)
        inside[positions] = True
        joint = self._index.joint()
        joint = joint[joint < len(self.stories)]
        groups: dict[frozenset[int], list[int]] = {}
        self._alone, self.mentions, figures = self.mentions, self.mentions.copy(), {}
        for at, code in enumerate(joint[self.stories[joint] > 0].tolist()):
            if at % JOINED == JOINED - 1:
                yield
            name = Entity("", *self._index.named_as(code), ())
            group = [one for one in self._index.codes(name) if one < len(self.stories)]
            stories = self._index.stories(name)
            stories = stories[stories < len(inside)]
            many = np.count_nonzero(inside[stories])
            figures[code] = many, self.alone[group].sum(), self.newest[group].max()
            groups.setdefault(frozenset(group), []).append(code)
        for codes in groups.values():
            best = max(codes, key=self.stories.__getitem__)
            self.joined |= {code: best for code in codes if code != best}
        for code, (many, mentions, newest) in figures.items():
            self.stories[code] = 0 if code in self.joined else many
            self.mentions[code], self.newest[code] = mentions, newest

    @property
    def alone(self) -> NDArray[np.int32]:
        """By code: the mentions without those of other names that are asked for with it."""
        return self.mentions if self._alone is None else self._alone

    def counts(self, code: int) -> bool:
        """Whether a name was counted, by itself or as another one."""
        code = self.joined.get(code, code)
        return code < len(self.stories) and bool(self.stories[code])

    def _reach(self, pairs: NDArray[np.uint32]) -> None:
        """Make room for names that were indexed since the beginning."""
        size = int(pairs[:, 0].max()) + 1 if len(pairs) else 0
        room = max(0, size - len(self.stories))
        if room:
            self.stories = np.pad(self.stories, (0, room))
            self.mentions = np.pad(self.mentions, (0, room))
            self.newest = np.pad(self.newest, (0, room), constant_values=UNKNOWN)

    def codes(self) -> NDArray[np.int64]:
        """The names that occur, by code, ascending."""
        return np.flatnonzero(self.stories)

    @staticmethod
    def among(codes: NDArray[np.int64], types: Iterable[EntityType]) -> NDArray[np.int64]:
        """Those of some codes that are of some types."""
        wanted = np.zeros(len(NAME_TYPES), np.bool_)
        wanted[[NAME_TYPES.index(kind) for kind in types]] = True
        return codes[wanted[codes % len(NAME_TYPES)]]

    def ordered(self, codes: NDArray[np.int64], order: Order) -> NDArray[np.int64]:
        """Codes in an order: most stories, most mentions or the newest first; equals by
        stories, then mentions."""
        stories, mentions = self.stories[codes], self.mentions[codes]
        if order == "stories":
            return codes[np.lexsort((-mentions, -stories))]
        if order == "mentions":
            return codes[np.lexsort((-stories, -mentions))]
        return codes[np.lexsort((-mentions, -stories, -self.newest[codes].astype(np.int64)))]

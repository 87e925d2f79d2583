"""Which stories were found, and their order, worked out only as far as anyone looks.

A first letter finds nearly all of a million stories. Then a list of their numbers is
costlier than a byte for each, and sorting all of them than picking the best few: so few
rows are held as a list, many as a mask, and beyond the first screens the order of many is
made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from tui.search.hits import Hits

RowList: TypeAlias = NDArray[np.int64]
Scores: TypeAlias = NDArray[np.uint16]
"""Hundredths of points: 16-bit whole numbers are moved and sorted several times faster
than floats."""
FEW = 8
"""One row in so many is few enough for a list."""
BLOCK = 1000
HEAD = 64
"""The first rows, which are looked at word by word."""


class Found:
    """A set of rows."""

    def __init__(self, rows: RowList | None, mask: NDArray[np.bool_] | None) -> None:
        self._rows = rows
        self.mask = mask
        """None where the rows are a list."""

    @property
    def rows(self) -> RowList:
        """The rows, ascending."""
        if self._rows is None:
            assert self.mask is not None
            self._rows = np.flatnonzero(self.mask)
        return self._rows

    @cached_property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows) if self.mask is None else int(np.count_nonzero(self.mask))

    def with_rows(self, rows: RowList) -> Found:
        """These rows and some more."""
        if self.mask is None:
            return Found(np.union1d(self.rows, rows), None)
        mask = self.mask.copy()
        mask[rows] = True
        return Found(None, mask)

    def among(self, rows: RowList) -> int:
        """How many of some rows, each given once, are in the set."""
        if self.mask is not None:
            known = rows[rows < len(self.mask)]  # the index may have grown since
            return int(np.count_nonzero(self.mask[known]))
        at = np.searchsorted(self.rows, rows)
        at[at == len(self.rows)] = 0
        return int(np.count_nonzero(self.rows[at] == rows)) if len(self.rows) else 0


def all_of(asked: Sequence[Hits], alive: NDArray[np.bool_] | None, size: int) -> Found:
    """The rows that have everything asked, among those alive (None: all ``size`` are)."""
    if asked:
        rarest = min(asked, key=lambda hits: hits.count)
        if rarest.count * FEW < size:
            rows = rarest.rows
            for hits in asked:
                if hits is not rarest:
                    rows = rows[hits.strength[rows] > 0]
            return Found(rows if alive is None else rows[alive[rows]], None)
    mask = np.ones(size, np.bool_) if alive is None else alive
    for hits in asked:
        mask = mask & hits.strength.view(np.bool_)
    return Found(None, mask)


def best_first(scores: Scores) -> RowList:
    """The order that puts high scores first, equals as they were (a radix sort)."""
    return np.argsort(~scores, kind="stable")


class Ranking(Sequence[int]):
    """Positions, best first. Only the first are in order from the start; the others are
    put in order when one of them, or all, are asked for."""

    def __init__(
        self, found: Found, scores: Scores, index_positions: RowList, head: RowList, top: Scores
    ) -> None:
        """``scores`` has one for each row of the index where ``found`` is a mask, otherwise
        one for each row found. ``head`` are the first rows, ``top`` their final scores."""
        self._found = found
        self._scores = scores
        self._positions = index_positions
        self._head, self._top = head, top

    def __len__(self) -> int:
        return self._found.count

    @cached_property
    def _order(self) -> RowList:
        """All rows, best first."""
        rows, scores = self._found.rows, self._scores
        if self._found.mask is not None:
            scores = scores[rows]
        order = rows[best_first(scores)]
        order[: len(self._head)] = self._head
        return order

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            inside = step > 0 and stop <= len(self._head)
            rows = (self._head if inside else self._order)[start:stop:step]
            return self._positions[rows].tolist()  # type: ignore[no-any-return]
        if -len(self) <= at < 0:
            at += len(self)
        rows = self._head if 0 <= at < len(self._head) else self._order
        return int(self._positions[rows[at]])

    def __iter__(self) -> Iterator[int]:
        return iter(self[:])

    def __array__(self, dtype: object = None, copy: bool | None = None) -> RowList:
        return self._positions[self._order]

    def place(self, row: int) -> int | None:
        """How many rows are before this one, without putting them in order; None if it is
        not among them."""
        at = np.flatnonzero(self._head == row)
        if len(at):
            return int(at[0])
        own = self._own(row)
        if own is None:
            return None
        scores = self._scores
        masked = self._found.mask is not None
        before = row if masked else int(np.searchsorted(self._found.rows, row))
        return int(np.count_nonzero(scores > own) + np.count_nonzero(scores[:before] == own))

    def score(self, row: int) -> float:
        """The points of a row, 0 if it is not among them."""
        at = np.flatnonzero(self._head == row)
        own = self._top[at[0]] if len(at) else self._own(row)
        return 0.0 if own is None else int(own) / 100

    def _own(self, row: int) -> np.uint16 | None:
        if self._found.mask is not None:
            # A row may be newer than the answer.
            inside = row < len(self._found.mask) and bool(self._found.mask[row])
            return self._scores[row] if inside else None
        at = int(np.searchsorted(self._found.rows, row))
        inside = at < len(self._found.rows) and self._found.rows[at] == row
        return self._scores[at] if inside else None


def rank(
    found: Found,
    scores: Scores,
    positions: RowList,
    points: Callable[[RowList], NDArray[np.float32]],
) -> tuple[Ranking, RowList]:
    """Rank rows by their scores, the first of them by those and further points; also
    return the first rows, best first."""
    rows = found.rows if found.mask is None else _likely_head(scores)
    own = scores if found.mask is None else scores[rows]
    order = best_first(own)[:HEAD]
    head, top = rows[order], own[order]
    top = top + np.round(points(head) * 100).astype(np.uint16)
    order = best_first(top)
    head, top = head[order], top[order]
    return Ranking(found, scores, positions, head, top), head


def _likely_head(scores: Scores) -> RowList:
    """Rows, ascending, among which the ``HEAD`` best are: those not below the best of the
    ``HEAD``-th best block. (``np.partition`` takes sixteen times as long where most scores
    are equal, as those of rows not found are.)"""
    best = np.maximum.reduceat(scores, np.arange(0, len(scores), BLOCK))
    limit = np.sort(best)[-HEAD] if len(best) >= HEAD else 1
    return np.flatnonzero(scores >= max(int(limit), 1))

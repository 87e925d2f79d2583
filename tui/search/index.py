"""The index of words: stories come and go while one searches.

A new story is only cut into words; when a few thousand words have gathered they become a
small segment, and segments of about one size are merged into a larger one, a slice at a
time, so that neither adding nor merging is ever felt.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from tui.article import Article
from tui.search.columns import Columns
from tui.search.fields import BODY, HEADLINE, SUMMARY, fields_of
from tui.search.fold import tokens
from tui.search.segment import (
    BREAK,
    SEALED,
    Segment,
    Sequences,
    build,
    join,
    merge,
)
from tui.search.vocabulary import Vocabulary

GATHERED = 1 << 15
"""Words of stories that are gathered before they become a segment."""
FAN_IN = 8
"""Segments of one size that are merged into one."""
LARGEST = 24_000_000
"""Postings beyond which a segment is left alone: merging needs as much room again."""
MOST_SEGMENTS = 24
"""With more than this, making another one comes with a slice of merging …"""
SHARE = 0.003
"""… of so many seconds."""
PIECE = 1_000_000
"""Words of neighbouring stories kept in one piece: a copy of so many takes 2 ms."""
ABSENT = -1


class Index:
    """Words, columns and which stories are still there.

    A *row* is the number of a story in order of adding; a *position* is the caller's name
    for it. Rows never change; a removed story's row stays empty.
    """

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.columns = Columns()
        self.segments: list[Segment] = []
        self.sequences: list[Sequences] = []
        self._tokens = array("I")
        self._ends = array("q")
        self._headlines = array("q")
        self._summaries = array("q")
        self._first = 0
        self._positions = array("q")
        self._rows = array("q")
        self._alive = bytearray()
        self.removed = 0
        self.ids: list[str] = []
        """The identity of each row's story."""
        self._waiting: dict[str, int] = {}
        """The rows of stories that were indexed some other time and not added since."""
        self._merging: tuple[int, int, Iterator[Segment | None]] | None = None
        self._known_positions = np.zeros(0, np.int64)
        self._rows_before = 0

    @classmethod
    def restored(
        cls,
        words: Sequence[str],
        segments: Sequence[Segment],
        sequences: Sequence[Sequences],
        columns: Columns,
        ids: Sequence[str],
    ) -> Index:
        """An index of stories that wait to be added: that costs nothing then."""
        index = cls()
        index.vocabulary = Vocabulary(words)
        index.vocabulary.catch_up()
        index.segments, index.sequences = list(segments), list(sequences)
        index.columns, index.ids = columns, list(ids)
        index.removed = index._first = len(index.ids)
        index._positions = array("q", [ABSENT]) * len(index.ids)
        index._alive = bytearray(len(index.ids))
        index._waiting = {identity: row for row, identity in enumerate(index.ids)}
        return index

    # -- in and out ------------------------------------------------------------------

    def add(self, position: int, article: Article) -> None:
        """Index a story under a position that holds no other story.

        Raises ValueError if one is there already.
        """
        if self.row(position) is not None:
            raise ValueError(f"position {position} is indexed already")
        known = self._waiting.pop(article.id, None)
        if known is not None and self._has_its_headline(known, article):
            self.columns.change(known, article)
            self._place(position, known)
            return
        self._place(position, self.rows)
        self.ids.append(article.id)
        text, look_up, out = article.text, self.vocabulary.id_of_token, self._tokens
        fields: tuple[list[int], list[int], list[int]] = ([], [], [])
        for field, start, end in fields_of(article):
            found = fields[field]
            found.extend(map(look_up, tokens(text[start:end])))
            found.append(BREAK)
        out.extend(fields[HEADLINE])
        self._headlines.append(len(out))
        out.extend(fields[SUMMARY])
        self._summaries.append(len(out))
        out.extend(fields[BODY])
        self._ends.append(len(out))
        self.columns.add(article)
        if len(out) > GATHERED:
            self.flush()
            if len(self.segments) > MOST_SEGMENTS:
                self.settle(SHARE)

    def _has_its_headline(self, row: int, article: Article) -> bool:
        """Whether a story's headline has as many words as that of a row with the same text:
        it may have been divided otherwise then. (Summary and body are asked for as one.)"""
        stories = self.sequences_of(row)
        own = row - stories.first
        size = sum(
            len(tokens(article.text[start:end])) + 1  # and a break
            for field, start, end in fields_of(article)
            if field == HEADLINE
        )
        return bool(size == stories.headlines[own] - stories.starts[own])

    def _place(self, position: int, row: int) -> None:
        if position >= len(self._rows):
            self._rows.extend([ABSENT] * (position + 1 - len(self._rows)))
        self._rows[position] = row
        if row < self.rows:
            self._positions[row] = position
            self._alive[row] = True
            self.removed -= 1
            self._known_positions = self._known_positions[:0]
        else:
            self._positions.append(position)
            self._alive.append(True)

    def remove(self, position: int) -> None:
        """Forget a story. Raises KeyError if none is indexed there."""
        row = self.row(position)
        if row is None:
            raise KeyError(position)
        self._rows[position] = ABSENT
        self._alive[row] = False
        self.removed += 1

    # -- rows and positions ----------------------------------------------------------

    def __len__(self) -> int:
        """How many stories are indexed."""
        return len(self._positions) - self.removed

    @property
    def rows(self) -> int:
        """How many rows there are, those of removed stories included."""
        return len(self._positions)

    def row(self, position: int) -> int | None:
        """The row of the story at a position."""
        if not 0 <= position < len(self._rows):
            return None
        row = self._rows[position]
        return None if row == ABSENT else row

    def rows_at(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of the stories at those of the positions where one is indexed."""
        known = np.frombuffer(self._rows, np.int64)
        rows: NDArray[np.int64] = known[positions[(positions >= 0) & (positions < len(known))]]
        present: NDArray[np.int64] = rows[rows != ABSENT]
        return present

    @property
    def positions(self) -> NDArray[np.int64]:
        """The position of each row; a copy, since the index grows while answers live."""
        return np.array(self._positions, np.int64)

    @property
    def alive(self) -> NDArray[np.bool_] | None:
        """Which rows hold a story; None where all do."""
        return np.frombuffer(bytes(self._alive), np.bool_) if self.removed else None

    # -- segments --------------------------------------------------------------------

    def flush(self) -> None:
        """Make a segment of the stories gathered so far (a few milliseconds at most)."""
        if not len(self._ends):
            return
        starts = np.zeros(len(self._ends) + 1, np.int64)
        starts[1:] = self._ends
        stories = Sequences(
            self._first,
            np.array(self._tokens, np.uint32),
            starts,
            np.array(self._headlines, np.int64),
            np.array(self._summaries, np.int64),
        )
        self._first += len(stories)
        for gathered in (self._tokens, self._ends, self._headlines, self._summaries):
            del gathered[:]
        self.vocabulary.catch_up()
        self.segments.append(build(stories, self.vocabulary.words))
        self.sequences.append(stories)

    def sequences_of(self, row: int) -> Sequences:
        """The run of stories a row belongs to."""
        return self.sequences[bisect_right(self.sequences, row, key=lambda run: run.first) - 1]

    def frequency(self, ids: NDArray[np.uint32]) -> NDArray[np.int64]:
        """How many postings each of some words has; 0 for the break."""
        count = np.zeros(ids.shape, np.int64)
        for segment in self.segments:
            places = segment.where[np.where(ids < len(segment.where), ids, BREAK)]
            for bounds in segment.bounds:
                count += np.where(places >= 0, bounds[places + 1] - bounds[places], 0)
        return count

    @property
    def settled(self) -> bool:
        """Whether no merging is left to do."""
        return not len(self._ends) and self._merging is None and self._run_to_merge(2) is None

    def settle(self, seconds: float) -> bool:
        """Merge segments for at most about this long; True when nothing is left to do.

        While stories are being added only many segments of one size are merged; when none
        was added since the last call, all are, as far as memory allows.
        """
        deadline = perf_counter() + seconds
        if len(self._ends):
            self.flush()
        fan_in = 2 if self.rows == self._rows_before else FAN_IN
        self._rows_before = self.rows
        while perf_counter() < deadline:
            if self._merging is None:
                run = self._run_to_merge(fan_in)
                if run is None:
                    return fan_in == 2
                first, end = run
                self._merging = (first, end, merge(self.segments[first:end], self.vocabulary.words))
            self._step()
        return self.settled

    def _step(self) -> None:
        assert self._merging is not None
        first, end, steps = self._merging
        merged = next(steps)
        if merged is not None:
            sealed = merged.size * 2 > LARGEST
            self.segments[first:end] = [replace(merged, level=SEALED) if sealed else merged]
            self._join_sequences(merged)
            self._merging = None

    def _join_sequences(self, merged: Segment) -> None:
        """Keep the words of a merged segment's stories in one piece if that is small."""
        firsts = [stories.first for stories in self.sequences]
        start, end = bisect_left(firsts, merged.first), bisect_left(firsts, merged.last)
        parts = self.sequences[start:end]
        if len(parts) > 1 and sum(len(part.tokens) for part in parts) <= PIECE:
            self.sequences[start:end] = [join(parts)]

    def _run_to_merge(self, fan_in: int) -> tuple[int, int] | None:
        """The neighbours to merge next, at most ``FAN_IN``; None when there are no such.

        While stories come in those are the oldest of the lowest level that has so many;
        afterwards, with a ``fan_in`` of two, the newest ones that may become one.
        """
        levels = [segment.level for segment in self.segments]
        for level in sorted(set(levels)):
            if levels.count(level) >= FAN_IN and level < SEALED:
                first = levels.index(level)
                return first, first + FAN_IN
        if fan_in >= FAN_IN:
            return None
        for end in range(len(levels), 1, -1):
            first, total = end - 1, self.segments[end - 1].size
            while first and end - first < FAN_IN:
                total += self.segments[first - 1].size
                if total > LARGEST:
                    break
                first -= 1
            if end - first >= fan_in:
                return first, end
        return None

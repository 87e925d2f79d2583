"""A run of stories whose words are in order: immutable, and merged into larger runs.

For each field, the rows (stories) that have a word stand together, words sorted, so that
all words beginning alike are one slice. The words of each story in their order are kept as
well, for phrases, neighbours and what to show.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.search.fields import FIELD_COUNT
from tui.search.memory import room

Rows: TypeAlias = NDArray[np.uint32]
Places: TypeAlias = slice | NDArray[np.int32]
"""Words of a segment, as places in its ``ids``."""
Bitmaps: TypeAlias = tuple[NDArray[np.uint8] | None, ...]
"""For each field, a bit for each row of a segment; None where that is not worth while."""
BREAK = 0
"""The word id that stands between two blocks of a story: no phrase reaches across it."""
HEAVY = 16_384
"""Postings from which on the rows of a beginning are worth a bitmap of their own."""
TYPED = 20
"""Letters of the longest beginning that gets one: many stories may have the same line of a
thousand letters, which nobody types."""
AFTER_ALL = "\U0010ffff"
SEALED = 99
"""The level of a segment that is merged no more while stories come in."""
MERGE_STEP = 200_000
"""Postings moved between two looks at the clock (about two milliseconds)."""


@dataclass(frozen=True, slots=True)
class Sequences:
    """The words of consecutive stories in order: headline, summary, all the rest, with a
    break after each block."""

    first: int
    """The row of the first story."""
    tokens: NDArray[np.uint32]
    starts: NDArray[np.int64]
    """Where each story begins in ``tokens``, and the end of the last: one more entry than
    stories."""
    headlines: NDArray[np.int64]
    """Where each story's headline ends in ``tokens``."""
    summaries: NDArray[np.int64]
    """Where each story's summary ends in ``tokens``."""

    def __len__(self) -> int:
        return len(self.headlines)


def join(parts: Sequence[Sequences]) -> Sequences:
    """The words of neighbouring runs of stories in one piece."""
    shifts = np.cumsum([0, *(len(part.tokens) for part in parts)])[:-1]

    def shifted(arrays: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
        moved = [array + shift for array, shift in zip(arrays, shifts, strict=True)]
        return np.concatenate(moved)

    starts = shifted([part.starts[:-1] for part in parts])
    tokens = room(sum(len(part.tokens) for part in parts))
    np.concatenate([part.tokens for part in parts], out=tokens)
    return Sequences(
        parts[0].first,
        tokens,
        np.append(starts, len(tokens)),
        shifted([part.headlines for part in parts]),
        shifted([part.summaries for part in parts]),
    )


@dataclass(frozen=True, slots=True)
class Segment:
    """Postings of the rows ``first`` to ``last`` (excluded)."""

    first: int
    last: int
    ids: NDArray[np.uint32]
    """The ids of its words, sorted by the words' spelling."""
    where: NDArray[np.int32]
    """From an id to its place in ``ids``, -1 where the word is not here; may be shorter
    than the vocabulary."""
    bounds: tuple[NDArray[np.int64], ...]
    """For each field, where each word's rows begin in ``rows``; one more than words."""
    rows: tuple[Rows, ...]
    """For each field, the rows of all words."""
    level: int = 0
    """How often it was merged."""
    heavy: Mapping[str, Bitmaps] = field(default_factory=dict)
    """For each beginning that very many words share, the rows that have any of them."""

    @property
    def size(self) -> int:
        """How many postings it holds."""
        return sum(map(len, self.rows))

    def beginning_with(self, word: str, words: Sequence[str]) -> tuple[int, int]:
        """The slice of ``ids`` whose words begin with ``word``."""
        key = words.__getitem__
        first = bisect_left(self.ids, word, key=key)
        return first, bisect_left(self.ids, word + AFTER_ALL, lo=first, key=key)

    def places(self, ids: NDArray[np.int64]) -> NDArray[np.int32]:
        """Where those of the given words that are here are in ``ids``."""
        places = self.where[ids[ids < len(self.where)]]
        return places[places >= 0]

    def mark(
        self,
        strength: NDArray[np.uint8],
        value: int,
        field: int,
        chosen: Places,
        beginning: str = "",
    ) -> int:
        """Give all rows whose field has any of the chosen words this value; return how
        many postings that were. ``beginning`` says that the words chosen are all that
        begin so."""
        heavy = self.heavy.get(beginning)
        bits = heavy[field] if heavy else None
        if bits is not None:
            here = strength[self.first : self.last]
            mask = np.unpackbits(bits, count=len(here))
            # Values come in ascending order; thirty times faster than copying by a mask.
            np.maximum(here, mask * np.uint8(value), out=here)
            return int(np.count_nonzero(mask))
        rows = self.rows_of(field, chosen)
        if len(rows):
            strength[rows.astype(np.intp)] = value
        return len(rows)

    def rows_of(self, field: int, chosen: Places) -> Rows:
        """The rows whose field has any of the chosen words; a row may come repeatedly."""
        bounds, rows = self.bounds[field], self.rows[field]
        if isinstance(chosen, slice):
            return rows[bounds[chosen.start] : bounds[chosen.stop]]
        starts, ends = bounds[chosen], bounds[chosen + 1]
        if len(chosen) <= 32:
            parts = [rows[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
            return np.concatenate(parts) if parts else rows[:0]
        return rows[spread(starts, ends - starts)]


def spread(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers ``start, start + 1, …`` for each start, one after the other."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()), dtype=np.int64)


def build(stories: Sequences, words: Sequence[str]) -> Segment:
    """The segment of some stories."""
    tokens, count = stories.tokens, len(stories)
    seen = np.zeros(len(words), bool)
    seen[tokens] = True
    seen[BREAK] = False
    ids = np.array(sorted(np.flatnonzero(seen).tolist(), key=words.__getitem__), np.uint32)
    where = word_places(ids, len(words))
    row = np.repeat(
        np.arange(stories.first, stories.first + count, dtype=np.uint64), np.diff(stories.starts)
    )
    at = np.arange(len(tokens))
    lengths = np.diff(stories.starts)
    in_body = at >= np.repeat(stories.summaries, lengths)
    in_headline = at < np.repeat(stories.headlines, lengths)
    bounds, rows = [], []
    for in_field in (in_headline, ~(in_headline | in_body), in_body):
        chosen = in_field & (tokens != BREAK)
        key = (where[tokens[chosen]].astype(np.uint64) << np.uint64(32)) | row[chosen]
        key.sort()
        if len(key):
            key = key[np.concatenate(([True], key[1:] != key[:-1]))]
        edges = np.arange(len(ids) + 1, dtype=np.uint64) << np.uint64(32)
        bounds.append(np.searchsorted(key, edges).astype(np.int64))
        rows.append(key.astype(np.uint32))
    return Segment(stories.first, stories.first + count, ids, where, tuple(bounds), tuple(rows))


def word_places(ids: NDArray[np.uint32], size: int) -> NDArray[np.int32]:
    where = np.full(size, -1, np.int32)
    where[ids] = np.arange(len(ids), dtype=np.int32)
    return where


def merge(parts: Sequence[Segment], words: Sequence[str]) -> Iterator[Segment | None]:
    """Merge neighbouring segments, in steps: yields None until it yields the result.

    Words are taken in order, as many as have about ``MERGE_STEP`` postings, and their
    rows copied from each part in turn; rows stay sorted because the parts are.
    """
    sizes = [sum(len(part.rows[name]) for part in parts) for name in range(FIELD_COUNT)]
    out = [room(size) for size in sizes]
    filled = [0] * FIELD_COUNT
    at = [0] * len(parts)
    all_ids: list[NDArray[np.uint32]] = []
    all_counts: list[list[NDArray[np.int64]]] = [[] for _ in range(FIELD_COUNT)]
    place = np.zeros(len(words), np.int64)
    while any(a < len(part.ids) for a, part in zip(at, parts, strict=True)):
        ends = _cut(parts, at, words)
        taken = [part.ids[a:b] for part, a, b in zip(parts, at, ends, strict=True)]
        ids = np.array(
            sorted(set(np.concatenate(taken).tolist()), key=words.__getitem__), np.uint32
        )
        place[ids] = np.arange(len(ids))
        for name in range(FIELD_COUNT):
            counts = np.zeros(len(ids), np.int64)
            for part, a, b, own in zip(parts, at, ends, taken, strict=True):
                counts[place[own]] += np.diff(part.bounds[name][a : b + 1])
            free = filled[name] + np.cumsum(counts) - counts
            for part, a, b, own in zip(parts, at, ends, taken, strict=True):
                bounds = part.bounds[name][a : b + 1]
                if bounds[0] == bounds[-1]:
                    continue
                here, lengths = place[own], np.diff(bounds)
                out[name][spread(free[here], lengths)] = part.rows[name][bounds[0] : bounds[-1]]
                free[here] += lengths
            filled[name] += int(counts.sum())
            all_counts[name].append(counts)
        all_ids.append(ids)
        at = ends
        yield None
    ids = np.concatenate([np.zeros(0, np.uint32), *all_ids])
    edges = [np.concatenate([np.zeros(1, np.int64), *counts]).cumsum() for counts in all_counts]
    where = word_places(ids, len(words))
    level = max(part.level for part in parts) + 1
    merged = Segment(parts[0].first, parts[-1].last, ids, where, tuple(edges), tuple(out), level)
    heavy: dict[str, Bitmaps] = {}
    for beginning, bitmaps in _heavy_beginnings(merged, words, "", (0, len(ids))):
        heavy[beginning] = bitmaps
        yield None
    yield replace(merged, heavy=heavy)


def _cut(parts: Sequence[Segment], at: Sequence[int], words: Sequence[str]) -> list[int]:
    """How far each part may go in one step: all of them up to the same word."""
    step = MERGE_STEP // len(parts)
    limit = ""
    for part, a in zip(parts, at, strict=True):
        if a == len(part.ids):
            continue
        ends = [int(np.searchsorted(b, b[a] + step, "right")) - 1 for b in part.bounds]
        end = min(max(min(ends), a + 1), a + step // 40, len(part.ids))
        last = words[part.ids[end - 1]]
        limit = min(limit, last) if limit else last
    limit += "\0"  # up to this word itself
    key = words.__getitem__
    return [bisect_left(part.ids, limit, lo=a, key=key) for part, a in zip(parts, at, strict=True)]


def _heavy_beginnings(
    segment: Segment, words: Sequence[str], beginning: str, span: tuple[int, int]
) -> Iterator[tuple[str, Bitmaps]]:
    """The beginnings, one letter longer than the given one and more, that so many postings
    share that collecting their rows would be felt: the first letters one types."""
    at, end = span
    while at < end:
        longer = words[segment.ids[at]][: len(beginning) + 1]
        last = bisect_left(segment.ids, longer + AFTER_ALL, lo=at, hi=end, key=words.__getitem__)
        bitmaps = tuple(_bitmap(segment, name, slice(at, last)) for name in range(FIELD_COUNT))
        if any(bits is not None for bits in bitmaps) and len(longer) > len(beginning):
            yield longer, bitmaps
            at += words[segment.ids[at]] == longer
            if len(longer) < TYPED:
                yield from _heavy_beginnings(segment, words, longer, (at, last))
        at = last


def _bitmap(segment: Segment, name: int, chosen: slice) -> NDArray[np.uint8] | None:
    rows = segment.last - segment.first
    found = segment.rows_of(name, chosen)
    if len(found) < max(HEAVY, rows // 2):
        return None
    mask = np.zeros(rows, bool)
    for at in range(0, len(found), MERGE_STEP):
        mask[found[at : at + MERGE_STEP].astype(np.intp) - segment.first] = True
    return np.packbits(mask)

"""The index on disk, so that the second start searches at once.

A file is a line that says what it is, a line of JSON that describes the arrays, and the
arrays one after the other. It is written under another name and renamed when complete, and
trusted only if this very version wrote it, its checksum is right and its parts fit: anything
else is as good as no file, and the index is built again. Stories are recognised by their
identity (`Article.id`), which is made from their content.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tui import __version__
from tui.search.columns import VALUE_OF, Column, Columns
from tui.search.fields import FIELD_COUNT
from tui.search.index import Index
from tui.search.segment import Bitmaps, Segment, Sequences, word_places
from tui.whole_file import replacing

FORMAT = 3
"""To be raised with every change of what is stored or how words are folded."""
TITLE = f"newstui index {FORMAT} of {__version__} {sys.byteorder}\n".encode()
Arrays = list[NDArray[Any]]
ALIGNED = 8
"""Arrays begin at multiples of so many bytes: numpy is slower on others."""


def save(index: Index, path: Path) -> None:
    """Write an index; instead remove the file if most of it is of stories that are gone.

    Raises OSError. May be called from a thread as long as nothing is added meanwhile.
    """
    if index.removed * 2 > index.rows:
        path.unlink(missing_ok=True)
        return
    index.flush()
    described, arrays = _described(index)
    described["arrays"] = [[one.dtype.str, len(one)] for one in arrays]
    header = json.dumps(described).encode()
    header += b" " * (-len(header) % ALIGNED)
    with replacing(path) as file:
        checksum = crc32(header)
        for piece in _pieces(arrays):
            checksum = crc32(piece, checksum)
        file.write(TITLE + f"{checksum} {len(header)}\n".encode() + header)
        for piece in _pieces(arrays):
            file.write(piece)


def load(path: Path) -> Index | None:
    """The index in a file, or None if there is none that can be trusted.

    Its stories are not found until they are added, which then costs nothing.
    """
    try:
        with path.open("rb") as file:
            if file.readline(len(TITLE)) != TITLE:
                return None
            checksum, length = map(int, file.readline(64).split())
            content = file.read()
        if crc32(content) != checksum:
            return None
        described = json.loads(content[:length])
        return _restored(described, _arrays(described["arrays"], content, length))
    except (OSError, ValueError, KeyError, TypeError, IndexError, MemoryError):
        return None


def _described(index: Index) -> tuple[dict[str, Any], Arrays]:
    """What JSON holds of an index, and its arrays in the order `_restored` takes them."""
    arrays: Arrays = [
        _lines(index.vocabulary.words),
        _lines(index.ids),
        np.array(index.columns.minutes, np.int32),
    ]
    columns = {}
    for name, column in index.columns.texts.items():
        columns[name] = column.values
        arrays.append(np.array(column.codes, np.uint32))
    sequences = []
    for stories in index.sequences:
        sequences.append(stories.first)
        arrays += [stories.tokens, stories.starts, stories.headlines, stories.summaries]
    segments = []
    for segment in index.segments:
        heavy = {
            beginning: [bits is not None for bits in bitmaps]
            for beginning, bitmaps in segment.heavy.items()
        }
        segments.append([segment.first, segment.last, segment.level, heavy])
        arrays += [segment.ids, *segment.bounds, *segment.rows]
        for bitmaps in segment.heavy.values():
            arrays += [bits for bits in bitmaps if bits is not None]
    described = {
        "columns": columns,
        "sequences": sequences,
        "segments": segments,
    }
    return described, arrays


def _lines(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Texts as lines of UTF-8: JSON of very many would hold up the keyboard."""
    lines = "\n".join((*texts, ""))  # each ends with a line feed
    return np.frombuffer(lines.encode("utf-8", "surrogatepass"), np.uint8)


def _texts(lines: NDArray[np.uint8]) -> list[str]:
    return lines.tobytes().decode("utf-8", "surrogatepass").split("\n")[:-1]


def _pieces(arrays: Arrays) -> Iterator[bytes | memoryview]:
    for one in arrays:
        yield np.ascontiguousarray(one).data
        yield bytes(-one.nbytes % ALIGNED)


def _arrays(described: Sequence[Any], content: bytes, at: int) -> Iterator[NDArray[Any]]:
    for kind, count in described:
        one = np.frombuffer(content, np.dtype(kind), count, at)
        yield one
        at += one.nbytes + -one.nbytes % ALIGNED
    if at != len(content):
        raise ValueError("more than was described")


def _restored(described: dict[str, Any], arrays: Iterator[NDArray[Any]]) -> Index:
    """The index of a file. Raises ValueError where its parts do not fit."""
    words, ids = _texts(next(arrays)), _texts(next(arrays))
    columns = Columns()
    columns.minutes = array("i", next(arrays).tobytes())
    for name in VALUE_OF:
        values, codes = described["columns"][name], next(arrays)
        _fits(len(codes) == len(ids) and codes.max(initial=0) < max(len(values), 1))
        columns.texts[name] = Column(values, codes.tobytes())
    sequences = [
        Sequences(first, next(arrays), next(arrays), next(arrays), next(arrays))
        for first in described["sequences"]
    ]
    segments = [_segment(one, arrays, len(words)) for one in described["segments"]]
    _fits(len(columns.minutes) == len(ids) and not any(True for _ in arrays))
    _fits(_follow([(one.first, one.first + len(one)) for one in sequences], len(ids)))
    _fits(_follow([(one.first, one.last) for one in segments], len(ids)))
    _fits(all(one.tokens.max(initial=0) < len(words) for one in sequences))
    return Index.restored(words, segments, sequences, columns, ids)


def _segment(described: Sequence[Any], arrays: Iterator[NDArray[Any]], words: int) -> Segment:
    first, last, level, heavy = described
    ids = next(arrays)
    bounds = tuple(next(arrays) for _ in range(FIELD_COUNT))
    rows = tuple(next(arrays) for _ in range(FIELD_COUNT))
    _fits(ids.max(initial=0) < words)
    for edges, found in zip(bounds, rows, strict=True):
        _fits(len(edges) == len(ids) + 1 and int(edges[-1]) == len(found))
        _fits(first <= found.min(initial=first) and found.max(initial=first) < max(last, 1))
    bitmaps: dict[str, Bitmaps] = {
        beginning: tuple(next(arrays) if there else None for there in fields)
        for beginning, fields in heavy.items()
    }
    return Segment(first, last, ids, word_places(ids, words), bounds, rows, level, bitmaps)


def _follow(runs: Sequence[tuple[int, int]], rows: int) -> bool:
    """Whether these runs of rows follow each other from the first row to the last."""
    ends = [(0, 0), *runs, (rows, rows)]
    return all(before[1] == after[0] for before, after in pairwise(ends))


def _fits(true: bool | np.bool_) -> None:
    if not true:
        raise ValueError("parts do not fit")

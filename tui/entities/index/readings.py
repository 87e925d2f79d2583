"""Stories read, one after the other: from what is kept, by processes, or here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from itertools import islice
from typing import TypeAlias

from tui.article import Entity
from tui.entities.index.kept_names import HeldNames, KeptNames, story_key
from tui.entities.index.packed import pack, unpack
from tui.entities.index.workers import Packed, Workers
from tui.entities.recognise import find_entities
from tui.entities.recogniser import Recogniser
from tui.store import ArticleStore

CHUNK = 24
"""Stories handed to a process at a time: some 60 ms of its work."""
AHEAD = 3
"""Chunks handed out beforehand, for each process."""

Row: TypeAlias = tuple[str, str, bool, str]
Named: TypeAlias = tuple[int, tuple[Entity, ...]]


class _Chunk:
    """Some stories, in order, what is known of them, and who is asked for the rest."""

    def __init__(self, positions: list[int], known: dict[int, str]) -> None:
        self.left = deque(positions)
        self.known = known
        self.asked: list[int] = []
        self.answer: Future[Packed | None] | None = None


class Readings:
    """What the stories at some positions name, in their order."""

    def __init__(
        self,
        store: ArticleStore,
        positions: Iterable[int],
        kept: KeptNames | HeldNames,
        keep: Callable[[list[Row]], object],
        workers: Callable[[], Workers] | None,
        recogniser: Callable[[], Recogniser] | None = None,
    ) -> None:
        """``workers`` are started when the first story is not kept; ``keep`` is handed what
        was not kept yet. With a ``recogniser`` stories are read closely: what was only read
        quickly before is read again."""
        self._store = store
        self._positions = iter(positions)
        self._kept = kept
        self._keep = keep
        self._start = workers
        self._recogniser = recogniser
        self._workers: Workers | None = None
        self._chunks: deque[_Chunk] = deque()

    def take(self, *, wait: bool) -> Named | None:
        """The next story and what it names. None when there is none, or when ``wait`` is
        False and it is not known yet."""
        while self._hand_out() and wait:
            pass
        while self._chunks and not self._chunks[0].left:
            self._chunks.popleft()
            self._hand_out()
        if not self._chunks:
            return None
        chunk = self._chunks[0]
        if chunk.answer is not None:
            if not wait and not chunk.answer.done():
                return None
            self._receive(chunk)
        position = chunk.left.popleft()
        return position, self._read(position, chunk.known.get(position))

    def close(self) -> None:
        """Let the processes go, which nothing is to be asked of any more."""
        if self._workers is not None:
            self._workers.close()
            self._workers = None

    def _read(self, position: int, packed: str | None) -> tuple[Entity, ...]:
        article = self._store[position]
        if not self._store.holds(position):
            return ()
        if packed is not None:
            try:
                return unpack(packed, len(article.text))
            except ValueError:
                pass  # damaged on disk: read it again
        entities = find_entities(article, self._recogniser() if self._recogniser else None)
        self._keep([(*story_key(article), self._closely, pack(entities))])
        return entities

    @property
    def _closely(self) -> bool:
        return self._recogniser is not None

    def _receive(self, chunk: _Chunk) -> None:
        """Take the answer of a process."""
        assert chunk.answer is not None
        packed, chunk.answer = chunk.answer.result(), None
        if packed is not None:
            chunk.known.update(zip(chunk.asked, packed, strict=True))
            articles = [self._store[position] for position in chunk.asked]
            self._keep(
                [
                    (*story_key(article), self._closely, names)
                    for article, names in zip(articles, packed, strict=True)
                ]
            )

    def _hand_out(self) -> bool:
        """Begin another chunk, if not enough are begun: one at a time, which is quick."""
        if len(self._chunks) >= AHEAD * (self._workers.count if self._workers else 1):
            return False
        positions = list(islice(self._positions, CHUNK))
        if positions:
            self._chunks.append(self._chunk(positions))
        return bool(positions)

    def _chunk(self, positions: list[int]) -> _Chunk:
        store = self._store
        chunk = _Chunk(positions, {})
        wanted = {story_key(store[at]): at for at in positions}
        found = self._kept.look_up([*wanted])
        chunk.known = {
            at: kept.packed
            for (story, _), at in wanted.items()
            if (kept := found.get(story)) and (kept.closely or not self._closely)
        }
        chunk.asked = [at for at in positions if at not in chunk.known and store.holds(at)]
        if chunk.asked and self._start is not None:
            if self._workers is None:
                self._workers = self._start()
            chunk.answer = self._workers.submit(
                [replace(store[at], original=None) for at in chunk.asked]
            )
        return chunk

"""Who and what the stories of a store name: recognised, corrected, indexed.

Stories are recognised in the order they arrived, quickly unless asked to be read closely, by
other processes where there are many; the reader's corrections are applied to what was found.
A story that is read closely afterwards, or that new corrections concern, is indexed again.
All of it goes in slices.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from threading import Lock
from time import perf_counter

from tui.article import Article, Entity
from tui.entities.corrections import Corrections
from tui.entities.index.entity_index import EntityIndex
from tui.entities.index.kept_names import HeldNames, Kept, KeptNames, story_key
from tui.entities.index.packed import pack, unpack
from tui.entities.index.readings import Named, Readings, Row
from tui.entities.index.workers import Workers
from tui.entities.recognise import RecogniserName, find_entities, recogniser
from tui.entities.recogniser import Recogniser
from tui.store import ArticleStore

MANY = 2_000
"""Stories to be recognised from which processes are started and names kept on disk; fewer
take some seconds here."""
RECENTLY_OPENED = 256


class Naming:
    """The names of a store, as far as its stories have been recognised."""

    def __init__(
        self,
        store: ArticleStore,
        cache: Callable[[], Path] | None = None,
        recogniser: RecogniserName = "best",
        *,
        closely: bool = False,
    ) -> None:
        """``cache`` says in which file names are kept from one start to the next. With
        ``closely`` every story is read by the recogniser; else only those that are handed
        to `take_reading` are, and the others quickly."""
        self.index = EntityIndex()
        self.corrections = Corrections()
        self.recognised = 0
        """How many stories have been recognised."""
        self.version = 0
        """Grows with whatever may change an answer of the index."""
        self.unsettled = 0
        """How many of them `closer_readings` is still reading."""
        self.waits = False
        """Whether there is nothing to be done here but to wait for the processes."""
        self._store = store
        self._close = recogniser
        self._reader: RecogniserName = recogniser if closely else "quick"
        self._cache = cache
        self._kept: KeptNames | HeldNames = HeldNames()
        self._opening: Future[KeptNames] | None = None
        self._may_open = Lock()
        self._writer: ThreadPoolExecutor | None = None
        self._readings: Readings | None = None
        self._until = 0
        """Where the stories end that are being read."""
        self._closely: dict[int, tuple[Entity, ...]] = {}
        """What stories name that were read closely."""
        self._corrected: set[int] = set()
        """The stories in which a correction has changed something."""
        self._again: dict[int, None] = {}
        """The stories to be indexed again, in this order."""
        self.entities = lru_cache(maxsize=RECENTLY_OPENED)(self._entities)

    # -- one story -------------------------------------------------------------------

    def _entities(self, position: int) -> tuple[Entity, ...]:
        """Who and what one story names, in order of first mention."""
        return self._correct(position, self._found(position))

    def _correct(self, position: int, found: tuple[Entity, ...]) -> tuple[Entity, ...]:
        corrected = self.corrections.apply(self._store[position], found)
        if corrected is found:
            self._corrected.discard(position)
        else:
            self._corrected.add(position)
        return corrected

    def _found(self, position: int) -> tuple[Entity, ...]:
        """What a story names before any correction."""
        article = self._store[position]
        found = self._closely.get(position)
        if found is None:
            kept = self._look_up(article)
            if kept is not None and (kept.closely or self._reader == "quick"):
                try:
                    found = unpack(kept.packed, len(article.text))
                except ValueError:
                    found = None
        return find_entities(article, self._load()) if found is None else found

    def _load(self) -> Recogniser:
        return recogniser(self._reader)

    def take_reading(self, position: int, entities: tuple[Entity, ...]) -> None:
        """Take what a closer reading of a story has found (`closely`) instead of what was
        found quickly; the index follows in the next slice."""
        if self._store.holds(position):
            article = self._store[position]
            self._closely[position] = entities
            self._keep([(*story_key(article), True, pack(entities))])
            self.entities.cache_clear()
            self._index_again([position])

    def is_close(self, position: int) -> bool:
        """Whether a story has been read closely, now or at an earlier start."""
        if position in self._closely:
            return True
        kept = self._look_up(self._store[position])
        return kept is not None and kept.closely

    def remove(self, position: int) -> None:
        """Forget a story."""
        self._closely.pop(position, None)
        self._again.pop(position, None)
        self._corrected.discard(position)
        self.index.remove(position)
        self.version += 1

    # -- all stories -----------------------------------------------------------------

    def recognise(self, seconds: float | None = None) -> bool:
        """Recognise and index for at most this long (None: all of the store); True when
        nothing is left to be done."""
        deadline = None if seconds is None else perf_counter() + seconds
        self.waits = False
        while self._again or self.recognised < len(self._store):
            if self._again:
                position = next(iter(self._again))
                del self._again[position]
                self._index(position, self.entities(position))
            elif not self._recognise_next(wait=deadline is None):
                return False
            self.version += 1
            if deadline is not None and perf_counter() > deadline:
                break
        return not self._again and self.recognised == len(self._store)

    def _recognise_next(self, *, wait: bool) -> bool:
        """Index the next story; False if that has to wait."""
        if self._readings is None or self.recognised == self._until:
            following = range(self.recognised, len(self._store))
            if len(following) >= MANY and not self._open(wait=wait):
                return False
            self._readings, self._until = self._read(following), following.stop
        reading = self._readings.take(wait=wait)
        if reading is None:
            self.waits = True
            return False
        position, found = reading
        found = self._closely.get(position, found)
        self._index(position, self._correct(position, found))
        self.recognised = position + 1
        if self.recognised == self._until:
            self._finish(self._readings)
        return True

    def _index(self, position: int, entities: tuple[Entity, ...]) -> None:
        if self._store.holds(position):
            self.index.add(position, self._store[position], entities)

    def each(self, positions: Sequence[int]) -> Iterator[Named]:
        """What some stories name, in their order, without indexing them. May run
        in a thread while `recognise` goes on, and has processes of its own."""
        if len(positions) >= MANY:
            self._open(wait=True)
        readings = self._read(positions)
        try:
            while (reading := readings.take(wait=True)) is not None:
                position, found = reading
                found = self._closely.get(position, found)
                yield position, self.corrections.apply(self._store[position], found)
        finally:
            self._finish(readings)

    def closer_readings(self, name: RecogniserName) -> Generator[Named | None, None, None]:
        """What the stories that have not been read closely name by a better recogniser, read
        by other processes; None while the next is not known yet. For `take_reading`."""
        positions = [at for at in range(self.recognised) if not self.is_close(at)]
        readings = Readings(
            self._store, positions, self._kept, lambda rows: None,
            lambda: Workers(name), lambda: recogniser(name),
        )  # fmt: skip
        self.unsettled = len(positions)
        try:
            while self.unsettled:
                reading = readings.take(wait=False)
                self.unsettled -= reading is not None
                yield reading
        finally:
            self.unsettled = 0
            readings.close()

    def _read(self, positions: Sequence[int]) -> Readings:
        workers = self._start if len(positions) >= MANY else None
        closely = None if self._reader == "quick" else self._load
        return Readings(self._store, positions, self._kept, self._keep, workers, closely)

    def _start(self) -> Workers:
        return Workers(self._reader)

    def _finish(self, readings: Readings) -> None:
        """All has been read: let the processes go."""
        readings.close()
        if self._writer is not None and isinstance(self._kept, KeptNames):
            self._writer.submit(self._kept.prune)

    # -- what is kept ----------------------------------------------------------------

    def _open(self, *, wait: bool) -> bool:
        """Open the file of names, in a thread; False while that is going on."""
        if self._cache is None or isinstance(self._kept, KeptNames):
            return True
        with self._may_open:  # `each` may be in a thread
            if self._opening is None:
                self._writer = ThreadPoolExecutor(1)
                path = self._cache()  # each recogniser has its own: none begins another's anew
                path = path.with_stem(f"{path.stem}-{self._close}")
                self._opening = self._writer.submit(KeptNames, path, self._close)
        if not wait and not self._opening.done():
            self.waits = True
            return False
        self._kept = self._opening.result()
        return True

    def _look_up(self, article: Article) -> Kept | None:
        key = story_key(article)
        return self._kept.look_up([key]).get(key[0])

    def _keep(self, rows: list[Row]) -> None:
        if self._writer is not None and isinstance(self._kept, KeptNames):
            self._writer.submit(self._kept.keep, rows)
        else:
            self._kept.keep(rows)

    # -- corrections -----------------------------------------------------------------

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

    def _index_again(self, positions: Iterable[int]) -> None:
        self._again |= {at: None for at in positions if at < self.recognised}


def closely(store: ArticleStore, position: int, recogniser: Recogniser) -> tuple[Entity, ...]:
    """What a story names by a better and slower recogniser. Changes nothing: may run in a
    thread while the rest goes on."""
    return find_entities(store[position], recogniser)

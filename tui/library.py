"""The store with its two indexes: what the screen and the command line both ask.

The words index and the names index are built lazily and in slices, so that importing
numpy and reading twenty thousand stories never delays a first paint or a key.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from math import inf
from pathlib import Path
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, cast

from tui.article import NAME_FIELDS, NAME_TYPES, Article, Entity, EntityType
from tui.marks import Marks, ReadStories
from tui.orders import Order, Orders
from tui.quoting import quoted
from tui.store import ArticleStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tui.entities.corrections import Corrections
    from tui.entities.index.entity_index import EntityIndex
    from tui.entities.index.name_book import NameBook
    from tui.entities.index.naming import Naming
    from tui.entities.recognise import RecogniserName
    from tui.entities.recogniser import Recogniser
    from tui.search.complete import Completion
    from tui.search.index import Index
    from tui.search.match import Results, Searcher
    from tui.search.query import Facet, Query

NO_MARKS = "Nothing is known of what was read or flagged: is: finds none."
WORTH_KEEPING = 2_000
"""Stories from which an index is kept on disk; fewer are indexed in a second."""
FILES_KEPT = 4
"""Indexes kept, each of other sources."""
COUNTED = 1_024
"""Names of which the stories are remembered while names are being counted."""


@dataclass(frozen=True, eq=False)
class Listing:
    """What a filter left over: the positions of stories, best or newest first. Each is equal
    to itself alone: positions may be arrays, which are compared number by number."""

    positions: Sequence[int]
    """Put in order only as far as it is looked at, where something was asked."""
    notes: tuple[str, ...] = ()
    """How the words were understood, where that is not plain; one sentence each."""
    results: Results | None = None
    """None when nothing was asked: then ``positions`` is the whole store."""
    ranked: bool = True
    """Whether ``positions`` is in the order of the results."""

    def __len__(self) -> int:
        return len(self.positions)

    def unordered(self) -> Iterable[int]:
        """All positions in any order, which costs less than putting them in theirs."""
        return self.positions if self.results is None else self.results.unordered().tolist()

    def row_of(self, position: int) -> int | None:
        """Where a story is in the listing, or None when it is not in it."""
        if self.results is not None and self.ranked:
            return self.results.place(position)
        try:
            return self.positions.index(position)
        except ValueError:
            return None


def facets_of(query: Query) -> list[Facet]:
    """What a query asks for beside words and dates."""
    from tui.search.query import Facet

    options = (option for clause in query.clauses for option in clause)
    return [option.what for option in options if isinstance(option.what, Facet)]


class Library:
    """Articles, searchable by word and by name."""

    def __init__(
        self,
        cache: Callable[[], Path] | None = None,
        today: Callable[[], date] = date.today,
        names_cache: Callable[[], Path] | None = None,
        recogniser: RecogniserName = "best",
        *,
        closely: bool = False,
    ) -> None:
        """``cache`` says in which file the index of words is kept from one start to the
        next, ``names_cache`` in which file names are; they are asked when they are used.
        The recogniser reads stories that are looked at or, ``closely``, all of them."""
        self.store = ArticleStore()
        self._read: ReadStories | None = None
        self._orders = Orders(self.store)
        self.watched: Sequence[tuple[str, str]] = ()
        """Who is watched: fields (person, org, place, entity) and names."""
        self._watched: dict[tuple[str, str], tuple[tuple[int, int], frozenset[int]]] = {}
        """The stories that name each, and how much was indexed and recognised then."""
        self._printed: dict[tuple[str, str], tuple[int, frozenset[int]]] = {}
        """The stories that have the words of each, and how many were indexed then."""
        self._watch_version = 0
        self._cache = cache
        self._names_cache = names_cache
        self._recogniser = recogniser
        self._closely = closely
        self._kept = 0
        """How many stories the index had in its file."""
        self._today = today
        self._words: Index | None = None
        self._loading = Lock()
        self._searcher: Searcher | None = None
        self._names: Naming | None = None
        self._book: NameBook | None = None
        self._indexed = 0
        self._naming = lru_cache(maxsize=COUNTED)(self._all_naming)

    def warm_up(self) -> None:
        """Import what the indexes need and load the lists of names and the kept index, so
        that the first key need not wait for it. May run in a thread while a key asks for
        the same: that waits for what is begun."""
        import tui.entities.index.naming
        import tui.search.match  # noqa: F401
        from tui.entities.rules.rule_recogniser import default_recogniser

        _ = self.words
        default_recogniser()

    # -- marks -----------------------------------------------------------------------

    @property
    def marks(self) -> Marks | None:
        """What the reader has marked. Without it no story is unread or flagged."""
        return None if self._read is None else self._read.marks

    @marks.setter
    def marks(self, marks: Marks | None) -> None:
        self._read = None if marks is None else ReadStories(self.store, marks)

    # -- filtering -------------------------------------------------------------------

    def ask(
        self,
        text: str,
        *,
        finished: bool = False,
        order: Order = "best",
        staying: Collection[int] = (),
    ) -> Listing:
        """The stories indexed so far that a filter lets through, and those ``staying`` in
        the list though it may let them through no more. Never raises."""
        listing = self._ask(text, finished, staying)
        if order == "best":
            return listing
        found = listing.results.unordered() if listing.results is not None else None
        positions = self._orders.arrange(order, found, self._read.flags if self._read else None)
        return replace(listing, positions=positions, ranked=False)

    def _ask(self, text: str, finished: bool, staying: Collection[int]) -> Listing:
        if not text.strip():
            return Listing(self.store.newest_first())
        from tui.search.query import parse  # not before something is asked

        query = parse(text, today=self._today(), finished=finished)
        if not query:
            return Listing(self.store.newest_first(), query.notes)
        results = self.searcher.search(query, staying=staying)
        lacks = self.marks is None and any(one.field == "is" for one in facets_of(query))
        notes = (*query.notes, NO_MARKS) if lacks else query.notes
        return Listing(cast("Sequence[int]", results.positions), notes, results)

    def withdraw(self, position: int, is_gone: Callable[[Article], bool]) -> int | None:
        """Forget some origins of a story, and the story where none is left; where it is
        afterwards, as `ArticleStore.withdraw` says."""
        heir = self.store.withdraw(position, is_gone)
        if heir != position:
            self._forget(position)
        return heir

    def _forget(self, position: int) -> None:
        if position < self._indexed:
            self.words.remove(position)
        if position < self.recognised:
            self.naming.remove(position)

    def prepare(self, text: str, *, finished: bool = False) -> Iterator[None]:
        """The slow part of `ask`, in short steps; most filters have none."""
        if text.strip():
            from tui.search.query import parse

            yield from self.searcher.prepare(parse(text, today=self._today(), finished=finished))

    def version_for(self, text: str) -> tuple[int, int, int, int, bool]:
        """Another one when the answer to a filter may be: how many stories have come and are
        here, how much is known of names and of those watched where it asks for them, and whether
        the reader's marks are. What is marked makes no difference: a story must not go because
        it was read."""
        there = self._indexed if text.strip() else len(self.store)
        named = self.names_version if ":" in text and self.needs_names(text) else 0
        watched = self._watch_version if ":" in text and self.needs_watched(text) else 0
        return there, self.store.here, named, watched, self.marks is not None

    def published(self, listing: Listing, after: float, until: float) -> int:
        """How many stories of a listing were published after a moment and not later than
        another, both in seconds from the epoch."""
        import numpy as np

        found = listing.results.unordered() if listing.results is not None else None
        listed = np.array(listing.positions, np.int64) if found is None else found
        ages = np.frombuffer(self.store.ages)[listed]
        return int(np.count_nonzero((ages < -after) & (ages >= -until)))

    def waits(self, text: str) -> bool:
        """Whether the last thing in a filter asks nothing as long as one may type on."""
        return ":" in text and self._understood(text).waits

    def needs_names(self, text: str) -> bool:
        """Whether a filter asks who or what a story names."""

        return any(one.field in NAME_FIELDS for one in self._facets(text))

    def needs_marks(self, text: str) -> bool:
        """Whether a filter asks what is read, unread, flagged or watched."""
        return bool(self._states(text))

    def needs_watched(self, text: str) -> bool:
        """Whether a filter asks which stories name someone watched."""
        return "watched" in self._states(text)

    def _states(self, text: str) -> set[str]:
        return {one.value for one in self._facets(text) if one.field == "is"}

    def _facets(self, text: str) -> list[Facet]:
        return facets_of(self._understood(text))

    def _understood(self, text: str) -> Query:
        from tui.search.query import parse

        return parse(text, today=self._today())

    def positions(self, field: str, value: str) -> Sequence[int]:
        """The stories that name someone, or with the field ``is`` those that are in a state,
        for the searcher (its ``Facets``)."""
        if field != "is":
            return self.names.positions(field, value)
        if value == "watched":
            return sorted(self.naming_watched())
        if self._read is None:
            return ()
        if value == "flagged":
            places = map(self.store.position_of, self._read.marks.flagged)
            return sorted(position for position in places if position is not None)
        wanted = value == "read"
        return [position for position, read in enumerate(self._read.flags) if read == wanted]

    def unread(self, listing: Listing) -> int | None:
        """How many stories of a listing are unread; None where nothing is known of that."""
        if self._read is None:
            return None
        if listing.results is None:
            return len(listing) - self._read.count()
        import numpy as np  # loaded already, by the search

        read = np.flatnonzero(np.frombuffer(bytes(self._read.flags), np.bool_))
        return len(listing) - listing.results.among(read)

    def naming_watched(self) -> set[int]:
        """The stories that name anyone watched, as far as `index_watched` has looked."""
        known = (self._watched.get(one) for one in self.watched)
        return {position for found in known if found for position in found[1]}

    def named_watched(self) -> int:
        """How many of those watched some story names."""
        return sum(bool(self._watched[one][1]) for one in self.watched if one in self._watched)

    def index_watched(self) -> Iterator[None]:
        """Look for those watched in all that is indexed and recognised, in short steps.

        A story names someone if the recogniser found the name under any alias, or if its
        words are in the text as whole words."""
        from tui.search.query import parse

        for one in self.watched:
            if one in self._watched:
                stamp, _ = self._watched[one]
                if stamp == (self._indexed, self.names_version):
                    continue
            field, name = one
            indexed, printed = self._printed.get(one, (-1, frozenset[int]()))
            if indexed != self._indexed:
                query = parse(quoted(name), today=self._today(), finished=True)
                yield from self.searcher.prepare(query)
                indexed = self._indexed
                found = self.searcher.search(query)
                printed = frozenset(found.unordered().tolist())
                self._printed[one] = indexed, printed
                yield
            named = printed.union(self.names.positions(field, name))
            if self._watched.get(one, ((), ()))[1] != named:
                self._watch_version += 1
            self._watched[one] = (indexed, self.names_version), named
            yield

    @property
    def searcher(self) -> Searcher:
        """The searcher over all words indexed so far."""
        if self._searcher is None:
            from tui.search.match import Searcher

            self._searcher = Searcher(self.store, self.words, self, self._today)
        return self._searcher

    @property
    def words(self) -> Index:
        """The index of words; its first use imports numpy and loads what was kept."""
        if self._words is None:
            with self._loading:
                if self._words is None:  # a thread may have been at it
                    self._words = self._load_words()
        return self._words

    def _load_words(self) -> Index:
        from tui.search.cache import load
        from tui.search.index import Index

        kept = load(self._cache()) if self._cache else None
        index = Index() if kept is None else kept
        self._kept = len(index.ids)
        return index

    @property
    def indexed(self) -> int:
        """How many stories the index of words covers."""
        return self._indexed

    def keep_words(self) -> None:
        """Write the index of words to its file, if that saves time at the next start.

        Takes a while; may run in a thread once everything is indexed. Raises OSError.
        """
        if self._cache is None or len(self.store) < WORTH_KEEPING:
            return
        if len(self.words.ids) == self._kept:
            return
        from tui.search.cache import save

        path = self._cache()
        save(self.words, path)
        kept = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda file: file.stat().st_mtime)
        for old in kept[:-FILES_KEPT]:
            old.unlink(missing_ok=True)

    def index_words(self, seconds: float | None = None) -> bool:
        """Index stories for at most this long (None: all of them); True when all are
        indexed and the index is in order."""
        deadline = None if seconds is None else perf_counter() + seconds
        add, store = self.words.add, self.store
        while self._indexed < len(store):
            if store.holds(self._indexed):
                add(self._indexed, store[self._indexed])
            self._indexed += 1
            if deadline is not None and perf_counter() > deadline:
                return False
        return self.words.settle(inf if deadline is None else deadline - perf_counter())

    def complete(self, text: str) -> Completion | None:
        """How what is being typed into the filter may go on."""
        from tui.entities.index.entity_index import TYPES_OF
        from tui.search.complete import complete

        def known(field: str, beginning: str) -> list[str]:
            if field in TYPES_OF:
                return [name for name, _, _ in self.names.names(beginning, TYPES_OF[field])]
            return self.words.columns.texts[field].beginning(beginning, self.words.alive)

        return complete(text, known)

    # -- names -----------------------------------------------------------------------

    @property
    def naming(self) -> Naming:
        """Everything that is known of names; its first use imports what that needs."""
        if self._names is None:
            from tui.entities.index.naming import Naming

            self._names = Naming(
                self.store, self._names_cache, self._recogniser, closely=self._closely
            )
        return self._names

    def entities(self, position: int) -> tuple[Entity, ...]:
        """Who and what one story names, in order of first mention, as the reader wants it."""
        return self.naming.entities(position)

    @property
    def names(self) -> EntityIndex:
        """The index of names over all stories recognised so far."""
        return self.naming.index

    def count(self, entity: Entity, listing: Listing) -> int:
        """In how many stories of a listing a name occurs under any alias."""
        stories = self._naming(entity.name, entity.type, self.names_version)
        return len(stories) if listing.results is None else listing.results.among(stories)

    def _all_naming(self, name: str, kind: EntityType, version: int) -> NDArray[np.int64]:
        """The stories that name someone, as far as this version of the index knows."""
        return self.names.stories(Entity("", name, kind, ()))

    @property
    def book(self) -> NameBook:
        """All names, to be counted and looked through."""
        if self._book is None:
            from tui.entities.index.name_book import NameBook

            self._book = NameBook(self.names, self.store)
        return self._book

    def naming_listed(self, entity: Entity, listing: Listing) -> NDArray[np.int64]:
        """The stories of a listing in which a name occurs under any alias, ascending."""
        import numpy as np

        stories = self._naming(entity.name, entity.type, self.names_version)
        if listing.results is None:
            return stories
        found: NDArray[np.int64] = stories[np.isin(stories, listing.results.unordered())]
        return found

    def is_same(self, one: Entity, other: Entity) -> bool:
        """Whether two entities of different stories are one across the store."""
        key = self.naming.index.key
        return one.type == other.type and key(one.name, one.type) == key(other.name, other.type)

    def counterpart(self, entity: Entity, among: Iterable[Entity]) -> Entity | None:
        """Which of the names of a story someone is: of the same name, else of one under which
        the index finds the story for them, as in another script. None if none is."""
        here = [one for one in among if one.type == entity.type]
        same = next((one for one in here if self.is_same(one, entity)), None)
        if same is not None or entity.type not in NAME_TYPES:
            return same
        codes = self.names.codes(entity)
        names = (one for one in here if self.names.codes(one, aliases=False) & codes)
        return next(names, None)

    @property
    def recognised(self) -> int:
        """How many stories the index of names covers."""
        return 0 if self._names is None else self._names.recognised

    @property
    def settled(self) -> int:
        """How many of these are not being read again just now (`closer_readings`)."""
        return 0 if self._names is None else self._names.recognised - self._names.unsettled

    @property
    def awaits_names(self) -> bool:
        """Whether `index_names` had nothing to do but wait for other processes."""
        return self._names is not None and self._names.waits

    def each_named(self, positions: Sequence[int]) -> Iterator[tuple[int, tuple[Entity, ...]]]:
        """What some stories name, in their order: as `entities` of each, but read by other
        processes where there are many. The index stays as it is."""
        return self.naming.each(positions)

    @property
    def names_version(self) -> int:
        """Grows with every story recognised, corrected or read closely: an answer about
        names that was got at another version may have changed."""
        return 0 if self._names is None else self._names.version

    def index_names(self, seconds: float | None = None) -> bool:
        """Recognise names for at most this long (None: in all stories); True when the
        whole store is covered."""
        return self.naming.recognise(seconds)

    def use_corrections(self, corrections: Corrections) -> bool:
        """Apply the reader's corrections (`CorrectionFile.corrections`) from now on: to
        each story at once, to the index as `index_names` goes on. False if they are those
        that were applied already."""
        if self._names is None and not corrections.made:
            return False
        return self.naming.use_corrections(corrections)

    def is_read_closely(self, position: int) -> bool:
        """Whether a closer reading of a story has been taken, now or at an earlier start."""
        return self.naming.is_close(position)

    def closer_readings(
        self, recogniser: RecogniserName
    ) -> Generator[tuple[int, tuple[Entity, ...]] | None, None, None]:
        """What `look_closely` answers of every story recognised that has not been read
        closely, from other processes; None while there is nothing to do but wait."""
        return self.naming.closer_readings(recogniser)

    def look_closely(self, position: int, recogniser: Recogniser) -> tuple[Entity, ...]:
        """What a story names by a better recogniser. Changes nothing and may take a while:
        for a thread. Hand the answer to `read_closely`."""
        from tui.entities.index.naming import closely

        return closely(self.store, position, recogniser)

    def read_closely(self, position: int, entities: tuple[Entity, ...]) -> None:
        """Take a closer reading of a story instead of what was found quickly: by `entities`
        at once, by the index as `index_names` goes on."""
        self.naming.take_reading(position, entities)

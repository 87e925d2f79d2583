"""What stories name, kept on disk: the next start need not recognise them again.

An SQLite file in the user's cache folder. A story is known by its identity (made of its
content), its language and how its text is laid out (see `story_key`). A file that another
version of newstui, or another recogniser, wrote is begun anew, and so is one that is damaged.
Nothing of it is the reader's own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from tui import __version__
from tui.article import Article
from tui.entities.index.packed import FORMAT

MOST = 300_000
"""Stories kept; of more, those kept first go first."""
MOST_IN_MEMORY = 2_000
"""Stories whose names are held in memory: some two megabytes."""
PATIENCE = 0.05
"""Seconds to wait for another newstui that is writing."""
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_SCHEMA = """
create table if not exists about (version text not null);
create table if not exists names (
    story text not null, language text not null, closely integer not null, packed text not null,
    primary key (story, language)
);
"""


def story_key(article: Article) -> tuple[str, str]:
    """What a story is known by here, and its language. Names are kept by their offsets, so
    the same words laid out otherwise, which are the same story, are not the same here."""
    text = article.text.encode("utf-8", "surrogatepass")
    return f"{article.id}-{crc32(text):08x}", article.language


class _Stale(Exception):
    """The file is another version's, or damaged."""


class Kept(NamedTuple):
    """What one story names, and whether it was read closely."""

    packed: str
    closely: bool


class HeldNames:
    """Kept in memory, for this session; of few stories."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[str, Kept]] = {}

    def look_up(self, stories: Sequence[tuple[str, str]]) -> dict[str, Kept]:
        """As `KeptNames.look_up`."""
        held = ((story, language, self._names.get(story)) for story, language in stories)
        return {story: one[1] for story, language, one in held if one and one[0] == language}

    def keep(self, rows: Iterable[tuple[str, str, bool, str]]) -> None:
        """As `KeptNames.keep`, as long as there is room."""
        for story, language, closely, packed in rows:
            if len(self._names) < MOST_IN_MEMORY or story in self._names:
                self._names[story] = language, Kept(packed, closely)


class KeptNames:
    """The file. Never raises: what cannot be read is not there, what cannot be written is
    recognised again at the next start."""

    def __init__(self, path: Path, recogniser: str = "quick") -> None:
        self._path = path
        self._version = f"{FORMAT} {__version__} {recogniser}"
        self._file: sqlite3.Connection | None = None
        self._writing: sqlite3.Connection | None = None
        """A connection of its own: who looks something up never waits for who writes."""
        try:
            self._open()
        except _Stale:
            self._discard()
            with suppress(_Stale):
                self._open()

    def look_up(self, stories: Sequence[tuple[str, str]]) -> dict[str, Kept]:
        """What is kept of some stories, given as `story_key` gives them, by the first of it."""
        file = self._file  # another thread may give it up meanwhile
        if file is None or not stories:
            return {}
        wanted = dict(stories)
        marks = ",".join("?" * len(wanted))
        query = f"select story, language, closely, packed from names where story in ({marks})"
        try:
            rows = file.execute(query, [*wanted]).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return {}
        return {
            story: Kept(packed, bool(closely))
            for story, language, closely, packed in rows
            if wanted[story] == language and isinstance(packed, str)
        }

    def keep(self, rows: Iterable[tuple[str, str, bool, str]]) -> None:
        """Keep what some stories name: both parts of `story_key`, whether read closely, and
        the names as `packed.pack` writes them."""
        file = self._writing
        if file is None:
            return
        try:
            with file:
                file.executemany("insert or replace into names values (?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._give_up(error)

    def prune(self) -> None:
        """Let those kept first go where there are too many."""
        file = self._writing
        if file is None:
            return
        newest = "delete from names where rowid <= (select max(rowid) from names) - ?"
        try:
            with file:
                file.execute(newest, (MOST,))
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Use the file no more."""
        for file in (self._file, self._writing):
            if file is not None:
                with suppress(sqlite3.Error):
                    file.close()
        self._file = self._writing = None

    def _open(self) -> None:
        """Open the file, if it can be written. Raises _Stale if it is to be begun anew."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file, self._writing = self._connect(), self._connect()
            self._writing.execute("pragma journal_mode = wal")
            self._writing.execute("pragma synchronous = normal")
            self._writing.executescript(_SCHEMA)
            about = self._writing.execute("select version from about").fetchone()
            if about is None:
                with self._writing:
                    self._writing.execute("insert into about values (?)", (self._version,))
            elif about != (self._version,):
                raise _Stale
        except (OSError, sqlite3.Error, _Stale) as error:
            self.close()
            if isinstance(error, _Stale) or _is_damage(error):
                raise _Stale from error

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=PATIENCE, check_same_thread=False)

    def _discard(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + ending).unlink()

    def _give_up(self, error: sqlite3.Error) -> None:
        """Use the file no more, unless another newstui only holds it for now; a damaged one is
        in nobody's way at the next start."""
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _LOCKED:  # of its extended codes
            return
        self.close()
        if _is_damage(error):
            self._discard()


def _is_damage(error: Exception) -> bool:
    """Whether the file is at fault, not the disk, another newstui that holds it, or a thread
    here that has just closed it."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, sqlite3.OperationalError | sqlite3.ProgrammingError
    )

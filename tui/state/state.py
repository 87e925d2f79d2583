"""What has been read, flagged and saved, and where one was: kept in one SQLite file.

Every change is on disk when the call that makes it returns, so that whatever ends the
program loses nothing that was shown. Where the file cannot be used, everything goes on in
memory, and `State.notices` says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from tui.state.schema import ForeignFile, prepare

PATIENCE = 2.0
"""Seconds to wait for another newstui that is writing."""


class Session(NamedTuple):
    """How one left the desk over some sources."""

    story: str | None
    """The identity of the open story."""
    filter: str
    panel: bool | None
    """Whether the panel of names was shown; None where nobody chose."""
    width: int | None
    """Columns of the reader's text."""
    visited: float
    """Seconds since the epoch."""


class SavedFilter(NamedTuple):
    """A filter kept under a name."""

    name: str
    query: str
    seen: float
    """When it was last looked at, in seconds since the epoch."""


class State:
    """The state of the desk. Stories are known by their identity (`Article.id`), so that a
    moved or renamed file keeps its own."""

    def __init__(self, path: Path | None = None) -> None:
        """``path`` is the file, made with its folder if it is not there; None keeps all in
        memory. Never raises: see ``notices``."""
        self.path = path
        self.notices: list[str] = []
        """What to tell the reader, a sentence each."""
        self.read: set[str] = set()
        self.flagged: set[str] = set()
        self.version = 0
        """Changes whenever something is marked."""
        self._changes: list[Sequence[str] | None] = []
        """What each version changed; None for anything."""
        self._places: dict[str, int] = {}
        self._filters: dict[str, tuple[str, int, float]] = {}
        self._settings: dict[str, str] = {}
        self._sessions: dict[str, Session] = {}
        self._seen_version = 0
        self._database = _open(path, self.notices)
        self._load()

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._database.close()

    def refresh(self) -> bool:
        """Take in what another newstui has changed; True if something was."""
        if self._ask("PRAGMA data_version")[0][0] == self._seen_version:
            return False
        self._load()
        return True

    # -- stories ---------------------------------------------------------------------

    def set_read(self, ids: Iterable[str], value: bool) -> None:
        """Mark stories as read or unread."""
        self._mark("read", self.read, ids, value)

    def set_flagged(self, ids: Iterable[str], value: bool) -> None:
        """Flag stories, or take their flags away."""
        self._mark("flagged", self.flagged, ids, value)

    def place(self, story: str) -> int:
        """The character at which a story was left; 0 for its beginning."""
        return self._places.get(story, 0)

    def keep_place(self, story: str, place: int) -> None:
        """Remember where a story was left."""
        if self.place(story) != place:
            self._places[story] = place
            self._upsert("story", ("id",), ("place",), [(story, place)])

    def _mark(self, column: str, known: set[str], ids: Iterable[str], value: bool) -> None:
        changed = [one for one in ids if (one in known) is not value]
        if not changed:
            return
        (known.update if value else known.difference_update)(changed)
        self._note(changed)
        self._upsert("story", ("id",), (column,), [(one, int(value)) for one in changed])

    def _note(self, changed: Sequence[str] | None) -> None:
        self._changes.append(changed)
        self.version = len(self._changes)

    def changed_since(self, version: int) -> Iterable[str] | None:
        """The stories marked otherwise since a version; None where it may be any."""
        changes = self._changes[version:]
        return None if None in changes else [one for some in changes if some for one in some]

    # -- sessions, filters, settings -------------------------------------------------

    def session(self, sources: str) -> Session | None:
        """How the desk over these sources was left."""
        return self._sessions.get(sources)

    def keep_session(self, sources: str, session: Session) -> None:
        """Remember how the desk is left."""
        self._sessions[sources] = session
        self._upsert("session", ("sources",), Session._fields, [(sources, *session)])

    @property
    def filters(self) -> tuple[SavedFilter, ...]:
        """The saved filters, in the reader's order."""
        ordered = sorted(self._filters.items(), key=lambda entry: (entry[1][1], entry[0]))
        return tuple(SavedFilter(name, query, seen) for name, (query, _, seen) in ordered)

    def save_filters(self, filters: Sequence[SavedFilter]) -> None:
        """Keep these filters, in this order, and no others."""
        gone = self._filters.keys() - {one.name for one in filters}
        rows = [(one.name, one.query, at, one.seen) for at, one in enumerate(filters)]
        self._filters = {name: (query, at, seen) for name, query, at, seen in rows}
        for name in gone:
            self._run("DELETE FROM filter WHERE name = ?", [(name,)])
        self._upsert("filter", ("name",), ("query", "rank", "seen"), rows)

    def setting(self, key: str) -> str | None:
        """A choice that outlives the session, such as the theme."""
        return self._settings.get(key)

    def keep_setting(self, key: str, value: str) -> None:
        """Remember a choice."""
        if self._settings.get(key) != value:
            self._settings[key] = value
            self._upsert("setting", ("key",), ("value",), [(key, value)])

    # -- the file --------------------------------------------------------------------

    def _load(self) -> None:
        stories = self._ask("SELECT id, read, flagged, place FROM story")
        self.read = {one for one, read, _, _ in stories if read}
        self.flagged = {one for one, _, flagged, _ in stories if flagged}
        self._places = {one: place for one, _, _, place in stories if place}
        filters = self._ask("SELECT name, query, rank, seen FROM filter")
        self._filters = {name: (query, rank, seen) for name, query, rank, seen in filters}
        self._settings = dict(self._ask("SELECT key, value FROM setting"))
        sessions = self._ask("SELECT sources, story, filter, panel, width, visited FROM session")
        self._sessions = {
            sources: Session(story, text, None if panel is None else bool(panel), width, visited)
            for sources, story, text, panel, width, visited in sessions
        }
        self._seen_version = self._ask("PRAGMA data_version")[0][0]
        self._note(None)

    def _upsert(
        self, table: str, key: Sequence[str], columns: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> None:
        """Write rows of which only the named columns change where the key is known."""
        names = (*key, *columns)
        marks = ", ".join("?" * len(names))
        changes = ", ".join(f"{column} = excluded.{column}" for column in columns)
        self._run(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) "
            f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}",
            rows,
        )

    def _run(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        try:
            with self._database:
                self._database.executemany(statement, rows)
        except sqlite3.Error as error:
            self._say(f"A change could not be saved and lasts only until you leave ({error}).")

    def _ask(self, statement: str) -> list[Any]:
        try:
            return self._database.execute(statement).fetchall()
        except sqlite3.Error as error:
            self._say(f"What was saved could not be read ({error}).")
            return [(0,)] if statement.startswith("PRAGMA") else []

    def _say(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)


def _open(path: Path | None, notices: list[str]) -> sqlite3.Connection:
    """The database of a file; one in memory where that cannot be."""
    if path is not None:
        for attempt in ("first", "second"):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                return _connect(str(path))
            except (sqlite3.OperationalError, OSError) as error:
                reason = error.strerror if isinstance(error, OSError) else str(error)
                notices.append(f"{path} cannot be used ({reason}): nothing is kept this time.")
                break
            except (sqlite3.DatabaseError, ForeignFile) as error:
                if attempt == "second" or not _put_aside(path, error, notices):
                    break
    return _connect(":memory:")


def _connect(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
    try:
        prepare(database)
        if path != ":memory:":
            # A killed program loses nothing; a power cut at worst the last changes.
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("is damaged")
    except BaseException:
        database.close()
        raise
    return database


def _put_aside(path: Path, error: Exception, notices: list[str]) -> bool:
    """Keep a file that cannot be used under another name."""
    aside = path.with_name(f"{path.name}.{datetime.now():%Y%m%d-%H%M%S}.aside")
    try:
        path.rename(aside)
        for journal in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + journal).rename(aside.with_name(aside.name + journal))
    except OSError as failed:
        notices.append(f"{path} {error} and cannot be moved ({failed.strerror}).")
        return False
    notices.append(f"{path} {_reason(error)}. It was kept as {aside.name}; a new one is begun.")
    return True


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, ForeignFile) else f"is no state file ({error})"

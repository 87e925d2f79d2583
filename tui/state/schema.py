"""The tables of the state file, and how older files become newer ones."""

from __future__ import annotations

import sqlite3

APPLICATION = 0x6E657773  # "news"
"""Marks the file as ours (SQLite's application_id)."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE story (
        id TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0, flagged INTEGER NOT NULL DEFAULT 0,
        place INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE session (
        sources TEXT PRIMARY KEY, story TEXT, filter TEXT NOT NULL, panel INTEGER,
        width INTEGER, visited REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE filter (
        name TEXT PRIMARY KEY, query TEXT NOT NULL, rank INTEGER NOT NULL, seen REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
)
"""From each version to the next; a new file runs them all."""
VERSION = len(MIGRATIONS)


class ForeignFile(Exception):
    """A database that is not ours to use; says why."""


def prepare(database: sqlite3.Connection) -> None:
    """Bring a database to this version, whatever its own.

    Raises `ForeignFile` for one of a later version or another program, sqlite3.Error.
    """
    version = _number(database, "user_version")
    ours = _number(database, "application_id") == APPLICATION
    if _number(database, "schema_version") and not ours:
        raise ForeignFile("belongs to another program")
    if version > VERSION:
        raise ForeignFile("was written by a later version of newstui")
    if version == VERSION:
        return
    for number in range(version, VERSION):
        database.executescript(
            f"BEGIN IMMEDIATE; {MIGRATIONS[number]}"
            f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {number + 1}; COMMIT;"
        )


def _number(database: sqlite3.Connection, pragma: str) -> int:
    return int(database.execute(f"PRAGMA {pragma}").fetchone()[0])

"""Names one watches: a plain text file that people edit too.

One name a line, ``#`` begins a comment, and ``person:``, ``org:``, ``place:`` or
``entity:`` before a name says what it is: ``org:Hallberg Institute``. What newstui changes
leaves the other lines as they are.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

FIELDS = ("person", "org", "place", "entity")
LONGEST = 200


class Watched(NamedTuple):
    """A name on the list."""

    name: str
    field: str = "entity"
    """Person, org, place, or entity: any of them."""

    @property
    def line(self) -> str:
        """As it is written in the file."""
        return self.name if self.field == "entity" else f"{self.field}:{self.name}"


class Watchlist:
    """The names of a file, in its order."""

    def __init__(self, path: Path | None) -> None:
        """Without a path the list lasts for the session. Never raises: see ``notices``."""
        self.path = path
        self.notices: list[str] = []
        """What is wrong with the file, a sentence each, with the line's number."""
        self._lines: list[str] = []
        self._stamp: tuple[int, int] | None = None
        self.reload()

    @property
    def names(self) -> tuple[Watched, ...]:
        """Who and what is watched, each once."""
        read = (_watched(line) for line in self._lines)
        return tuple(dict.fromkeys(one for one in read if one is not None))

    def reload(self) -> bool:
        """Read the file again if it has changed; True if it had."""
        if self.path is None:
            return False
        try:
            status = self.path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp == self._stamp:
                return False
            text = self.path.read_text("utf-8-sig", "replace")
        except FileNotFoundError:
            self._stamp, changed, self._lines = None, bool(self._lines), []
            return changed
        except OSError as error:
            self.notices = [f"{self.path} cannot be read: {error.strerror}."]
            return False
        self._stamp, self._lines = stamp, text.splitlines()
        self.notices = [
            f"{self.path}, line {number}: longer than {LONGEST} characters, left out."
            for number, line in enumerate(self._lines, 1)
            if len(line.partition("#")[0].strip()) > LONGEST
        ]
        return True

    def add(self, watched: Watched) -> None:
        """Watch a name. Raises OSError."""
        if watched not in self.names:
            self.reload()
            self._write([*self._lines, watched.line])

    def remove(self, watched: Watched) -> None:
        """Watch a name no more. Raises OSError."""
        self.reload()
        self._write([line for line in self._lines if _watched(line) != watched])

    def _write(self, lines: list[str]) -> None:
        """Put the lines into the file whole, or leave it as it was."""
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name)
            try:
                with open(handle, "w", encoding="utf-8") as file:
                    file.write("".join(f"{line}\n" for line in lines))
                os.replace(name, self.path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name)
                raise
            status = self.path.stat()
            self._stamp = (status.st_mtime_ns, status.st_size)
        self._lines = lines


def _watched(line: str) -> Watched | None:
    text = " ".join(line.partition("#")[0].split())
    if not text or len(text) > LONGEST:
        return None
    field, colon, name = text.partition(":")
    if colon and field.lower() in FIELDS and name.strip():
        return Watched(name.strip(), field.lower())
    return Watched(text)

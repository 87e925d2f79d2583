"""Names one watches: a plain text file that people edit too.

One name a line, ``#`` begins a comment, and ``person:``, ``org:``, ``place:`` or
``entity:`` before a name says what it is: ``org:Hallberg Institute``. What newstui changes
leaves the other lines as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tui.article import NAME_FIELDS
from tui.ingest.text.paintable import safe_line
from tui.state.lines import LinesFile

LONGEST = 200


class Watched(NamedTuple):
    """A name on the list."""

    name: str
    field: str = "entity"
    """Person, org, place, or entity: any of them."""

    @property
    def line(self) -> str:
        """As it is written in the file: the field before the name where it is needed."""
        if self.field == "entity" and _watched(self.name) == self:
            return self.name
        return f"{self.field}:{self.name}"


class Watchlist:
    """The names of a file, in its order."""

    def __init__(self, path: Path | None) -> None:
        """Without a path the list lasts for the session. Never raises: see ``notices``."""
        self.path = path
        self.notices: list[str] = []
        """What is wrong with the file, a sentence each, with the line's number."""
        self._file = LinesFile(path)
        self._look()

    @property
    def names(self) -> tuple[Watched, ...]:
        """Who and what is watched, each once."""
        read = (_watched(line) for line in self._file.lines)
        return tuple(dict.fromkeys(one for one in read if one is not None))

    def reload(self) -> bool:
        """Read the file again if it has changed; True if it had."""
        changed = self._file.reload()
        self._look()
        return changed

    def _look(self) -> None:
        reasons = (_wrong(_text(line)) for line in self._file.lines)
        self.notices = [
            f"{self.path}, line {number}: {reason}, left out."
            for number, reason in enumerate(reasons, 1)
            if reason is not None
        ]
        if self._file.notice is not None:
            self.notices = [self._file.notice]

    def add(self, watched: Watched) -> None:
        """Watch a name. Raises OSError, and ValueError, in words for the reader, for what a
        line cannot hold."""
        if _watched(watched.line) != watched:
            raise ValueError(f"a name has no # and at most {LONGEST} characters")
        if watched not in self.names:
            self.reload()
            self._file.write([*self._file.lines, watched.line])

    def remove(self, watched: Watched) -> None:
        """Watch a name no more. Raises OSError."""
        self.reload()
        self._file.write([line for line in self._file.lines if _watched(line) != watched])


def _text(line: str) -> str:
    """A line without its comment."""
    return " ".join(line.partition("#")[0].split())


def _wrong(text: str) -> str | None:
    """Why a line is no name; None for one that may be."""
    if len(text) > LONGEST:
        return f"longer than {LONGEST} characters"
    return None if safe_line(text) == text else "has characters that cannot be shown"


def _watched(line: str) -> Watched | None:
    text = _text(line)
    if not text or _wrong(text):
        return None
    field, colon, name = text.partition(":")
    if colon and field.lower() in NAME_FIELDS and name.strip():
        return Watched(name.strip(), field.lower())
    return Watched(text)

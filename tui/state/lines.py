"""A plain text file that newstui and people both edit, a thing a line."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


class LinesFile:
    """The lines of a file, and whether it has changed. What is put in replaces the file
    whole, or leaves it as it was."""

    def __init__(self, path: Path | None) -> None:
        """Without a path the lines last for the session. Never raises: see ``notice``."""
        self.path = path
        self.lines: list[str] = []
        self.notice: str | None = None
        """Why the file cannot be read, if it cannot."""
        self._stamp: tuple[int, int] | None = None
        self.reload()

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
            self._stamp, changed, self.lines = None, bool(self.lines), []
            return changed
        except OSError as error:
            self.notice = f"{self.path} cannot be read: {error.strerror}."
            return False
        self._stamp, self.lines, self.notice = stamp, text.split("\n"), None
        if self.lines[-1] == "":
            self.lines.pop()
        return True

    def write(self, lines: Sequence[str]) -> None:
        """Put the lines into the file. Raises OSError, and then nothing has changed."""
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name)
            try:
                with open(handle, "w", encoding="utf-8", newline="\n") as file:
                    file.write("".join(f"{line}\n" for line in lines))
                os.replace(name, self.path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name)
                raise
            status = self.path.stat()
            self._stamp = (status.st_mtime_ns, status.st_size)
        self.lines = list(lines)

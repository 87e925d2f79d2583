"""A plain text file that newstui and people both edit, a thing a line."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tui.whole_file import replacing


class LinesFile:
    """The lines of a file, and whether it has changed. What is put in replaces the file
    whole, or leaves it as it was. Bytes that are no UTF-8 stay as they are: in the lines
    they are lone surrogates."""

    def __init__(self, path: Path | None) -> None:
        """Without a path the lines last for the session. Never raises: see ``notice``."""
        self.path = path
        self.lines: list[str] = []
        self.notice: str | None = None
        """Why the file cannot be read, if it cannot."""
        self._unread: OSError | None = None
        self._stamp: tuple[int, int] | None = None
        self.reload()

    def reload(self) -> bool:
        """Read the file again if it has changed; True if it had."""
        if self.path is None:
            return False
        try:
            status = self.path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp == self._stamp and self._unread is None:
                return False
            text = self.path.read_text("utf-8-sig", "surrogateescape")
        except FileNotFoundError:
            self._stamp, changed, self.lines = None, bool(self.lines), []
            self._unread = self.notice = None
            return changed
        except OSError as error:
            self._unread = error
            self.notice = f"{self.path} cannot be read: {error.strerror}."
            return False
        self._stamp, self.lines = stamp, text.split("\n")
        self._unread = self.notice = None
        if self.lines[-1] == "":
            self.lines.pop()
        return True

    def write(self, lines: Sequence[str]) -> None:
        """Put the lines into the file. Raises OSError, also where the file could not be read;
        then nothing has changed."""
        if self._unread is not None:  # whatever is in it would be lost
            raise self._unread
        if self.path is not None:
            path = self.path.resolve()  # a link to it stays one
            with replacing(path) as file:
                text = "".join(f"{line}\n" for line in lines)
                file.write(text.encode("utf-8", "surrogateescape"))
                with suppress(FileNotFoundError):
                    shutil.copymode(path, file.name)
            status = path.stat()
            self._stamp = (status.st_mtime_ns, status.st_size)
        self.lines = list(lines)

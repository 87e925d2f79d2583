"""A program on a pseudo-terminal: what arrives there, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress


class Terminal:
    """Runs a command on a terminal of its own and reads what it paints."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 120,
        lines: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.started = time.perf_counter()
        self.seen = bytearray()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update(environment or {})
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            for size in ("COLUMNS", "LINES"):  # of pytest's terminal; readline exports them
                os.unsetenv(size)
            os.execvp(command[0], list(command))
        self.resize(columns, lines)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal; the program is told by signal."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

    def read(self, seconds: float) -> bytes:
        """What arrives within a time, at least one read if there is anything; empty at
        the end of the program or when nothing came."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # the other end is gone
            return b""
        self.seen += data
        return data

    def wait_for(self, text: str, seconds: float = 60.0) -> float:
        """Read until a text has been painted since the last wait; the time it took.

        Raises:
            TimeoutError: it never came.
        """
        start, wanted = time.perf_counter(), text.encode()
        self.seen = bytearray()
        while wanted not in self.seen:
            if time.perf_counter() - start > seconds:
                raise TimeoutError(f"{text!r} was not painted in {seconds} s")
            self.read(0.5)
        return time.perf_counter() - start

    def drain(self, quiet: float = 0.3, seconds: float = 60.0) -> None:
        """Read until nothing has come for a while."""
        end = time.perf_counter() + seconds
        while self.read(quiet) and time.perf_counter() < end:
            pass

    def close(self) -> int:
        """End the program if it still runs; its wait status."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, 9)
        _, status = os.waitpid(self.pid, 0)
        os.close(self._fd)
        return status

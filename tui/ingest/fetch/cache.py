"""What was fetched, on disk: the next start shows it at once, also without a network.

A file is a line of JSON that says what it is, then the body as it was unpacked. When it was
last written is when it was last known to be what the server has.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from time import time

from tui.ingest.fetch.reply import Reply
from tui.whole_file import replacing

FILES = 2_000
"""Replies kept; those asked for longest ago go first."""
BEGUN = 86_400.0
"""Seconds after which a file that was begun and is no reply is one that nobody writes any more."""
_ENDING = ".reply"
_BEGINNING = "begun-"
_TOLD = ("name", "kind", "etag", "modified", "fresh")


class Cache:
    """The replies in a folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept(self, name: str) -> Reply | None:
        """The reply kept for a link's name; None if there is none that can be used."""
        try:
            with self._path(name).open("rb") as file:
                told = json.loads(file.readline(65_536))
                reply = Reply(
                    **{field: told[field] for field in _TOLD},
                    body=file.read(),
                    fetched=os.fstat(file.fileno()).st_mtime,
                )
                whole = len(reply.body) == told["size"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return reply if reply.name == name and whole else None

    def keep(self, reply: Reply) -> None:
        """Keep a reply in place of the one before. Raises OSError."""
        told = {field: getattr(reply, field) for field in _TOLD}
        header = json.dumps({**told, "size": len(reply.body)}).encode() + b"\n"
        with replacing(self._path(reply.name), prefix=_BEGINNING) as file:
            file.write(header)
            file.write(reply.body)

    def confirm(self, reply: Reply, now: float) -> Reply:
        """The same reply, known to be what the server has now."""
        with suppress(OSError):
            os.utime(self._path(reply.name), (now, now))
        return replace(reply, fetched=now)

    def tidy(self) -> None:
        """Remove what is too much, and what was begun when newstui was killed."""
        with suppress(OSError):
            for begun in self._folder.glob(f"{_BEGINNING}*"):
                if begun.stat().st_mtime < time() - BEGUN:
                    begun.unlink(missing_ok=True)
        with suppress(OSError):
            files = list(self._folder.glob(f"*{_ENDING}"))
            files.sort(key=lambda file: file.stat().st_mtime, reverse=True)
            for old in files[FILES:]:
                old.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return self._folder / f"{digest}{_ENDING}"

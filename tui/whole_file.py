"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO


@contextmanager
def replacing(path: Path, prefix: str | None = None) -> Iterator[IO[bytes]]:
    """A new file beside ``path``, which takes its place when all is written; what is there
    stays if anything goes wrong. ``prefix`` is how the new file's name begins meanwhile; it
    begins as that of ``path`` otherwise. The folder is made if it is missing. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=prefix or path.name, delete=False) as begun:
        try:
            yield begun
            begun.close()
            os.replace(begun.name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(begun.name)
            raise

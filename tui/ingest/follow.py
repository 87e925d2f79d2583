"""Watching the sources: which files came, changed or went."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence

from tui.ingest.intake import STANDARD_INPUT

SETTLED = 400
"""Milliseconds in which changes are gathered: a file that is being written changes often."""


class NotWatchable(Exception):
    """The sources cannot be followed; says why, in words for the reader."""


async def follow(sources: Sequence[str]) -> AsyncIterator[frozenset[str]]:
    """Absolute paths of files that came, changed or went, as it happens, a handful at a
    time; hidden files are left out, and folders stand for the files in them.

    Raises `NotWatchable`.
    """
    try:
        from watchfiles import DefaultFilter, awatch
    except ModuleNotFoundError:
        raise NotWatchable(
            "following needs newstui[follow]: pip install 'newstui[follow]'"
        ) from None
    named = [os.path.abspath(one) for one in sources if one != STANDARD_INPUT and "://" not in one]
    folders = {one for one in named if os.path.isdir(one)}
    files = {one for one in named if one not in folders}
    if not named:
        raise NotWatchable("only files and folders can be followed")

    def wanted(_: object, path: str) -> bool:
        if path in files:
            return True
        parts = next(
            (path[len(one) :].split(os.sep) for one in folders if path.startswith(one + os.sep)), []
        )
        return bool(parts) and not any(part.startswith(".") for part in parts)

    # Files are watched by their folders: many programs write another and rename it.
    watched = {*folders, *(os.path.dirname(one) for one in files)}
    everything = DefaultFilter(ignore_dirs=(), ignore_entity_patterns=(), ignore_paths=())
    try:
        async for changes in awatch(
            *watched,
            watch_filter=lambda change, path: everything(change, path) and wanted(change, path),
            step=SETTLED // 4,
            debounce=SETTLED,
            recursive=True,
        ):
            yield frozenset(path for _, path in changes)
    except OSError as error:
        raise NotWatchable(f"the sources cannot be watched: {error.strerror or error}") from error

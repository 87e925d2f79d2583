"""Watching the sources: which files came, changed or went.

The system tells where something happened; what it was is seen by looking there. It does not
tell everything: of a folder that is moved to its place only the folder, of a file in a new
folder nothing if it came at once, of a source that is deleted and made again nothing at all.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import AsyncGenerator, Container, Iterable, Mapping, Sequence
from contextlib import aclosing
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tui.ingest.complaint import needs
from tui.ingest.fetch.link import is_link

if TYPE_CHECKING:
    from watchfiles import Change

    from tui.article import Failure
    from tui.ingest.intake import Intake
    from tui.ingest.sources.locate import Location

SETTLED = 400
"""Milliseconds in which changes are gathered: a file that is being written changes often."""
LOOK = 0.5
"""Seconds between two looks at whether the sources themselves are still there."""
LOOKED_AT = 5_000
"""Sources that make it a second more: a look takes some 20 µs, and may take a tenth of the
time."""


ONE_BY_ONE = sys.platform == "linux"
"""Whether each folder is watched by itself. Elsewhere the system watches all that is below
one; here watchfiles would go through every file there, and let no other thread run."""


class NotWatchable(Exception):
    """The sources cannot be followed; says why, in words for the reader."""


def follow(intake: Intake) -> AsyncGenerator[dict[str, Location | Failure | None], None]:
    """The files that are other than they were when the intake found them, as it happens, a
    handful at a time: as they are now, or None for those that went. Hidden files are left
    out. First come those that changed since the intake found them.

    Raises `NotWatchable`: at once or, from the iterator, later.
    """
    if find_spec("watchfiles") is None:
        raise NotWatchable(f"following {needs('follow')}")
    if all(source in intake.piped or is_link(source) for source in intake.sources):
        raise NotWatchable("only files and folders can be followed")
    return _follow(intake)


async def _follow(intake: Intake) -> AsyncGenerator[dict[str, Location | Failure | None], None]:
    from tui.ingest.sources.changes import (  # with all formats: not before a paint
        at,
        everywhere,
        stamp,
    )

    known, sources = intake.files, intake.places
    named = frozenset(sources)
    while True:
        async with aclosing(_hints(sources)) as hints:
            async for places in hints:
                if places is None:
                    look = partial(everywhere, known, sources)
                else:
                    wrong = {one for one in sources if isinstance(known.get(one), str)}
                    look = partial(at, places | wrong, known, named)
                changed = await asyncio.to_thread(look)
                for path, now in changed.items():
                    if now is None:
                        del known[path]
                    else:
                        known[path] = stamp(now)[1]
                if changed:
                    yield changed


async def _hints(sources: Sequence[str]) -> AsyncGenerator[set[str] | None, None]:
    """Files and folders where something may have changed, by the names the sources give
    them; first None, which may be anywhere. Ends when a source that is a folder went, or came,
    or is another one: then it is to be watched anew. Raises `NotWatchable`."""
    # In threads: many sources, and the import, take longer than the keyboard should wait.
    watch = (await asyncio.to_thread(import_module, "watchfiles")).watch
    before = await asyncio.to_thread(_folders, sources)
    absolute = await asyncio.to_thread(_absolute, sources)
    files = {source for source in sources if source not in before}
    pause = LOOK + len(sources) / LOOKED_AT
    stop = threading.Event()
    tops = [path for path, source in absolute.items() if source in before]
    watched = await asyncio.to_thread(_below, tops) if ONE_BY_ONE else tops
    watching = watch(
        *watched, recursive=not ONE_BY_ONE,
        watch_filter=None, step=SETTLED // 4, debounce=SETTLED, stop_event=stop,
        rust_timeout=int(pause * 1000), yield_on_timeout=True, ignore_permission_denied=True,
    )  # fmt: skip
    try:
        first = True
        while True:
            told: Iterable[tuple[Change, str]] = ()
            if before:
                told = await asyncio.to_thread(next, watching, ())
            elif not first:
                await asyncio.sleep(pause)
            places = await asyncio.to_thread(_places, told, absolute)
            yield None if first else files | places
            if first and ONE_BY_ONE and await asyncio.to_thread(_below, tops) != watched:
                return  # some came before their own were watched
            first = False
            if await asyncio.to_thread(_rewatch, told, tops):
                return
            if await asyncio.to_thread(_folders, sources) != before:
                return
    except FileNotFoundError:  # one went before it was watched
        await asyncio.sleep(pause)
    except (OSError, RuntimeError) as error:
        if "decode path" not in str(error):  # a name that is not text: no name, but a hint
            reason = getattr(error, "strerror", None) or error
            raise NotWatchable(f"the sources cannot be watched: {reason}") from error
    finally:
        stop.set()


def _rewatch(told: Iterable[tuple[Change, str]], tops: Container[str]) -> bool:
    """Whether there is something else to be watched now."""
    return any(
        path in tops
        if change.name == "deleted"
        else ONE_BY_ONE and change.name == "added" and os.path.isdir(path)
        for change, path in told
    )


def _below(tops: Sequence[str]) -> list[str]:
    """All folders below some, and these, where they lead to by links as well; each once."""
    seen = set[tuple[int, int]]()
    folders, waiting = [], list(reversed(tops))
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                continue
            with os.scandir(folder) as entries:
                waiting += [entry.path for entry in entries if _is_folder(entry)]
        except OSError:  # gone, or closed: there is nothing to be told of it
            continue
        seen.add((status.st_dev, status.st_ino))
        folders.append(folder)
    return folders


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Also by a link; never raises, as entry.is_dir does for a link back to itself."""
    if entry.is_symlink():
        return os.path.isdir(entry.path)
    return entry.is_dir(follow_symlinks=False)


def _folders(sources: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Which of the sources are folders now, with the device and number of each."""
    folders = {}
    for source in sources:
        try:
            status = os.stat(os.path.join(source, ""))
        except (OSError, ValueError):
            continue
        folders[source] = (status.st_dev, status.st_ino)
    return folders


def _absolute(sources: Iterable[str]) -> dict[str, str]:
    """The first of the sources with each absolute path, by that, in their order."""
    absolute: dict[str, str] = {}
    for source in sources:
        absolute.setdefault(os.path.abspath(source), source)
    return absolute


def _places(told: Iterable[tuple[Change, str]], absolute: Mapping[str, str]) -> set[str]:
    """What all that something is told of is called; looks at folders, which takes a while."""
    return set().union(*(_named(path, absolute) for _, path in told))


def _named(path: str, absolute: Mapping[str, str]) -> set[str]:
    """What something is called below the first source it is in; what `locate` leaves out is
    called nothing."""
    from tui.ingest.sources.locate import hides

    for base, source in absolute.items():
        if path == base:
            return {source}
        if path.startswith(os.path.join(base, "")):
            rest = path.removeprefix(os.path.join(base, ""))
            return set() if hides(base, rest) else {os.path.join(source, rest)}
    return set()

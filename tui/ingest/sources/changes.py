"""What is other now than when the files were found: the sources looked at a second time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Set
from functools import cache
from typing import TypeAlias

from tui.article import Failure
from tui.ingest.sources.locate import Location, locate, look_at

Stamp: TypeAlias = "tuple[float, float, int] | str"
"""When a file was written and when it came to its place, and its size; or what is wrong
with it."""


def stamp(found: Location | Failure) -> tuple[str, Stamp]:
    """Where a file is, and what tells whether it is another one the next time."""
    if isinstance(found, Failure):
        return found.location, found.reason
    return found.path, (found.mtime, found.ctime, found.size)


def everywhere(
    known: Mapping[str, Stamp], sources: Iterable[str]
) -> dict[str, Location | Failure | None]:
    """The files in the sources that are other than known, as they are now; None where there
    is none any more. Takes a while with many files; changes nothing, so it may run in a
    thread."""
    return _differing(known, locate(sources), set(known))


def at(
    places: Iterable[str], known: Mapping[str, Stamp], sources: Set[str]
) -> dict[str, Location | Failure | None]:
    """The same, only at these files and below these folders."""
    found: list[Location | Failure] = []
    gone, folders = set(), set()
    for place in sorted(places):
        found += locate([place]) if place in sources else look_at(place)
        if place in known:
            gone.add(place)
        if not isinstance(known.get(place), tuple):  # it may be, or have been, a folder
            folders.add(place.rstrip(os.sep) or place)
    return _differing(known, found, gone | _below(folders, known))


def _below(folders: Set[str], paths: Iterable[str]) -> set[str]:
    """The paths that are in folders, at any depth."""

    @cache  # most files share their folder with many
    def inside(folder: str) -> bool:
        parent = os.path.dirname(folder)
        return folder in folders or (parent != folder and inside(parent))

    return {path for path in paths if inside(os.path.dirname(path))} if folders else set()


def _differing(
    known: Mapping[str, Stamp], found: Iterable[Location | Failure], gone: set[str]
) -> dict[str, Location | Failure | None]:
    changed: dict[str, Location | Failure | None] = {}
    for step in found:
        path, now = stamp(step)
        gone.discard(path)
        if known.get(path) != now:
            changed[path] = step
    return changed | dict.fromkeys(gone)

"""From the sources a reader names to files worth opening, one at a time."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tui.article import Failure
from tui.ingest.formats import is_delivered, is_mailbox, is_wanted

_KINDS = (
    (stat.S_ISFIFO, "is a named pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)
_OF_MAILDIR = frozenset({"cur", "new", "tmp"})


@dataclass(frozen=True, slots=True)
class Location:
    """A regular file: its path, its size in bytes, when it was last written and when
    anything about it changed last (seconds since the epoch)."""

    path: str
    size: int
    mtime: float
    ctime: float = field(default=0.0, compare=False)


def locate(sources: Iterable[str]) -> Iterator[Location | Failure]:
    """Every readable file in the sources, folders searched to any depth, in order of
    name; a `Failure` for everything that cannot be read and for folders without stories.

    Nothing is opened. Hidden files in folders are left out, but for the mailboxes of a
    Maildir; links to folders are followed, each real folder once.
    """
    seen: set[tuple[int, int]] = set()
    for source in sources:
        try:
            status = os.stat(source)
        except (OSError, ValueError) as error:
            yield Failure(source, explain(error))
            continue
        if not stat.S_ISDIR(status.st_mode):
            yield judge(source, status)
            continue
        empty = (status.st_dev, status.st_ino) not in seen
        for found in _walk(source, status, seen):
            empty = False
            yield found
        if empty:
            yield Failure(source, "has no stories in it")


def look_at(path: str) -> Iterator[Location | Failure]:
    """What `locate` finds at a path that is in one of its folders: the file or, in a folder,
    all files below it. Nothing where there is nothing, or what is left out."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        yield Failure(path, explain(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(path, status, set())
    elif is_wanted(os.path.basename(path)) or is_delivered(path):
        yield judge(path, status)


def judge(path: str, status: os.stat_result) -> Location | Failure:
    """Whether a file that is not a folder may be opened."""
    for is_kind, reason in _KINDS:
        if is_kind(status.st_mode):
            return Failure(path, reason)
    if not stat.S_ISREG(status.st_mode):
        return Failure(path, "is not a regular file")
    if status.st_size == 0:
        return Failure(path, "is empty")
    return Location(path, status.st_size, status.st_mtime, status.st_ctime)


def explain(error: OSError | ValueError) -> str:
    """What went wrong with a file, in words for the reader."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "is a link that leads back to itself"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read ({error.strerror.lower()})"
    return "is not a possible file name"


def _walk(
    top: str, status: os.stat_result, seen: set[tuple[int, int]]
) -> Iterator[Location | Failure]:
    """Depth first, in order of name. ``seen`` holds device and number of every folder
    entered; the stack holds a folder's remaining entries and its own identity."""
    here = (status.st_dev, status.st_ino)
    if here in seen:
        return
    seen.add(here)
    stack = [(here, _entries(top))]
    while stack:
        try:
            entry = next(stack[-1][1], None)
        except OSError as error:
            yield Failure(error.filename or top, explain(error))
            entry = None
        if entry is None:
            stack.pop()
            continue
        try:
            folder = entry.is_dir()
            if not folder and not (is_wanted(entry.name) or is_delivered(entry.path)):
                continue
            status = os.stat(entry.path)
        except OSError as error:
            yield Failure(entry.path, _explain_entry(entry, error))
            continue
        if not folder:
            yield judge(entry.path, status)
            continue
        here = (status.st_dev, status.st_ino)
        if here not in seen:
            seen.add(here)
            stack.append((here, _entries(entry.path)))
        elif here in [above for above, _ in stack]:
            yield Failure(entry.path, "is a link that leads back to a folder it is in")


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        entries = list(found)
    maildir = {entry.name for entry in entries} >= _OF_MAILDIR
    entries = [entry for entry in entries if not _is_left_out(entry.path, maildir)]
    entries.sort(key=lambda entry: entry.name)
    yield from entries


def hides(folder: str, path: str) -> bool:
    """Whether something below a folder, by its path from there, is in what is left out."""
    for name in path.split(os.sep):
        parts = (os.path.join(folder, one) for one in _OF_MAILDIR)
        maildir = name.startswith(".") and all(map(os.path.isdir, parts))
        folder = os.path.join(folder, name)
        if _is_left_out(folder, maildir):
            return True
    return False


def _is_left_out(path: str, maildir: bool) -> bool:
    """Whether something in a folder is hidden. In a Maildir a mailbox only seems to be; and
    what programs keep there beside the mail is no story."""
    name = os.path.basename(path)
    if not maildir:
        return name.startswith(".")
    if name.startswith("."):
        return not is_mailbox(name) or not os.path.isdir(os.path.join(path, "cur"))
    return name not in _OF_MAILDIR


def _explain_entry(entry: os.DirEntry[str], error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and entry.is_symlink():
        return "is a link to something that does not exist"
    return explain(error)

"""From the sources a reader names to files worth opening, one at a time."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from tui.article import Failure
from tui.ingest.formats.format_table import is_wanted
from tui.ingest.formats.maildir import is_delivered, is_mailbox
from tui.ingest.in_order import in_order

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
    return (found for found in locate_in_steps(sources) if found is not None)


def locate_in_steps(sources: Iterable[str]) -> Iterator[Location | Failure | None]:
    """The same, with None for a step that found nothing; every step is short."""
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
            empty = empty and found is None
            yield found
        if empty:
            yield Failure(source, "has no stories in it")


def look_at(path: str) -> Iterator[Location | Failure]:
    """What `locate` finds at a path that is in one of its folders: the file or, in a folder,
    all files below it. Nothing where there is nothing, or what is left out."""
    try:
        status = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):  # or a file has taken its folder's place
        return
    except (OSError, ValueError) as error:
        yield Failure(path, explain(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from (found for found in _walk(path, status, set()) if found is not None)
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
) -> Iterator[Location | Failure | None]:
    """Depth first, in order of name. ``seen`` holds device and number of every folder
    entered; the stack holds a folder's own identity, whether it is a Maildir, and its
    remaining entries."""
    here = (status.st_dev, status.st_ino)
    if here in seen:
        return
    seen.add(here)
    stack = [(here, _is_maildir(top), (yield from _entries(top)))]
    while stack:
        _, maildir, entries = stack[-1]
        entry = next(entries, None)
        if entry is None:
            stack.pop()
            continue
        if _is_left_out(entry.path, maildir):
            yield None
            continue
        try:
            folder = entry.is_dir()
            if not folder and not (is_wanted(entry.name) or is_delivered(entry.path)):
                yield None
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
            stack.append((here, _is_maildir(entry.path), (yield from _entries(entry.path))))
        elif here in [above for above, _, _ in stack]:
            yield Failure(entry.path, "is a link that leads back to a folder it is in")


def _entries(folder: str) -> Generator[Failure | None, None, Iterator[os.DirEntry[str]]]:
    """What is in a folder, in order of name; a `Failure` on the way if it cannot be read."""
    try:
        with os.scandir(folder) as found:
            return (yield from in_order(found, lambda entry: entry.name))
    except OSError as error:
        yield Failure(error.filename or folder, explain(error))
        return iter(())


def _is_maildir(folder: str) -> bool:
    return all(os.path.isdir(os.path.join(folder, one)) for one in _OF_MAILDIR)


def hides(folder: str, path: str) -> bool:
    """Whether something below a folder, by its path from there, is in what is left out."""
    for name in path.split(os.sep):
        maildir = name.startswith(".") and _is_maildir(folder)
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

"""Stories with their names marked in the text; the offsets are computed from the marks.

    python -m tui.entities.training.marked FILE_OR_FOLDER …

prints what each file marks and names every mark that is wrong. The marks are described in
``CONVENTIONS.md`` beside this file.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

TYPES = ("PER", "ORG", "LOC", "NORP", "EVENT", "WORK", "MISC")
_MARK = re.compile(rf"<({'|'.join(TYPES)})(?:=([^<>\n]+))?>([^<>\n]+)</\1>")
_STRAY = re.compile(rf"</?(?:{'|'.join(TYPES)})(?:=[^>\n]*)?>")


class Mark(NamedTuple):
    """A name in a story: half-open code-point offsets, type, and who it is."""

    start: int
    end: int
    type: str
    identity: str


class Marked(NamedTuple):
    """A story without its marks, and the marks in order."""

    text: str
    marks: tuple[Mark, ...]


def parse_marked(text: str) -> Marked:
    """Take the marks out of a story. Raises `ValueError`, with the line, for a mark that
    is not closed, is empty, nests, or has white space at its edge."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length = at = 0
    for found in _MARK.finditer(text):
        before, words = text[at : found.start()], found[3]
        pieces += before, words
        start = length + len(before)
        length = start + len(words)
        at = found.end()
        if words != words.strip():
            raise ValueError(f"line {_line(text, found.start())}: white space inside {found[0]!r}")
        marks.append(Mark(start, length, found[1], found[2] or words))
    pieces.append(text[at:])
    plain = "".join(pieces)
    if stray := _STRAY.search(plain):
        context = " ".join(plain[max(0, stray.start() - 30) : stray.end() + 30].split())
        raise ValueError(f"a mark that does not match its like: … {context} …")
    return Marked(plain, tuple(marks))


def read_marked(paths: Iterable[Path]) -> Iterator[tuple[Path, Marked]]:
    """Every story in some files and folders, in order of name. Raises `ValueError` with
    the file's name for a wrong mark."""
    for path in paths:
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            try:
                yield file, parse_marked(file.read_text(encoding="utf-8"))
            except ValueError as error:
                raise ValueError(f"{file}: {error}") from error


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def main() -> int:
    """Check the files named, and say what they hold."""
    wrong = stories = words = 0
    counts: Counter[str] = Counter()
    for name in sys.argv[1:]:
        path = Path(name)
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            try:
                story = parse_marked(file.read_text(encoding="utf-8"))
            except ValueError as error:
                print(f"{file}: {error}")
                wrong += 1
                continue
            stories += 1
            words += len(story.text.split())
            counts.update(mark.type for mark in story.marks)
    print(f"{stories} stories, {words:,} words;", ", ".join(f"{t} {n}" for t, n in counts.items()))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())

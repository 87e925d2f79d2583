"""Stories into a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tui.library import Library, Listing
from tui.send.page import markdown, plain

FORMATS = {".md": "Markdown", ".txt": "text", ".json": "JSON Lines", ".jsonl": "JSON Lines"}


def rendered(library: Library, positions: Sequence[int], suffix: str) -> str:
    """Stories in the format of a file's suffix, one after the other."""
    if suffix in (".json", ".jsonl"):
        from tui.export import json_lines

        return "".join(f"{line}\n" for line in json_lines(library, Listing(positions)))
    page, between = (plain, "\n* * *\n\n") if suffix == ".txt" else (markdown, "\n---\n\n")
    return between.join(page(library.store[position]) for position in positions)


def save(text: str, target: str) -> Path:
    """Write a new file; ``~`` is the home directory. An existing file is never touched.

    Raises OSError, among them FileExistsError.
    """
    path = Path(os.path.expanduser(target))
    file = path.open("x", encoding="utf-8", errors="backslashreplace")
    try:
        with file:
            file.write(text)
    except BaseException:  # half a file would be in the way of the next attempt
        path.unlink(missing_ok=True)
        raise
    return path

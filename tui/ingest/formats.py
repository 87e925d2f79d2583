"""The table of formats: how each is recognised, which module reads it, what it needs.

A document is recognised by its content; its suffix or MIME type is a hint that only
decides where the content does not. The first entry that fits reads the document, so what
is certain stands above what is likely, and plain text, which anything may be, is last.
Nothing that looks like markup makes a document HTML: half of all wire copy has <TICKERS>.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple, TypeAlias

from tui.article import Failure
from tui.ingest.document import Document
from tui.ingest.draft import Draft

Found: TypeAlias = "Draft | Document | Failure | None"
"""What a reader gives: a story; something that the table is to be asked about in turn;
something in the document that could not be read; None for a step without a result."""


class Format(NamedTuple):
    """One format. Its ``module`` has a function ``read(document) -> Iterator[Found]`` that
    may raise `Unreadable`, and imports what it needs when it is imported itself."""

    name: str
    module: str
    recognises: Callable[[Document], bool]
    suffixes: frozenset[str] = frozenset()
    """What is looked at in folders."""
    extra: str | None = None
    """The extra of newstui that has what the module imports."""
    secluded_from: int | None = None
    """Bytes from which it is read in a process of its own, which can be killed; None:
    never."""

    def reader(self) -> Callable[[Document], Iterator[Found]]:
        """Its ``read``. Raises ModuleNotFoundError where the extra is missing."""
        read: Callable[[Document], Iterator[Found]] = import_module(self.module).read
        return read


_JSON = re.compile(r"\{\s*[\"}]|\[\s*[{\]]")
_JSON_HINTS = frozenset({".json", ".jsonl", ".ndjson", "application/json"})


def _is_json(document: Document) -> bool:
    opening = document.opening
    if document.hint in _JSON_HINTS and opening.startswith(("{", "[")):
        return True
    return _JSON.match(opening) is not None


def _is_anything(document: Document) -> bool:
    return True


TEXT = Format(
    "plain text",
    "tui.ingest.plain",
    _is_anything,
    frozenset({"", ".txt", ".text", ".wire", ".asc", ".article", ".story", ".news"}),
)

FORMATS: tuple[Format, ...] = (
    Format(
        "JSON",
        "tui.ingest.json_records",
        _is_json,
        frozenset({".json", ".jsonl", ".ndjson"}),
    ),
    TEXT,
)

SUFFIXES = frozenset().union(*(one.suffixes for one in FORMATS))
"""What is looked at inside folders; a file named by the reader is always tried."""


def format_of(document: Document) -> Format:
    """The format of a document that is not empty."""
    return next(one for one in FORMATS if one.recognises(document))

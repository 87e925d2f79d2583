"""XML of no kind that news comes in: named, so that nobody has to read markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft

_ROOT = re.compile(r"<([\w:.-]{1,60})[\s/>]")


def read(document: Document) -> Iterator[Draft]:
    """Raises `Unreadable`."""
    root = _ROOT.search(document.opening)
    what = f" (<{root.group(1)}>)" if root else ""
    raise Unreadable(f"is XML, but of no kind that news comes in{what}")
